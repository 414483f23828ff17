const buffer = new ArrayBuffer(16);
const bytes = new Uint8Array(buffer);

// Views of one buffer see what the others write.
{
  const ints = new Int32Array(buffer, 4, 2);
  ints[0] = -1;
  assertArrayEquals([0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0], bytes);
  assertSame(2, ints.length);
  assertSame(4, ints.byteOffset);
  assertSame(buffer, ints.buffer);
  assertSame(buffer, ints.subarray(1).buffer);
}

// What does not lie within it, or across its elements, is refused.
assertThrows(() => new Int32Array(buffer, 1), RangeError);
assertThrows(() => new Int32Array(buffer, 0, 5), RangeError);

// Indices beyond the end, and numbers that are no index, are not there.
bytes[99] = 1;
assertFalse(99 in bytes);
assertSame(undefined, bytes['-0']);

// A part of a buffer is a buffer.
assertSame(4, buffer.slice(2, 6).byteLength);

// What is a view.
assertTrue(ArrayBuffer.isView(bytes));
assertTrue(ArrayBuffer.isView(new DataView(buffer)));
assertFalse(ArrayBuffer.isView(buffer));
assertSame('[object Uint8Array]', Object.prototype.toString.call(bytes));
assertArrayEquals(['0', '1'], Object.keys(new Uint8Array(2)));
