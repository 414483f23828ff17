// Blob and File.

test('parts of all kinds', async () => {
  const bytes = new Uint8Array([0x62, 0x63, 0x64]);
  const blob = new Blob(['a', bytes, bytes.subarray(1).buffer, new DataView(bytes.buffer, 2), new Blob(['é']), 5],
                        { type: 'Text/PLAIN' });
  assertEquals([11, 'text/plain'], [blob.size, blob.type]);
  assertEquals('abcdbcddé5', await blob.text());
  bytes[0] = 0;
  assertEquals(0x62, new Uint8Array(await blob.arrayBuffer())[1]);
  assertEquals('\uFFFD', await new Blob(['\uD800']).text());
  assertEquals('a', await new Blob(['\uFEFFa']).text());
  assertEquals('a\nb\nc', await new Blob(['a\r\nb\rc'], { endings: 'native' }).text());
  assertEquals([0, ''], [new Blob().size, new Blob([], { type: '\n' }).type]);
});

test('slices', async () => {
  const blob = new Blob(['abcdef'], { type: 'x/y' });
  for (const [range, text] of [[[1, 3], 'bc'], [[-2], 'ef'], [[4, 2], ''], [[0, -4], 'ab'], [[2, 99], 'cdef'], [[],
      'abcdef']]) {
    assertEquals(text, await blob.slice(...range).text());
  }
  assertEquals(['', 'a/b'], [blob.slice(1).type, blob.slice(1, 2, 'A/b').type]);
});

test('files', async () => {
  const file = new File(['ab'], 'n.txt', { type: 'a/b', lastModified: 7 });
  assertEquals(['n.txt', 7, 'a/b', 2, 'ab'], [file.name, file.lastModified, file.type, file.size, await file.text()]);
  assertTrue(file instanceof Blob && new File([], '').lastModified > 1e12);
  assertFalse(file.slice() instanceof File);
});

test('interfaces', () => {
  assertThrows(() => Blob(), TypeError);
  assertThrows(() => new Blob('text'), TypeError);
  assertThrows(() => new Blob(5), TypeError);
  assertThrows(() => new File([]), TypeError);
  assertThrows(() => Blob.prototype.size, TypeError);
  assertEquals(['[object Blob]', '[object File]'], [String(new Blob()), String(new File([], 'x'))]);
  return Blob.prototype.text.call({}).then(assertUnreachable, error => assertTrue(error instanceof TypeError));
});
