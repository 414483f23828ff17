// Quotients are cut towards zero, remainders have the sign of what is divided.
assertSame(-3n, -7n / 2n);
assertSame(-1n, -7n % 2n);
assertThrows(() => 1n / 0n, RangeError);

// Numbers of many digits.
assertSame(2n ** 64n, 18446744073709551616n);
{
  const factorial = (n) => n ? n * factorial(n - 1n) : 1n;
  assertSame(30414093201713378043612608166064768844377641568960512000000000000n, factorial(50n));
}

// Bits are those of two's complement without an end.
assertSame(-8n, -1n << 3n);
assertSame(-1n, -5n >> 10n);
assertSame(6n, 5n ^ 3n);
assertSame(-1n, BigInt.asIntN(8, 255n));
assertSame(255n, BigInt.asUintN(8, -1n));

// To and from text and numbers.
assertSame(5n, BigInt('0b101'));
assertSame('-ff', (-255n).toString(16));
assertThrows(() => BigInt(1.5), RangeError);

// Compared with numbers, but not calculated with.
assertTrue(2n > 1);
assertTrue(1n == 1);
assertTrue(1n !== 1);
assertThrows(() => 1n + 1, TypeError);
