// With the flag u a character is a code point.
assertSame('😀', /./u.exec('😀')[0]);
assertSame(1, /./.exec('😀')[0].length);
assertTrue(/\u{1F600}/u.test('😀'));

// Properties.
assertTrue(/\p{Lu}/u.test('É'));
assertTrue(/\p{Script=Greek}/u.test('α'));
assertFalse(/\P{L}/u.test('a'));

// Case is folded with u, and converted without.
assertTrue(/ABC/i.test('abc'));
assertTrue(/k/iu.test('\u212a'));
assertFalse(/k/i.test('\u212a'));
