const o = { b: 1, 2: 'two', a: 2, 1: 'one', [Symbol.iterator]: 0 };
assertArrayEquals(['1', '2', 'b', 'a'], Object.keys(o));
assertArrayEquals(['one', 'two', 1, 2], Object.values(o));
assertSame(5, Reflect.ownKeys(o).length);
assertEquals({ value: 1, writable: true, enumerable: true, configurable: true }, Object.getOwnPropertyDescriptor(o, 'b'));
assertEquals({ a: 1, b: 2 }, Object.fromEntries([['a', 1], ['b', 2]]));
assertEquals({ a: 1, b: 3 }, Object.assign({ a: 1 }, { b: 2 }, null, { b: 3 }));

const fixed = Object.freeze({ a: { inner: 1 } });
fixed.a.inner = 2;
assertSame(2, fixed.a.inner);
assertThrows(() => { 'use strict'; fixed.a = 1; }, TypeError, /Cannot assign to read only property 'a'/);
assertThrows(() => { 'use strict'; fixed.b = 1; }, TypeError, /object is not extensible/);
assertThrows(() => { 'use strict'; delete fixed.a; }, TypeError, /Cannot delete property 'a'/);
assertTrue(Object.isFrozen(fixed) && Object.isSealed(fixed) && !Object.isExtensible(fixed));
const sealed = Object.seal({ a: 1 });
sealed.a = 2; sealed.b = 3; delete sealed.a;
assertEquals({ a: 2 }, sealed);

const d = {};
Object.defineProperty(d, 'hidden', { value: 1 });
assertArrayEquals([], Object.keys(d));
assertThrows(() => Object.defineProperty(d, 'hidden', { value: 2 }), TypeError, /Cannot redefine property: hidden/);
Object.defineProperties(d, { x: { get() { return 5; }, enumerable: true } });
assertSame(5, d.x);
assertThrows(() => { 'use strict'; d.x = 1; }, TypeError, /only a getter/);
assertThrows(() => Object.defineProperty({}, 'p', { get() {}, value: 1 }), TypeError);

const proto = { inherited: true };
const child = Object.create(proto, { own: { value: 1, enumerable: true } });
assertTrue(child.inherited && 'inherited' in child && !child.hasOwnProperty('inherited'));
assertSame(proto, Object.getPrototypeOf(child));
assertTrue(proto.isPrototypeOf(child));
assertThrows(() => { proto.__proto__ = child; }, TypeError, /Cyclic/);
assertSame(null, Object.getPrototypeOf(Object.create(null)));
assertSame('[object Null]', Object.prototype.toString.call(null));
assertSame('[object Tagged]', String({ get [Symbol.toStringTag]() { return 'Tagged'; } }));
assertTrue(Object.is(NaN, NaN)); assertFalse(Object.is(0, -0));
// Many properties, added and deleted: the object changes its shape and its store.
const big = {};
for (let i = 0; i < 2000; i++) big['k' + i] = i;
for (let i = 0; i < 2000; i += 2) delete big['k' + i];
assertSame(1000, Object.keys(big).length);
assertSame('k1', Object.keys(big)[0]);
assertSame(1999, big.k1999);
assertSame(undefined, big.k0);
big.k0 = 'back';
assertSame('k0', Object.keys(big).pop());
// Accessor inheritance, conversion order.
const order = [];
const conv = { toString() { order.push('s'); return '1'; }, valueOf() { order.push('v'); return {}; } };
assertSame(2, conv * 2); assertSame('1', `${conv}`);
assertArrayEquals(['v', 's', 's'], order);
assertSame('number', typeof +{ [Symbol.toPrimitive]: (hint) => hint === 'number' ? 1 : 'x' });
