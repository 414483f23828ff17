// Modules that are data.
import data from './data-support.json' with { type: 'json' };
import text from './data-support.json' with { type: 'text' };
import bytes from './data-support.json' with { type: 'bytes' };
import * as ns from './data-support.json' with { type: 'json' };

test('JSON, text and bytes', () => {
  assertEquals([1, 2, 3], data.list);
  assertTrue(Object.hasOwn(data, '__proto__'));
  assertSame(data, ns.default);
  assertArrayEquals(['default'], Object.keys(ns));
  assertEquals(data.list, JSON.parse(text).list);
  assertTrue(bytes instanceof Uint8Array);
  assertSame(text.length, bytes.length);
  assertSame('{'.charCodeAt(0), bytes[0]);
});
