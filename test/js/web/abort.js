// AbortController and AbortSignal.
// Flags: --expose-gc

test('a controller aborts its signal once', () => {
  const controller = new AbortController(), { signal } = controller, log = [];
  assertEquals([false, undefined], [signal.aborted, signal.reason]);
  signal.throwIfAborted();
  signal.addEventListener('abort', event => log.push(event.type, event.isTrusted));
  signal.onabort = function(event) { log.push(this === signal, event.target === signal); };
  controller.abort();
  controller.abort('again');
  assertEquals(['abort', true, true, true], log);
  assertTrue(signal.aborted);
  assertEquals(['AbortError', 20], [signal.reason.name, signal.reason.code]);
  assertSame(signal.reason, assertThrows(() => signal.throwIfAborted()));
});

test('reasons', () => {
  const controller = new AbortController();
  controller.abort('why');
  assertEquals('why', controller.signal.reason);
  assertEquals(null, AbortSignal.abort(null).reason);
  assertEquals('AbortError', AbortSignal.abort().reason.name);
});

test('any follows the first', () => {
  const a = new AbortController(), b = new AbortController(), log = [];
  const both = AbortSignal.any([a.signal, b.signal]);
  const further = AbortSignal.any([both]);
  further.onabort = () => log.push('further');
  both.onabort = () => log.push(['both', further.aborted]);
  b.signal.onabort = () => log.push(['b', both.aborted]);
  b.abort('b');
  a.abort('a');
  assertEquals([['b', true], ['both', true], 'further'], log);
  assertEquals(['b', 'b'], [both.reason, further.reason]);
  assertEquals('now', AbortSignal.any([a.signal, AbortSignal.abort('now')]).reason === 'a' ? 'now' : 'wrong');
  assertFalse(AbortSignal.any([]).aborted);
  assertThrows(() => AbortSignal.any([1]), TypeError);
});

test('timeout', () => {
  const signal = AbortSignal.timeout(5);
  assertFalse(signal.aborted);
  const keep = setTimeout(() => {}, 5000);
  return new Promise(resolve => signal.onabort = resolve).then(() => {
    clearTimeout(keep);
    assertEquals(['TimeoutError', 23], [signal.reason.name, signal.reason.code]);
  });
});

test('an event handler keeps its place until it is null', () => {
  const controller = new AbortController(), { signal } = controller, log = [];
  signal.onabort = () => log.push('old');
  signal.addEventListener('abort', () => log.push('listener'));
  signal.onabort = () => log.push('new');
  controller.abort();
  assertEquals(['new', 'listener'], log);
  signal.onabort = 'nothing callable';
  assertSame(null, signal.onabort);
});

test('interfaces', () => {
  assertThrows(() => new AbortSignal(), TypeError);
  assertThrows(() => AbortController(), TypeError);
  assertEquals('[object AbortSignal]', String(new AbortController().signal));
  assertTrue(new AbortController().signal instanceof EventTarget);
});

test('a signal of any() lives as long as somebody listens', () => {
  const controller = new AbortController(), log = [];
  AbortSignal.any([controller.signal]).addEventListener('abort', () => log.push('heard'));
  return new Promise(resolve => setTimeout(resolve, 1)).then(() => {
    gc();
    controller.abort();
    assertEquals(['heard'], log);
  });
});
