const name = 'x';
assertSame('a x b 3', `a ${name} b ${1 + 2}`);
assertSame('1\n2', `1
2`);
assertSame('nested in', `nested ${`${'in'}`}`);
function tag(strings, ...values) { return { strings, raw: strings.raw, values }; }
const result = tag`a\n${1}\u{61}${2}`;
assertEquals(['a\n', 'a', ''], [...result.strings]);
assertEquals(['a\\n', '\\u{61}', ''], [...result.raw]);
assertEquals([1, 2], result.values);
assertTrue(Object.isFrozen(result.strings));
const site = () => tag`same`.strings;
assertSame(site(), site());
assertSame(undefined, tag`\u{zz}`.strings[0]);
assertThrows('`\\u{zz}`', SyntaxError);
assertSame('a\\n1', String.raw`a\n${1}`);
