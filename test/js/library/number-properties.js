// The global functions convert their argument, those of Number do not.
assertTrue(isNaN('x'));
assertFalse(isNaN('1'));
assertFalse(Number.isNaN('x'));
assertTrue(isFinite('1'));
assertFalse(isFinite(Infinity));

// Integers, and where they end.
assertTrue(Number.isInteger(5.0));
assertFalse(Number.isSafeInteger(2 ** 53));
assertSame(9007199254740991, Number.MAX_SAFE_INTEGER);
