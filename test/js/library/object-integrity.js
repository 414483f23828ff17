// Frozen: nothing changes, but for what is within.
{
  const frozen = Object.freeze({ a: { inner: 1 } });
  frozen.a.inner = 2;
  assertSame(2, frozen.a.inner);
  assertThrows(() => { 'use strict'; frozen.a = 1; }, TypeError, /Cannot assign to read only property 'a'/);
  assertThrows(() => { 'use strict'; frozen.b = 1; }, TypeError, /object is not extensible/);
  assertThrows(() => { 'use strict'; delete frozen.a; }, TypeError, /Cannot delete property 'a'/);
  assertTrue(Object.isFrozen(frozen));
  assertTrue(Object.isSealed(frozen));
  assertFalse(Object.isExtensible(frozen));
}

// Sealed: values change, and nothing else. Sloppy code is not told.
{
  const sealed = Object.seal({ a: 1 });
  sealed.a = 2;
  sealed.b = 3;
  delete sealed.a;
  assertEquals({ a: 2 }, sealed);
}
