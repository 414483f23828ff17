// Error objects: properties, causes, subclasses, conversion to text.
const error = new Error('text', { cause: 7 });
assertEquals(['stack', 'message', 'cause'], Object.getOwnPropertyNames(error));
assertEquals([], Object.keys(error));
assertEquals(7, error.cause);
assertFalse(Object.hasOwn(new Error('x', {}), 'cause'));
assertTrue(Object.hasOwn(new Error('x', { cause: undefined }), 'cause'));
assertFalse(Object.hasOwn(new Error(), 'message'));
assertEquals('', new Error().message);
assertEquals('Error: text', String(error));
assertEquals('Error', String(new Error()));
assertTrue(Error('called') instanceof Error);

for (const Kind of [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]) {
  const e = new Kind('m');
  assertTrue(e instanceof Kind);
  assertTrue(e instanceof Error);
  assertEquals(Kind.name + ': m', String(e));
  assertSame(Error, Object.getPrototypeOf(Kind));
  assertEquals('[object Error]', Object.prototype.toString.call(e));
  assertFalse(Object.hasOwn(e, 'name'));
}

// The name and message of any object are put together; empty ones are left out.
const toString = Error.prototype.toString;
assertEquals('Error', toString.call({}));
assertEquals('n', toString.call({ name: 'n' }));
assertEquals('m', toString.call({ name: '', message: 'm' }));
assertEquals('n: m', toString.call({ name: 'n', message: 'm' }));
assertThrows(() => toString.call(1), TypeError);

const aggregate = new AggregateError(new Set([1, 2]), 'several', { cause: 'c' });
assertEquals([1, 2], aggregate.errors);
assertEquals('several', aggregate.message);
assertEquals('c', aggregate.cause);
assertEquals('AggregateError', aggregate.name);

assertTrue(Error.isError(new RangeError()));
assertFalse(Error.isError({ __proto__: Error.prototype }));

class MyError extends Error {
  constructor(message) {
    super(message);
    this.name = 'MyError';
  }
}
const mine = new MyError('mine');
assertEquals('MyError: mine', String(mine));
assertTrue(mine instanceof MyError && mine instanceof Error);
assertEquals('stack', Object.getOwnPropertyNames(mine)[0]);

// What messages say about values.
assertThrows(() => null.x, TypeError, /^Cannot read properties of null \(reading 'x'\)$/);
assertThrows(() => { undefined.y = 1; }, TypeError, /^Cannot set properties of undefined \(setting 'y'\)$/);
assertThrows(() => { 'use strict'; Object.freeze([1])[0] = 2; }, TypeError,
             /^Cannot assign to read only property '0' of object '\[object Array\]'$/);
assertThrows(() => missing, ReferenceError, /^missing is not defined$/);
class Secret { #x; static get(o) { return o.#x; } }
assertThrows(() => Secret.get({}), TypeError,
             /^Cannot read private member #x from an object whose class did not declare it$/);
assertThrows(() => Symbol() + '', TypeError, /^Cannot convert a Symbol value to a string$/);
assertThrows(() => 1n + 1, TypeError, /^Cannot mix BigInt and other types, use explicit conversions$/);
assertThrows(() => [].reduce(Math.max), TypeError, /^Reduce of empty array with no initial value$/);
assertThrows(() => new Array(-1), RangeError, /^Invalid array length$/);
assertThrows(() => [].map(5), TypeError, /^5 is not a function$/);
assertThrows(() => [].map({}), TypeError, /^#<Object> is not a function$/);
assertThrows(() => Map.prototype.get.call(new Set()), TypeError,
             /^Method Map\.prototype\.get called on incompatible receiver #<Set>$/);

// What is called is named as it is written.
const object = { inner: {}, list: [] };
assertThrows(() => object.foo(), TypeError, /^object\.foo is not a function$/);
assertThrows(() => object.inner.foo(1, 2), TypeError, /^object\.inner\.foo is not a function$/);
assertThrows(() => object.list[0](), TypeError, /^object\.list\[0\] is not a function$/);
assertThrows(() => { let f = 1; f(); }, TypeError, /^f is not a function$/);
assertThrows(() => new object.inner(), TypeError, /^object\.inner is not a constructor$/);
assertThrows(() => { const { a } = null; }, TypeError, /^Cannot destructure property 'a' of 'null' as it is null\.$/);
assertThrows(() => { for (const x of object) {} }, TypeError, /^object is not iterable$/);
assertThrows(() => new Map(5), TypeError, /^number 5 is not iterable/);

// %ThrowTypeError% is frozen, its name and length included.
assertTrue(
  Object.isFrozen(
    Object.getOwnPropertyDescriptor(
      (function () {
        'use strict';
        return arguments;
      })(),
      'callee',
    ).get,
  ),
);
