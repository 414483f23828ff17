// Flags: --host-262
// The array of texts that a tag gets: one for each site and realm, however often and by which closure the site is run.
const tag = (strings) => strings;

test('a site gives the same object each time', () => {
  const site = () => tag`a${1}b`;
  const first = site();
  for (let i = 0; i < 10; i++) assertSame(first, site());
});

test('closures of one function share their sites', () => {
  const make = () => () => tag`a`;
  const first = make()();
  for (let i = 0; i < 10; i++) assertSame(first, make()());
});

test('sites with equal texts have different objects', () => {
  const one = () => tag`same`, other = () => tag`same`, both = () => [tag`same`, tag`same`];
  for (let i = 0; i < 5; i++) {
    assertFalse(one() === other());
    const [first, second] = both();
    assertFalse(first === second);
    assertSame(first, both()[0]);
  }
});

test('code that is evaluated again has new objects', () => {
  const source = '(() => tag`a`)';
  globalThis.tag = tag;
  assertFalse((0, eval)(source)() === (0, eval)(source)());
  delete globalThis.tag;
});

test('a generator keeps its site', () => {
  function* sites() { for (;;) yield tag`a`; }
  const one = sites(), other = sites();
  const first = one.next().value;
  assertSame(first, one.next().value);
  assertSame(first, other.next().value);
});

test('realms have objects of their own, made of their own arrays', () => {
  const realm = $262.createRealm();
  const theirs = realm.evalScript('const tag = (strings) => strings; () => tag`a`');
  assertSame(realm.global.Array.prototype, Object.getPrototypeOf(theirs()));
  assertSame(theirs(), theirs());
});

test('the object and its raw texts are frozen', () => {
  const strings = tag`a\n${1}\u{41}`;
  assertTrue(Object.isFrozen(strings));
  assertTrue(Object.isFrozen(strings.raw));
  assertEquals(['a\n', 'A'], [...strings]);
  assertEquals(['a\\n', '\\u{41}'], [...strings.raw]);
  assertFalse(Object.getOwnPropertyDescriptor(strings, 'raw').enumerable);
});

test('a text with a wrong escape is undefined, its raw text is not', () => {
  assertEquals([undefined, 'b'], [...tag`\u${1}b`]);
  assertEquals(['\\u', 'b'], [...(tag`\u${1}b`).raw]);
});

test('a weak map keeps what it knows about a site', () => {
  const known = new WeakMap, site = () => tag`a`;
  known.set(site(), 1);
  for (let i = 0; i < 10; i++) assertSame(1, known.get(site()));
});
