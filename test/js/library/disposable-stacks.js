// DisposableStack, AsyncDisposableStack, SuppressedError.
const log = [];
const resource = (name) => ({ [Symbol.dispose]() { log.push(name); } });
const stack = new DisposableStack();
const first = resource('first');
assertSame(first, stack.use(first));
assertSame(null, stack.use(null));
assertSame('value', stack.adopt('value', (v) => log.push('adopted ' + v)));
assertSame(undefined, stack.defer(() => log.push('deferred')));
const moved = stack.move();
assertEquals([true, false], [stack.disposed, moved.disposed]);
assertThrows(() => stack.use(first), ReferenceError);
assertEquals([], log);
moved[Symbol.dispose]();
moved.dispose();
assertEquals(['deferred', 'adopted value', 'first'], log);
assertThrows(() => new DisposableStack().use({}), TypeError);
assertThrows(() => new DisposableStack().use(1), TypeError);
assertThrows(() => DisposableStack(), TypeError);
assertThrows(() => DisposableStack.prototype.dispose.call(new AsyncDisposableStack()), TypeError);

// Every resource is disposed of; the errors are chained.
const failing = new DisposableStack();
failing.defer(() => { throw 1; });
failing.defer(() => log.push('between'));
failing.defer(() => { throw 2; });
failing.defer(() => { throw 3; });
let error;
try { failing.dispose(); } catch (e) { error = e; }
assertTrue(error instanceof SuppressedError && error instanceof Error);
assertEquals([1, 2, 3], [error.error, error.suppressed.error, error.suppressed.suppressed]);
assertEquals('between', log.pop());
const made = SuppressedError('a', 'b', 'text');
assertEquals(['a', 'b', 'text', 'SuppressedError'], [made.error, made.suppressed, made.message, made.name]);
assertEquals(3, SuppressedError.length);

asyncTest(async () => {
  const order = [];
  const later = new AsyncDisposableStack();
  later.use({ async [Symbol.asyncDispose]() { await null; order.push('async'); } });
  later.use({ [Symbol.dispose]() { order.push('sync'); return Promise.reject('not awaited').catch(() => 0); } });
  later.use(undefined);
  later.adopt(5, async (v) => { await null; order.push(v); });
  later.defer(async () => { order.push('deferred'); });
  const done = later.disposeAsync();
  assertTrue(later.disposed);
  assertSame(undefined, await done);
  assertEquals(['deferred', 5, 'sync', 'async'], order);
  const both = new AsyncDisposableStack();
  both.defer(async () => { throw 1; });
  both.defer(() => { throw 2; });
  let reason;
  try { await both[Symbol.asyncDispose](); } catch (e) { reason = e; }
  assertEquals([1, 2], [reason.error, reason.suppressed]);
  try { await AsyncDisposableStack.prototype.disposeAsync.call(stack); } catch (e) { reason = e; }
  assertTrue(reason instanceof TypeError);
});
