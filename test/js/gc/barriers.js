// Flags: --expose-gc --verify-heap
// Every way to store a young object into an old one: the next minor collection has to find it there.
const large = 40000;  // elements; an array on pages of its own

function filled(length) { return new Array(length).fill(0); }
function wide() {
  const object = {};
  for (let i = 0; i < 40; i++) object['p' + i] = i;
  return object;
}
function dictionary() {
  const object = { a: 1, b: 2 };
  delete object.a;
  for (let i = 0; i < 20; i++) object['p' + i] = i;
  return object;
}
const symbol = Symbol();
class WithPrivate {
  #field = 0;
  static store(o, v) { o.#field = v; }
  static load(o) { return o.#field; }
}
function holder() {
  let variable = 0;
  return { set(v) { variable = v; }, get: () => variable };
}
function* yielding() {
  let last = 0;
  for (;;) last = (yield last) || last;
}
const key = {};

// Each row: [makes the host, stores a value, gives it back].
const rows = {
  'property': [() => ({ x: 0 }), (o, v) => { o.x = v; }, (o) => o.x],
  'property that is added': [() => ({}), (o, v) => { o.x = v; }, (o) => o.x],
  'property out of the object': [wide, (o, v) => { o.p39 = v; }, (o) => o.p39],
  'property that is added out of the object': [wide, (o, v) => { o.x = v; }, (o) => o.x],
  'properties for which the store grows': [wide, (o, v) => { for (let i = 0; i < 30; i++) o['x' + i] = v; }, (o) => o.x29],
  'property of a dictionary': [dictionary, (o, v) => { o.b = v; }, (o) => o.b],
  'property that is added to a dictionary': [dictionary, (o, v) => { o.x = v; }, (o) => o.x],
  'property with a symbol': [() => ({}), (o, v) => { o[symbol] = v; }, (o) => o[symbol]],
  'property that is defined': [() => ({ x: 0 }), (o, v) => Object.defineProperty(o, 'x', { value: v }), (o) => o.x],
  'getter': [() => ({ x: 0 }), (o, v) => Object.defineProperty(o, 'x', { get: () => v }), (o) => o.x],
  'private field': [() => new WithPrivate, WithPrivate.store, WithPrivate.load],
  'prototype': [() => ({}), (o, v) => Object.setPrototypeOf(o, v), (o) => Object.getPrototypeOf(o)],
  'prototype of a function': [() => function() {}, (f, v) => { f.prototype = v; }, (f) => Object.getPrototypeOf(new f)],
  'property of a prototype': [() => Object.create({ x: 0 }), (o, v) => { Object.getPrototypeOf(o).x = v; }, (o) => o.x],
  'global variable': [() => globalThis, (o, v) => { globalThis.stored = v; }, () => stored],

  'element': [() => [0, 'a'], (a, v) => { a[1] = v; }, (a) => a[1]],
  'element of an array of numbers': [() => [0, 1], (a, v) => { a[1] = v; }, (a) => a[1]],
  'element of an array of doubles': [() => [0.5, 1], (a, v) => { a[1] = v; }, (a) => a[1]],
  'element that is added': [() => [], (a, v) => { a[5] = v; }, (a) => a[5]],
  'element of a sparse array': [() => { const a = []; a[1e6] = 0; return a; }, (a, v) => { a[1e6] = v; }, (a) => a[1e6]],
  'element of a large array': [() => filled(large), (a, v) => { a[30000] = v; }, (a) => a[30000]],
  'element of arguments': [() => (function(x) { return arguments; })(0, 1), (a, v) => { a[0] = v; a[1] = v; }, (a) => a[0]],
  'push': [() => [1], (a, v) => a.push(v), (a) => a[1]],
  'push for which the store grows': [() => [1], (a, v) => { for (let i = 0; i < 40; i++) a.push(v); }, (a) => a[40]],
  'unshift': [() => [1], (a, v) => a.unshift(v), (a) => a[0]],
  'splice': [() => [1, 2], (a, v) => a.splice(1, 1, v), (a) => a[1]],
  'fill': [() => [1, 2, 3], (a, v) => a.fill(v), (a) => a[2]],
  'fill of a part': [() => ['a', 'b', 'c'], (a, v) => a.fill(v, 1, 2), (a) => a[1]],
  'copyWithin': [() => ['a', 'b', 'c'], (a, v) => { a[0] = v; a.copyWithin(2, 0, 1); a[0] = 0; }, (a) => a[2]],
  'sort': [() => ['c', 'b', 'a'], (a, v) => { a[0] = v; a.sort((x, y) => (x === v) - (y === v)); }, (a) => a[2]],
  'reverse': [() => ['a', 'b', 'c'], (a, v) => { a[0] = v; a.reverse(); }, (a) => a[2]],
  'fill of a large array': [() => filled(large), (a, v) => a.fill(v, 100, 39000), (a) => a[38999]],
  'reverse of a large array': [() => filled(large), (a, v) => { a[1] = v; a.reverse(); }, (a) => a[large - 2]],
  'reverse of a large array, to its front': [() => filled(large), (a, v) => { a[large - 2] = v; a.reverse(); }, (a) => a[1]],
  'shift of a large array': [() => filled(large), (a, v) => { a[20032] = v; for (let i = 0; i < 80; i++) a.shift(); }, (a) => a[19952]],
  'unshift of a large array': [() => filled(large), (a, v) => { a[20000] = v; a.unshift(...filled(300)); }, (a) => a[20300]],
  'splice of a large array': [() => filled(large), (a, v) => { a[20000] = v; a.splice(5, 300); }, (a) => a[19700]],
  'copyWithin of a large array': [() => filled(large), (a, v) => { a[0] = v; a.copyWithin(30000, 0, 10); }, (a) => a[30000]],
  'sort of a large array': [() => filled(large), (a, v) => { a[0] = v; a.sort((x, y) => (x === v) - (y === v)); }, (a) => a[large - 1]],

  'value of a Map': [() => new Map([[1, 0]]), (m, v) => m.set(1, v), (m) => m.get(1)],
  'value that is added to a Map': [() => new Map, (m, v) => m.set(1, v), (m) => m.get(1)],
  'key of a Map': [() => new Map, (m, v) => m.set(v, 1), (m) => [...m.keys()][0]],
  'values for which a Map grows': [() => new Map, (m, v) => { for (let i = 0; i < 100; i++) m.set(i, v); }, (m) => m.get(99)],
  'value of a Set': [() => new Set, (s, v) => s.add(v), (s) => [...s][0]],
  'Map that grew below its iterator': [
    () => { const m = new Map([[0, 0], [1, 1]]), i = m.values(); i.next(); return { m, i }; },
    ({ m }, v) => { m.delete(1); for (let i = 2; i < 100; i++) m.set(i, v); }, ({ i }) => i.next().value],
  'value of a WeakMap': [() => new WeakMap([[key, 0]]), (m, v) => m.set(key, v), (m) => m.get(key)],
  'value that is added to a WeakMap': [() => new WeakMap, (m, v) => m.set(key, v), (m) => m.get(key)],
  'values for which a WeakMap grows': [
    () => new WeakMap, (m, v) => { m.set(key, v); for (let i = 0; i < 100; i++) m.set({}, v); }, (m) => m.get(key)],

  'variable of a closure': [holder, (h, v) => h.set(v), (h) => h.get()],
  'variable of a generator': [() => { const g = yielding(); g.next(); return g; }, (g, v) => g.next(v), (g) => g.next().value],
  'item of an array iterator': [() => { const a = []; return { a, i: a.values() }; }, ({ a }, v) => a.push(v), ({ i }) => i.next().value],
  'item of an iterator helper': [
    () => { const o = {}; o.i = (function*() { yield 0; yield o.v; })().map((x) => x); o.i.next(); return o; },
    (o, v) => { o.v = v; }, (o) => o.i.next().value],
  'description of an error': [() => new Error, (e, v) => { e.cause = v; }, (e) => e.cause],
  'lastIndex': [() => /a/, (r, v) => { r.lastIndex = v; }, (r) => r.lastIndex],
  'resource of a stack': [
    () => ({ stack: new DisposableStack }), (o, v) => o.stack.adopt(v, (x) => { o.seen = x; }),
    (o) => { o.stack.dispose(); return o.seen; }],
  'handler of a proxy': [() => { const h = {}; return { h, p: new Proxy({}, h) }; }, ({ h }, v) => { h.get = () => v; }, ({ p }) => p.x],
};

function collectAndOverwrite() {
  gc(true);
  for (let i = 0; i < 200; i++) ({ a: i, b: [i] });
}

for (const [name, [make, store, load]] of Object.entries(rows)) {
  test(name, () => {
    const host = make();
    gc();
    store(host, { id: 42 });
    collectAndOverwrite();
    assertSame(42, load(host).id);
  });
}

test('reaction of a promise', async () => {
  let resolve;
  const promise = new Promise((r) => { resolve = r; });
  gc();
  const value = { id: 42 };
  const seen = promise.then(() => value);
  collectAndOverwrite();
  resolve();
  assertSame(42, (await seen).id);
});

test('value of a promise', async () => {
  let resolve;
  const promise = new Promise((r) => { resolve = r; });
  gc();
  resolve({ id: 42 });
  collectAndOverwrite();
  assertSame(42, (await promise).id);
});

test('thenable of a promise', async () => {
  let resolve;
  const promise = new Promise((r) => { resolve = r; });
  gc();
  resolve({ then: (go) => go({ id: 42 }) });
  collectAndOverwrite();
  assertSame(42, (await promise).id);
});

test('value sent to an async generator', async () => {
  const generator = (async function*() { let last = 0; for (;;) last = yield last; })();
  await generator.next();
  gc();
  const next = generator.next({ id: 42 });
  collectAndOverwrite();
  assertSame(42, (await next).value.id);
});

test('flat text of a rope', () => {
  const rope = 'abc'.repeat(100) + String(Math.random());
  gc();
  rope.charCodeAt(50);
  collectAndOverwrite();
  assertSame(98, rope.charCodeAt(52));
  assertSame('abcabc', rope.slice(0, 6));
});

test('rope that becomes a property\'s name', () => {
  const name = 'prefix' + String(Math.random()).slice(2);
  gc();
  const object = { [name]: { id: 42 } };
  collectAndOverwrite();
  assertSame(42, object[name].id);
  assertSame('prefix', name.slice(0, 6));
});

test('keys of for-in', () => {
  const object = { a: 1, b: 2, c: 3 };
  gc();
  const keysOf = (o) => { const keys = []; for (const k in o) keys.push(k); return keys; };
  for (let i = 0; i < 3; i++) {
    assertEquals(['a', 'b', 'c'], keysOf(object));
    collectAndOverwrite();
  }
});

test('what inline caches remember', () => {
  const load = (o) => o.x, store = (o, v) => { o.x = v; }, call = (o) => o.method();
  for (let i = 0; i < 5; i++) { load({ x: 1 }); store({ x: 1 }, 2); call({ method() {} }); }
  gc();
  for (let round = 0; round < 6; round++) {
    const prototype = { x: round, method: () => round };
    const make = () => ({ __proto__: prototype, ['own' + round]: 1 });
    for (let i = 0; i < 3; i++) {
      assertSame(round, load(make()));
      assertSame(round, call(make()));
      const o = make();
      store(o, i);
      assertSame(i, o.x);
      collectAndOverwrite();
    }
  }
});

test('template objects', () => {
  const tag = (strings) => strings, use = () => tag`a${1}b`;
  gc();
  const first = use();
  collectAndOverwrite();
  assertSame(first, use());
  assertEquals(['a', 'b'], [...use()]);
});
