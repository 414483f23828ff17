// Arguments whose conversion detaches the buffer.
const detaching = (buffer, value) => ({ valueOf() { buffer.transfer(); return value; } });
let buffer = new ArrayBuffer(8);
assertThrows(() => buffer.slice(detaching(buffer, 0)), TypeError);
buffer = new ArrayBuffer(8);
assertThrows(() => buffer.slice(0, detaching(buffer, 0)), TypeError);
buffer = new ArrayBuffer(8);
assertThrows(() => new DataView(buffer, detaching(buffer, 0)), TypeError);
buffer = new ArrayBuffer(8);
assertThrows(() => new DataView(buffer, 0, detaching(buffer, 8)), TypeError);
buffer = new ArrayBuffer(8);
assertThrows(() => new DataView(buffer, 0, detaching(buffer, 9)), RangeError);
