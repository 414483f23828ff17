// Flags: --verify-heap
// Copies and lists of properties: what the short ways for plain objects must leave to the long one.
const symbol = Symbol('s'), other = Symbol('t');
const keysOf = (object) => Reflect.ownKeys(object);
function assertCopies(source, expectedKeys) {
  const expected = expectedKeys || keysOf(source);
  for (const [copy, by] of [[{ ...source }, 'spread'], [{ ...source, ...source }, 'spread twice'],
                            [(({ ...rest }) => rest)(source), 'rest'], [Object.assign({}, source), 'assign']]) {
    assertEquals(expected.map(String), keysOf(copy).map(String), by);
    for (const key of expected) {
      const descriptor = Object.getOwnPropertyDescriptor(copy, key);
      assertTrue(descriptor.writable && descriptor.enumerable && descriptor.configurable, by);
      assertSame(source[key], descriptor.value, by);
    }
    assertTrue(Object.isExtensible(copy));
    assertSame(Object.prototype, Object.getPrototypeOf(copy));
  }
}

test('strings before symbols, each in their order', () => {
  assertCopies({});
  assertCopies({ a: 1, b: 'two', c: 3.5, d: undefined, e: null });
  assertCopies({ [symbol]: 1, a: 2, [other]: 3, b: 4 }, ['a', 'b', symbol, other]);
  assertCopies({ b: 1, 7: 2, a: 3, 5: 4 }, ['5', '7', 'b', 'a']);
  const many = {};
  for (let i = 0; i < 300; i++) many['key' + i] = i;
  assertCopies(many);
  delete many.key7;
  assertCopies(many);
  for (let count = 0; count < 40; count++) {
    const source = {};
    for (let i = 0; i < count; i++) source['k' + i] = i;
    assertCopies(source);
  }
});

test('a copy and its source go separate ways', () => {
  const source = { a: 1, b: { inner: 1 } };
  for (const copy of [{ ...source }, Object.assign({}, source)]) {
    copy.a = 2;
    copy.c = 3;
    assertEquals(['a', 'b'], keysOf(source));
    assertSame(1, source.a);
    assertSame(source.b, copy.b);
    delete copy.b;
    assertEquals(['a', 'c'], keysOf(copy));
  }
  source.d = 4;
  assertCopies(source);
});

test('what is not as a copy has to be', () => {
  const all = ['a', 'b'];
  assertCopies(Object.freeze({ a: 1, b: 2 }));
  assertCopies(Object.seal({ a: 1, b: 2 }));
  assertCopies(Object.preventExtensions({ a: 1, b: 2 }));
  assertCopies(Object.defineProperty({ a: 1, b: 2 }, 'hidden', { value: 3 }), all);
  assertCopies(Object.defineProperty({ a: 1, b: 2 }, 'a', { writable: false }));
  assertCopies(Object.defineProperty({ a: 1, b: 2 }, 'hidden', { get() { fail('not read'); } }), all);
  assertCopies(Object.assign(Object.create({ inherited: 1 }), { a: 1, b: 2 }), all);
  class Point { constructor() { this.a = 1; this.b = 2; } }
  assertCopies(new Point(), all);
  Point.prototype = Object.prototype;
  function Plain() { this.a = 1; this.b = 2; }
  Plain.prototype = Object.prototype;
  assertCopies(new Plain(), all);
  const prototype = { a: 1, b: 2 };
  const child = Object.create(prototype), read = (object) => object.a;
  for (let i = 0; i < 20; i++) assertSame(1, read(child));
  assertCopies(prototype);
  const copy = { ...prototype };
  copy.a = 5;
  assertSame(1, read(child));
  copy.c = 6;
  assertSame(undefined, child.c);
  const before = { ...prototype };
  prototype.d = 7;
  prototype.e = 8;
  assertEquals(['a', 'b'], keysOf(before));
  assertSame(8, child.e);
  const arguments_ = (function() { return arguments; })('x', 'y');
  assertEquals(['0', '1'], keysOf({ ...arguments_ }));
  assertEquals(['0', '1'], keysOf({ ...'ab' }));
  assertEquals(['0'], keysOf({ ...['x'] }));
});

