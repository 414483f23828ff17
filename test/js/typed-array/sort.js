'use strict';
// Sorting: numeric by default, NaN last, -0 before +0; stable with comparators.
function random() {
  random.state = (random.state * 1103515245 + 12345) & 0x7fffffff;
  return random.state;
}
random.state = 1;
for (const Type of [Uint8Array, Int8Array, Uint8ClampedArray, Uint16Array, Int16Array, Uint32Array, Int32Array,
                    Float16Array, Float32Array, Float64Array]) {
  for (const length of [0, 1, 2, 10, 100, Type === Int32Array || Type === Float64Array ? 3000 : 600]) {
    const array = new Type(length);
    for (let i = 0; i < length; i++) array[i] = (random() - 0x3fffffff) * (Type === Float64Array ? 1.5 : 3);
    const expected = [...array].sort((a, b) => a - b);
    assertEquals(expected, [...array.toSorted()], Type.name);
    assertEquals(expected, [...new Type(array).sort()], Type.name);
    assertEquals(expected.reverse(), [...array.sort((a, b) => b - a)], Type.name);
  }
}
assertEquals([-3n, 0n, 7n], [...new BigInt64Array([7n, -3n, 0n]).sort()]);
assertEquals([0n, 7n, 2n ** 64n - 3n], [...new BigUint64Array([7n, -3n, 0n]).sort()]);
for (const Type of [Float16Array, Float32Array, Float64Array]) {
  const sorted = new Type([NaN, 1, 0, -0, -Infinity, NaN, -1, Infinity, 0, -0]).sort();
  const expected = [-Infinity, -1, -0, -0, 0, 0, 1, Infinity, NaN, NaN];
  for (let i = 0; i < expected.length; i++) assertSame(expected[i], sorted[i]);
}
// Stability, and comparators that misbehave.
const pairs = new Uint16Array(2000).map((_, i) => (i * 7919 % 10) << 11 | i);
pairs.sort((a, b) => (a >> 11) - (b >> 11));
for (let i = 1; i < pairs.length; i++) assertSame(true, pairs[i - 1] < pairs[i]);
assertThrows(() => new Uint8Array(2).sort(null), TypeError);
assertThrows(() => new Uint8Array(2).sort(() => { throw new RangeError(); }), RangeError);
assertThrows(() => new Uint8Array(2).sort(() => 1n), TypeError);
assertSame(3, new Uint8Array([3, 1, 2]).sort(() => NaN)[0]);
