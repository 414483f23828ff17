// Iterators that log what is asked of them and misbehave as told, and the consumers that they are given to.

// `faults` says what happens instead of the usual at a place: 'get @@iterator', '@@iterator', 'get next', 'next', 'done',
// 'value', 'get return', 'return'; those of a step at the step `faults.at` (0 where it is not said).
// With `faults.async` the iterable is asynchronous: next and return give promises of what they are said to give.
function observe(items, faults = {}) {
  const log = [];
  const at = faults.at ?? 0;
  let step = 0;
  function asked(place, usual, here = true) {
    log.push(place);
    return here && place in faults ? faults[place]() : usual();
  }
  const later = faults.async ? (value) => Promise.resolve(value) : (value) => value;
  const iterator = {
    get next() {
      return asked('get next', () => function(...rest) {
        assertSame(iterator, this);
        const now = step++;
        return later(asked('next', () => ({
          get done() { return asked('done', () => now >= items.length, now === at); },
          get value() { return asked('value', () => items[now], now === at); },
        }), now === at));
      });
    },
    get return() {
      return asked('get return', () => function(...rest) {
        assertSame(iterator, this);
        return later(asked('return', () => ({})));
      });
    },
  };
  const iterable = {
    get [faults.async ? Symbol.asyncIterator : Symbol.iterator]() {
      return asked('get @@iterator', () => function() {
        assertSame(iterable, this);
        return asked('@@iterator', () => iterator);
      });
    },
  };
  return { iterable, iterator, log, count: (place) => log.filter((each) => each === place).length };
}

class Marker extends Error {}
function throwMarker() { throw new Marker; }

const pair = (i) => [{ key: i }, i];
const number = (i) => i;
const object = (i) => ({ i });
function setLike(iterator) { return { size: 3, has: () => false, keys: () => iterator }; }

