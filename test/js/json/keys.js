// Keys with equal ends and lengths, and many of each length, one after the other.
const keys = [];
for (const middle of ['aa', 'ab', 'ba', 'bb', '\\n', 'éa', '€€']) {
  for (const ends of ['xx', 'x', '']) keys.push(ends + middle + ends);
}
for (let i = 0; i < 300; i++) keys.push('key' + i % 10 + '' + i + 'end');
const text = (list) => '{' + list.map((key, i) => `"${key}":${i}`).join() + '}';
const named = (list) => Object.fromEntries(list.map((key, i) => [key.replace('\\n', '\n'), i]));
assertEquals(named(keys), JSON.parse(text(keys)));
assertEquals(named(keys.toReversed()), JSON.parse(text(keys.toReversed())));
assertEquals(keys.map((key, i) => named([key])), JSON.parse('[' + keys.map((key) => text([key])).join() + ']'));

// The last of equal keys counts; __proto__ is one like others; indices are elements.
assertEquals({ a: 2 }, JSON.parse('{"a":1,"a":2}'));
assertTrue(Object.hasOwn(JSON.parse('{"__proto__":1}'), '__proto__'));
assertSame(Object.prototype, Object.getPrototypeOf(JSON.parse('{"__proto__":null}')));
assertArrayEquals(['0', '7', 'b'], Object.keys(JSON.parse('{"b":1,"7":2,"0":3}')));
