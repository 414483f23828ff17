// Top-level await: a module waits for its dependencies, siblings do not wait for each other.
import './await-order-support.mjs';
import { value } from './await-support.mjs';
import './await-sibling-support.mjs';
order.push('importer');

assertArrayEquals(['dependency begins', 'sibling', 'dependency ends', 'importer'], order);
assertSame(42, value);

const results = [];
for await (const x of [Promise.resolve(1), 2]) results.push(x);
assertArrayEquals([1, 2], results);

asyncTest(async () => {
  let error;
  try { await import('./await-throws-support.mjs'); } catch (e) { error = e; }
  assertTrue(error instanceof RangeError);
  // The module stays failed, with the same error.
  let again;
  try { await import('./await-throws-support.mjs'); } catch (e) { again = e; }
  assertSame(error, again);
});

asyncTest(async () => {
  let thrown;
  try { await (await Promise.resolve(() => { throw 1; }))(); } catch (e) { thrown = e; }
  assertSame(1, thrown);
});
