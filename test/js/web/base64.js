// atob and btoa.

test('there and back', () => {
  assertEquals('', btoa(''));
  assertEquals('YQ==', btoa('a'));
  assertEquals('YWI=', btoa('ab'));
  assertEquals('YWJj', btoa('abc'));
  assertEquals('AP+A', btoa('\0\xFF\x80'));
  assertEquals('bnVsbA==', btoa(null));
  const all = String.fromCharCode(...Array.from({ length: 256 }, (_, i) => i));
  assertEquals(all, atob(btoa(all)));
});

test('atob forgives white space and missing padding', () => {
  assertEquals('a', atob('YQ'));
  assertEquals('ab', atob(' Y W\nI=\t'));
  assertEquals('a', atob('YR=='));
});

test('what is not encoded, or cannot be', () => {
  for (const wrong of ['Y', 'YQ=', 'YWJj=', '=', 'YW*j', 'YQ==YQ==', 'é', '€']) {
    const error = assertThrows(() => atob(wrong), DOMException);
    assertEquals('InvalidCharacterError', error.name);
  }
  assertEquals('InvalidCharacterError', assertThrows(() => btoa('€'), DOMException).name);
  assertThrows(() => atob(), TypeError);
});
