// With: protocol-support.js
// Whoever leaves an iterator before its end closes it: return is called, once. When it is left because of an error, that
// error is what goes on, whatever return does; otherwise an error of return, or a result that is no object, goes on.

// Left without an error, after some steps.
const left = {
  'for-of, break': { use: (x) => { for (const each of x) break; } },
  'for-of, break of an outer statement': { use: (x) => { out: { for (const each of x) break out; } } },
  'for-of, continue of an outer loop': { use: (x) => { out: do { for (const each of x) continue out; } while (false); } },
  'for-of, return': { use: (x) => { for (const each of x) return each; } },
  'for-of, break in a finally': { use: (x) => { for (const each of x) { try { each; } finally { break; } } } },
  'for-of, break out of a try with a finally': { use: (x) => { for (const each of x) { try { break; } finally { each; } } } },
  'for-of, an error that a return in a finally takes back': {
    use: (x) => { for (const each of x) { try { throw 1; } finally { return; } } },
  },
  'for-of in a generator that is returned': { use: (x) => {
    const g = (function*() { for (const each of x) yield each; })();
    g.next();
    g.return();
  } },
  'for-of in an async function that returns': { use: async (x) => { for (const each of x) { await each; return; } }, later: true },
  'array pattern': { use: (x) => { const [a] = x; } },
  'array pattern without elements': { use: (x) => { const [] = x; } },
  'array pattern of holes': { use: (x) => { const [, ,] = x; } },
  'array pattern with a default': { use: (x) => { const [a = 1] = x; } },
  'array pattern of parameters': { use: (x) => (([a]) => a)(x) },
  'array pattern of a for-of': { use: (x) => { for (const [a] of [x]) a; } },
  'array pattern of a catch': { use: (x) => { try { throw x; } catch ([a]) { a; } } },
  'array assignment': { use: (x) => { let a; [a] = x; } },
  'array assignment to a property': { use: (x) => { const o = {}; [o.p] = x; } },
  'nested array pattern': { use: (x) => { const [[a]] = [x]; } },
  'array pattern in an object pattern': { use: (x) => { const { p: [a] } = { p: x }; } },
  'yield* of a generator that is returned': { use: (x) => {
    const g = (function*() { yield* x; })();
    g.next();
    g.return();
  } },
  'Iterator.prototype.some': { use: (x) => Iterator.prototype.some.call(x, () => true), direct: true },
  'Iterator.prototype.every': { use: (x) => Iterator.prototype.every.call(x, () => false), direct: true },
  'Iterator.prototype.find': { use: (x) => Iterator.prototype.find.call(x, () => true), direct: true },
  'Iterator.prototype.take': { use: (x) => Iterator.prototype.take.call(x, 1).toArray(), direct: true },
  'Iterator.prototype.take of nothing': { use: (x) => Iterator.prototype.take.call(x, 0).toArray(), direct: true },
  ...Object.fromEntries(['map(String)', 'filter(() => true)', 'take(9)', 'drop(0)', 'flatMap(() => [1, 2])'].flatMap((call) => [
    [`return of Iterator.prototype.${call}`, { use: (x) => {
      const [, method, argument] = call.match(/^(\w+)\((.*)\)$/);
      const it = Iterator.prototype[method].call(x, (0, eval)(argument));
      it.next();
      it.return();
    }, direct: true }],
    [`return of Iterator.prototype.${call} before its first step`, { use: (x) => {
      const [, method, argument] = call.match(/^(\w+)\((.*)\)$/);
      Iterator.prototype[method].call(x, (0, eval)(argument)).return();
    }, direct: true }],
  ])),
  'return of Iterator.from': { use: (x) => { const it = Iterator.from(x); it.next(); it.return(); }, gives: true },
  'return of Iterator.concat': { use: (x) => { const it = Iterator.concat(x); it.next(); it.return(); } },
  'return of Iterator.zip': { use: (x) => { const it = Iterator.zip([x]); it.next(); it.return(); } },
  'return of Iterator.prototype.flatMap, inner': { use: (x) => {
    const it = [1].values().flatMap(() => x);
    it.next();
    it.return();
  } },
  'Iterator.zip, another is shorter': { use: (x) => Iterator.zip([x, [1]]).toArray() },
  'Set.prototype.isSupersetOf': { use: (x) => new Set([7, 8, 9]).isSupersetOf(setLike(x)), direct: true },
  'Set.prototype.isDisjointFrom': { use: (x) => new Set([0, 8, 9, 10]).isDisjointFrom(setLike(x)), direct: true },
  'Iterator.prototype.includes': { use: (x) => Iterator.prototype.includes.call(x, 0), direct: true },
};

