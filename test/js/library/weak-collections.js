// What is kept weakly can be found while it lives.
const key = {};
{
  const map = new WeakMap([[key, 1]]);
  assertTrue(map.has(key));
  assertSame(1, map.get(key));
  assertTrue(map.delete(key));
  assertFalse(map.has(key));
}
assertTrue(new WeakSet([key]).has(key));
assertSame(key, new WeakRef(key).deref());

// Only what has an identity can be a key.
assertThrows(() => new WeakMap().set(1, 1), TypeError);

// getOrInsert and getOrInsertComputed.
{
  const map = new WeakMap();
  assertSame(1, map.getOrInsert(key, 1));
  assertSame(1, map.getOrInsertComputed(key, () => 2));
  assertThrows(() => map.getOrInsert('text', 1), TypeError);
}

// What is unregistered is so once.
{
  const registry = new FinalizationRegistry(() => {});
  registry.register(key, 1, key);
  assertTrue(registry.unregister(key));
  assertFalse(registry.unregister(key));
}
