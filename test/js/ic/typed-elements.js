// With: sites-support.js
// Elements of typed arrays at warmed sites: conversions, bounds, buffers that are detached or change their size.
const load = '(o, key) => o[key]';
const store = "(o, key, v) => { 'use strict'; o[key] = v; }";
const types = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float16Array, Float32Array,
               Float64Array, BigInt64Array, BigUint64Array];
if (typeof Float16Array === 'function') types.push(Float16Array);
const isBig = (Type) => Type.name.startsWith('Big');
const showOther = (site, i) => site(new types[i](2), 0, isBig(types[i]) ? 1n : 1);

// What storing a number gives, by DataView, which has no fast ways.
function converted(Type, value) {
  if (Type === Uint8ClampedArray) {
    const number = Number(value);
    return number >= 255 ? 255 : number > 0 ? (number % 1 === 0.5 ? 2 * Math.round(number / 2) : Math.round(number)) : 0;
  }
  const name = Type.name.replace('Array', ''), view = new DataView(new ArrayBuffer(8));
  view['set' + name](0, value, true);
  return view['get' + name](0, true);
}
const numbers = [0, -0, 1, -1, 127, 128, 255, 256, -129, 32768, 65535, 65536, 2 ** 31, 2 ** 32, 2 ** 32 + 5, 2 ** 53, -(2 ** 31) - 1,
                 0.4, 0.5, 1.5, 2.5, 254.5, -0.5, NaN, Infinity, -Infinity, 1e300, 5e-324];

for (const Type of types) {
  const one = isBig(Type) ? 1n : 1;
  const values = isBig(Type) ? [0n, 1n, -1n, 2n ** 63n, 2n ** 64n - 1n, -(2n ** 63n) - 1n, 2n ** 200n + 3n] : numbers;

  testSite(`${Type.name}: values are converted`, store, (set) => {
    const array = new Type(2);
    warm(() => set(array, 0, one));
    for (const value of values) {
      set(array, 0, value);
      assertSame(converted(Type, value), array[0], String(value));
      assertSame(isBig(Type) ? 0n : 0, array[1]);
    }
  }, showOther);

  testSite(`${Type.name}: values of other types are converted or refused`, store, (set) => {
    const array = new Type(1);
    warm(() => set(array, 0, one));
    if (isBig(Type)) {
      assertThrows(() => set(array, 0, 1), TypeError);
      set(array, 0, '5');
      assertSame(5n, array[0]);
    } else {
      assertThrows(() => set(array, 0, 1n), TypeError);
      for (const [value, expected] of [['5', 5], [true, 1], [null, 0], [{ valueOf: () => 6 }, 6], [[7], 7]]) {
        set(array, 0, value);
        assertSame(expected, array[0]);
      }
      set(array, 0, undefined);
      assertSame(Type.name.startsWith('Float') ? NaN : 0, array[0]);
    }
    assertThrows(() => set(array, 0, Symbol()), TypeError);
  }, showOther);

  testSite(`${Type.name}: loads give what a DataView gives`, load, (get) => {
    const bytes = new Uint8Array(32).map((_, i) => (i * 37 + 128) & 255);
    const view = new DataView(bytes.buffer), array = new Type(bytes.buffer);
    const name = Type === Uint8ClampedArray ? 'Uint8' : Type.name.replace('Array', '');
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < array.length; i++) {
        assertSame(view['get' + name](i * Type.BYTES_PER_ELEMENT, true), get(array, i));
      }
    }
  }, showOther);

  testSite(`${Type.name}: nothing is outside, neither loaded nor stored nor found on a prototype`, load, (get) => {
    const array = new Type(2);
    warm(() => get(array, 0));
    Object.prototype[2] = 'inherited';
    Type.prototype['-1'] = 'inherited';
    try {
      for (const key of [2, 100, -1, 1.5, 2 ** 32, 2 ** 53, '2', '-0', 'NaN', 'Infinity']) {
        assertSame(undefined, get(array, key));
        array[key] = one;
        assertSame(undefined, get(array, key));
      }
      assertFalse(2 in array);
    } finally {
      delete Object.prototype[2];
      delete Type.prototype['-1'];
    }
    assertEquals(['0', '1'], Object.keys(array));
  }, showOther);

  testSite(`${Type.name}: detached`, load, (get) => {
    const array = new Type(4);
    warm(() => get(array, 3));
    array.buffer.transfer();
    for (const i of [0, 3, 4]) assertSame(undefined, get(array, i));
  }, showOther);

  testSite(`${Type.name}: stores to a detached one convert and do nothing`, store, (set) => {
    const array = new Type(4);
    warm(() => set(array, 3, one));
    array.buffer.transfer();
    set(array, 3, one);
    let converted = 0;
    set(array, 3, { valueOf() { converted++; return one; } });
    assertSame(1, converted);
    assertSame(0, array.length);
  }, showOther);

  testSite(`${Type.name}: detached by the conversion of what is stored`, store, (set) => {
    const array = new Type(4), other = new Type(4);
    warm(() => set(array, 3, one));
    set(array, 3, { valueOf() { array.buffer.transfer(); return one; } });
    assertSame(undefined, array[3]);
    set(other, 3, { valueOf() { return one; } });
    assertSame(one, other[3]);
  }, showOther);

  testSite(`${Type.name}: a buffer that shrinks and grows`, load, (get) => {
    const size = Type.BYTES_PER_ELEMENT;
    const buffer = new ArrayBuffer(8 * size, { maxByteLength: 16 * size });
    const tracking = new Type(buffer), fixed = new Type(buffer, size, 4);
    tracking.fill(one);
    warm(() => { assertSame(one, get(tracking, 7)); assertSame(one, get(fixed, 3)); });
    buffer.resize(4 * size);
    assertSame(undefined, get(tracking, 7));
    assertSame(one, get(tracking, 3));
    assertSame(undefined, get(fixed, 0));
    tracking[7] = one;
    fixed[0] = one;
    buffer.resize(16 * size);
    assertSame(isBig(Type) ? 0n : 0, get(tracking, 7));
    assertSame(one, get(fixed, 0));
    assertSame(isBig(Type) ? 0n : 0, get(tracking, 15));
    assertSame(undefined, get(tracking, 16));
  }, showOther);
}
