// Flags: --expose-gc
// A WeakMap whose values are the keys of further entries: a collection takes time in proportion to their number, keeps
// what the first key reaches, and frees the rest.
function chain(length, ...maps) {
  const first = {};
  let key = first;
  for (let i = 0; i < length; i++) {
    const next = { i };
    for (const map of maps) map.set(key, next);
    key = next;
  }
  return first;
}
function lengthOf(first, map) {
  let length = 0;
  for (let key = first; map.has(key); key = map.get(key)) length++;
  return length;
}

const map = new WeakMap();
const other = new WeakMap();
const first = chain(20000, map, other);
const begin = Date.now();
gc();
assertTrue(Date.now() - begin < 10000);
assertSame(20000, lengthOf(first, map));
assertSame(20000, lengthOf(first, other));

// Through maps that only a value of another map reaches.
const inner = new WeakMap([[first, map]]);
const outer = new WeakMap([[inner, { inner }]]);
gc();
assertSame(20000, lengthOf(first, outer.get(inner).inner.get(first)));

// A middle that is let go takes what is behind it along.
let kept = first;
for (let i = 0; i < 10; i++) kept = map.get(kept);
map.delete(kept);
other.delete(kept);
gc();
assertSame(10, lengthOf(first, map));
