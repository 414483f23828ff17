// A generator that has come to its end gives nothing more, however it ended.
const endings = {
  'its last statement': { finish: (g) => [g.next(), g.next()] },
  'return': { finish: (g) => [g.next(), g.return()] },
  'return before it began': { finish: (g) => [g.return()] },
  'an error': { finish: (g) => [g.next(), g.throw(1)] },
  'an error before it began': { finish: (g) => [g.throw(1)] },
};
const silent = (run) => { try { return run(); } catch (error) { return undefined; } };
const over = (value) => ({ value, done: true });

for (const [how, { finish }] of Object.entries(endings)) {
  test(`a generator after ${how}`, () => {
    let runs = 0;
    const generator = (function*() { yield 1; runs++; })();
    silent(() => finish(generator));
    const before = runs;
    assertEquals(over(undefined), generator.next(5));
    assertEquals(over(6), generator.return(6));
    assertSame(7, silent(() => { try { generator.throw(7); } catch (error) { return error; } }));
    assertEquals([], [...generator]);
    assertSame(before, runs);
  });

  test(`an async generator after ${how}`, async () => {
    let runs = 0;
    const generator = (async function*() { yield 1; runs++; return 2; })();
    await Promise.allSettled(finish(generator));
    const before = runs;
    assertEquals(over(undefined), await generator.next(5));
    assertEquals(over(6), await generator.return(6));
    assertSame(7, await generator.throw(7).catch((error) => error));
    // Requests that queue up while the first is answered.
    const answers = await Promise.allSettled([generator.next(), generator.return(Promise.resolve(8)), generator.throw(9), generator.next()]);
    assertEquals([over(undefined), over(8), undefined, over(undefined)], answers.map((answer) => answer.value));
    assertSame(9, answers[2].reason);
    assertSame(before, runs);
  });
}

test('an async generator whose requests came all at once', async () => {
  const generator = (async function*() { yield 1; return 2; })();
  const answers = await Promise.all([generator.next(), generator.next(), generator.next(), generator.return(4), generator.next()]);
  assertEquals([{ value: 1, done: false }, over(2), over(undefined), over(4), over(undefined)], answers);
});
