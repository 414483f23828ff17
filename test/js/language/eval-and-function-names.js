// The name of a function expression is bound outside of its variables: what a sloppy direct eval declares hides it.
const declared = (function f() { eval('var f = 1'); return f; })();
assertEquals(1, declared);
assertEquals('number', (function f() { eval('var f = 1'); return typeof f; })());
assertEquals(2, (function f() { eval('var f = 1'); f++; return f; })());
assertEquals(3, (function f() { eval('function f() { return 3; }'); return f(); })());
assertEquals(4, (function f() { eval('var f = 4'); return (() => f)(); })());
assertEquals(5, (function f() { const g = () => f; eval('var f = 5'); return g(); })());
assertEquals(6, (function f(a = eval('var f = 6')) { return f; })());
assertEquals(7, (function f() { eval('var f = 7'); return eval('f'); })());
assertEquals(8, (function f() { { eval('var f = 8'); } return f; })());

// It is there again when the variable has been deleted, and as long as the eval has not declared anything.
assertEquals('function', (function f() { eval('var f = 1'); delete f; return typeof f; })());
assertEquals('function', (function f() { eval('var g = 1'); return typeof f; })());
(function f() { assertEquals('function', typeof f); eval('var f = 1'); assertEquals('number', typeof f); })();

// Assignments to the name itself do nothing in sloppy code and throw in strict code.
assertEquals('function', (function f() { eval('f = 1'); return typeof f; })());
assertThrows(function f() { 'use strict'; eval('f = 1'); }, TypeError);

// A strict eval keeps its variables to itself, and a parameter hides the name in any case.
assertEquals('function', (function f() { eval('"use strict"; var f = 1'); return typeof f; })());
assertEquals(9, (function f(f) { eval('var f'); return f; })(9));
