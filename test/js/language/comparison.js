// == converts, but null and undefined equal each other alone.
assertTrue(null == undefined);
assertFalse(null == 0);
assertTrue('1' == 1);
assertTrue([1] == 1);
assertFalse(NaN == NaN);

// < compares texts as texts, and numbers with all else.
assertTrue('b' > 'a');
assertFalse('10' > '9');
assertTrue('10' > 9);
assertFalse(undefined < 1);
assertTrue({ valueOf() { return 2; } } > 1);

// typeof.
assertSame('undefined', typeof void 0);
assertSame('object', typeof null);
assertSame('bigint', typeof 1n);
