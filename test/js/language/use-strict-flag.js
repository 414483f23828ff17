// Flags: --use-strict

// Everything is strict code: scripts, eval, what Function makes.
assertThrows(() => { undeclared = 1; }, ReferenceError);
assertThrows(() => (0, eval)('alsoUndeclared = 1'), ReferenceError);
assertThrows(() => eval('with ({}) {}'), SyntaxError);
assertThrows(() => Function('with ({}) {}'), SyntaxError);
assertEquals(undefined, (function() { return this; })());
assertEquals(undefined, Function('return this')());
