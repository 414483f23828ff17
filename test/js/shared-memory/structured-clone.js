'use strict';
const clone = structuredClone;

test('values', () => {
  for (const value of [undefined, null, true, false, 0, -0, 1, -1, 2 ** 31, 2 ** 53, 1.5, NaN, -Infinity, 0n, -5n,
                       2n ** 200n, -(2n ** 64n), '', 'plain', 'é', 'h\u1234', '\ud800', 'x'.repeat(70000)]) {
    assertSame(value, clone(value));
  }
  for (const make of [() => new Boolean(true), () => new Boolean(false), () => new Number(-0), () => new String('s'),
                      () => Object(5n), () => new Date(12.7), () => new Date(NaN)]) {
    const copy = clone(make());
    assertSame(Object.getPrototypeOf(make()), Object.getPrototypeOf(copy));
    assertSame(make().valueOf(), copy.valueOf());
  }
  const regexp = clone(/a(?<n>.)/giu);
  assertEquals(['a(?<n>.)', 'giu', 0], [regexp.source, regexp.flags, regexp.lastIndex]);
  assertSame('b', regexp.exec('ab').groups.n);
});

// Cycles and shared parts survive; indices, holes and other properties of arrays too.
test('objects', () => {
  const shared = {}, object = {a: shared, b: [shared, , 3], 7: 'seven', 4294967295: 'large', 'ключ': 1};
  object.self = object;
  object.b.extra = 'e';
  const copy = clone(object);
  assertSame(copy, copy.self);
  assertSame(copy.a, copy.b[0]);
  assertSame(false, 1 in copy.b);
  assertEquals([3, 'e', 'seven', 'large', 1],
               [copy.b.length, copy.b.extra, copy[7], copy[4294967295], copy['ключ']]);
  assertEquals(['7', 'a', 'b', '4294967295', 'ключ', 'self'], Object.keys(copy));
  assertSame(5e6, clone(Object.assign([], {length: 5e6})).length);
  const dense = [1.5, 'x', {}];
  assertEquals(dense, clone(dense));
  class Point { constructor() { this.x = 1; } get y() { return 2; } }
  assertEquals({x: 1}, clone(new Point()));
  assertSame(Object.prototype, Object.getPrototypeOf(clone(new Point())));
  assertEquals({x: 1}, clone(Object.defineProperty({get x() { return 1; }, [Symbol()]: 1}, 'hidden', {value: 1})));
  const map = new Map([[shared, 1]]);
  map.set('map', map);
  const mapCopy = clone(map);
  assertSame(mapCopy, mapCopy.get('map'));
  assertEquals([1, 'a', undefined], [...clone(new Set([1, 'a', undefined]))]);
});

test('errors', () => {
  const cause = {};
  const error = clone(new RangeError('far', {cause}));
  assertSame(true, error instanceof RangeError);
  assertEquals(['far', {}], [error.message, error.cause]);
  assertSame(true, error.stack.includes('RangeError: far'));
  assertSame(Error.prototype, Object.getPrototypeOf(clone(Object.assign(new Error(), {name: 'Other'}))));
  const own = new Error('own');
  own.cause = own;
  const copy = clone(own);
  assertSame(copy, copy.cause);
});

test('buffers', () => {
  const buffer = new ArrayBuffer(8, {maxByteLength: 16});
  const views = [new Uint8Array(buffer), new Float64Array(buffer, 0, 1), new DataView(buffer, 2, 3)];
  views[0][3] = 9;
  const [all, doubles, view] = clone(views);
  assertSame(all.buffer, doubles.buffer);
  assertSame(9, view.getUint8(1));
  all.buffer.resize(12);
  assertEquals([12, 1, 3], [all.length, doubles.length, view.byteLength]);
  const moved = clone({a: buffer, b: views[0]}, {transfer: [buffer]});
  assertEquals([true, 0, 8, 9], [buffer.detached, views[0].length, moved.b.length, moved.b[3]]);
  assertSame(moved.a, moved.b.buffer);
  const shared = new SharedArrayBuffer(4), words = clone(new Int32Array(shared));
  words[0] = 7;
  assertSame(7, new Int32Array(shared)[0]);
});

test('what cannot be cloned', () => {
  const detached = new ArrayBuffer(1);
  detached.transfer();
  for (const value of [() => 1, class {}, Symbol(), new WeakMap(), new WeakSet(), new WeakRef({}), Promise.resolve(),
                       new Proxy({}, {}), (function*() {})(), Object(Symbol()), detached, [1, {x: [print]}]]) {
    assertSame('DataCloneError', assertThrows(() => clone(value)).name);
  }
  const buffer = new ArrayBuffer(1);
  for (const list of [[1], [buffer, buffer], [new SharedArrayBuffer(1)], [detached], [buffer.sliceToImmutable()]]) {
    assertSame('DataCloneError', assertThrows(() => clone(1, {transfer: list})).name);
  }
  assertThrows(() => clone(1, {transfer: 1}), TypeError);
  assertThrows(() => clone(), TypeError);
  assertThrows(() => clone({get x() { throw new SyntaxError(); }}), SyntaxError);
  assertSame(false, buffer.detached);
});

// Getters that change what is being written.
test('getters', () => {
  const array = [{get x() { array.length = 1; return 1; }}, 2, 3];
  assertSame(1, clone(array)[0].x);
  const object = {get a() { delete this.b; return 1; }, b: 2};
  assertEquals({a: 1}, clone(object));
  const map = new Map([[{get x() { map.clear(); return 1; }}, 1], [2, 2]]);
  assertSame(2, clone(map).size);
});
