// The fast paths of regular expressions see what script changes, and what it changes back.
const original = RegExp.prototype.exec;
const upper = /b/g;
assertSame('aXc', 'abc'.replace(/b/, 'X'));
assertSame('a[1]c', 'abc'.replace(/b/g, (m, at) => `[${at}]`));
let calls = 0;
RegExp.prototype.exec = function (s) { calls++; return original.call(this, s); };
assertSame('aXc', 'abc'.replace(/b/, 'X'));
assertSame(1, calls);
assertTrue(/b/.test('abc'));
assertSame(2, calls);
RegExp.prototype.exec = original;
assertSame('aXc', 'abc'.replace(/b/, 'X'));
assertSame(2, calls);
RegExp.prototype.exec = () => null;
assertSame('abc', 'abc'.replace(/b/, 'X'));
RegExp.prototype.exec = original;

// An own exec counts, too; so does a frozen lastIndex.
const own = /b/;
own.exec = () => ({ index: 0, 0: 'a', length: 1 });
assertSame('Xbc', 'abc'.replace(own, 'X'));
const frozen = Object.freeze(/b/g);
assertThrows(() => frozen.test('abc'), TypeError);

// A replacer that changes the regexp does not change the matches, which were found before.
assertSame('xyx', 'aba'.replace(upper.compile('a', 'g'), () => { upper.compile('zzz'); return 'x'; }).replace('b', 'y'));
// The last match is known to the statics, during and after.
'k=v'.replace(/(\w)=(\w)/, () => { assertSame('k', RegExp.$1); return ''; });
assertSame('v', RegExp.$2);
assertSame('k=v', RegExp.lastMatch);

assertSame('$1 a$ b&', 'ab'.replace(/(?<n>a)(b)/, '$$1 $<n>$ $2&'));
assertEquals(['', 'a', 'b', ''], '-a-b-'.split(/-/));
assertEquals(['a', '-', 'b'], 'a-b'.split(/(-)/));
assertEquals(['a'], 'a-b-c'.split(/-/, 1));
assertEquals([], ''.split(/(?:)/));
assertEquals(['\u{1F600}'], '\u{1F600}'.split(/(?:)/u));
assertSame(2, '\u{1F600}'.split(/(?:)/).length);
