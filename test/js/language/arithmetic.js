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

// A sum, a difference or an element that is truncated to 32 bits.
{
  const add = (a, b) => (a + b) | 0;
  const subtract = (a, b) => (a - b) | 0;
  const addSmall = (a) => (a + 7) | 0;
  const subtractSmall = (a) => (a - 7) | 0;
  const element = (a, i) => a[i] | 0;
  const max = 2147483647;
  const min = -2147483648;
  for (let n = 0; n < 3; ++n) {
    assertEquals(5, add(2, 3));
    assertEquals(min, add(max, 1));
    assertEquals(max, subtract(min, 1));
    assertEquals(min + 6, addSmall(max));
    assertEquals(max - 6, subtractSmall(min));
    assertEquals(1, add(0.5, 0.75));
    assertEquals(-1, subtract(0.5, 2.25));
    assertEquals(705032704, add(4e9, 1e9));
    assertEquals(0, add(NaN, 1));
    assertEquals(0, subtract(Infinity, 1));
    assertEquals(0, add(1e300, 1));
    assertTrue(Object.is(0, add(-0, -0)));
    assertEquals(12, add('1', '2'));
    assertEquals(0, add('a', 1));
    assertEquals(-1, subtract('1', '2'));
    assertEquals(8, addSmall({ valueOf: () => 1 }));
    assertEquals(7, addSmall(null));
    assertEquals(3, element([1, 3.9], 1));
    assertEquals(0, element([1, 3.9], 2));
    assertEquals(-1, element(new Uint32Array([0xFFFFFFFF]), 0));
    assertEquals(7, element('37', 1));
    assertEquals(9, element({ key: '9' }, 'key'));
    assertEquals(0, element([1e300], 0));
  }
  assertThrows(() => add(1n, 2n), TypeError);
  assertThrows(() => subtract(1n, 2n), TypeError);
  assertThrows(() => element([1n], 0), TypeError);
  assertThrows(() => element(null, 0), TypeError);
  assertThrows(() => addSmall(Symbol()), TypeError);
  assertEquals(3n, ((a, b) => (a + b) | 0n)(1n, 2n));
  // Operands and the truncation come in order, and once.
  const log = [];
  const operand = (name, value) => ({ valueOf: () => (log.push(name), value) });
  assertEquals(3, add(operand('left', 1.5), operand('right', 1.5)));
  assertArrayEquals(['left', 'right'], log);
  assertEquals(4, ((o) => o.a[(o.b++, 0)] | 0)({ a: [4], b: 0 }));
}
