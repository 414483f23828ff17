const s = Symbol('desc');
assertSame('Symbol(desc)', s.toString()); assertSame('desc', s.description); assertNotEquals(Symbol('x'), Symbol('x'));
assertSame(Symbol.for('shared'), Symbol.for('shared')); assertSame('shared', Symbol.keyFor(Symbol.for('shared'))); assertSame(undefined, Symbol.keyFor(s));
assertThrows(() => new Symbol(), TypeError); assertThrows(() => `${s}`, TypeError); assertThrows(() => +s, TypeError);
const o = { [s]: 1, plain: 2 };
assertArrayEquals(['plain'], Object.keys(o)); assertArrayEquals([s], Object.getOwnPropertySymbols(o)); assertSame('{"plain":2}', JSON.stringify(o));
assertTrue(Reflect.has(o, s)); assertTrue(Reflect.set(o, 'n', 3)); assertFalse(Reflect.set(Object.freeze({}), 'n', 3)); assertSame(3, Reflect.get(o, 'n'));
assertSame(6, Reflect.apply(Math.max, null, [1, 6])); assertTrue(Reflect.construct(Date, [0]) instanceof Date);
class A { constructor() { this.target = new.target; } } class B {}
assertSame(B, Reflect.construct(A, [], B).target); assertSame(B.prototype, Object.getPrototypeOf(Reflect.construct(A, [], B)));
assertFalse(Reflect.defineProperty(Object.freeze({}), 'x', { value: 1 })); assertThrows(() => Reflect.ownKeys(1), TypeError);
assertSame('receiver', Reflect.get({ get x() { return this.v; } }, 'x', { v: 'receiver' }));
assertTrue(1 instanceof class { static [Symbol.hasInstance](v) { return v === 1; } });
assertArrayEquals([1, [2]], [1].concat(Object.assign([2], { [Symbol.isConcatSpreadable]: false })).map((v) => Array.isArray(v) ? [...v] : v));
class Plain extends Array { static get [Symbol.species]() { return Array; } }
assertFalse(new Plain(1, 2).map((v) => v) instanceof Plain);
assertSame('split by 1', 'x'.split({ [Symbol.split]: () => 'split by 1' })); assertSame(globalThis, this);
for (const name of ['NaN', 'Infinity', 'undefined']) assertFalse(Object.getOwnPropertyDescriptor(globalThis, name).writable);
