// Generators that are resumed without a C++ call, and iterated over without result objects: nobody can tell.

function* count(n) { for (let i = 0; i < n; i++) yield i; return 'end'; }

// Each consumer sees the same values; the value of `return` is no element.
{
  const seen = [];
  for (const x of count(3)) seen.push(x);
  assertEquals([0, 1, 2], seen);
  assertEquals([0, 1, 2], [...count(3)]);
  assertEquals([0, 1, 2], Array.from(count(3)));
  const [a, , b, c] = count(3);
  assertEquals([0, 2, undefined], [a, b, c]);
  assertEquals({ value: 0, done: false }, count(1).next());
}

// Explicit next gives result objects, a fresh one each time, with the value that was sent back inside.
{
  function* echo() { let got = yield 'first'; while (true) got = yield got; }
  const it = echo();
  assertEquals('first', it.next('lost').value);
  const one = it.next(1), two = it.next(2);
  assertTrue(one !== two);
  assertEquals([1, 2, undefined], [one.value, two.value, it.next().value]);
  assertEquals(['value', 'done'], Object.keys(one));
}

// Exceptions of the body end the loop and the generator; those of the loop close it.
{
  function* failing() { yield 1; throw new RangeError('inside'); }
  const it = failing();
  const seen = [];
  assertThrows(() => { for (const x of it) seen.push(x); }, RangeError);
  assertEquals([1], seen);
  assertEquals({ value: undefined, done: true }, it.next());
  const log = [];
  function* closing() { try { yield 1; yield 2; } finally { log.push('closed'); } }
  assertThrows(() => { for (const x of closing()) throw new TypeError(); }, TypeError);
  for (const x of closing()) break;
  (() => { for (const x of closing()) return; })();
  assertEquals(['closed', 'closed', 'closed'], log);
}

// A handler in the consumer catches what the generator throws, at the place where it iterates.
{
  function* failing() { yield 1; null.x; }
  const f = () => { try { for (const x of failing()) ; return 'no'; } catch (e) { return e.constructor.name; } };
  assertEquals('TypeError', f());
}

// A generator that is running cannot be stepped, neither by next nor by a loop.
{
  let self;
  function* inner(action) { yield action(); }
  self = inner(() => { try { self.next(); } catch (e) { return e.constructor.name; } });
  assertEquals('TypeError', self.next().value);
  self = inner(() => { try { for (const x of self); } catch (e) { return e.constructor.name; } });
  assertEquals('TypeError', self.next().value);
}

// yield* hands results of other iterators on as they are; a loop takes them apart with their getters.
{
  const log = [];
  const results = [
    { get done() { log.push('done'); return false; }, get value() { log.push('value'); return 'v'; } },
    { get done() { log.push('done'); return true; }, get value() { log.push('value'); return 'r'; } },
  ];
  const foreign = { [Symbol.iterator]() { return this; }, next() { return results.shift(); } };
  function* outer() { return yield* foreign; }
  const seen = [];
  for (const x of outer()) seen.push(x);
  assertEquals(['v'], seen);
  // Once by yield*, once by the loop; the last by yield* alone.
  assertEquals(['done', 'done', 'value', 'done', 'value'], log);
}

// The same through explicit next: the very object comes out.
{
  const result = { value: 1, done: false, extra: true };
  const foreign = { [Symbol.iterator]() { return this; }, next() { return result; } };
  function* outer() { yield* foreign; }
  assertTrue(outer().next() === result);
}

// A getter `done` that throws reaches the loop.
{
  const foreign = {
    [Symbol.iterator]() { return this; },
    calls: 0,
    next() { return this.calls++ === 0 ? { done: false, value: 1 } : { get done() { throw new SyntaxError(); } }; },
  };
  function* outer() { yield* foreign; }
  assertThrows(() => { for (const x of outer()) ; }, SyntaxError);
}

// Deep nesting works, and too deep nesting is an error that can be caught.
{
  function* tree(depth) { if (depth > 0) { yield* tree(depth - 1); yield depth; yield* tree(depth - 1); } }
  let sum = 0;
  for (const x of tree(10)) sum += x;
  assertEquals(2036, sum);
  function* endless() { yield* endless(); }
  assertThrows(() => endless().next(), RangeError);
  assertThrows(() => { for (const x of endless()) ; }, RangeError);
}

// Missing and extra arguments, `arguments`, defaults, and captured variables survive suspension.
{
  function* g(a, b = a + 1) { yield [a, b, arguments.length]; a++; yield () => a; yield arguments[2]; }
  assertEquals([1, 2, 3], g(1, undefined, 'x').next().value);
  const it = g(5, 6, 'x');
  it.next();
  const read = it.next().value;
  assertEquals(6, read());
  assertEquals('x', it.next().value);
}

// A next that was replaced is the one that is called.
{
  const it = count(3);
  let calls = 0;
  it.next = function() { calls++; return { value: calls, done: calls > 2 }; };
  assertEquals([1, 2], [...it]);
  const prototype = Object.getPrototypeOf(count.prototype);
  const original = prototype.next;
  prototype.next = function() { return { value: 'x', done: true }; };
  assertEquals([], [...count(3)]);
  prototype.next = original;
  assertEquals([0, 1, 2], [...count(3)]);
  // Called on what is no generator.
  assertThrows(() => original.call({}), TypeError);
  assertThrows(() => original.call((async function*() {})()), TypeError);
}

// new.target is undefined inside, and a stack trace names generator and consumer.
{
  function* g() { yield new.target; yield new Error('here').stack; }
  const it = g();
  assertEquals(undefined, it.next().value);
  function consumer() { for (const stack of it) return stack; }
  const stack = consumer();
  assertTrue(/at g\.next|at g /.test(stack) && /at consumer/.test(stack), stack);
}
