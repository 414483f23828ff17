// TextEncoder and TextDecoder.

const bytes = (...values) => new Uint8Array(values);
const decode = (values, ...options) => new TextDecoder(...options).decode(bytes(...values));

test('encode makes UTF-8, and U+FFFD of lone surrogates', () => {
  const encoder = new TextEncoder();
  assertEquals('utf-8', encoder.encoding);
  assertArrayEquals([0x61, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80], [...encoder.encode('aé€😀')]);
  assertArrayEquals([0xEF, 0xBF, 0xBD], [...encoder.encode('\uD800')]);
  assertEquals(0, encoder.encode().length);
  assertTrue(encoder.encode('x') instanceof Uint8Array);
});

test('encodeInto writes whole characters and says how far it came', () => {
  const encoder = new TextEncoder();
  const target = new Uint8Array(5);
  assertEquals({ read: 2, written: 4 }, encoder.encodeInto('a€é', target));
  assertArrayEquals([0x61, 0xE2, 0x82, 0xAC, 0], [...target]);
  assertEquals({ read: 2, written: 4 }, encoder.encodeInto('😀', target.subarray(1)));
  assertThrows(() => encoder.encodeInto('a', new Uint16Array(1)), TypeError);
});

test('labels', () => {
  for (const [label, encoding] of [['utf8', 'utf-8'], [' UTF-8\n', 'utf-8'], ['utf-16', 'utf-16le'], ['latin1',
      'windows-1252'],
                                   ['ascii', 'windows-1252'], ['utf-16be', 'utf-16be']]) {
    assertEquals(encoding, new TextDecoder(label).encoding);
  }
  assertThrows(() => new TextDecoder('utf-9'), RangeError, /utf-9/);
});

test('what is no UTF-8 becomes U+FFFD, or is fatal', () => {
  assertEquals('a\uFFFDb', decode([0x61, 0xFF, 0x62]));
  assertEquals('\uFFFD\uFFFD', decode([0xC0, 0x80]));
  assertEquals('\uFFFD', decode([0xF0, 0x9F, 0x98]));
  assertEquals('\uFFFD\uFFFD\uFFFD', decode([0xED, 0xA0, 0x80]));
  for (const wrong of [[0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2,
      0x82]]) {
    assertThrows(() => decode(wrong, 'utf-8', { fatal: true }), TypeError, /not valid for encoding utf-8/);
  }
  assertEquals('é€😀', decode([0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80], 'utf-8', { fatal: true }));
});

test('a byte order mark is left out unless it is to be ignored', () => {
  const marked = [0xEF, 0xBB, 0xBF, 0x61];
  assertEquals('a', decode(marked));
  assertEquals('\uFEFFa', decode(marked, 'utf-8', { ignoreBOM: true }));
  assertEquals('\uFEFF', decode([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF]));
  assertEquals('a', decode([0xFF, 0xFE, 0x61, 0], 'utf-16le'));
});

test('a stream may be cut anywhere', () => {
  const text = '\uFEFFaé€😀\uFEFFz';
  const whole = new TextEncoder().encode(text);
  for (const size of [1, 2, 3, 5]) {
    const decoder = new TextDecoder();
    let result = '';
    for (let i = 0; i < whole.length; i += size) result += decoder.decode(whole.subarray(i, i + size),
        { stream: true });
    assertEquals(text.slice(1), result + decoder.decode());
  }
  const decoder = new TextDecoder();
  assertEquals('', decoder.decode(bytes(0xE2, 0x82), { stream: true }));
  assertEquals('\uFFFD', decoder.decode());
  assertEquals('\uFFFDa', decoder.decode(bytes(0xE2, 0x82, 0x61), { stream: true }));
  const utf16 = new TextDecoder('utf-16le');
  assertEquals('', utf16.decode(bytes(0x3D), { stream: true }));
  assertEquals('', utf16.decode(bytes(0xD8, 0x00), { stream: true }));
  assertEquals('😀', utf16.decode(bytes(0xDE)));
});

test('UTF-16 and windows-1252', () => {
  assertEquals('a€😀', decode([0x61, 0, 0xAC, 0x20, 0x3D, 0xD8, 0, 0xDE], 'utf-16le'));
  assertEquals('\uFFFDa', decode([0, 0xD8, 0x61, 0], 'utf-16le'));
  assertEquals('a\uFFFD', decode([0x61, 0, 0x61], 'utf-16le'));
  assertThrows(() => decode([0x61], 'utf-16le', { fatal: true }), TypeError);
  assertEquals('€’ÿ\x81é', decode([0x80, 0x92, 0xFF, 0x81, 0xE9], 'latin1'));
});

test('any buffer or view is decoded', () => {
  const { buffer } = bytes(0x61, 0x62, 0x63, 0x64);
  assertEquals('abcd', new TextDecoder().decode(buffer));
  assertEquals('bc', new TextDecoder().decode(new DataView(buffer, 1, 2)));
  assertEquals('cd', new TextDecoder().decode(new Uint16Array(buffer, 2)));
  assertEquals('', new TextDecoder().decode());
  assertThrows(() => new TextDecoder().decode('abcd'), TypeError);
});

test('interfaces', () => {
  assertThrows(() => TextEncoder(), TypeError);
  assertThrows(() => TextEncoder.prototype.encode.call({}), TypeError);
  assertThrows(() => TextDecoder.prototype.encoding, TypeError);
  assertEquals('[object TextDecoder]', String(new TextDecoder()));
  assertArrayEquals([], Object.keys(new TextDecoder()));
  assertTrue(Object.keys(TextDecoder.prototype).includes('decode'));
  const { enumerable, writable, configurable } = Object.getOwnPropertyDescriptor(globalThis, 'TextDecoder');
  assertEquals([false, true, true], [enumerable, writable, configurable]);
});
