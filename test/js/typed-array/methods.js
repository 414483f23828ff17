'use strict';
// The methods of %TypedArray%.prototype over several element types.
for (const Type of [Uint8Array, Int16Array, Int32Array, Float16Array, Float32Array, Float64Array, Uint8ClampedArray]) {
  const array = new Type([5, 1, 4, 2, 3]);
  const list = a => { assertSame(Type, a.constructor); return [...a]; };
  assertEquals([5, 3, undefined, undefined], [array.at(0), array.at(-1), array.at(5), array.at(-6)]);
  assertEquals([1, 2, 3, 4, 5], list(array.toSorted()));
  assertEquals([5, 4, 3, 2, 1], list(array.toSorted((a, b) => b - a)));
  assertEquals([3, 2, 4, 1, 5], list(array.toReversed()));
  assertEquals([5, 9, 4, 2, 3], list(array.with(1, 9)));
  assertThrows(() => array.with(5, 0), RangeError);
  assertEquals([5, 1, 4, 2, 3], list(array));
  assertEquals([10, 2, 8, 4, 6], list(array.map(x => 2 * x)));
  assertEquals([5, 4, 3], list(array.filter(x => x > 2)));
  assertEquals([1, 4], list(array.slice(1, 3)));
  assertEquals([2, 3], list(array.slice(-2)));
  assertEquals([1, 4], list(array.subarray(1, 3)));
  assertSame(array.buffer, array.subarray(1).buffer);
  assertEquals([4, 2, 4, 2, 3], list(new Type(array).copyWithin(0, 2, 4)));
  assertEquals([5, 5, 1, 4, 2], list(new Type(array).copyWithin(1, 0)));
  assertEquals([5, 7, 7, 2, 3], list(new Type(array).fill(7, 1, 3)));
  assertEquals([3, 2, 4, 1, 5], list(new Type(array).reverse()));
  assertEquals([4, 2, -1, -1], [array.find(x => x < 5 && x > 1), array.findIndex(x => x === 4),
                                array.findIndex(x => x > 5), array.findLastIndex(x => x > 5)]);
  assertEquals([3, 4], [array.findLast(x => x > 2), array.findLastIndex(x => x > 2)]);
  assertEquals([2, -1, -1, -1], [array.indexOf(4), array.indexOf('4'), array.indexOf(1.5), array.indexOf(5, 1)]);
  assertEquals([4, -1, 0], [array.lastIndexOf(3), array.lastIndexOf(3, 3), array.lastIndexOf(5, -5)]);
  assertEquals([true, false, false], [array.includes(4), array.includes(undefined), array.includes(4n)]);
  assertSame('5,1,4,2,3', array.join());
  assertSame('5-1-4-2-3', array.join('-'));
  assertSame('5,1,4,2,3', array.toString());
  assertSame('5,1,4,2,3', array.toLocaleString());
  assertSame(15, array.reduce((a, b) => a + b));
  assertSame('032415', array.reduceRight((a, b) => a + b, '0'));
  assertThrows(() => new Type().reduce(() => 0), TypeError);
  assertEquals([true, false, true], [array.some(x => x > 4), array.every(x => x > 4), array.every(x => x > 0)]);
  assertEquals([[0, 5], [1, 1]], [...array.subarray(0, 2).entries()]);
  assertEquals([0, 1, 2, 3, 4], [...array.keys()]);
  array.set([8, 9], 3);
  assertEquals([5, 1, 4, 8, 9], list(array));
  array.set(array.subarray(0, 3), 1);
  assertEquals([5, 5, 1, 4, 9], list(array));
  array.set(new Float64Array([1, 2]), 0);
  assertEquals([1, 2, 1, 4, 9], list(array));
  assertThrows(() => array.set([1], 5), RangeError);
  assertThrows(() => array.set([1], -1), RangeError);
  assertThrows(() => array.set([1], Infinity), RangeError);
  assertThrows(() => array.set(new BigInt64Array(1)), TypeError);
}

// Overlapping sources of another type are read before they are written.
const bytes = new Uint8Array([1, 2, 3, 4, 0, 0, 0, 0]);
new Uint16Array(bytes.buffer).set(bytes.subarray(0, 4));
assertEquals([1, 0, 2, 0, 3, 0, 4, 0], [...bytes]);

// Numbers that look alike.
const doubles = new Float64Array([NaN, 0, -0]);
assertEquals([-1, true, 1, 2], [doubles.indexOf(NaN), doubles.includes(NaN), doubles.indexOf(-0), doubles.lastIndexOf(0)]);
assertEquals([-1, 0], [new Float32Array([0.1]).indexOf(0.1), new Float32Array([0.1]).indexOf(Math.fround(0.1))]);
assertEquals([0, -1, -1], [new BigInt64Array([-1n]).indexOf(-1n), new BigUint64Array([2n ** 64n - 1n]).indexOf(-1n),
                           new BigInt64Array([1n]).indexOf(1)]);

// Results of species constructors are checked.
const array = new Uint8Array(3);
array.constructor = {[Symbol.species]: Float32Array};
assertSame(Float32Array, array.slice().constructor);
array.constructor = {[Symbol.species]: function() { return new Uint8Array(1); }};
assertThrows(() => array.slice(), TypeError);
array.constructor = {[Symbol.species]: BigInt64Array};
assertThrows(() => array.map(x => x), TypeError);
array.constructor = {[Symbol.species]: Array};
assertThrows(() => array.filter(() => true), TypeError);
assertThrows(() => Uint8Array.prototype.fill.call([], 0), TypeError);
assertThrows(() => Uint8Array.from.call(Array, []), TypeError);
assertThrows(() => array.forEach(), TypeError);
assertThrows(() => Uint8Array.prototype.length, TypeError);
assertSame(undefined, Uint8Array.prototype[Symbol.toStringTag]);
