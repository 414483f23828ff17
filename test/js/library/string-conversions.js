// Case: one letter may become two, a final sigma is another letter.
assertSame('HELLO', 'Hello'.toUpperCase());
assertSame('SS', 'ß'.toUpperCase());
assertSame('i̇', 'İ'.toLowerCase());
assertSame('ὀδυσσεύς', 'ὈΔΥΣΣΕΎΣ'.toLowerCase());

// White space of every kind is trimmed.
assertSame('x', ' \t\n\u00a0\ufeffx\u2028 '.trim());
assertSame('x ', ' x '.trimStart());
assertSame(' x', ' x '.trimEnd());

// Padding and repetition.
assertSame('00042', '42'.padStart(5, '0'));
assertSame('ababa', ''.padEnd(5, 'ab'));
assertSame('ababab', 'ab'.repeat(3));
assertThrows(() => 'a'.repeat(-1), RangeError);

// Normal forms.
assertSame('ñ', 'n\u0303'.normalize());
assertSame(2, 'ñ'.normalize('NFD').length);

// concat converts what it gets.
assertSame('abc1truenullundefined', 'abc'.concat(1, true, null, undefined));

// Escapes of literals.
assertSame('\u0041\x41\101', 'AAA');

// Wrappers.
assertSame(5, new String('boxed').length);
assertSame('object', typeof new String(''));
