const m = new Map([[NaN, 'nan'], [0, 'zero'], ['k', 'v']]);
assertSame('nan', m.get(NaN)); assertSame('zero', m.get(-0)); assertSame(3, m.size);
assertTrue(m.delete('k')); assertFalse(m.delete('k')); assertFalse(m.has('k'));
assertSame(m, m.set({}, 1));
assertSame(0, [...m.keys()].map((k) => Object.is(k, -0) ? 'neg' : k)[1]);
// Entries added while walking are visited; deleted ones are not.
const live = new Map([[1, 'a'], [2, 'b']]);
const seen = [];
for (const [k] of live) {
  seen.push(k);
  if (k === 1) { live.delete(2); live.set(3, 'c'); }
}
assertArrayEquals([1, 3], seen);
live.clear();
assertSame(0, live.size);

const s = new Set('hello');
assertArrayEquals(['h', 'e', 'l', 'o'], [...s]);
let visits = 0;
s.forEach((v, k, set) => { assertSame(v, k); assertSame(s, set); visits++; });
assertSame(4, visits);
assertThrows(() => Map(), TypeError); assertThrows(() => new Map([1]), TypeError);
assertThrows(() => Map.prototype.get.call(new Set(), 1), TypeError);

const large = new Map();
for (let i = 0; i < 20000; i++) large.set('k' + i, i);
for (let i = 0; i < 20000; i += 3) large.delete('k' + i);
let sum = 0;
for (const v of large.values()) sum += v;
assertSame(133326667, sum);
assertSame(20000 - Math.ceil(20000 / 3), large.size);
assertSame(19999 % 3 === 0 ? undefined : 19999, large.get('k19999'));

const key = {};
const weak = new WeakMap([[key, 1]]);
assertTrue(weak.has(key)); assertSame(1, weak.get(key)); assertThrows(() => weak.set(1, 1), TypeError);
assertTrue(new WeakSet([key]).has(key));
assertSame('[object Map Iterator]', String(m.entries()));

// getOrInsert and getOrInsertComputed.
{
  const map = new Map([['a', 1]]);
  assertSame(1, map.getOrInsert('a', 2));
  assertSame(2, map.getOrInsert('b', 2));
  assertSame(2, map.get('b'));
  assertSame(1, map.getOrInsertComputed('a', () => assertTrue(false)));
  assertSame('c!', map.getOrInsertComputed('c', (key) => key + '!'));
  assertSame(Infinity, map.getOrInsertComputed(-0, (key) => 1 / key));
  assertSame('outer', map.getOrInsertComputed('d', (key) => (map.set(key, 'inner'), 'outer')));
  assertSame('outer', map.get('d'));
  assertThrows(() => map.getOrInsertComputed('a'), TypeError);
  const weak = new WeakMap();
  const key = {};
  assertSame(1, weak.getOrInsert(key, 1));
  assertSame(1, weak.getOrInsertComputed(key, () => 2));
  assertThrows(() => weak.getOrInsert('text', 1), TypeError);
}
