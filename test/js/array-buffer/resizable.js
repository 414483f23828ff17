'use strict';
// Views of resizable buffers follow the length, or go out of bounds and come back.
const buffer = new ArrayBuffer(8, {maxByteLength: 16});
assertSame(true, buffer.resizable);
assertSame(16, buffer.maxByteLength);
const all = new Uint8Array(buffer);
const tail = new Uint8Array(buffer, 4);
const fixed = new Uint8Array(buffer, 4, 4);
const words = new Uint32Array(buffer, 4);
const view = new DataView(buffer, 6);
all.fill(7);
assertSame(8, all.length);
assertSame(4, tail.length);
assertSame(1, words.length);
buffer.resize(16);
assertEquals([16, 12, 4, 3, 10], [all.length, tail.length, fixed.length, words.length, view.byteLength]);
assertEquals([7, 0], [all[7], all[8]]);
buffer.resize(7);
assertEquals([7, 3, 0, 0], [all.length, tail.length, fixed.length, words.length]);
assertSame(0, fixed.byteOffset);
assertSame(4, tail.byteOffset);
assertSame(0, words.byteLength);
assertSame(undefined, fixed[0]);
assertThrows(() => fixed.fill(0), TypeError);
buffer.resize(5);
assertThrows(() => view.byteLength, TypeError);
assertThrows(() => view.getInt8(0), TypeError);
// What was cut off comes back as zeroes.
buffer.resize(8);
assertEquals([7, 7, 7, 7, 7, 0, 0, 0], [...all]);
assertSame(4, fixed.length);
assertThrows(() => buffer.resize(17), RangeError);
assertThrows(() => buffer.resize(-1), RangeError);
assertThrows(() => new ArrayBuffer(2).resize(1), TypeError);
assertThrows(() => new ArrayBuffer(9, {maxByteLength: 8}), RangeError);
assertSame(false, new ArrayBuffer(9, {maxByteLength: undefined}).resizable);

// Shrinking in the middle of things.
const shrinking = new Int16Array(new ArrayBuffer(16, {maxByteLength: 16}));
shrinking.forEach((value, index, array) => {
  if (index === 1) array.buffer.resize(4);
  assertSame(index < 2 ? 0 : undefined, value);
});
assertSame(true, (() => {
  const array = new Int8Array(new ArrayBuffer(8, {maxByteLength: 8}));
  return array.includes(undefined, {valueOf() { array.buffer.resize(2); return 0; }});
})());
assertThrows(() => {
  const array = new Int8Array(new ArrayBuffer(8, {maxByteLength: 8}), 4);
  array.fill({valueOf() { array.buffer.resize(2); return 1; }});
}, TypeError);
assertSame('1,1,,', (() => {
  const array = new Int8Array(new ArrayBuffer(4, {maxByteLength: 8})).fill(1);
  return array.join({toString() { array.buffer.resize(2); return ','; }});
})());
