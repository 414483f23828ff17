const buffer = new ArrayBuffer(16);
const bytes = new Uint8Array(buffer), ints = new Int32Array(buffer, 4, 2);
ints[0] = -1;
assertArrayEquals([0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0], bytes);
assertSame(2, ints.length); assertSame(4, ints.byteOffset); assertSame(buffer, ints.buffer);
bytes[0] = 257; assertSame(1, bytes[0]); bytes[99] = 1; assertFalse(99 in bytes); assertSame(undefined, bytes['-0']);
assertArrayEquals([255, 0, 2, 2, 4], new Uint8ClampedArray([300, -5, 1.5, 2.5, 3.5]));
assertArrayEquals([-128, 127], new Int8Array([128, 127])); assertSame(1.100000023841858, new Float32Array([1.1])[0]);
assertArrayEquals([-1n], new BigInt64Array([2n ** 64n - 1n])); assertThrows(() => { new BigInt64Array(1)[0] = 1; }, TypeError);
assertThrows(() => new Int32Array(buffer, 1), RangeError); assertThrows(() => new Int32Array(buffer, 0, 5), RangeError); assertThrows(() => Uint8Array(1), TypeError);
const a = Uint16Array.from([3, 1, 2]);
assertArrayEquals([1, 2, 3], a.sort()); assertArrayEquals([2, 4, 6], a.map((x) => 2 * x)); assertTrue(a.subarray(1) .buffer === a.buffer);
assertArrayEquals([2, 3], a.slice(1)); a.set([9, 8], 1); assertArrayEquals([1, 9, 8], a); assertArrayEquals([9, 8, 8], a.copyWithin(0, 1));
assertSame('9,8,8', a.join()); assertSame(25, a.reduce((x, y) => x + y)); assertArrayEquals([7, 7, 7], a.fill(7)); assertArrayEquals([1, 2], Uint8Array.of(1, 2));
assertArrayEquals([-0, 0, 1, NaN], new Float64Array([1, NaN, 0, -0]).sort());
const view = new DataView(buffer, 8);
view.setUint16(0, 0x1234); assertSame(0x12, view.getUint8(0)); assertSame(0x3412, view.getUint16(0, true));
view.setFloat64(0, Math.PI, true); assertSame(Math.PI, view.getFloat64(0, true)); view.setBigUint64(0, 1n); assertSame(1, view.getUint8(7));
assertThrows(() => view.getInt32(6), RangeError);
assertSame(4, buffer.slice(2, 6).byteLength); assertTrue(ArrayBuffer.isView(view)); assertFalse(ArrayBuffer.isView(buffer));
assertSame('[object Uint8Array]', String(Object.prototype.toString.call(bytes))); assertArrayEquals(['0', '1'], Object.keys(new Uint8Array(2)));
for (const T of [Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float16Array, Float32Array, Float64Array]) {
  const t = new T(100); let sum = 0;
  for (let i = 0; i < 100; i++) t[i] = i;
  for (let i = 0; i < 100; i++) sum += t[i];
  assertSame(4950, sum); assertSame(T.BYTES_PER_ELEMENT * 100, t.byteLength);
}

// Half precision through a DataView.
{
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat16(0, 1.5);
  assertSame(0x3e00, view.getUint16(0));
  view.setFloat16(1, 65520, true);
  assertSame(Infinity, view.getFloat16(1, true));
  view.setFloat16(2, 0.1);
  assertSame(Math.f16round(0.1), view.getFloat16(2));
  assertThrows(() => view.getFloat16(3), RangeError);
}
