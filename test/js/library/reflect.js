// Functions that tell whether it was done.
assertTrue(Reflect.set({}, 'n', 3));
assertFalse(Reflect.set(Object.freeze({}), 'n', 3));
assertFalse(Reflect.defineProperty(Object.freeze({}), 'x', { value: 1 }));

// A getter's receiver.
assertSame('receiver', Reflect.get({ get x() { return this.v; } }, 'x', { v: 'receiver' }));

// Calls and constructions; the third argument is new.target.
assertSame(6, Reflect.apply(Math.max, null, [1, 6]));
assertTrue(Reflect.construct(Date, [0]) instanceof Date);
{
  class A { constructor() { this.target = new.target; } }
  class B {}
  const made = Reflect.construct(A, [], B);
  assertSame(B, made.target);
  assertSame(B.prototype, Object.getPrototypeOf(made));
}

// Keys: indices first, then in the order of creation. Only objects have some.
assertArrayEquals(['1', 'b', 'a'], Reflect.ownKeys({ b: 1, a: 2, 1: 1 }));
assertThrows(() => Reflect.ownKeys(1), TypeError);
