'use strict';
// The eleven constructors: from lengths, buffers, typed arrays, iterables and array-likes.
const types = [Uint8Array, Int8Array, Uint16Array, Int16Array, Uint32Array, Int32Array, Uint8ClampedArray, Float16Array, Float32Array,
               Float64Array];
const sizes = [1, 1, 2, 2, 4, 4, 1, 2, 4, 8];
const TypedArray = Object.getPrototypeOf(Uint8Array);
assertSame('TypedArray', TypedArray.name);
assertThrows(() => new TypedArray(), TypeError);
assertThrows(() => TypedArray(), TypeError);
types.forEach((Type, i) => {
  assertSame(sizes[i], Type.BYTES_PER_ELEMENT);
  assertSame(sizes[i], Type.prototype.BYTES_PER_ELEMENT);
  assertSame(TypedArray, Object.getPrototypeOf(Type));
  assertSame(3, Type.length);
  assertThrows(() => Type(1), TypeError);
  assertEquals([0, 0, 0], [...new Type(3)]);
  assertEquals([1, 2, 3], [...new Type([1, 2, 3])]);
  assertEquals([1, 2, 3], [...new Type(new Set([1, 2, 3]))]);
  assertEquals([4, 5], [...new Type({length: 2, 0: 4, 1: '5'})]);
  assertEquals([1, 2], [...new Type(new Float64Array([1, 2]))]);
  assertEquals([7, 8], [...Type.of(7, 8)]);
  assertEquals([2, 4], [...Type.from([1, 2], x => x * 2)]);
  assertEquals([3, 4], [...Type.from({length: 2}, function(_, k) { return k + this.base; }, {base: 3})]);
  assertSame(Type.name, new Type()[Symbol.toStringTag]);
  assertSame(0, new Type().length);
  const array = new Type(new ArrayBuffer(32), 8, 2);
  assertEquals([2, 2 * sizes[i], 8], [array.length, array.byteLength, array.byteOffset]);
  assertSame(24 / sizes[i], new Type(new ArrayBuffer(32), 8).length);
});
for (const Type of [BigInt64Array, BigUint64Array]) {
  assertEquals([1n, 2n], [...new Type([1n, 2n])]);
  assertThrows(() => new Type([1]), TypeError);
  assertThrows(() => new Type(new Uint8Array(1)), TypeError);
  assertSame(8, Type.BYTES_PER_ELEMENT);
}
assertThrows(() => new Uint8Array(new BigInt64Array(1)), TypeError);
assertThrows(() => new Uint16Array(new ArrayBuffer(3)), RangeError);
assertThrows(() => new Uint16Array(new ArrayBuffer(4), 1), RangeError);
assertThrows(() => new Uint16Array(new ArrayBuffer(4), 6), RangeError);
assertThrows(() => new Uint16Array(new ArrayBuffer(4), 2, 2), RangeError);
assertThrows(() => new Uint8Array(-1), RangeError);
assertThrows(() => new Float64Array(2 ** 52), RangeError);
assertThrows(() => new Uint8Array(Symbol()), TypeError);

// Conversions of elements.
assertEquals([255, 0, 1, 0], [...new Uint8Array([-1, 256, 257.9, NaN])]);
assertEquals([0, 255, 2, 2, 0], [...new Uint8ClampedArray([-1, 300, 1.5, 2.5, NaN])]);
assertEquals([-1, 0, 255], [...new Int16Array(new Float32Array([65535, 65536.5, 255]))]);
assertEquals([0, 255, 10], [...new Uint8ClampedArray(new Int16Array([-5, 999, 10]))]);
assertEquals([0, 127], [...new Uint8ClampedArray(new Int8Array([-1, 127]))]);
assertEquals([Math.fround(0.1), Infinity], [...new Float32Array([0.1, 1e300])]);
assertEquals([-1n, 5n], [...new BigInt64Array(new BigUint64Array([2n ** 64n - 1n, 5n]))]);
assertSame(NaN, new Float32Array([NaN])[0]);
assertSame(-0, new Float64Array([-0])[0]);

// Subclasses and elements as properties.
class Derived extends Uint8Array { get first() { return this[0]; } }
assertSame(5, new Derived([5]).first);
assertSame(true, new Derived([1, 2]).map(x => x) instanceof Derived);
const array = new Uint8Array(2);
array[5] = 1;
array['-0'] = 1;
array['1.5'] = 1;
array.name = 'kept';
assertEquals(['0', '1', 'name'], Object.keys(array));
assertEquals({value: 0, writable: true, enumerable: true, configurable: true}, Object.getOwnPropertyDescriptor(array, 1));
assertSame(false, 2 in array);
assertSame(false, '-0' in array);
assertThrows(() => Object.defineProperty(array, '0', {value: 1, writable: false}), TypeError);
assertThrows(() => Object.freeze(array), TypeError);
assertSame(Array.prototype.toString, TypedArray.prototype.toString);
assertSame(TypedArray.prototype.values, TypedArray.prototype[Symbol.iterator]);
