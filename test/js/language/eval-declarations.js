// Functions of blocks in evals: the block's binding and the variable are two.
(function() {
  let inside, after;
  eval('{ function f() { inside = f; f = 123; after = f; return "f"; } } var outer = f; f();');
  assertSame('function', typeof inside);
  assertSame(123, after);
  assertSame('f', outer());
})();
(0, eval)('{ function blockFunction() { return 1; } blockFunction = 2; } ');
assertSame(1, blockFunction());

// All declarations or none.
assertThrows(() => (0, eval)('function notDefined() {} function NaN() {}'), TypeError);
assertFalse('notDefined' in globalThis);

// eval(...list) is a direct eval.
(function() {
  var x = 'local';
  const result = eval(...['x = 1; "result"', 'x = 2']);
  assertSame('result', result);
  assertSame(1, x);
  assertSame(undefined, eval(...[]));
  { const eval = (...list) => list.length; assertSame(3, eval(...[1, 2, 3])); }
})();

// The arguments object is not replaced by a function of a block.
(function() {
  { function arguments() {} }
  assertSame('[object Arguments]', String(arguments));
})();
