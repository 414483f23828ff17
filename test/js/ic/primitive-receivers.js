// Named properties of strings, numbers, symbols and bigints: sites that share one handler for all kinds of strings, and
// what they must notice.

function warm(f, ...args) { for (let i = 0; i < 20; i++) f(...args); }

// One site sees short, long, joined, cut and two-byte strings.
{
  const code = (s) => s.charCodeAt(0);
  const strings = ['a', 'a'.repeat(20), 'a'.repeat(20) + 'b'.repeat(20), ('xa' + 'b'.repeat(40)).slice(1), 'a\u1234'];
  for (const s of strings) warm(code, s);
  for (const s of strings) assertEquals(97, code(s));
}

// A method replaced on String.prototype is the one that is called from then on.
{
  const first = (s) => s.at(0);
  warm(first, 'abc');
  const original = String.prototype.at;
  String.prototype.at = function() { return 'replaced'; };
  assertEquals('replaced', first('abc'));
  String.prototype.at = original;
  assertEquals('a', first('abc'));
}

// What is absent appears, on the prototype and behind it.
{
  const read = (s) => s.absent;
  warm(read, 'x');
  warm(read, 5);
  warm(read, Symbol());
  warm(read, 5n);
  Object.prototype.absent = 'there';
  for (const value of ['x', 5, 1.5, Symbol(), 5n, true]) assertEquals('there', read(value));
  Number.prototype.absent = 'nearer';
  assertEquals('nearer', read(5));
  assertEquals('nearer', read(NaN));
  assertEquals('there', read('x'));
  delete Object.prototype.absent;
  delete Number.prototype.absent;
  assertEquals(undefined, read(5));
}

// Numbers that are ints and numbers that are not share a site; so do all the primitives.
{
  const text = (v) => v.toString();
  for (const value of [1, 1.5, 'a', true, 10n]) warm(text, value);
  assertEquals(['1', '1.5', 'a', 'true', '10'], [1, 1.5, 'a', true, 10n].map(text));
}

// Getters get the primitive itself in strict code, an object in sloppy code.
{
  Object.defineProperty(String.prototype, 'strictKind', { get() { 'use strict'; return typeof this; }, configurable: true });
  Object.defineProperty(String.prototype, 'sloppyKind', { get: new Function('return typeof this'), configurable: true });
  const kinds = (s) => s.strictKind + ' ' + s.sloppyKind;
  warm(kinds, 'x');
  assertEquals('string object', kinds('x'));
  delete String.prototype.strictKind;
  delete String.prototype.sloppyKind;
}

// A string's own length and characters are not the prototype's to change; undefined and null still throw.
{
  const length = (s) => s.length;
  warm(length, 'abc');
  assertEquals(3, length('abc'));
  assertThrows(() => length(undefined), TypeError);
  assertThrows(() => length(null), TypeError);
  assertEquals(7, length(new String('sevenxx')));
}
