// RegExp.$1 and its kin tell of the last match of this realm's own regexps, and only to RegExp itself.
/(b)(c)?/.exec('abd');
assertEquals('b||a|d|b|abd', [RegExp.$1, RegExp.$2, RegExp.leftContext, RegExp.rightContext, RegExp.lastMatch,
                              RegExp.input].join('|'));
assertSame('', RegExp['$+']);

class Derived extends RegExp {}
assertThrows(() => Derived.$1, TypeError, /RegExp|incompatible/);
for (const key of ['$1', '$9', 'lastMatch', '$&', 'lastParen', '$+', 'leftContext', '$`', 'rightContext', "$'", 'input', '$_']) {
  const descriptor = Object.getOwnPropertyDescriptor(RegExp, key);
  assertTrue(descriptor.configurable);
  assertSame(key === 'input' || key === '$_', descriptor.set !== undefined);
  for (const receiver of [undefined, {}, /x/, Derived]) {
    assertThrows(() => descriptor.get.call(receiver), TypeError);
    if (descriptor.set) assertThrows(() => descriptor.set.call(receiver, 'x'), TypeError);
  }
}
RegExp.input = 12;
assertSame('12', RegExp.$_);
assertThrows(() => { 'use strict'; RegExp.lastMatch = 'x'; }, TypeError);

// A match of a subclass makes them unknown, until the next match.
new Derived('(a)').exec('a');
assertThrows(() => RegExp.$1, TypeError);
assertThrows(() => RegExp.lastMatch, TypeError);
assertThrows(() => RegExp.input, TypeError);
RegExp.input = 'set';
assertSame('set', RegExp.input);
assertThrows(() => RegExp['$`'], TypeError);
'x1'.replace(/(\d)/, '');
assertSame('1', RegExp.$1);

// compile changes regexps of RegExp itself only.
const compiled = /a/.compile('b', 'g');
assertSame('/b/g', String(compiled));
compiled.extra = 1;
assertSame('/c/', String(compiled.compile('c')));
assertThrows(() => new Derived('a').compile('b'), TypeError);
assertThrows(() => RegExp.prototype.compile.call(new Derived('a'), 'b'), TypeError);
assertSame('g', new Derived('a', 'g').flags);
