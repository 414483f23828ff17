// Escapes.
assertSame('\b\t\n\f\r"\\/é😀', JSON.parse('"\\b\\t\\n\\f\\r\\"\\\\\\/\\u00e9\\ud83d\\ude00"'));
assertSame('\ud800', JSON.parse('"\\ud800"'));
for (const bad of ['"\\x"', '"\\u12"', '"\\u12g4"', '"\\', '"\\u', "'a'"]) assertThrows(() => JSON.parse(bad), SyntaxError);

// Control characters stand escaped, in front of an escape, behind one, and without one.
for (let code = 0; code < 32; code++) {
  const c = String.fromCharCode(code);
  for (const bad of [`"${c}"`, `"a${c}b"`, `"\\n${c}"`, `"€\\n${c}"`, `"${c}\\n"`, `{"${c}":1}`, `{"\\n${c}":1}`]) {
    assertThrows(() => JSON.parse(bad), SyntaxError);
  }
  assertSame(c, JSON.parse(JSON.stringify(c)));
}
assertSame('\u007f\u2028', JSON.parse('"\u007f\u2028"'));

// Written: what has to be escaped is, halves of pairs too.
assertSame('"\\u0007\\n\\"\\\\\\ud800"', JSON.stringify('\u0007\n"\\\ud800'));
assertSame('"😀é\u2028"', JSON.stringify('😀é\u2028'));
