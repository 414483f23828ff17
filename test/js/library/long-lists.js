// Flags: --max-heap-size=64
// Not with: --gc-stress
// Long lists that fit into the heap are made. What does not fit: list-limits.js.
const short = new Uint8Array(2 ** 17);
assertEquals(2 ** 17, Object.keys(short).length);
assertEquals('131071', Object.keys(short).pop());
assertEquals(2 ** 17, Object.values(short).length);
assertEquals(['131071', 0], Object.entries(short).pop());
assertEquals(2 ** 17 + 1, Reflect.ownKeys(Object.assign(short, {x: 1})).length);
assertEquals(2 ** 20, Array.prototype.toReversed.call({length: 2 ** 20}).length);
assertThrows(() => (() => 0).apply(null, {length: 2 ** 20}), RangeError);  // the stack

// Lists that grow value by value.
function* many(count) {
  for (let i = 0; i < count; i++) yield i;
}
assertEquals(200000, [...many(200000)].length);
assertEquals(200000, Array.from(many(200000)).length);
assertEquals(200000, many(200000).toArray().length);
assertEquals(199999, new Set(many(200000)).size - 1);
assertEquals(2 ** 24, new Array(2 ** 24).map(() => undefined).length);
