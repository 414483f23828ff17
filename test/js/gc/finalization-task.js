// Flags: --expose-gc
// Callbacks of a FinalizationRegistry run after the script, in a task; jobs that they enqueue run after them.
const log = [];
const registry = new FinalizationRegistry(held => {
  log.push(held);
  Promise.resolve().then(() => log.push('job after ' + held));
});
// What the native stack happens to mention lives on, so the object is made far down.
function registerBelow(depth) {
  return [0].map(() => depth === 0 ? registry.register({}, 'a') : registerBelow(depth - 1)).length;
}
asyncTest(async () => {
  registerBelow(100);
  for (let round = 0; round < 20 && log.length === 0; round++) {
    gc();
    assertEquals(0, log.length);
    await new Promise(resolve => setTimeout(resolve, 1));
  }
  await null;
  assertEquals('a,job after a', log.join());
});
