// Defaults stand for undefined, the rest is an array; length counts up to the first default.
{
  function sum(a, b = 2, ...rest) { return a + b + rest.length; }
  assertSame(3, sum(1));
  assertSame(5, sum(1, undefined, 3, 4));
  assertSame(1, sum.length);
  assertSame('sum', sum.name);
  assertTrue(String(sum).startsWith('function sum(a, b = 2, ...rest)'));
}

// Sloppy arguments are the parameters, strict ones a copy.
{
  function sloppy(a) { arguments[0] = 'changed'; return a; }
  function strict(a) { 'use strict'; arguments[0] = 'changed'; return a; }
  assertSame('changed', sloppy('a'));
  assertSame('a', strict('a'));
}

// All arguments, also those of spread.
{
  function count() { return arguments.length; }
  assertSame(3, count(...[1, 2], 3));
}

// The arguments object.
assertSame('[object Arguments]', Object.prototype.toString.call((function() { return arguments; })()));
assertThrows(() => (function() { 'use strict'; return arguments.callee; })(), TypeError);
