'use strict';
// transfer and transferToFixedLength move the bytes and leave a detached buffer behind.
function filled(length, options) {
  const buffer = new ArrayBuffer(length, options);
  new Uint8Array(buffer).forEach((_, index, array) => { array[index] = index + 1; });
  return buffer;
}
const contents = buffer => [...new Uint8Array(buffer)];

const first = filled(4);
const view = new Uint8Array(first, 1);
const second = first.transfer();
assertEquals([1, 2, 3, 4], contents(second));
assertSame(true, first.detached);
assertSame(false, second.detached);
assertEquals([0, 0, 0], [first.byteLength, view.length, view.byteOffset]);
assertSame(undefined, view[0]);
view[0] = 9;
assertEquals([1, 2, 3, 4], contents(second));
assertThrows(() => first.transfer(), TypeError);
assertThrows(() => first.slice(), TypeError);
assertThrows(() => view.fill(1), TypeError);
assertThrows(() => view.values(), TypeError);
assertThrows(() => new Uint8Array(first), TypeError);

assertEquals([1, 2, 3, 4, 0, 0], contents(second.transfer(6)));
assertEquals([1, 2], contents(filled(4).transfer(2)));
assertEquals([], contents(filled(4).transfer(0)));
assertEquals([0, 0], contents(filled(0).transfer(2)));

const resizable = filled(4, {maxByteLength: 8}).transfer();
assertSame(true, resizable.resizable);
assertEquals([4, 8], [resizable.byteLength, resizable.maxByteLength]);
assertEquals([1, 2, 3, 4, 0], contents(resizable.transfer(5)));
assertThrows(() => filled(4, {maxByteLength: 8}).transfer(9), RangeError);
const fixed = filled(4, {maxByteLength: 8}).transferToFixedLength();
assertSame(false, fixed.resizable);
assertEquals([1, 2, 3, 4], contents(fixed));
assertEquals([1, 2, 3], contents(filled(4).transferToFixedLength(3)));

// Many of them: the memory is freed once.
let buffer = filled(1000);
for (let i = 0; i < 1000; i++) buffer = i % 3 === 0 ? buffer.transfer(900 + i % 50) : buffer.transfer();
assertSame(1, new Uint8Array(buffer)[0]);
