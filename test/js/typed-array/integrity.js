// Elements of typed arrays stay configurable and writable: sealing fails, but not before the array is not extensible.
for (const [name, operation, test] of [['seal', Object.seal, Object.isSealed], ['freeze', Object.freeze, Object.isFrozen]]) {
  const array = new Int32Array(2);
  array.extra = 1;
  assertThrows(() => operation(array), TypeError, new RegExp(`Cannot ${name} array buffer views with elements`));
  assertFalse(Object.isExtensible(array));
  assertFalse(test(array));
  array[0] = 5;
  assertSame(5, array[0]);
  const empty = operation(new Int32Array(0));
  assertTrue(test(empty));
}
