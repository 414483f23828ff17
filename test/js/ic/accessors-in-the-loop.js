// Getters and setters that a warmed site calls without leaving the interpreter: their values, receivers, exceptions, and
// what happens when they change.

function warm(f, ...args) { for (let i = 0; i < 20; i++) f(...args); }

// A getter of the prototype and one of the object's own see the receiver; their result is the site's value.
{
  class Point { constructor(x) { this.x = x; } get double() { return this.x * 2; } }
  const read = (o) => o.double;
  warm(read, new Point(1));
  assertEquals(42, read(new Point(21)));
  const own = (n) => ({ n, get double() { return this.n * 2; } });
  warm(read, own(1));
  assertEquals(10, read(own(5)));
}

// A store through a setter leaves every register of the storing function alone.
{
  class Cell { set value(v) { this.stored = v; return 'ignored'; } }
  const write = (o, v) => { const before = o; o.value = v; return [before === o, o.stored, v]; };
  warm(write, new Cell(), 1);
  assertEquals([true, 'x', 'x'], write(new Cell(), 'x'));
  assertEquals('y', ((o) => o.value = 'y')(new Cell()));
}

// Exceptions of accessors reach the handler around the access.
{
  const thrower = { get bad() { throw new RangeError('get'); }, set bad(v) { throw new TypeError('set'); } };
  const read = (o) => { try { return o.bad; } catch (e) { return e.message; } };
  const write = (o) => { try { o.bad = 1; } catch (e) { return e.message; } };
  warm(read, thrower);
  warm(write, thrower);
  assertEquals('get', read(thrower));
  assertEquals('set', write(thrower));
  assertEquals(undefined, read({ bad: undefined }));
}

// Redefining the accessor on the prototype is seen, as is a data property that shadows it.
{
  const prototype = { get p() { return 'old'; } };
  const object = Object.create(prototype);
  const read = (o) => o.p;
  warm(read, object);
  Object.defineProperty(prototype, 'p', { get() { return 'new'; } , configurable: true });
  assertEquals('new', read(object));
  Object.defineProperty(object, 'p', { value: 'own' });
  assertEquals('own', read(object));
}

// The same for setters; without one a store fails, aloud in strict code only.
{
  const log = [];
  const prototype = { set p(v) { log.push('first ' + v); } };
  const object = Object.create(prototype);
  const write = (o, v) => { 'use strict'; o.p = v; };
  warm(write, object, 0);
  log.length = 0;
  Object.defineProperty(prototype, 'p', { set(v) { log.push('second ' + v); }, configurable: true });
  write(object, 1);
  Object.defineProperty(prototype, 'p', { set: undefined, get() {}, configurable: true });
  assertThrows(() => write(object, 2), TypeError);
  assertEquals(['second 1'], log);
}

// Missing parameters of accessors are undefined, and `arguments` counts what a store hands over.
{
  const seen = [];
  const object = {
    set p(v) { seen.push(arguments.length, v); },
    get q() { return arguments.length; },
  };
  Object.defineProperty(object, 'r', { set: function(a, b, c) { seen.push(b, c); } });
  const use = () => { object.p = 'v'; object.r = 1; return object.q; };
  warm(use);
  seen.length = 0;
  assertEquals(0, use());
  assertEquals([1, 'v', undefined, undefined], seen);
}

// A generator may be suspended between the parts of an expression with getters; a deep chain of getters ends in an error
// that can be caught.
{
  const object = { get next() { return this; }, value: 3 };
  function* g() { yield object.next.next.value + (yield object.next.value); }
  const it = g();
  assertEquals(3, it.next().value);
  assertEquals(7, it.next(4).value);
  const deep = { get down() { return this.down; } };
  assertThrows(() => deep.down, RangeError);
}
