// Strings are written and read eight characters at a time, until one that does not stand for itself.
function quoted(text) {
  let result = '"';
  for (const c of text) {
    const short = { '"': '\\"', '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' }[c];
    const code = c.charCodeAt(0);
    result += short || (code < 0x20 ? '\\u' + code.toString(16).padStart(4, '0') : c);
  }
  return result + '"';
}

test('every character in every place', () => {
  for (let code = 0; code < 256; code++) {
    const c = String.fromCharCode(code);
    for (let length = 1; length < 19; length++) {
      for (let at = 0; at < length; at++) {
        const text = 'x'.repeat(at) + c + 'y'.repeat(length - at - 1);
        const json = quoted(text);
        assertSame(json, JSON.stringify(text));
        assertSame(text, JSON.parse(json));
        if (code < 0x20) assertThrows(() => JSON.parse('"' + text + '"'), SyntaxError);
      }
    }
  }
});

test('neighbours that look alike', () => {
  // A byte beside one that is found must not be taken for one.
  for (const pair of ['"#', '#"', '\\]', ']\\', '\u001f ', ' \u001f', '\u0000\u0001', '\u00a2"', '"\u00a2', '\u00dc\\', '\u0080\u009f']) {
    for (let before = 0; before < 10; before++) {
      const text = '\u00ff'.repeat(before) + pair + ' !#[]~\u007f\u0080';
      assertSame(quoted(text), JSON.stringify(text));
      assertSame(text, JSON.parse(quoted(text)));
    }
  }
});

test('long texts', () => {
  const plain = 'no more than plain text, \u00e9 and all; '.repeat(20000);
  assertSame('"' + plain + '"', JSON.stringify(plain));
  assertSame(plain, JSON.parse('"' + plain + '"'));
  const late = plain + '\n' + plain;
  assertSame('"' + plain + '\\n' + plain + '"', JSON.stringify(late));
  assertSame(late, JSON.parse('"' + plain + '\\n' + plain + '"'));
  assertThrows(() => JSON.parse('"' + plain), SyntaxError);
  assertThrows(() => JSON.parse('"' + plain + '\u0001"'), SyntaxError);
  assertSame('"' + plain + '\u4e00"', JSON.stringify(plain + '\u4e00'));
});

test('keys and short strings', () => {
  assertSame('{"a\\"b":1,"":2,"\u00e9":3}', JSON.stringify({ 'a"b': 1, '': 2, '\u00e9': 3 }));
  assertEquals({ 'a"b': 'x', '': '', '\u00e9': '\u00ff' }, JSON.parse('{"a\\"b":"x","":"","\u00e9":"\u00ff"}'));
});
