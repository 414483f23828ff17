// Flags: --host-262
// With: sites-support.js
// One site that meets objects and functions of several realms.
const other = $262.createRealm();
const make = (source) => other.evalScript(source);

testSite('objects of two realms with equal shapes', 'o => o.x', (load) => {
  const theirs = make('() => ({ x: 2 })'), ours = () => ({ x: 1 });
  warm(() => { assertSame(1, load(ours())); assertSame(2, load(theirs())); });
});

testSite('methods of two realms\' prototypes', '(o) => o.indexOf', (load) => {
  const theirs = make('[]');
  warm(() => {
    assertSame(Array.prototype.indexOf, load([]));
    assertSame(other.global.Array.prototype.indexOf, load(theirs));
  });
  other.global.Array.prototype.indexOf = 'theirs';
  assertSame('theirs', load(theirs));
  assertSame(Array.prototype.indexOf, load([]));
}, (load, i) => load({ ['before' + i]: i, indexOf: i }));

testSite('a primitive\'s property is that of the realm whose code asks', 'o => o.x', (load) => {
  const theirLoad = make('(o) => o.x');
  String.prototype.x = 'ours';
  other.global.String.prototype.x = 'theirs';
  try {
    warm(() => { assertSame('ours', load('text')); assertSame('theirs', theirLoad('text')); });
    String.prototype.x = 'changed';
    assertSame('changed', load('text'));
    assertSame('theirs', theirLoad('text'));
  } finally {
    delete String.prototype.x;
  }
});

testSite('setters of another realm', '(o, v) => { o.x = v; }', (store) => {
  const theirs = make('globalThis.seen = []; ({ set x(v) { seen.push(this === globalThis ? 0 : v); } })');
  const object = Object.create(theirs);
  warm((i) => store(object, i));
  assertEquals('0,1,2,3,4', String(make('seen')));
  assertFalse(Object.hasOwn(object, 'x'));
});

test('a function\'s free variables are those of its realm', () => {
  const source = '() => { missing = 1; const found = missing; delete globalThis.missing; return [found, globalThis]; }';
  const ours = (0, eval)(source), theirs = make(source);
  warm(() => { assertSame(globalThis, ours()[1]); assertSame(other.global, theirs()[1]); });
  globalThis.shared = 'ours';
  other.global.shared = 'theirs';
  const read = '() => shared', ourRead = (0, eval)(read), theirRead = make(read);
  warm(() => { assertSame('ours', ourRead()); assertSame('theirs', theirRead()); });
  delete globalThis.shared;
});

test('literals, errors and boxes are made in the realm of the code that makes them', () => {
  const theirs = make('({ array: () => [], object: () => ({}), error: () => { try { null.x; } catch (e) { return e; } },' +
                      ' box() { return this; }, closure: () => () => 1, regexp: () => /a/ })');
  warm(() => {
    assertSame(other.global.Array.prototype, Object.getPrototypeOf(theirs.array()));
    assertSame(other.global.Object.prototype, Object.getPrototypeOf(theirs.object()));
    assertSame(other.global.TypeError.prototype, Object.getPrototypeOf(theirs.error()));
    assertSame(other.global.Number.prototype, Object.getPrototypeOf(theirs.box.call(1)));
    assertSame(other.global.Function.prototype, Object.getPrototypeOf(theirs.closure()));
    assertSame(other.global.RegExp.prototype, Object.getPrototypeOf(theirs.regexp()));
    assertSame(Array.prototype, Object.getPrototypeOf([]));
  });
});

test('a change of one realm\'s iteration does not change the other\'s', () => {
  const spread = (list) => [...list], theirSpread = make('(list) => [...list]');
  const theirs = make('[1, 2, 3]'), ours = [1, 2, 3];
  warm(() => {
    for (const each of [spread, theirSpread]) for (const list of [ours, theirs]) assertSame(3, each(list).length);
  });
  make('Array.prototype[Symbol.iterator] = function*() { yield "theirs"; };');
  assertEquals([1, 2, 3], spread(ours));
  assertEquals(['theirs'], spread(theirs));
  assertEquals('theirs', theirSpread(theirs)[0]);
  assertSame(3, theirSpread(ours).length);
});

test('a change of one realm\'s array iterators does not change the other\'s', () => {
  const realm = $262.createRealm();
  const spread = (list) => [...list], theirs = realm.evalScript('[1, 2, 3]');
  warm(() => assertEquals([1, 2, 3], spread(theirs)));
  realm.evalScript('Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true });');
  assertEquals([], spread(theirs));
  assertEquals([1, 2, 3], spread([1, 2, 3]));
});

test('species of another realm\'s arrays', () => {
  const realm = $262.createRealm();
  const theirs = realm.evalScript('[1, 2, 3]');
  warm(() => assertSame(Array.prototype, Object.getPrototypeOf(Array.prototype.map.call(theirs, (x) => x))));
  realm.evalScript('class Mine extends Array {}; globalThis.Mine = Mine; Array.prototype.constructor = Mine;');
  assertSame(realm.global.Mine.prototype, Object.getPrototypeOf(Array.prototype.map.call(theirs, (x) => x)));
  assertSame(Array.prototype, Object.getPrototypeOf([1].map((x) => x)));
});
