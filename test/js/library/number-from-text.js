// Number takes the whole text, white space aside.
assertSame(NaN, Number('1a'));
assertSame(0, Number(' \n'));
assertSame(255, Number('0xff'));
assertSame(Infinity, Number('Infinity'));

// parseInt takes digits of its radix as far as they go.
assertSame(12, parseInt('  12px'));
assertSame(255, parseInt('0xff'));
assertSame(10, parseInt('1010', 2));
assertSame(NaN, parseInt(''));

// parseFloat takes a decimal literal as far as it goes.
assertSame(3.14, parseFloat('3.14abc'));
assertSame(1.5, parseFloat('1.5e0abc'));