// Left by an error, a Marker or (`error`) another one.
class NoAdd extends Set { add() { throwMarker(); } }
class NoSet extends Map { set() { throwMarker(); } }
class NoWeakAdd extends WeakSet { add() { throwMarker(); } }
class NoWeakSet extends WeakMap { set() { throwMarker(); } }
class NoResolve extends Promise { static resolve() { throwMarker(); } }
class NoThen extends Promise { static resolve() { return { get then() { throwMarker(); } }; } }
function FrozenArray() { return Object.freeze([]); }
const noKey = { toString: throwMarker };
const aborted = {
  'for-of, throw': { use: (x) => { for (const each of x) throwMarker(); } },
  'for-of, throw of the second step': { use: (x) => { let i = 0; for (const each of x) if (i++ === 1) throwMarker(); } },
  'for-of, throw in a nested function': { use: (x) => { for (const each of x) [1].forEach(throwMarker); } },
  'for-of, throw in a finally': { use: (x) => { for (const each of x) { try { each; } finally { throwMarker(); } } } },
  'for-of, assignment to a constant': { use: (x) => { const c = 1; for (c of x); }, error: TypeError },
  'for-of, assignment to a setter that throws': {
    use: (x) => { const o = { set p(v) { throwMarker(); } }; for (o.p of x); },
  },
  'for-of, destructuring of a variable': { use: (x) => { for (const { p = throwMarker() } of x); }, of: () => ({}) },
  'for-of, destructuring of null': { use: (x) => { for (const {} of x); }, of: () => null, error: TypeError },
  'for-of in a generator that is thrown into': { use: (x) => {
    const g = (function*() { for (const each of x) yield each; })();
    g.next();
    g.throw(new Marker);
  } },
  'for-of in an async function whose await fails': {
    use: async (x) => { for (const each of x) await Promise.reject(new Marker); }, later: true,
  },
  'array pattern, default': { use: (x) => { const [a = throwMarker()] = x; }, of: () => undefined },
  'array pattern, nested': { use: (x) => { const [{ p = throwMarker() }] = x; }, of: () => ({}) },
  'array pattern, null nested': { use: (x) => { const [{ p }] = x; }, of: () => null, error: TypeError },
  'array pattern, not iterable nested': { use: (x) => { const [[a]] = x; }, of: () => 1, error: TypeError },
  'array pattern, parameters': { use: (x) => (([a = throwMarker()]) => a)(x), of: () => undefined },
  'array assignment, target evaluated': { use: (x) => { [throwMarker().p] = x; } },
  'array assignment, key evaluated': { use: (x) => { const o = {}; [o[throwMarker()]] = x; } },
  'array assignment, setter': { use: (x) => { const o = { set p(v) { throwMarker(); } }; [o.p] = x; } },
  'array assignment, target of a rest': { use: (x) => { [...throwMarker().p] = x; } },
  'array assignment, constant': { use: (x) => { const c = 1; [c] = x; }, error: TypeError },
  'array assignment, before initialisation': { use: (x) => { [late] = x; let late; }, error: ReferenceError },
  'yield*, no throw method': { use: (x) => {
    const g = (function*() { yield* x; })();
    g.next();
    g.throw(new Marker);
  }, error: TypeError, returnIsLoud: true },
  'Array.from, function': { use: (x) => Array.from(x, throwMarker) },
  'Array.from, element that cannot be defined': { use: (x) => Array.from.call(FrozenArray, x), error: TypeError },
  'new Map, entry that is no object': { use: (x) => new Map(x), error: TypeError },
  'new Map, key': { use: (x) => new Map(x), of: () => ({ get 0() { throwMarker(); } }) },
  'new Map, value': { use: (x) => new Map(x), of: () => ({ get 1() { throwMarker(); } }) },
  'new Map, set': { use: (x) => new NoSet(x), of: pair },
  'new Set, add': { use: (x) => new NoAdd(x) },
  'new WeakMap, entry that is no object': { use: (x) => new WeakMap(x), error: TypeError },
  'new WeakMap, key that is no object': { use: (x) => new WeakMap(x), of: (i) => [i, i], error: TypeError },
  'new WeakMap, set': { use: (x) => new NoWeakSet(x), of: pair },
  'new WeakSet, value that is no object': { use: (x) => new WeakSet(x), error: TypeError },
  'new WeakSet, add': { use: (x) => new NoWeakAdd(x), of: object },
  'Object.fromEntries, entry that is no object': { use: (x) => Object.fromEntries(x), error: TypeError },
  'Object.fromEntries, key': { use: (x) => Object.fromEntries(x), of: () => [noKey, 1] },
  'Object.groupBy, function': { use: (x) => Object.groupBy(x, throwMarker) },
  'Object.groupBy, key': { use: (x) => Object.groupBy(x, () => noKey) },
  'Map.groupBy, function': { use: (x) => Map.groupBy(x, throwMarker) },
  ...Object.fromEntries(['all', 'allSettled', 'any', 'race'].flatMap((name) => [
    [`Promise.${name}, resolve`, { use: (x) => NoResolve[name](x), later: true }],
    [`Promise.${name}, then`, { use: (x) => NoThen[name](x), later: true }],
  ])),
  ...Object.fromEntries(['map', 'filter', 'flatMap', 'forEach', 'some', 'every', 'find'].map((name) => [
    `Iterator.prototype.${name}, function`, { use: (x) => {
      const result = Iterator.prototype[name].call(x, throwMarker);
      result.next();
    }, direct: true },
  ])),
  ...Object.fromEntries(['map', 'filter', 'flatMap', 'forEach', 'some', 'every', 'find', 'reduce'].map((name) => [
    `Iterator.prototype.${name}, no function`,
    { use: (x) => Iterator.prototype[name].call(x, 1), direct: true, error: TypeError },
  ])),
  ...Object.fromEntries(['take', 'drop'].flatMap((name) => [
    [`Iterator.prototype.${name}, limit`, { use: (x) => Iterator.prototype[name].call(x, { valueOf: throwMarker }), direct: true }],
    [`Iterator.prototype.${name}, NaN`, { use: (x) => Iterator.prototype[name].call(x, NaN), direct: true, error: RangeError }],
    [`Iterator.prototype.${name}, below 0`, { use: (x) => Iterator.prototype[name].call(x, -1), direct: true, error: RangeError }],
  ])),
  'Iterator.prototype.reduce, function': { use: (x) => Iterator.prototype.reduce.call(x, throwMarker, 0), direct: true },
  'Iterator.prototype.flatMap, no iterable': {
    use: (x) => Iterator.prototype.flatMap.call(x, () => 1).next(), direct: true, error: TypeError,
  },
  'Iterator.prototype.flatMap, inner step': {
    use: (x) => Iterator.prototype.flatMap.call(x, () => ({ next: throwMarker })).next(), direct: true,
  },
  'Iterator.zip, another one throws': { use: (x) => Iterator.zip([x, { next: throwMarker }]).next() },
  'Iterator.zip, another one cannot be iterated': { use: (x) => Iterator.zip([x, 1]), error: TypeError },
  'Iterator.zip, strict and another is shorter': {
    use: (x) => Iterator.zip([x, [1]], { mode: 'strict' }).toArray(), error: TypeError,
  },
};

