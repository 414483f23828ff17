// Characters: the dot and line ends, classes, escapes.
assertSame(1, /a.c/.exec('xabcx').index);
assertSame('abc', /a.c/.exec('xabcx')[0]);
assertFalse(/a.c/.test('a\nc'));
assertTrue(/a.c/s.test('a\nc'));
assertTrue(/^[^a-c\d]$/.test('x'));
assertTrue(/[\b]/.test('\b'));
assertTrue(/\u0041\x42\cJ/.test('AB\n'));
assertTrue(/^\s*$/.test(' \u00a0\ufeff\u2029'));

// Assertions: line ends, words, what is ahead and behind.
assertTrue(/^b$/m.test('a\nb'));
assertTrue(/\bword\b/.test('a word.'));
assertSame('foo', /foo(?=bar)/.exec('foobar')[0]);
assertSame(null, /foo(?!bar)/.exec('foobar'));
assertSame('42', /(?<=\$)\d+/.exec('cost $42')[0]);
assertSame('42', /(?<!\$)\b\d+/.exec('$1 42')[0]);

// Behind is matched backwards.
assertArrayEquals(['', '3', '1'], /(?<=(\d)(\d))$/.exec('31'));

// Quantifiers: greedy, lazy, counted.
assertSame('aaa', /a+/.exec('aaa')[0]);
assertSame('a', /a+?/.exec('aaa')[0]);
assertSame('aa', /a{2}/.exec('aaa')[0]);
assertTrue(/^(?:[a-z0-9]+\.)+[a-z]{2,}$/i.test('www.Example.org'));

// What matches nothing is not repeated without end.
assertSame(null, /(?:a*)*b/.exec('a'.repeat(25)));
assertSame('', /(?:)*/.exec('a')[0]);

// The first alternative with which the rest matches.
assertSame('ab', /(?:a|ab)(?:c|$)/.exec('ab')[0]);
