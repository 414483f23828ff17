'use strict';
// Lengths, slices and species of fixed-length buffers.
const buffer = new ArrayBuffer(8);
assertSame(8, buffer.byteLength);
assertSame(8, buffer.maxByteLength);
assertSame(false, buffer.resizable);
assertSame('[object ArrayBuffer]', String(buffer));
assertSame(1, ArrayBuffer.length);
assertThrows(() => ArrayBuffer(1), TypeError);
assertThrows(() => new ArrayBuffer(-1), RangeError);
assertThrows(() => new ArrayBuffer(2 ** 53), RangeError);
assertThrows(() => new ArrayBuffer(7 * 2 ** 50), RangeError);
assertSame(3, new ArrayBuffer('3.9').byteLength);
assertSame(0, new ArrayBuffer().byteLength);

const bytes = new Uint8Array(buffer);
for (let i = 0; i < 8; i++) bytes[i] = i;
assertEquals([2, 3, 4], [...new Uint8Array(buffer.slice(2, 5))]);
assertEquals([6, 7], [...new Uint8Array(buffer.slice(-2))]);
assertEquals([0], [...new Uint8Array(buffer.slice(-100, -7))]);
assertSame(0, buffer.slice(5, 2).byteLength);
assertThrows(() => ArrayBuffer.prototype.slice.call({}), TypeError);

assertSame(true, ArrayBuffer.isView(bytes));
assertSame(true, ArrayBuffer.isView(new DataView(buffer)));
assertSame(false, ArrayBuffer.isView(buffer));
assertSame(ArrayBuffer, ArrayBuffer[Symbol.species]);

class Derived extends ArrayBuffer {}
const derived = new Derived(4);
assertSame(true, derived instanceof Derived);
assertSame(true, derived.slice(1) instanceof Derived);
assertSame(3, derived.slice(1).byteLength);

// A species constructor may give a longer buffer, not a shorter one, and not the buffer itself.
const longer = new ArrayBuffer(4);
longer.constructor = {[Symbol.species]: function() { return new ArrayBuffer(100); }};
assertSame(100, longer.slice().byteLength);
const shorter = new ArrayBuffer(4);
shorter.constructor = {[Symbol.species]: function() { return new ArrayBuffer(1); }};
assertThrows(() => shorter.slice(), TypeError);
const same = new ArrayBuffer(4);
same.constructor = {[Symbol.species]: function() { return same; }};
assertThrows(() => same.slice(), TypeError);
