// Flags: --expose-gc
// Ephemerons: a value stays while its key does, also in chains of weak maps.
const map = new WeakMap();
const keys = [];
for (let i = 0; i < 100; i++) {
  const key = { i };
  if (i % 2) keys.push(key);
  map.set(key, { key, payload: 'p' + i });
}
gc(); gc();
for (const key of keys) assertSame('p' + key.i, map.get(key).payload);
const chain = new WeakMap();
const first = {};
let last = first;
for (let i = 0; i < 100; i++) { const next = { i }; chain.set(last, next); last = next; }
last = null;
gc();
let n = 0;
for (let at = first; chain.has(at); at = chain.get(at)) n++;
assertSame(100, n);
