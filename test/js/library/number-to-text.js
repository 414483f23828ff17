// The shortest digits that read back as the same number.
assertSame('0.1', String(0.1));
assertSame('0.30000000000000004', String(0.1 + 0.2));
assertSame('5e-324', String(Number.MIN_VALUE));
assertSame('0', String(-0));

// Exponents from 10^21 and below 10^-6.
assertSame('123456789012345680000', String(123456789012345678901));
assertSame('1e+21', String(1e21));
assertSame('1e-7', String(1e-7));

// Other radices.
assertSame('ff', (255).toString(16));
assertSame('0.1', (0.5).toString(2));
assertSame('-zz', (-1295).toString(36));

// A fixed number of digits.
assertSame('1.00', (1.005).toFixed(2));
assertSame('1.0e+3', (1000).toExponential(1));
assertSame('1.2e+2', (123).toPrecision(2));
assertThrows(() => (1).toFixed(101), RangeError);
