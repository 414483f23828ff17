// Hoisting, the temporal dead zone, shadowing, functions in blocks.
assertSame(undefined, hoisted);
var hoisted = 1;
assertSame('declared', declared());
function declared() { return 'declared'; }

assertThrows(() => { tdz; let tdz = 1; }, ReferenceError, /before initialization/);
assertThrows(() => { typeof tdz; const tdz = 1; }, ReferenceError);
assertThrows(() => { const c = 1; c = 2; }, TypeError, /Assignment to constant variable/);
assertThrows(() => missing, ReferenceError, /missing is not defined/);
assertSame('undefined', typeof missing);

let outer = 'outer';
{
  let outer = 'inner';
  assertSame('inner', outer);
}
assertSame('outer', outer);

switch (1) {
  case 0: let inCase;
  case 1: assertThrows(() => inCase, ReferenceError);
}

assertThrows('let a; let a;', SyntaxError);
assertThrows('let b; var b;', SyntaxError);
assertThrows('"use strict"; undeclaredName = 1;', ReferenceError);
assertThrows('"use strict"; with ({}) {}', SyntaxError);

{ function inBlock() { return 'block'; } }
assertSame('block', inBlock());

// Default parameters have a scope of their own.
function parameters(a, b = () => a) { var a = 2; return [a, b()]; }
assertArrayEquals([2, 1], parameters(1));

test('what is declared nowhere is looked up before its value is made, in strict code', () => {
  'use strict';
  assertThrows(() => { madeMeanwhile = (globalThis.madeMeanwhile = 1); }, ReferenceError);
  assertSame(1, globalThis.madeMeanwhile);
  madeMeanwhile = (() => 2)();
  assertSame(2, globalThis.madeMeanwhile);
  assertThrows(() => { madeMeanwhile = delete globalThis.madeMeanwhile; }, ReferenceError);
  assertFalse('madeMeanwhile' in globalThis);
});
