// Keys: indices first, then names in the order of creation, then symbols.
{
  const object = { b: 1, 2: 'two', a: 2, 1: 'one', [Symbol.iterator]: 0 };
  assertArrayEquals(['1', '2', 'b', 'a'], Object.keys(object));
  assertArrayEquals(['one', 'two', 1, 2], Object.values(object));
  assertArrayEquals(['1', '2', 'b', 'a', Symbol.iterator], Reflect.ownKeys(object));
}

// From entries and to entries; sources of assign that are nothing.
assertEquals({ a: 1, b: 2 }, Object.fromEntries([['a', 1], ['b', 2]]));
assertEquals([['a', 1], ['b', 2]], Object.entries({ a: 1, b: 2 }));
assertEquals({ a: 1, b: 3 }, Object.assign({ a: 1 }, { b: 2 }, null, { b: 3 }));

// What is assigned can be written, enumerated and configured, what is defined cannot.
{
  const object = { b: 1 };
  assertEquals({ value: 1, writable: true, enumerable: true, configurable: true }, Object.getOwnPropertyDescriptor(object, 'b'));
  Object.defineProperty(object, 'hidden', { value: 1 });
  assertArrayEquals(['b'], Object.keys(object));
  assertThrows(() => Object.defineProperty(object, 'hidden', { value: 2 }), TypeError, /Cannot redefine property: hidden/);
}

// A getter alone cannot be written, and is no value at once.
{
  const object = Object.defineProperties({}, { a: { value: 1 }, x: { get() { return 5; }, enumerable: true } });
  assertSame(1, object.a);
  assertSame(5, object.x);
  assertThrows(() => { 'use strict'; object.x = 1; }, TypeError, /only a getter/);
  assertThrows(() => Object.defineProperty({}, 'p', { get() {}, value: 1 }), TypeError);
}

// Prototypes.
{
  const proto = { inherited: true };
  const child = Object.create(proto, { own: { value: 1, enumerable: true } });
  assertTrue(child.inherited);
  assertTrue('inherited' in child);
  assertFalse(child.hasOwnProperty('inherited'));
  assertSame(1, child.own);
  assertSame(proto, Object.getPrototypeOf(child));
  assertTrue(proto.isPrototypeOf(child));
  assertThrows(() => { proto.__proto__ = child; }, TypeError, /Cyclic/);
  assertSame(null, Object.getPrototypeOf(Object.create(null)));
}

// Many properties, added and deleted: the object changes its shape and its store.
{
  const object = {};
  for (let i = 0; i < 2000; i++) object['k' + i] = i;
  for (let i = 0; i < 2000; i += 2) delete object['k' + i];
  assertSame(1000, Object.keys(object).length);
  assertSame('k1', Object.keys(object)[0]);
  assertSame(1999, object.k1999);
  assertSame(undefined, object.k0);
  object.k0 = 'back';
  assertSame('k0', Object.keys(object).pop());
}
