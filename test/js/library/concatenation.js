// Strings, integers and other values added to one another; ropes written out in parts and in whole.
const texts = ['', 'a', 'short text', 'of twelve ch', 'longer than what is copied at once', '\u4e00', 'mixed \u4e00',
               'wide and longer than what is copied \u4e00'];
const integers = [0, 7, 9, 10, -1, 12345, -12345, 2147483647, -2147483648, 2147483648];
// One character after the other, which no concatenation has made.
const joined = (...parts) => Array.from(parts.join('')).join('');

test('a string and an integer, in both orders', () => {
  for (const text of texts) {
    for (const number of integers) {
      assertSame(joined(text, String(number)), text + number);
      assertSame(joined(String(number), text), number + text);
      assertSame((text + number).length, text.length + String(number).length);
    }
  }
  assertSame('a0', 'a' + -0);
  assertSame('1.5a', 1.5 + 'a');
  assertSame('aNaN', 'a' + NaN);
});

test('a rope and an integer', () => {
  for (const text of texts) {
    const rope = text + texts[4];
    assertSame(joined(text, texts[4], '42'), rope + 42);
    assertSame(joined('42', text, texts[4]), 42 + rope);
  }
});

test('values with conversions of their own', () => {
  const log = [];
  const value = (name, result) => ({ [Symbol.toPrimitive](hint) { log.push(name, hint); return result; } });
  assertSame('a5', 'a' + value('right', 5));
  assertSame('5a', value('left', 5) + 'a');
  assertSame('12', value('left', 1) + value('right', '2'));
  assertSame('right,default,left,default,left,default,right,default', log.join());
  assertThrows(() => 'a' + Symbol(), TypeError);
  assertThrows(() => Symbol() + 'a', TypeError);
  assertSame('a1', 'a' + 1n);
  assertSame('atrue', 'a' + true);
  assertSame('nulla', null + 'a');
});

test('ropes of every shape, read before and after they are written out', () => {
  const build = {
    left(parts) { return parts.reduce((text, part) => text + part, ''); },
    right(parts) { return parts.reduceRight((text, part) => part + text, ''); },
    balanced(parts) {
      if (parts.length < 2) return parts.join('');
      return build.balanced(parts.slice(0, parts.length >> 1)) + build.balanced(parts.slice(parts.length >> 1));
    },
    bothEnds(parts) {
      let text = '';
      for (let i = parts.length >> 1, j = i - 1; i < parts.length; i++, j--) text = (j >= 0 ? parts[j] : '') + (text + parts[i]);
      return text;
    },
  };
  for (const wide of ['', '\u4e00']) {
    const parts = Array.from({ length: 300 }, (_, i) => `part number ${i}${i % 50 === 3 ? wide : ''};`);
    const expected = joined(...parts);
    for (const shape in build) {
      for (const [from, to] of [[0, 5], [700, 1900], [expected.length - 3, expected.length]]) {
        assertSame(expected.slice(from, to), build[shape](parts).slice(from, to));
      }
      const rope = build[shape](parts);
      assertSame(expected.charCodeAt(1000), rope.charCodeAt(1000));
      assertTrue(rope + '!' === expected + '!');
      assertTrue(expected === rope);
      assertSame(expected.length + 1, (rope + wide + 'x').length - wide.length);
      assertSame(expected + expected, rope + rope);
    }
  }
});
