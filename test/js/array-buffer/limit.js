// Flags: --max-heap-size=24
// Memory outside of the heap counts against the heap limit: buffers that are kept run into a RangeError that script may
// catch, buffers that are dropped never do.

// Dropped: forever.
for (let i = 0; i < 2000; i++) new ArrayBuffer(1 << 20);
for (let i = 0; i < 2000; i++) new Uint8Array(1 << 20)[i] = 1;

// What the native stack happens to mention lives on, down to the activation that is running. So what keeps memory runs
// far down, and less far down each time.
function below(depth, run) {
  return [0].map(() => depth === 0 ? run() : below(depth - 1, run))[0];
}

// Kept: to the limit, and not beyond it.
function fill() {
  const kept = [];
  let error;
  try {
    for (let i = 0; i < 1000; i++) kept.push(new ArrayBuffer(1 << 20));
  } catch (e) {
    error = e;
  }
  assertTrue(error instanceof RangeError);
  assertEquals('Array buffer allocation failed', error.message);
  return kept.length;
}
const first = below(40, fill);
assertTrue(first >= 12 && first < 24);

// What was kept is free again.
assertTrue(Math.abs(below(20, fill) - first) <= 2);

// One request that can never succeed fails at once.
assertThrows(() => new ArrayBuffer(64 << 20), RangeError);
assertThrows(() => new ArrayBuffer(8, { maxByteLength: 64 << 20 }), RangeError);
assertThrows(() => new Float64Array(8 << 20), RangeError);

// Memory that changes hands is counted once.
let buffer = new ArrayBuffer(8 << 20);
for (let i = 0; i < 100; i++) buffer = buffer.transfer();
assertEquals(8 << 20, buffer.byteLength);
