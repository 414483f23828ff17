// Largest and smallest: NaN wins, zeros have signs, no arguments give the other end.
assertSame(3, Math.max(1, 3, 2));
assertSame(-Infinity, Math.max());
assertSame(NaN, Math.min(1, NaN));
assertSame(-0, Math.min(0, -0));

// Rounding, and the sign of its zeros.
assertSame(-0, Math.round(-0.2));
assertSame(1, Math.round(0.5));
assertSame(-1, Math.trunc(-1.9));
assertSame(-2, Math.floor(-1.5));
assertSame(-0, Math.ceil(-0.5));
assertSame(-1, Math.sign(-3));

// Roots, logarithms, angles.
assertSame(5, Math.hypot(3, 4));
assertSame(2, Math.cbrt(8));
assertSame(10, Math.log2(1024));
assertSame(Math.PI, Math.atan2(0, -1));

// 32 bits, single precision.
assertSame(31, Math.clz32(1));
assertSame(-5, Math.imul(0xffffffff, 5));
assertSame(5.5, Math.fround(5.5));

// Powers: not IEEE's where the base is 1 or the exponent NaN.
assertSame(NaN, Math.pow(1, Infinity));
assertSame(1, Math.pow(NaN, 0));
assertSame(1, 0 ** 0);

// Random numbers are in [0, 1).
{
  const random = Math.random();
  assertTrue(random >= 0 && random < 1);
}
