// Elements of Float16Array are IEEE 754 binary16 numbers: 11 bits, up to 65504, in steps of 2^-24 near zero.
const array = new Float16Array([1, -0, 0.1, 65504, 65519, 65520, 2 ** -24, 2 ** -25, 1.5 * 2 ** -24, NaN, 2049, 2051]);
assertEquals([1, -0, 0.0999755859375, 65504, 65504, Infinity, 2 ** -24, 0, 2 * 2 ** -24, NaN, 2048, 2052], [...array]);
assertEquals([2, 2, 24, 'Float16Array'], [Float16Array.BYTES_PER_ELEMENT, array.BYTES_PER_ELEMENT, array.byteLength,
                                          array[Symbol.toStringTag]]);
for (const x of [0.1, 1 / 3, 1e5, -1e-7, 2049]) assertSame(Math.f16round(x), Float16Array.of(x)[0]);

// Every bit pattern comes back; NaNs are NaN.
const bits = Uint16Array.from({length: 65536}, (_, i) => i);
const all = new Float16Array(bits.buffer);
const view = new DataView(bits.buffer);
const copy = new Float16Array(all.length);
for (let i = 0; i < all.length; i++) copy[i] = all[i];
for (let i = 0; i < all.length; i++) {
  if (!Object.is(all[i], copy[i]) || !Object.is(all[i], view.getFloat16(2 * i, true))) fail(all[i], copy[i], i);
}

// Conversions from and to other kinds.
assertEquals([0.5, 300, -1], [...new Float16Array(new Float64Array([0.5, 300, -1]))]);
assertEquals([0, 300, -1], [...new Int16Array(new Float16Array([0.5, 300, -1]))]);
assertEquals([0, 255, 2], [...new Uint8ClampedArray(new Float16Array([0.5, 300, 1.5]))]);
assertEquals([15360, 1], [new Uint16Array(Float16Array.of(1).buffer)[0], new Uint16Array(Float16Array.of(1))[0]]);
assertThrows(() => new Float16Array([1n]), TypeError);
assertThrows(() => new Float16Array(new BigInt64Array(1)), TypeError);

// Searching compares numbers: zeros are equal, what is no binary16 number is not there, NaN is included.
const found = Float16Array.of(-0, NaN, 0.5);
assertEquals([0, -1, 2, -1], [found.indexOf(0), found.indexOf(NaN), found.lastIndexOf(0.5), found.indexOf(0.1)]);
assertTrue(found.includes(NaN) && found.includes(0));

// The default order has -0 before 0 and NaN last, whatever the bits of the NaN.
const mixed = new Float16Array([3, NaN, 0, -0, -Infinity, -2]);
new Uint16Array(mixed.buffer)[1] = 0xFE01;
assertEquals([-Infinity, -2, -0, 0, 3, NaN], [...mixed.sort()]);
assertEquals([3, -0, 0, -2, -Infinity], [...mixed.subarray(0, 5).toSorted((a, b) => b - a)]);

// Stores through caches.
function store(array, i, value) { array[i] = value; return array[i]; }
const target = new Float16Array(2);
for (let i = 0; i < 200; i++) assertSame(Math.f16round(i / 7), store(target, i & 1, i / 7));
assertSame(7, store(target, 0, '7'));
assertSame(undefined, store(target, 2, 1));
