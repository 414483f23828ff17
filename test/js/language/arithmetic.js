// + puts texts together, the others make numbers.
assertSame('12', 1 + '2');
assertSame('1,2[object Object]', [1, 2] + {});
assertSame(-1, 1 - '2');

// Powers go from the right, and want parentheses round a sign.
assertSame(8, 2 ** 3);
assertSame(2 ** 9, 2 ** 3 ** 2);
assertThrows('-1 ** 2', SyntaxError);

// Remainders have the sign of the dividend.
assertSame(1, 7 % 3);
assertSame(-1, -7 % 3);
assertSame(-0, -4 % 2);
assertSame(1.5, 5.5 % 2);

// Bits are 32.
assertSame(-1, 5 << 31 >> 31);
assertSame(4294967295, -1 >>> 0);
assertSame(0, 2 ** 32 | 0);
assertSame(-6, ~5);

// Beyond the small integers.
assertSame(2147483648, 2147483647 + 1);
assertSame(-2147483649, -2147483648 - 1);
assertSame(4611686014132420609, 2147483647 * 2147483647);

// Zero has a sign, and can be divided by.
assertSame(-0, 0 * -1);
assertSame(Infinity, 1 / 0);
assertSame(-Infinity, -1 / 0);

// x++ is a number also before.
{
  let i = '5';
  assertSame(5, i++);
  assertSame(6, i);
}

// Literals.
assertSame(1000000, 1_000_000);
assertSame(255, 0xff);
assertSame(8, 0o10);
assertSame(5, 0b101);
