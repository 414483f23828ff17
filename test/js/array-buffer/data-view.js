'use strict';
// DataView: every type in both byte orders, at any offset.
const buffer = new ArrayBuffer(16);
const view = new DataView(buffer, 1);
const bytes = new Uint8Array(buffer);
assertEquals([15, 1], [view.byteLength, view.byteOffset]);
assertSame(buffer, view.buffer);
assertSame('[object DataView]', String(view));

view.setUint16(0, 0x1234);
assertEquals([0, 0x12, 0x34, 0], [...bytes.subarray(0, 4)]);
view.setUint16(0, 0x1234, true);
assertEquals([0, 0x34, 0x12, 0], [...bytes.subarray(0, 4)]);
assertSame(0x3412, view.getUint16(0));

for (const [type, value] of [['Int8', -5], ['Uint8', 250], ['Int16', -30000], ['Uint16', 60000], ['Int32', -2000000000],
                             ['Uint32', 4000000000], ['Float32', 1.5], ['Float64', Math.PI], ['BigInt64', -(2n ** 62n)],
                             ['BigUint64', 2n ** 63n]]) {
  for (const little of [false, true]) {
    assertSame(undefined, view['set' + type](3, value, little));
    assertSame(value, view['get' + type](3, little), type);
  }
}
view.setInt8(0, 257);
assertSame(1, view.getInt8(0));
view.setFloat32(0, 1e40);
assertSame(Infinity, view.getFloat32(0));
view.setFloat64(0, NaN);
assertSame(NaN, view.getFloat64(0));
view.setBigUint64(0, -1n);
assertSame(2n ** 64n - 1n, view.getBigUint64(0));
assertSame(-1n, view.getBigInt64(0));
assertThrows(() => view.setBigInt64(0, 1), TypeError);
assertThrows(() => view.setInt8(0, 1n), TypeError);
assertThrows(() => view.getInt8(15), RangeError);
assertThrows(() => view.getInt8(-1), RangeError);
assertThrows(() => view.getFloat64(8), RangeError);
assertThrows(() => view.getFloat64(Infinity), RangeError);
assertThrows(() => DataView.prototype.getInt8.call(bytes, 0), TypeError);
assertThrows(() => new DataView(bytes), TypeError);
assertThrows(() => DataView(buffer), TypeError);
assertThrows(() => new DataView(buffer, 17), RangeError);
assertThrows(() => new DataView(buffer, 1, 16), RangeError);
assertSame(0, new DataView(buffer, 16).byteLength);
assertEquals([1, 2], [DataView.prototype.getInt8.length, DataView.prototype.setInt8.length]);
