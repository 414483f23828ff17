'use strict';
const integerTypes = [Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, BigInt64Array, BigUint64Array];

// Every operation on every integer type, in shared and in plain memory, returns what was there and wraps around.
test('operations', () => {
  for (const Type of integerTypes) {
    const make = Type.name.startsWith('Big') ? BigInt : Number;
    for (const Buffer of [ArrayBuffer, SharedArrayBuffer]) {
      const array = new Type(new Buffer(32), 8, 2);
      const steps = [['add', 5, 0, 5], ['sub', 2, 5, 3], ['or', 12, 3, 15], ['and', 6, 15, 6], ['xor', 5, 6, 3],
                     ['exchange', 9, 3, 9]];
      for (const [name, operand, before, after] of steps) {
        assertSame(make(before), Atomics[name](array, 1, make(operand)), Type.name + ' ' + name);
        assertSame(make(after), Atomics.load(array, 1), Type.name + ' ' + name);
      }
      assertSame(make(9), Atomics.compareExchange(array, 1, make(8), make(1)));
      assertSame(make(9), Atomics.compareExchange(array, 1, make(9), make(1)));
      assertSame(make(1), array[1]);
      assertSame(make(-1), Atomics.store(array, 0, make(-1)));
      array[1] = make(-1);
      assertSame(array[1], Atomics.exchange(array, 0, make(0)));
      Atomics.sub(array, 0, make(1));
      assertSame(array[1], array[0]);
    }
  }
  assertSame(0, Atomics.store(new Int8Array(1), 0, -0));
  assertSame(300, Atomics.store(new Int8Array(1), 0, 300.7));
});

test('bad arguments', () => {
  const words = new Int32Array(new SharedArrayBuffer(8));
  for (const Type of [Float32Array, Float64Array, Float16Array, Uint8ClampedArray]) {
    assertThrows(() => Atomics.add(new Type(2), 0, 1), TypeError);
  }
  for (const index of [2, -1, Infinity]) assertThrows(() => Atomics.load(words, index), RangeError);
  assertThrows(() => Atomics.add([1], 0, 1), TypeError);
  assertThrows(() => Atomics.add(words, 0, 1n), TypeError);
  assertThrows(() => Atomics.wait(new Uint32Array(new SharedArrayBuffer(8)), 0, 0), TypeError);
  assertThrows(() => Atomics.wait(new Int32Array(2), 0, 0), TypeError);
  assertThrows(() => Atomics.pause('1'), TypeError);
  assertThrows(() => Atomics.pause(1.5), TypeError);
  assertSame(undefined, Atomics.pause(1e9));
});

// Arguments whose conversion takes the memory away.
test('detached meanwhile', () => {
  const buffer = new ArrayBuffer(8, {maxByteLength: 16});
  const words = new Int32Array(buffer);
  assertThrows(() => Atomics.add(words, 1, {valueOf() { buffer.resize(4); return 1; }}), RangeError);
  assertThrows(() => Atomics.store(words, 0, {valueOf() { buffer.transfer(); return 1; }}), TypeError);
});

test('waiting', () => {
  const words = new Int32Array(new SharedArrayBuffer(8)), longs = new BigInt64Array(new SharedArrayBuffer(8));
  assertSame('not-equal', Atomics.wait(words, 0, 1));
  assertSame('timed-out', Atomics.wait(words, 0, 0, 1));
  assertSame('timed-out', Atomics.wait(longs, 0, 0n, -1));
  assertSame('not-equal', Atomics.wait(longs, 0, 1n << 32n, Infinity));
  assertSame(0, Atomics.notify(words, 0));
  assertSame(0, Atomics.notify(new Int32Array(1), 0));
  assertEquals({async: false, value: 'not-equal'}, Atomics.waitAsync(words, 0, 7));
  assertEquals({async: false, value: 'timed-out'}, Atomics.waitAsync(words, 0, 0, 0));
});

// Promises are settled in the order of waiting; one whose time is over is not notified any more.
asyncTest(async () => {
  const words = new Int32Array(new SharedArrayBuffer(8));
  const log = [];
  for (const name of ['a', 'b', 'c']) Atomics.waitAsync(words, 1, 0).value.then(value => log.push(name + value));
  const other = Atomics.waitAsync(words, 0, 0, 1e6);
  const late = Atomics.waitAsync(words, 1, 0, 20);
  assertSame(true, other.async);
  assertSame('timed-out', await late.value);
  assertSame(2, Atomics.notify(words, 1, 2));
  assertSame(1, Atomics.notify(words, 1));
  assertSame(0, Atomics.notify(words, 1));
  assertSame(1, Atomics.notify(words, 0));
  assertSame('ok', await other.value);
  assertEquals(['aok', 'bok', 'cok'], log);
});
