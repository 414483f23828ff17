// A deferred module runs when something of its namespace is used.
import defer * as ns from './defer-support.mjs';
import * as plain from './bindings-support.mjs';

test('import defer', () => {
  assertSame(undefined, globalThis.evaluated);
  assertSame('[object Deferred Module]', Object.prototype.toString.call(ns));
  assertSame(undefined, ns.then);
  assertSame(undefined, globalThis.evaluated);
  assertSame(1, ns.x);
  assertSame(1, globalThis.evaluated);
  assertArrayEquals(['x'], Object.keys(ns));
  assertSame(1, globalThis.evaluated);
});

asyncTest(async () => {
  const deferred = await import.defer('./defer-support.mjs');
  assertSame(ns, deferred);
  assertSame(plain, (await import('./bindings-support.mjs')));
});
