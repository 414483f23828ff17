// A sticky pattern matches at lastIndex or not at all.
{
  const sticky = /a/y;
  sticky.lastIndex = 1;
  assertTrue(sticky.test('ba'));
  assertSame(2, sticky.lastIndex);
  assertFalse(sticky.test('ba'));
  assertSame(0, sticky.lastIndex);
}

// A global one goes on from there.
{
  const global = /a/g;
  assertTrue(global.test('aba'));
  assertSame(1, global.lastIndex);
  assertTrue(global.test('aba'));
  assertFalse(global.test('aba'));
}
