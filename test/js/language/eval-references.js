// A reference is resolved once, before the right side runs.
(function() {
  var x = 0;
  const inner = (function() { x = (eval('var x;'), 1); return x; })();
  assertSame(undefined, inner);
  assertSame(1, x);
})();
(function() {
  var x = 0;
  const scope = { get x() { delete this.x; return 6; } };
  with (scope) x /= 3;
  assertSame(2, scope.x);
  assertSame(0, x);
})();
(function() {
  var x = 0;
  const scope = { get x() { delete this.x; return 6; } };
  with (scope) assertSame(6, x++);
  assertSame(7, scope.x);
  assertSame(0, x);
})();
(function() {
  var x = 0;
  const scope = { x: 1 };
  with (scope) { var x = (delete scope.x, 2); }
  assertSame(2, scope.x);
  assertSame(0, x);
})();

// Variables of an eval among the parameters may hide neither these nor `arguments`.
assertThrows(() => (function(a = eval('var a = 42')) {})(), SyntaxError);
assertThrows(() => (function(a = eval('var arguments')) {})(), SyntaxError);
assertThrows(() => ((a = eval('var a')) => {})(), SyntaxError);
assertSame('x', ((a = eval('var arguments = "x"; arguments')) => a)());
assertSame(undefined, (function(...a) { eval('var a'); return a[0]; })());
assertSame(1, (function(a = 1) { eval('var a'); return a; })());
assertSame('arguments', (function(a = 1) { eval('var arguments = "arguments"'); return arguments; })());
