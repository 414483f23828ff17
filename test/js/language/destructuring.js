const [a, , b = 3, ...rest] = [1, 2, undefined, 4, 5];
assertEquals([1, 3, [4, 5]], [a, b, rest]);

const { x, y: { z = 'default' } = {}, ['comp' + 'uted']: c, ...others } = { x: 1, computed: 2, p: 3, q: 4 };
assertEquals([1, 'default', 2, { p: 3, q: 4 }], [x, z, c, others]);

let m = 1, n = 2;
[m, n] = [n, m];
assertEquals([2, 1], [m, n]);

const target = {};
({ a: target.first, b: target['second'] } = { a: 'A', b: 'B' });
assertEquals({ first: 'A', second: 'B' }, target);

function parameters({ p, q = p + 1 }, [r] = [10]) { return [p, q, r]; }
assertEquals([1, 2, 10], parameters({ p: 1 }));
assertSame(0, (({ a }) => a).name.length);

// The iterator is closed when the pattern ends before it.
let closed = 0;
const iterable = {
  [Symbol.iterator]() {
    return { next: () => ({ value: 1, done: false }), return() { closed++; return {}; } };
  }
};
const [only] = iterable;
assertEquals([1, 1], [only, closed]);

assertThrows(() => { const { p } = null; }, TypeError);
assertThrows(() => { const [p] = {}; }, TypeError, /not iterable/);
assertThrows('let [a, a] = [];', SyntaxError);
assertThrows('({ a: 1 } = {})', SyntaxError);

const results = [];
for (const [key, { v }] of [['k', { v: 1 }], ['l', { v: 2 }]]) results.push(key + v);
assertArrayEquals(['k1', 'l2'], results);
// Names come from the pattern.
const { f = function() {} } = {};
assertSame('f', f.name);
