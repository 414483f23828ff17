const log = [];
asyncTest(async function() {
  assertSame(1, await Promise.resolve(1));
  assertArrayEquals([1, 2, 3], await Promise.all([1, Promise.resolve(2), { then(r) { r(3); } }]));
  assertSame('first', await Promise.race([new Promise(() => {}), Promise.resolve('first')]));
  assertEquals([{ status: 'fulfilled', value: 1 }, { status: 'rejected', reason: 'no' }],
               await Promise.allSettled([1, Promise.reject('no')]));
  assertSame('any', await Promise.any([Promise.reject(1), 'any']));
  await Promise.any([Promise.reject(1)]).then(assertUnreachable, (e) => assertEquals([1], e.errors));
  assertSame('handled', await Promise.reject(1).catch(() => 'handled'));
  assertSame(5, await Promise.resolve(5).finally(() => 6));
  await Promise.resolve().finally(() => { throw 'replaced'; }).catch((e) => assertSame('replaced', e));

  const self = new Promise((resolve) => queueMicrotask(() => resolve(self)));
  await self.then(assertUnreachable, (e) => assertSame('TypeError', e.name));
  // Only the first settlement counts.
  assertSame(1, await new Promise((resolve, reject) => { resolve(1); reject(2); throw 3; }));
  await new Promise(() => { throw 'thrown'; }).catch((e) => assertSame('thrown', e));

  class Sub extends Promise {}
  assertTrue(Sub.resolve(1).then(() => 1) instanceof Sub);
});
const settled = Promise.resolve();
settled.then(() => log.push('a')).then(() => log.push('c'));
settled.then(() => log.push('b')).then(() => log.push('d'));
queueMicrotask(() => log.push('micro'));
setTimeout(() => assertArrayEquals(['a', 'b', 'micro', 'c', 'd'], log), 0);
assertThrows(() => Promise(), TypeError); assertThrows(() => new Promise(1), TypeError);
assertSame('[object Promise]', String(settled));
