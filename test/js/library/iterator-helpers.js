// Iterator and its lazy helpers.
function* numbers() { yield 1; yield 2; yield 3; yield 4; }
assertEquals([2, 4, 6, 8], numbers().map((x) => x * 2).toArray());
assertEquals([2, 4], numbers().filter((x) => x % 2 === 0).toArray());
assertEquals([1, 2], numbers().take(2).toArray());
assertEquals([3, 4], numbers().drop(2).toArray());
assertEquals([], numbers().drop(9).toArray());
assertEquals([1, 1, 2, 2], numbers().take(2).flatMap((x) => [x, x]).toArray());
assertEquals(10, numbers().reduce((a, b) => a + b));
assertEquals(20, numbers().reduce((a, b) => a + b, 10));
assertTrue(numbers().some((x) => x === 3));
assertFalse(numbers().every((x) => x < 3));
assertEquals(3, numbers().find((x) => x > 2));
let seen = [];
numbers().forEach((x, i) => seen.push([x, i]));
assertEquals([[1, 0], [2, 1], [3, 2], [4, 3]], seen);

// Helpers are lazy and close what is under them.
let log = [];
const source = {
  __proto__: Iterator.prototype,
  next() { log.push('next'); return { value: 1, done: false }; },
  return() { log.push('return'); return {}; }
};
const mapped = source.map((x) => x);
assertEquals([], log);
mapped.next();
mapped.return();
assertEquals(['next', 'return'], log);
assertEquals({ value: undefined, done: true }, mapped.next());
log = [];
assertThrows(() => source.map((x) => { throw new RangeError(); }).next(), RangeError);
assertEquals(['next', 'return'], log);
log = [];
assertEquals([1, 1], source.take(2).toArray());
assertEquals(['next', 'next', 'return'], log);
assertThrows(() => source.take(-1), RangeError);
assertThrows(() => source.take(NaN), RangeError);
assertThrows(() => source.map(1), TypeError);
assertThrows(() => Iterator.prototype.map.call(1, (x) => x), TypeError);

const wrapped = Iterator.from({ next() { return { value: 5, done: false }; } });
assertTrue(wrapped instanceof Iterator);
assertEquals({ value: 5, done: false }, wrapped.next());
assertEquals(['a', 'b'], Iterator.from('ab').toArray());
assertThrows(() => Iterator(), TypeError);
assertThrows(() => new Iterator(), TypeError);
class Mine extends Iterator {}
assertTrue(new Mine() instanceof Iterator);
assertEquals('[object Iterator Helper]', Object.prototype.toString.call(numbers().map((x) => x)));
const running = { *[Symbol.iterator]() { yield 1; } }[Symbol.iterator]().map(() => running.next());
assertThrows(() => running.next(), TypeError, /already running/);

// Iterator.concat: the iterators are made when their turn comes; the one that runs is closed by return().
{
  const events = [];
  const source = (name, values) => ({
    [Symbol.iterator]() {
      events.push('open ' + name);
      let i = 0;
      return {
        next: () => (i < values.length ? { value: values[i++], done: false } : { value: undefined, done: true }),
        return() {
          events.push('close ' + name);
          return {};
        },
      };
    },
  });
  assertArrayEquals([1, 2, 'a', 3], [...Iterator.concat([1, 2], source('x', ['a']), new Set([3]))]);
  assertArrayEquals([], [...Iterator.concat()]);
  const both = Iterator.concat(source('y', [1, 2]), source('z', [3]));
  assertSame(1, both.next().value);
  both.return();
  assertTrue(both.next().done);
  assertSame('open x,open y,close y', events.join());
  assertThrows(() => Iterator.concat('text'), TypeError);
  assertThrows(() => Iterator.concat({}), TypeError);
  assertSame('Iterator Helper', Iterator.concat()[Symbol.toStringTag]);
}
assertThrows(() => [].values().take(2 ** 53), RangeError);
assertArrayEquals([1], [...[1].values().take(Infinity)]);
