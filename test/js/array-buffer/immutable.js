'use strict';
const types = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float16Array,
               Float32Array, Float64Array, BigInt64Array, BigUint64Array];
const makeImmutable = length => {
  const buffer = new ArrayBuffer(length);
  new Uint8Array(buffer).forEach((_, i, bytes) => { bytes[i] = i + 1; });
  return buffer.transferToImmutable();
};
const bytesOf = buffer => [...new Uint8Array(buffer)];

test('making', () => {
  const source = new ArrayBuffer(4);
  new Uint8Array(source).set([1, 2, 3, 4]);
  const slice = source.sliceToImmutable(1, -1);
  assertEquals([2, 3], bytesOf(slice));
  assertSame(false, source.immutable);
  const moved = source.transferToImmutable(6);
  assertEquals([true, true, false, false], [source.detached, moved.immutable, moved.resizable, moved.detached]);
  assertEquals([1, 2, 3, 4, 0, 0], bytesOf(moved));
  assertEquals([1], bytesOf(new ArrayBuffer(3, {maxByteLength: 8}).transferToImmutable(1)).map(() => 1));
  for (const method of ['transfer', 'transferToFixedLength', 'transferToImmutable', 'resize']) {
    assertThrows(() => moved[method](6), TypeError);
  }
  assertSame(false, moved.slice(1).immutable);
  assertSame(6, moved.byteLength);
  assertThrows(() => new Uint8Array(2).buffer.sliceToImmutable.call(new SharedArrayBuffer(1)), TypeError);
});

// No way of writing goes through: plain stores, warm as well as cold, methods, DataView, Atomics.
test('writing', () => {
  const store = (array, index, value) => { array[index] = value; };
  const sloppyStore = Function('array', 'index', 'value', 'array[index] = value');
  for (const Type of types) {
    const one = Type.name.startsWith('Big') ? 77n : 77;
    const buffer = makeImmutable(32);
    const before = bytesOf(buffer);
    const array = new Type(buffer), writable = new Type(4);
    for (let i = 0; i < 100; i++) {
      store(writable, i & 3, one);
      sloppyStore(writable, i & 3, one);
      sloppyStore(array, i & 3, one);
      assertThrows(() => store(array, i & 3, one), TypeError);
    }
    assertThrows(() => store(array, 1000, one), TypeError);
    assertSame(false, Reflect.set(array, 0, one));
    assertSame(false, Reflect.defineProperty(array, 0, {value: one}));
    assertSame(true, Reflect.defineProperty(array, 0, {value: array[0], writable: false, enumerable: true}));
    assertSame(false, Reflect.defineProperty(array, 0, {writable: true}));
    for (const call of [() => array.fill(one), () => array.set([one]), () => array.set([]), () => array.reverse(),
                        () => array.sort(), () => array.copyWithin(0, 1), () => Array.prototype.fill.call(array, one),
                        () => Array.prototype.reverse.call(array), () => Array.prototype.sort.call(array, () => 1),
                        () => Object.assign(array, [one])]) {
      assertThrows(call, TypeError);
    }
    array.constructor = {[Symbol.species]: function() { return array; }};
    assertThrows(() => array.map(x => x), TypeError);
    assertThrows(() => array.slice(), TypeError);
    assertThrows(() => array.filter(() => true), TypeError);
    assertThrows(() => Type.from.call(function() { return array; }, [one]), TypeError);
    if (!Type.name.startsWith('Float') && Type !== Uint8ClampedArray) {
      for (const name of ['add', 'and', 'or', 'sub', 'xor', 'exchange', 'store']) {
        assertThrows(() => Atomics[name](array, 0, one), TypeError);
      }
      assertThrows(() => Atomics.compareExchange(array, 0, array[0], one), TypeError);
      assertSame(array[0], Atomics.load(array, 0));
    }
    assertEquals(before, bytesOf(buffer));
  }
  const buffer = makeImmutable(8), view = new DataView(buffer);
  for (const name of Object.getOwnPropertyNames(DataView.prototype).filter(name => name.startsWith('set'))) {
    assertThrows(() => view[name](0, name.includes('Big') ? 1n : 1), TypeError);
  }
  assertThrows(() => new Uint8Array(buffer).setFromHex('ff'), TypeError);
  assertThrows(() => new Uint8Array(buffer).setFromBase64('AAAA'), TypeError);
  assertEquals([1, 2, 3, 4, 5, 6, 7, 8], bytesOf(buffer));
});

// Its elements are as if frozen.
test('freezing', () => {
  const array = new Int8Array(makeImmutable(2));
  assertEquals({value: 1, writable: false, enumerable: true, configurable: false},
               Object.getOwnPropertyDescriptor(array, 0));
  assertSame(false, Object.isFrozen(array));
  Object.freeze(array);
  assertSame(true, Object.isFrozen(array));
  const heir = Object.create(array);
  assertThrows(() => { heir[0] = 5; }, TypeError);
  assertSame(false, Reflect.set({}, '0', 5, array));
});