// Everything that goes through an iterable to its end. `of`: what the items are; `direct`: takes the iterator itself;
// `later`: gives a promise; `handsOn`: whoever uses the consumer looks at the results of the steps once more.
const consumers = {
  'for-of': { use: (x) => { for (const each of x) each; } },
  'for-of with continue': { use: (x) => { for (const each of x) continue; } },
  'for-of with a destructured variable': { use: (x) => { for (const { i } of x) i; }, of: object },
  'for-of over a property': { use: (x) => { const o = {}; for (o.p of x) o.p; } },
  'array spread': { use: (x) => [0, ...x, 1] },
  'call spread': { use: (x) => Math.max(...x, 1) },
  'method call spread': { use: (x) => [].concat(...x) },
  'new spread': { use: (x) => new Array(...x, 1) },
  'super spread': { use: (x) => new (class extends Array { constructor() { super(...x, 1); } }) },
  'array pattern with rest': { use: (x) => { const [a, ...rest] = x; } },
  'array pattern longer than what there is': { use: (x) => { const [a, b, c, d, e] = x; } },
  'array pattern of parameters': { use: (x) => (([...rest]) => rest)(x) },
  'array pattern of a catch': { use: (x) => { let thrown; try { thrown = true; throw x; } catch ([...rest]) { rest; } } },
  'array assignment': { use: (x) => { let a, b; [a, ...b] = x; } },
  'nested array pattern': { use: (x) => { const { p: [...rest] } = { p: x }; } },
  'yield*': { use: (x) => { for (const each of (function*() { yield* x; })()) each; }, handsOn: true },
  'Array.from': { use: (x) => Array.from(x) },
  'Array.from with a function': { use: (x) => Array.from(x, (each) => each) },
  'Array.from of a subclass': { use: (x) => (class extends Array {}).from(x) },
  'new Map': { use: (x) => new Map(x), of: pair },
  'new Set': { use: (x) => new Set(x) },
  'new WeakMap': { use: (x) => new WeakMap(x), of: pair },
  'new WeakSet': { use: (x) => new WeakSet(x), of: object },
  'Object.fromEntries': { use: (x) => Object.fromEntries(x), of: pair },
  'Object.groupBy': { use: (x) => Object.groupBy(x, String) },
  'Map.groupBy': { use: (x) => Map.groupBy(x, String) },
  'new Uint8Array': { use: (x) => new Uint8Array(x) },
  'Float64Array.from': { use: (x) => Float64Array.from(x) },
  'Float64Array.from with a function': { use: (x) => Float64Array.from(x, (each) => each) },
  'new AggregateError': { use: (x) => new AggregateError(x) },
  'Promise.all': { use: (x) => Promise.all(x), later: true },
  'Promise.allSettled': { use: (x) => Promise.allSettled(x), later: true },
  'Promise.race': { use: (x) => Promise.race(x), later: true },
  'Promise.any': { use: (x) => Promise.any(x), later: true },
  'Iterator.from': { use: (x) => Iterator.from(x).toArray() },
  'Iterator.concat': { use: (x) => Iterator.concat([5], x).toArray() },
  'Iterator.zip': { use: (x) => Iterator.zip([x, [1, 2, 3, 4]], { mode: 'longest' }).toArray() },
  'Iterator.zip of its argument': { use: (x) => Iterator.zip(x).toArray(), of: (i) => [i] },
  'Iterator.prototype.flatMap, inner': { use: (x) => [5].values().flatMap(() => x).toArray() },
  'Iterator.prototype.toArray': { use: (x) => Iterator.prototype.toArray.call(x), direct: true },
  'Iterator.prototype.forEach': { use: (x) => Iterator.prototype.forEach.call(x, () => {}), direct: true },
  'Iterator.prototype.reduce': { use: (x) => Iterator.prototype.reduce.call(x, (a, b) => a), direct: true },
  'Iterator.prototype.some': { use: (x) => Iterator.prototype.some.call(x, () => false), direct: true },
  'Iterator.prototype.every': { use: (x) => Iterator.prototype.every.call(x, () => true), direct: true },
  'Iterator.prototype.find': { use: (x) => Iterator.prototype.find.call(x, () => false), direct: true },
  'Iterator.prototype.map': { use: (x) => Iterator.prototype.map.call(x, String).toArray(), direct: true },
  'Iterator.prototype.filter': { use: (x) => Iterator.prototype.filter.call(x, () => false).toArray(), direct: true },
  'Iterator.prototype.take': { use: (x) => Iterator.prototype.take.call(x, 9).toArray(), direct: true },
  'Iterator.prototype.drop': { use: (x) => Iterator.prototype.drop.call(x, 0).toArray(), direct: true },
  'Iterator.prototype.flatMap': { use: (x) => Iterator.prototype.flatMap.call(x, () => [1]).toArray(), direct: true },
  'Set.prototype.union': { use: (x) => new Set([7]).union(setLike(x)), direct: true },
  'Set.prototype.intersection': { use: (x) => new Set([7, 8, 9, 10]).intersection(setLike(x)), direct: true },
  'Set.prototype.difference': { use: (x) => new Set([7, 8, 9, 10]).difference(setLike(x)), direct: true },
  'Set.prototype.symmetricDifference': { use: (x) => new Set([7]).symmetricDifference(setLike(x)), direct: true },
  'Set.prototype.isSupersetOf': { use: (x) => new Set([0, 1, 2, 3, 4]).isSupersetOf(setLike(x)), direct: true },
  'Set.prototype.isDisjointFrom': { use: (x) => new Set([7, 8, 9, 10]).isDisjointFrom(setLike(x)), direct: true },
};

function itemsFor(consumer) { return [0, 1, 2].map(consumer.of ?? number); }

// The same for asynchronous iterables and, where `observe` makes one, for synchronous ones; all give promises.
const laterConsumers = {
  'for await': { use: async (x) => { for await (const each of x) each; } },
  'for await with continue': { use: async (x) => { for await (const each of x) continue; } },
  'yield* of an async generator': {
    use: async (x) => { for await (const each of (async function*() { yield* x; })()) each; }, handsOn: true,
  },
  'Array.fromAsync': { use: (x) => Array.fromAsync(x) },
  'Array.fromAsync with a function': { use: (x) => Array.fromAsync(x, (each) => each) },
};

// A block that uses what `observe` made; `check` gets what was thrown (undefined if nothing) and the observed.
function testUse(name, use, observed, { direct, later }, check) {
  test(name, () => {
    const argument = direct ? observed.iterator : observed.iterable;
    if (later) return use(argument, observed).then(() => undefined, (error) => error).then((error) => check(error, observed));
    let thrown;
    try { use(argument, observed); } catch (error) { thrown = error; }
    check(thrown, observed);
  });
}
