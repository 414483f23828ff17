// Resources of `using` and `await using` are disposed of on every way out of their scope, the last one first.
'use strict';

const log = [];
function resource(name) {
  return { name, [Symbol.dispose]() { log.push(name); } };
}
function asyncResource(name) {
  return { name, async [Symbol.asyncDispose]() { log.push(name); await null; log.push(name + '.'); } };
}
function logOf(run) {
  log.length = 0;
  run();
  return log.join(' ');
}

test('leaving a block', () => {
  assertEquals('body b a', logOf(() => {
    using a = resource('a'), b = resource('b'), c = null, d = undefined;
    log.push('body');
  }));
  assertEquals('inner outer', logOf(() => {
    using outer = resource('outer');
    { using inner = resource('inner'); }
  }));
});

test('jumps', () => {
  assertEquals('x 1 y x 2', logOf(() => {
    loop: for (let i = 0;; ++i) {
      using x = resource('x');
      if (i === 0) continue;
      {
        using x = resource('y');
        try {
          if (i === 1) break loop;
        } finally {
          log.push('1');
          break loop;
        }
      }
    }
    log.push('2');
  }));
  function f() {
    using a = resource('a');
    for (const value of [1, 2]) {
      using b = resource('b');
      return log.push('return');
    }
  }
  assertEquals('return b a', logOf(f));
  assertSame(1, (log.length = 0, f()));
});

test('for statements', () => {
  assertEquals('0 1 head', logOf(() => {
    let i = 0;
    for (using head = resource('head'); i < 2; ++i) log.push(i);
  }));
  assertEquals('0 head', logOf(() => {
    for (using head = resource('head');;) { log.push(0); break; }
  }));
  assertEquals('body a body b end', logOf(() => {
    for (using r of [resource('a'), resource('b')]) log.push('body');
    log.push('end');
  }));
  assertEquals('a closed', logOf(() => {
    const iterable = {
      [Symbol.iterator]: () => ({ next: () => ({ done: false, value: resource('a') }), return() { log.push('closed'); return {}; } }),
    };
    for (using r of iterable) break;
  }));
  // What is no resource closes the iterator.
  assertEquals('closed', logOf(() => {
    const iterable = {
      [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }), return() { log.push('closed'); return {}; } }),
    };
    assertThrows(() => { for (using r of iterable) assertUnreachable(); }, TypeError);
  }));
});

test('every iteration has its own binding', () => {
  const read = [];
  for (using r of [resource('a'), resource('b')]) read.push(() => r.name);
  assertEquals(['a', 'b'], read.map((f) => f()));
});

test('errors', () => {
  const thrower = (what) => ({ [Symbol.dispose]() { throw what; } });
  try {
    using a = thrower(1);
    using b = thrower(2);
    throw 3;
  } catch (e) {
    assertSame(SuppressedError, e.constructor);
    assertSame(1, e.error);
    assertSame(2, e.suppressed.error);
    assertSame(3, e.suppressed.suppressed);
  }
  const error = new Error('body');
  try {
    using a = resource('a');
    throw error;
  } catch (e) {
    assertSame(error, e);
  }
  // The one before is disposed of when a later one is none.
  assertEquals('a', logOf(() => assertThrows(() => {
    using a = resource('a'), b = {};
  }, TypeError)));
  // A disposal that throws replaces a return.
  assertThrows(() => {
    using a = { [Symbol.dispose]() { throw new RangeError('disposal'); } };
    return 1;
  }, RangeError, /disposal/);
});

test('bindings', () => {
  assertThrows(() => { using a = (a, null); }, ReferenceError);
  assertThrows(() => { using a = null; a = 1; }, TypeError, /constant/);
  { using f = Object.assign(() => {}, { [Symbol.dispose]() {} }); }
  const dispose = Function.prototype[Symbol.dispose];
  Function.prototype[Symbol.dispose] = function () { log.push(this.name); };
  assertEquals('anonymous', logOf(() => { using anonymous = () => {}; }));
  if (dispose === undefined) delete Function.prototype[Symbol.dispose];
});

test('functions and classes', () => {
  function* generate() {
    using a = resource('a');
    yield 1;
    yield 2;
  }
  assertEquals('a', logOf(() => { for (const value of generate()) break; }));
  assertEquals('a', logOf(() => { assertEquals([1, 2], [...generate()]); }));
  assertEquals('block a made', logOf(() => {
    class C { static { using a = resource('a'); log.push('block'); } }
    log.push('made');
  }));
  class Base {}
  class Derived extends Base {
    constructor() { using a = resource('a'); super(); log.push('super'); }
  }
  assertEquals('super a', logOf(() => assertSame(Derived, new Derived().constructor)));
  assertEquals('a', logOf(() => { (0, eval)('(f) => { using a = f; }')(resource('a')); }));
});

test('where `using` is a name', () => {
  assertSame(4, (0, eval)('var using = [1, 4], x = 1; using[x]'));
  assertSame(2, (0, eval)('var using = 1; using\nx2 = 2; var x2'));
  assertEquals([3], (0, eval)('var using, of = [[3]], r = []; for (using of of[0]) r.push(using); r'));
  (0, eval)('for (using of = null;;) break;');
  (0, eval)('var using = {}; using in using; using instanceof Object; using => using; using: 1');
  for (const source of ['using a = null;', '{ using a; }', '{ using a = null, {b} = null; }',
                        'for (using a in {});', 'switch (1) { case 1: using a = null; }', 'if (1) using a = null;',
                        '{ await using a = null; }', '{ using let = null; }', '{ us\\u0069ng a = null; }',
                        'for (using a of [], []);', '{ using a = null; var a; }', 'async () => { await using a; }']) {
    assertThrows(() => (0, eval)(source), SyntaxError);
  }
  assertThrows(() => eval('using a = null'), SyntaxError, /top level of a script/);
});

asyncTest(async () => {
  log.length = 0;
  {
    await using a = asyncResource('a');
    using b = resource('b');
    await using c = resource('c');
    log.push('body');
  }
  assertEquals('body c b a a.', log.join(' '));

  log.length = 0;
  const run = async () => {
    for await (await using r of [asyncResource('a'), asyncResource('b')]) {
      if (r.name === 'b') return 'result';
    }
  };
  assertSame('result', await run());
  assertEquals('a a. b b.', log.join(' '));

  // A resource that is null waits for a turn of the queue, but only where it is declared.
  log.length = 0;
  const one = (async () => { { await using a = null; } log.push('one'); })();
  const two = (async () => { skip: { break skip; await using a = null; } log.push('two'); })();
  log.push('sync');
  await one;
  assertEquals('two sync one', log.join(' '));

  let caught;
  try {
    await using a = { [Symbol.asyncDispose]: () => Promise.reject(1) };
    await using b = { [Symbol.asyncDispose]() { throw 2; } };
    throw 3;
  } catch (e) {
    caught = e;
  }
  assertSame(1, caught.error);
  assertSame(2, caught.suppressed.error);
  assertSame(3, caught.suppressed.suppressed);

  async function* generate() {
    await using a = asyncResource('a');
    yield 1;
  }
  log.length = 0;
  for await (const value of generate()) break;
  assertEquals('a a.', log.join(' '));
});
