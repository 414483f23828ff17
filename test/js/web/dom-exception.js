// DOMException.

test('an error with a name and a code', () => {
  const error = new DOMException('why', 'AbortError');
  assertEquals(['why', 'AbortError', 20, 'AbortError: why'], [error.message, error.name, error.code, String(error)]);
  assertTrue(error instanceof DOMException && error instanceof Error);
  assertTrue(error.stack.startsWith('AbortError: why'));
  assertEquals('[object DOMException]', Object.prototype.toString.call(error));
  assertArrayEquals([], Object.keys(error));
  const plain = new DOMException();
  assertEquals(['', 'Error', 0], [plain.message, plain.name, plain.code]);
  assertEquals(0, new DOMException('', 'abortError').code);
});

test('codes', () => {
  assertEquals(25, DOMException.DATA_CLONE_ERR);
  assertEquals(3, new DOMException().HIERARCHY_REQUEST_ERR);
  for (const [name, code] of [['IndexSizeError', 1], ['InUseAttributeError', 10], ['URLMismatchError', 21],
                              ['DataCloneError', 25],
                              ['TypeMismatchError', 17], ['ValidationError', 0]]) {
    assertEquals(code, new DOMException('', name).code);
  }
});

test('interface', () => {
  assertThrows(() => DOMException('why'), TypeError);
  assertThrows(() => DOMException.prototype.name, TypeError);
  assertSame(Error.prototype, Object.getPrototypeOf(DOMException.prototype));
  class Special extends DOMException {}
  assertTrue(new Special('x') instanceof Special);
});

test('structuredClone throws one', () => {
  const error = assertThrows(() => structuredClone(() => {}), DOMException);
  assertEquals(['DataCloneError', 25], [error.name, error.code]);
});
