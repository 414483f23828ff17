// performance.

test('the clock', () => {
  const a = performance.now(), b = performance.now();
  assertTrue(a >= 0 && b >= a && a < 1e6);
  assertTrue(Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 1000);
});

test('marks and measures', () => {
  const start = performance.mark('start', { startTime: 10, detail: { a: 1 } });
  assertEquals(['start', 'mark', 10, 0, 1], [start.name, start.entryType, start.startTime, start.duration,
                                             start.detail.a]);
  performance.mark('end', { startTime: 25 });
  const between = performance.measure('between', 'start', 'end');
  assertEquals([10, 15], [between.startTime, between.duration]);
  assertEquals(0, performance.measure('whole').startTime);
  assertEquals([20, 5], [performance.measure('x', { end: 25, duration: 5 }).startTime, performance.measure('y',
      { start: 1, duration: 5 }).duration]);
  assertEquals('SyntaxError', assertThrows(() => performance.measure('z', 'nowhere'), DOMException).name);
  assertEquals(['start', 'end'], performance.getEntriesByType('mark').map(({ name }) => name));
  assertSame(between, performance.getEntriesByName('between')[0]);
  performance.clearMarks('start');
  performance.clearMeasures();
  assertEquals(['end'],
               performance.getEntries().filter(entry => /mark|measure/.test(entry.entryType)).map(({ name }) => name));
  performance.clearMarks();
  assertThrows(() => performance.mark('x', { startTime: -1 }), TypeError);
});

test('interfaces', () => {
  assertThrows(() => new Performance(), TypeError);
  assertThrows(() => new PerformanceEntry(), TypeError);
  assertThrows(() => Performance.prototype.now.call({}), TypeError);
  assertTrue(performance instanceof EventTarget && performance.mark('x') instanceof PerformanceEntry);
  assertEquals('[object Performance]', String(performance));
});