test('private names stay behind', () => {
  class Stamp extends (class { constructor(object) { return object; } }) {
    #mark = 1;
    static has(object) { return #mark in object; }
  }
  const source = new Stamp({ a: 1, b: 2 });
  assertTrue(Stamp.has(source));
  assertCopies(source, ['a', 'b']);
  assertFalse(Stamp.has({ ...source }));
  assertFalse(Stamp.has(Object.assign({}, source)));
});

test('into objects that have something already', () => {
  const source = { a: 1, b: 2 };
  assertEquals({ z: 0, a: 1, b: 2 }, { z: 0, ...source });
  assertEquals({ a: 9, b: 2 }, { ...source, a: 9 });
  assertEquals({ a: 1, b: 2 }, { a: 9, ...source });
  assertSame(null, Object.getPrototypeOf({ __proto__: null, ...source }));
  const parsed = JSON.parse('{ "__proto__": 1, "a": 2 }');
  assertEquals(['__proto__', 'a'], keysOf({ ...parsed }));
  // Assignment finds the setter of Object.prototype instead.
  assertEquals(['a'], keysOf(Object.assign({}, parsed)));
  assertEquals({ 0: 'x', a: 1, b: 2 }, { 0: 'x', ...source });
  let getterOfLiteral = { ...source, get a() { return 'got'; } };
  assertSame('got', getterOfLiteral.a);
  assertEquals({ b: 2 }, (({ a, ...rest }) => rest)(source));
  assertEquals({ b: 2 }, (({ ['a']: a, ...rest }) => rest)(source));
});

test('rest leaves out what was named', () => {
  const source = { a: 1, [symbol]: 2, b: 3, [other]: 4 };
  const { [symbol]: taken, a, ...rest } = source;
  assertEquals(['b', 'Symbol(t)'], keysOf(rest).map(String));
});

test('assign calls setters, which may change the source', () => {
  const run = (change) => {
    const source = { a: 1, b: 2, c: 3 };
    const log = [];
    const target = {
      set a(value) { log.push('a', value); change(source); },
      set b(value) { log.push('b', value); },
      set c(value) { log.push('c', value); },
      set d(value) { log.push('d', value); },
    };
    Object.assign(target, source);
    return log.join();
  };
  assertSame('a,1,b,2,c,3', run(() => {}));
  assertSame('a,1,b,5,c,3', run((source) => { source.b = 5; }));
  assertSame('a,1,c,3', run((source) => { delete source.b; }));
  assertSame('a,1,b,2,c,3', run((source) => { source.d = 4; }));
  assertSame('a,1,b,2,c,7', run((source) => { Object.defineProperty(source, 'c', { get: () => 7 }); }));
  assertSame('a,1,c,3', run((source) => { Object.defineProperty(source, 'b', { enumerable: false }); }));
  assertSame('a,1,b,2,c,3', run((source) => { source[0] = 'element'; }));
  const order = [];
  Object.assign(new Proxy({}, { set(target, key) { order.push(String(key)); return true; } }),
                { [symbol]: 1, a: 2, [other]: 3, b: 4 });
  assertEquals(['a', 'b', 'Symbol(s)', 'Symbol(t)'], order);
  const prototype = { set x(value) { this.seen = value; } };
  const target = Object.create(prototype);
  Object.assign(target, { x: 1 });
  assertEquals(['seen'], keysOf(target));
  assertThrows(() => Object.assign(Object.freeze({ a: 0 }), { a: 1 }), TypeError);
  assertThrows(() => Object.assign(Object.create(Object.freeze({ a: 0 })), { a: 1 }), TypeError);
  const self = { a: 1, b: 2 };
  assertSame(self, Object.assign(self, self));
});

test('keys, values and entries', () => {
  const source = { [symbol]: 0, a: 1, b: 2.5, c: 'x' };
  Object.defineProperty(source, 'hidden', { value: 1 });
  for (let round = 0; round < 3; round++) {
    assertEquals(['a', 'b', 'c'], Object.keys(source));
    assertEquals([1, 2.5, 'x'], Object.values(source));
    assertEquals([['a', 1], ['b', 2.5], ['c', 'x']], Object.entries(source));
  }
  // Lists are the caller's own.
  Object.keys(source).push('more');
  Object.keys(source)[0] = 'changed';
  assertEquals(['a', 'b', 'c'], Object.keys(source));
  const seen = [];
  for (const key in source) seen.push(key);
  assertEquals(['a', 'b', 'c'], seen);
  source[3] = 'element';
  assertEquals(['3', 'a', 'b', 'c'], Object.keys(source));
  assertEquals(['element', 1, 2.5, 'x'], Object.values(source));
  const withGetter = { a: 1, get b() { delete this.c; return 2; }, c: 3 };
  assertEquals([1, 2], Object.values(withGetter));
  assertEquals([], Object.keys({}));
  assertEquals([], Object.entries({}));
  assertEquals([], Object.values(Object.create({ inherited: 1 })));
});

test('many classes share a base, and their lists of users stay short of the quadratic', () => {
  class Base { method() { return 'base'; } }
  const make = (i) => {
    class Local extends Base { own() { return i; } }
    return new Local();
  };
  const objects = [];
  for (let i = 0; i < 3000; i++) {
    const object = make(i);
    assertSame('base', object.method());
    assertSame(i, object.own());
    if (i % 100 === 0) objects.push(object);
  }
  Base.prototype.method = () => 'changed';
  for (const object of objects) assertSame('changed', object.method());
  assertSame('changed', make(0).method());
  Object.prototype.method2 = () => 'everywhere';
  for (const object of objects) assertSame('everywhere', object.method2());
  delete Object.prototype.method2;
  for (const object of objects) assertThrows(() => object.method2(), TypeError);
});
