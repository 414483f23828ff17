// Integers are cut to their bits; a clamped one is rounded to even and kept within its range.
assertArrayEquals([1, 255], new Uint8Array([257, -1]));
assertArrayEquals([-128, 127], new Int8Array([128, 127]));
assertArrayEquals([255, 0, 2, 2, 4], new Uint8ClampedArray([300, -5, 1.5, 2.5, 3.5]));

// Floats are rounded to their precision.
assertSame(1.100000023841858, new Float32Array([1.1])[0]);

// Bigints are stored by themselves alone.
assertArrayEquals([-1n], new BigInt64Array([2n ** 64n - 1n]));
assertThrows(() => { new BigInt64Array(1)[0] = 1; }, TypeError);

// Small integers come back from all of them.
for (const Type of [Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float16Array, Float32Array, Float64Array]) {
  const array = new Type(100);
  for (let i = 0; i < 100; i++) array[i] = i;
  let sum = 0;
  for (let i = 0; i < 100; i++) sum += array[i];
  assertSame(4950, sum, Type.name);
  assertSame(Type.BYTES_PER_ELEMENT * 100, array.byteLength, Type.name);
}
