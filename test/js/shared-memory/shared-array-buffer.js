'use strict';
// Views over shared memory see each other's writes; the buffer cannot be detached.
test('views', () => {
  const buffer = new SharedArrayBuffer(16);
  assertSame('[object SharedArrayBuffer]', String(buffer));
  const words = new Int32Array(buffer), bytes = new Uint8Array(buffer, 4, 4), view = new DataView(buffer, 2);
  words[1] = 0x01020304;
  assertEquals([4, 3, 2, 1], [...bytes]);
  assertSame(0x0304, view.getUint16(2, true));
  view.setInt8(6, -1);
  assertSame(0xff, words[2]);
  assertSame(buffer, words.buffer);
  words.set([7, 8], 2);
  words.copyWithin(0, 2);
  assertEquals([7, 8, 7, 8], [...words]);
  assertEquals([7, 7, 8, 8], [...words.sort()]);
  assertSame(true, words.subarray(1).buffer === buffer);
  assertSame(false, words.slice(1).buffer instanceof SharedArrayBuffer);
});

// Each class's methods refuse the other's buffers.
test('receivers', () => {
  const get = (prototype, key) => Object.getOwnPropertyDescriptor(prototype, key).get;
  const shared = new SharedArrayBuffer(8, {maxByteLength: 16}), plain = new ArrayBuffer(8, {maxByteLength: 16});
  for (const key of ['byteLength', 'maxByteLength', 'resizable', 'detached']) {
    assertThrows(() => get(ArrayBuffer.prototype, key).call(shared), TypeError);
  }
  for (const key of ['byteLength', 'maxByteLength', 'growable']) {
    assertThrows(() => get(SharedArrayBuffer.prototype, key).call(plain), TypeError);
  }
  for (const method of ['slice', 'resize', 'transfer', 'transferToFixedLength']) {
    assertThrows(() => ArrayBuffer.prototype[method].call(shared, 8), TypeError);
  }
  assertThrows(() => SharedArrayBuffer.prototype.slice.call(plain), TypeError);
  assertThrows(() => SharedArrayBuffer.prototype.grow.call(plain, 9), TypeError);
  assertThrows(() => SharedArrayBuffer(1), TypeError);
});

// Growing shows in views that track the length, and only in those.
test('growing', () => {
  const buffer = new SharedArrayBuffer(4, {maxByteLength: 12});
  const tracking = new Uint16Array(buffer, 2), fixed = new Uint8Array(buffer, 1, 2), view = new DataView(buffer);
  assertSame(true, buffer.growable);
  buffer.grow(12);
  assertEquals([12, 5, 2, 12], [buffer.byteLength, tracking.length, fixed.length, view.byteLength]);
  tracking[4] = 513;
  assertSame(2, view.getUint8(11));
  assertThrows(() => buffer.grow(11), RangeError);
  assertThrows(() => buffer.grow(13), RangeError);
  buffer.grow(12);
  assertSame(12, buffer.maxByteLength);
  assertThrows(() => new SharedArrayBuffer(4).grow(4), TypeError);
  assertThrows(() => new SharedArrayBuffer(5, {maxByteLength: 4}), RangeError);
  // Freezing a view needs a length that cannot change.
  assertThrows(() => Object.preventExtensions(tracking), TypeError);
  Object.preventExtensions(fixed);
});

test('slice', () => {
  const buffer = new SharedArrayBuffer(8);
  new Uint8Array(buffer).set([1, 2, 3, 4]);
  const copy = buffer.slice(1, -5);
  assertEquals([2, 3], [...new Uint8Array(copy)]);
  assertSame(true, copy instanceof SharedArrayBuffer);
  const returning = result => ({constructor: {[Symbol.species]: function() { return result; }}});
  for (const wrong of [buffer, new ArrayBuffer(8), new SharedArrayBuffer(1), {}]) {
    Object.defineProperty(buffer, 'constructor', {value: returning(wrong).constructor, configurable: true});
    assertThrows(() => buffer.slice(), TypeError);
  }
});
