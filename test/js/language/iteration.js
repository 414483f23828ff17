// The iteration protocol, spread, and closing of iterators.
function source(log, values) {
  let i = 0;
  return {
    [Symbol.iterator]() { log.push('open'); return this; },
    next() { return i < values.length ? { value: values[i++], done: false } : { value: undefined, done: true }; },
    return() { log.push('close'); return {}; }
  };
}
let log = [];
for (const v of source(log, [1, 2, 3])) { if (v === 2) break; }
assertArrayEquals(['open', 'close'], log);
log = [];
for (const v of source(log, [1])) { }
assertArrayEquals(['open'], log);
log = [];
assertThrows(() => { for (const v of source(log, [1])) throw new RangeError(); }, RangeError);
assertArrayEquals(['open', 'close'], log);
log = [];
(() => { for (const v of source(log, [1])) return v; })();
assertArrayEquals(['open', 'close'], log);

assertArrayEquals(['a', '😀', 'b'], [...'a😀b']);
assertArrayEquals([1, 2, 3, 4], [1, ...[2, 3], ...new Set([4])]);
assertEquals({ a: 1, b: 3, c: 4 }, { a: 1, ...{ b: 2 }, ...null, b: 3, ...{ c: 4 } });
assertSame(3, Math.max(...new Map([[1, 2], [3, 0]]).keys()));
assertThrows(() => [...{}], TypeError);
assertThrows(() => { for (const x of { [Symbol.iterator]() { return 1; } }) ; }, TypeError);

// An array that grows while it is walked.
const growing = [1, 2];
let steps = 0;
for (const v of growing) { if (steps++ < 3) growing.push(v); }
assertSame(5, growing.length);
const iterator = [1, 2][Symbol.iterator]();
iterator.next();
assertArrayEquals([2], [...iterator]);
assertSame('[object Array Iterator]', String(iterator));
