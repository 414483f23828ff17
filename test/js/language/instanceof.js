// The instanceof operator: what decides, and what may be changed under it.

function Animal() {}
class Dog extends Animal {}
for (let i = 0; i < 3; i++) {
  assertTrue(new Dog() instanceof Dog);
  assertTrue(new Dog() instanceof Animal);
  assertFalse(new Animal() instanceof Dog);
  assertFalse(1 instanceof Animal);
  assertTrue([] instanceof Array);
  assertTrue(Dog instanceof Function);
}

// The value of `prototype` at the time, before and after the first `new`.
function Late() {}
const before = Object.create(Late.prototype);
assertTrue(before instanceof Late);
Late.prototype = {};
assertFalse(before instanceof Late);
assertTrue(new Late() instanceof Late);
Late.prototype = 3;
assertThrows(() => before instanceof Late, TypeError);

// Functions without a prototype of their own, and bound ones.
const arrow = () => 0;
assertThrows(() => ({}) instanceof arrow, TypeError);
Object.defineProperty(arrow, 'prototype', { get: () => Animal.prototype });
assertTrue(new Dog() instanceof arrow);
assertTrue(new Dog() instanceof Animal.bind(null));

// @@hasInstance, own, inherited, and put in the way after the operator has seen the constructor.
function seesEverything(value) { return value instanceof Chosen; }
function Chosen() {}
assertFalse(seesEverything({}));
assertFalse(seesEverything({}));
Object.defineProperty(Chosen, Symbol.hasInstance, { value: () => true, configurable: true });
assertTrue(seesEverything({}));
delete Chosen[Symbol.hasInstance];
assertFalse(seesEverything({}));
Object.setPrototypeOf(Chosen, { __proto__: Function.prototype, [Symbol.hasInstance]: () => 'yes' });
assertTrue(seesEverything({}));
assertThrows(() => ({}) instanceof {}, TypeError);
assertThrows(() => ({}) instanceof 1, TypeError);
