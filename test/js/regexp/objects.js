// The source of a pattern is one that can stand between slashes.
assertSame('/a\\/b/g', String(/a\/b/g));
assertSame('(?:)', new RegExp('').source);
assertSame('\\/', RegExp('/').source);

// Flags.
assertSame('gimsuy', /a/yusmig.flags);
assertThrows(() => RegExp('a', 'gg'), SyntaxError);

// Patterns that are none.
assertThrows(() => new RegExp('('), SyntaxError, /^Invalid regular expression: \/\(\/:? /);
assertThrows(() => new RegExp('\\u{110000}', 'u'), SyntaxError);
assertThrows(() => new RegExp('(?<a>.)(?<a>.)'), SyntaxError);

// A subclass's exec is what match calls.
{
  class Shout extends RegExp {
    exec(text) {
      const match = super.exec(text);
      if (match) match[0] = match[0].toUpperCase();
      return match;
    }
  }
  assertArrayEquals(['A'], 'a'.match(new Shout('a')).slice());
}