for (const [name, row] of Object.entries(left)) {
  const observed = (faults) => observe(itemsFor(row), faults);
  const closed = ({ log, count }, by = 1) => {
    assertSame(1, count('get return'));
    assertSame(by, count('return'));
    assertSame(by ? 'return' : 'get return', log.at(-1));
  };
  testUse(`${name}: closes`, row.use, observed(), row, (thrown, observed) => {
    assertSame(undefined, thrown);
    closed(observed);
  });
  for (const [kind, value] of [['undefined', undefined], ['null', null]]) {
    testUse(`${name}: the property return is ${kind}`, row.use, observed({ 'get return': () => value }), row,
            (thrown, observed) => {
      assertSame(undefined, thrown);
      closed(observed, 0);
    });
  }
  testUse(`${name}: return throws`, row.use, observed({ return: throwMarker }), row, (thrown, observed) => {
    assertSame(Marker, thrown.constructor);
    closed(observed);
  });
  testUse(`${name}: the getter of return throws`, row.use, observed({ 'get return': throwMarker }), row, (thrown, observed) => {
    assertSame(Marker, thrown.constructor);
    closed(observed, 0);
  });
  testUse(`${name}: return cannot be called`, row.use, observed({ 'get return': () => 1 }), row, (thrown, observed) => {
    assertSame(TypeError, thrown.constructor);
    closed(observed, 0);
  });
  for (const value of [undefined, null, 1, 'text', Symbol()]) {
    if (row.gives) break;  // Its result is handed on as it is.
    testUse(`${name}: return gives ${String(value)}`, row.use, observed({ return: () => value }), row, (thrown, observed) => {
      assertSame(TypeError, thrown.constructor);
      closed(observed);
    });
  }
}

for (const [name, row] of Object.entries(aborted)) {
  const observed = (faults) => observe(itemsFor(row), faults);
  const faults = {
    'as it should be': {},
    'return throws': { return() { throw new EvalError; } },
    'the getter of return throws': { 'get return'() { throw new EvalError; } },
    'return cannot be called': { 'get return': () => 1 },
    'there is no return': { 'get return': () => undefined },
    'return gives undefined': { return: () => undefined },
    'return gives a number': { return: () => 1 },
  };
  for (const [kind, fault] of Object.entries(faults)) {
    testUse(`${name}: ${kind}`, row.use, observed(fault), row, (thrown, { count }) => {
      const loud = row.returnIsLoud && kind.match(/^(the getter of )?return throws$/);
      assertSame(loud ? EvalError : row.error ?? Marker, thrown.constructor);
      assertSame(1, count('get return'));
      assertSame('get return' in fault ? 0 : 1, count('return'));
    });
  }
}
