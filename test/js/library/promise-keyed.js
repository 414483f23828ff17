// Promise.allKeyed and Promise.allSettledKeyed.
asyncTest(async () => {
  const symbol = Symbol();
  const all = await Promise.allKeyed({ a: 1, b: Promise.resolve(2), [symbol]: 3 });
  assertEquals(null, Object.getPrototypeOf(all));
  assertEquals(['a', 'b', symbol], Reflect.ownKeys(all));
  assertEquals([1, 2, 3], [all.a, all.b, all[symbol]]);
  const settled = await Promise.allSettledKeyed({ good: 1, bad: Promise.reject(2) });
  assertEquals({ status: 'fulfilled', value: 1 }, settled.good);
  assertEquals({ status: 'rejected', reason: 2 }, settled.bad);
  assertEquals(0, Object.keys(await Promise.allKeyed({})).length);
  let reason;
  try { await Promise.allKeyed({ a: Promise.reject('no') }); } catch (e) { reason = e; }
  assertEquals('no', reason);
  try { await Promise.allKeyed(1); } catch (e) { reason = e; }
  assertTrue(reason instanceof TypeError);
});
