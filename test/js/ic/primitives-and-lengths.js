// With: sites-support.js
// Loads from primitive values go to their realm's prototypes; lengths have ways of their own.
const showObjectWithLength = (site, i) => site({ ['before' + i]: i, length: i }, i);
const primitives = { string: 'text', number: 1, double: 1.5, boolean: true, symbol: Symbol('s'), bigint: 1n };

for (const [kind, value] of Object.entries(primitives)) {
  const prototype = Object.getPrototypeOf(Object(value));
  testSite(`property of ${kind}: overwritten on the prototype`, 'o => o.x', (load) => {
    prototype.x = 1;
    warm(() => assertSame(1, load(value)));
    prototype.x = 2;
    assertSame(2, load(value));
    delete prototype.x;
    assertSame(undefined, load(value));
  });
  testSite(`property of ${kind}: absent, then on Object.prototype`, 'o => o.x', (load) => {
    warm(() => assertSame(undefined, load(value)));
    Object.prototype.x = 2;
    assertSame(2, load(value));
    delete Object.prototype.x;
    assertSame(undefined, load(value));
  });
  testSite(`getter of ${kind}: strict code sees the value itself, sloppy code an object`, 'o => o.x', (load) => {
    Object.defineProperty(prototype, 'x', { get() { 'use strict'; return this; }, configurable: true });
    warm(() => assertSame(value, load(value)));
    Object.defineProperty(prototype, 'x', { get() { return typeof this; }, configurable: true });
    assertSame('object', load(value));
    delete prototype.x;
  });
  testSite(`method of ${kind}: replaced on the prototype`, 'o => o.x()', (call) => {
    prototype.x = function() { 'use strict'; return this; };
    warm(() => assertSame(value, call(value)));
    prototype.x = () => 'other';
    assertSame('other', call(value));
    delete prototype.x;
    assertThrows(() => call(value), TypeError);
  }, (call, i) => call({ ['before' + i]: i, x() {} }));
  testSite(`store to ${kind}: a setter on the prototype is called, without one nothing happens`,
           '(o, v) => { o.x = v; }', (store) => {
    let calls = 0;
    warm(() => store(value, 1));
    Object.defineProperty(prototype, 'x', { set() { calls++; }, configurable: true });
    store(value, 7);
    assertSame(1, calls);
    delete prototype.x;
    store(value, 7);
    assertSame(1, calls);
    assertFalse(Object.hasOwn(prototype, 'x'));
  });
}

testSite('string method: a string that is no constant sees the changed prototype', 'o => o.at(0)', (call) => {
  const original = String.prototype.at;
  warm((i) => assertSame('t', call('text' + i)));
  String.prototype.at = () => 'changed';
  try { assertSame('changed', call('text' + Date.now())); } finally { String.prototype.at = original; }
}, (call, i) => call({ ['before' + i]: i, at() {} }));

testSite('length: of everything that has one', 'o => o.length', (load) => {
  const wide = 'ü€'.repeat(3), rope = 'a'.repeat(20) + load;
  for (let round = 0; round < 3; round++) {
    assertSame(4, load('text'));
    assertSame(6, load(wide));
    assertSame(20 + String(load).length, load(rope));
    assertSame(3, load([1, 2, 3]));
    assertSame(5, load(new Array(5)));
    assertSame(2, load((a, b) => {}));
    assertSame(7, load({ length: 7 }));
    assertSame(8, load(new Uint8Array(8)));
    assertSame(4, load(new String('text')));
    assertSame(1, load((function() { return arguments; })(1)));
    assertSame(undefined, load({}));
    assertSame(undefined, load(5));
    assertThrows(() => load(null), TypeError);
    assertThrows(() => load(undefined), TypeError);
  }
}, showObjectWithLength);

testSite('length of an array: follows changes, and a read-only one stays', 'o => o.length', (load) => {
  const array = [1, 2, 3];
  warm(() => assertSame(3, load(array)));
  array[9] = 1;
  assertSame(10, load(array));
  array[3e9] = 1;
  assertSame(3e9 + 1, load(array));
  array.length = 2;
  assertSame(2, load(array));
  Object.defineProperty(array, 'length', { writable: false });
  assertThrows(() => { 'use strict'; array.push(1); }, TypeError);
  assertThrows(() => { 'use strict'; array[2] = 1; }, TypeError);
  assertSame(2, load(array));
}, showObjectWithLength);

testSite('length of an array: stores at a site that knows arrays', "(o, v) => { 'use strict'; o.length = v; }", (store) => {
  const make = () => [1, 2, 3];
  warm(() => { const a = make(); store(a, 1); assertEquals([1], a); });
  const a = make();
  assertThrows(() => store(a, -1), RangeError);
  assertThrows(() => store(a, 1.5), RangeError);
  store(a, { valueOf: () => 2 });
  assertEquals([1, 2], a);
  Object.defineProperty(a, 'length', { writable: false });
  assertThrows(() => store(a, 1), TypeError);
  assertEquals([1, 2], a);
}, showObjectWithLength);

for (const Type of [Uint8Array, Float64Array, BigInt64Array]) {
  testSite(`length of a ${Type.name}: follows its buffer`, 'o => o.length', (load) => {
    const buffer = new ArrayBuffer(64, { maxByteLength: 128 });
    const tracking = new Type(buffer), fixed = new Type(buffer, 32, 2), size = Type.BYTES_PER_ELEMENT;
    warm(() => { assertSame(64 / size, load(tracking)); assertSame(2, load(fixed)); });
    buffer.resize(128);
    assertSame(128 / size, load(tracking));
    buffer.resize(40);
    assertSame(40 / size, load(tracking));
    assertSame(size === 8 ? 0 : 2, load(fixed));
    buffer.resize(128);
    assertSame(2, load(fixed));
    buffer.transfer();
    assertSame(0, load(tracking));
    assertSame(0, load(fixed));
  }, showObjectWithLength);
}

testSite('length of a typed array: the getter is replaced, shadowed, deleted', 'o => o.length', (load) => {
  const prototype = Object.getPrototypeOf(Uint8Array.prototype);
  const original = Object.getOwnPropertyDescriptor(prototype, 'length');
  const array = new Uint8Array(3);
  warm(() => assertSame(3, load(array)));
  try {
    Object.defineProperty(prototype, 'length', { get: () => 'replaced', configurable: true });
    assertSame('replaced', load(array));
    Object.defineProperty(prototype, 'length', original);
    warm(() => assertSame(3, load(array)));
    Object.defineProperty(Uint8Array.prototype, 'length', { get: () => 'shadowed', configurable: true });
    assertSame('shadowed', load(array));
    delete Uint8Array.prototype.length;
    warm(() => assertSame(3, load(array)));
    Object.defineProperty(array, 'length', { value: 'own', configurable: true });
    assertSame('own', load(array));
    assertSame(3, load(new Uint8Array(3)));
    delete prototype.length;
    assertSame(undefined, load(new Uint8Array(3)));
  } finally {
    Object.defineProperty(prototype, 'length', original);
  }
}, showObjectWithLength);
