// Function.prototype.call and apply, spread calls: how functions get their arguments from lists.

function record(a, b) {
  return [this && this.tag, a, b, arguments.length];
}

// Apply takes arguments objects, arrays, array-likes and nothing.
{
  function viaArguments() { return record.apply(this, arguments); }
  for (let i = 0; i < 3; i++) {
    assertEquals([i, 1, 2, 2], viaArguments.call({ tag: i }, 1, 2));
    assertEquals([9, 1.5, undefined, 1], record.apply({ tag: 9 }, [1.5]));
    assertEquals([9, undefined, 2, 2], record.apply({ tag: 9 }, [, 2]));
    assertEquals([9, 'x', 'y', 2], record.apply({ tag: 9 }, { length: 2, 0: 'x', 1: 'y' }));
    assertEquals([9, undefined, undefined, 0], record.apply({ tag: 9 }));
    assertEquals([9, undefined, undefined, 0], record.apply({ tag: 9 }, null));
  }
}

// Apply sees what happened to an arguments object.
{
  function mapped(a) { a = 42; return record.apply({ tag: 1 }, arguments); }
  assertEquals([1, 42, 2, 2], mapped(1, 2));
  function shortened() { arguments.length = 1; return record.apply({ tag: 1 }, arguments); }
  assertEquals([1, 1, undefined, 1], shortened(1, 2));
  function punched() { delete arguments[0]; return record.apply({ tag: 1 }, arguments); }
  assertEquals([1, undefined, 2, 2], punched(1, 2));
  function redefined() {
    Object.defineProperty(arguments, 'length', { get() { return 1; } });
    return record.apply({ tag: 1 }, arguments);
  }
  assertEquals([1, 1, undefined, 1], redefined(1, 2));
}

// Holes of a list are read from the prototype chain.
{
  Array.prototype[0] = 'from the prototype';
  try {
    assertEquals([1, 'from the prototype', 2, 2], record.apply({ tag: 1 }, [, 2]));
  } finally {
    delete Array.prototype[0];
  }
}

// Call and apply of call and apply.
{
  assertEquals([5, 1, undefined, 1], Function.prototype.call.call(record, { tag: 5 }, 1));
  assertEquals([6, 1, 2, 2], Function.prototype.apply.call(record, { tag: 6 }, [1, 2]));
  assertEquals([7, 3, undefined, 1], Function.prototype.call.apply(record, [{ tag: 7 }, 3]));
  assertSame(9, Math.max.apply(null, [1, 9, 2.5]));
  assertSame(9, Math.max(...[1, 9, 2.5]));
}

// What cannot be called is a TypeError.
{
  assertThrows(() => record.apply(1, 2), TypeError);
  assertThrows(() => record.call.call(1), TypeError);
  assertThrows(() => (class {}).call({}), TypeError);
}

// Long lists and endless recursion.
{
  function count() { return arguments.length; }
  assertSame(5000, count.apply(null, new Array(5000).fill(1)));
  assertSame(5000, count(...new Array(5000).fill(1)));
  assertThrows(() => count.apply(null, new Array(1e7).fill(1)), RangeError);
  function applyForEver() { return applyForEver.apply(null, [1, 2, 3]); }
  assertThrows(applyForEver, RangeError);
  function spreadForEver() { return spreadForEver(...[1, 2, 3]); }
  assertThrows(spreadForEver, RangeError);
}

// Collections in the callee keep its arguments.
{
  function keep(...values) {
    for (let i = 0; i < 1000; i++) new Array(100);
    return values.map((value) => value.id);
  }
  for (let i = 0; i < 20; i++) {
    assertEquals([i, i + 1], keep.apply(null, [{ id: i }, { id: i + 1 }]));
    assertEquals([i, i + 1], keep(...[{ id: i }, { id: i + 1 }]));
  }
}

// Neither is in a stack trace.
{
  function thrower() { throw new Error('here'); }
  for (const forward of [() => thrower.apply(null, [1]), () => thrower.call(null, 1)]) {
    try {
      forward();
    } catch (error) {
      assertFalse(/apply|\.call /.test(error.stack));
      assertTrue(/thrower/.test(error.stack));
    }
  }
}
