// Array.fromAsync.
async function* later(...values) { for (const value of values) yield value; }
asyncTest(async () => {
  assertEquals([1, 2], await Array.fromAsync(later(1, 2)));
  assertEquals([1, 2], await Array.fromAsync([1, Promise.resolve(2)]));
  assertEquals([1, 4], await Array.fromAsync([1, 2], async (x) => x * x));
  assertEquals(['a', 'b'], await Array.fromAsync({ length: 2, 0: 'a', 1: Promise.resolve('b') }));
  assertEquals([['a', 0, 'self']], await Array.fromAsync(['a'], function (x, i) { return [x, i, this.name]; },
                                                       { name: 'self' }));
  assertEquals([], await Array.fromAsync(1));
  class Mine extends Array {}
  assertTrue(await Array.fromAsync.call(Mine, [1]) instanceof Mine);

  const rejected = async (promise, type) => {
    try { await promise; } catch (e) { return assertTrue(e instanceof type); }
    assertUnreachable();
  };
  await rejected(Array.fromAsync(null), TypeError);
  await rejected(Array.fromAsync([], 1), TypeError);
  await rejected(Array.fromAsync([Promise.reject(new RangeError())]), RangeError);

  // A mapper that fails closes the iterator, and what closing does is waited for.
  const log = [];
  const source = {
    [Symbol.asyncIterator]() { return this; },
    async next() { return { value: 1, done: false }; },
    async return() { await null; log.push('closed'); return {}; }
  };
  await rejected(Array.fromAsync(source, () => { throw new RangeError(); }), RangeError);
  await rejected(Array.fromAsync(source, async () => { throw new RangeError(); }), RangeError);
  assertEquals(['closed', 'closed'], log);
});
