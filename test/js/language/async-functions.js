const log = [];
asyncTest(async function() {
  async function add(a, b) { return (await a) + await b; }
  assertSame(3, await add(1, Promise.resolve(2)));

  async function fails() { await null; throw new RangeError('no'); }
  try {
    await fails();
    assertUnreachable();
  } catch (e) {
    assertSame('RangeError', e.name);
  }

  // await in loops, in finally, in arguments.
  let sum = 0;
  for (const p of [1, Promise.resolve(2), 3]) sum += await p;
  assertSame(6, sum);
  const order = [];
  await (async () => { try { order.push(await 'try'); return; } finally { order.push(await 'finally'); } })();
  assertArrayEquals(['try', 'finally'], order);

  // Thenables are adopted.
  assertSame('then', await { then(resolve) { resolve('then'); } });
  // An async arrow keeps this.
  const object = { v: 5, async get() { return await (async () => this.v)(); } };
  assertSame(5, await object.get());
  class A { static async make() { return new this(); } }
  assertTrue(await A.make() instanceof A);
});

// The order of jobs.
(async () => { log.push(1); await null; log.push(4); })();
log.push(2);
Promise.resolve().then(() => log.push(5)).then(() => assertArrayEquals([1, 2, 3, 4, 5], log));
log.push(3);
assertThrows('function f() { await 1; }', SyntaxError);
