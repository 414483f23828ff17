// Half precision: rounded, infinite beyond its range, in both byte orders.
const view = new DataView(new ArrayBuffer(4));
view.setFloat16(0, 1.5);
assertSame(0x3e00, view.getUint16(0));
view.setFloat16(1, 65520, true);
assertSame(Infinity, view.getFloat16(1, true));
view.setFloat16(2, 0.1);
assertSame(Math.f16round(0.1), view.getFloat16(2));
assertThrows(() => view.getFloat16(3), RangeError);
