// Flags: --max-heap-size=16
// One request for more than the heap may ever hold is an error that script can catch; memory is free again afterwards.
function assertRangeError(run) {
  let error;
  try {
    run();
  } catch (e) {
    error = e;
  }
  assertTrue(error instanceof RangeError);
}
for (let round = 0; round < 3; round++) {
  assertRangeError(() => 'ab'.repeat(1 << 25).toUpperCase());
  assertRangeError(() => '\u1234'.repeat(1 << 24).normalize());
  assertRangeError(() => 1n << 200_000_000n);
}
