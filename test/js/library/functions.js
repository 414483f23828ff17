// bind: this and the first arguments; what is left of name and length.
{
  function f(a, b) { return this.x + a + b; }
  assertSame(6, f.bind({ x: 1 }, 2)(3));
  assertSame('bound f', f.bind(null).name);
  assertSame(1, f.bind(null, 1).length);
}

// apply takes an array-like.
assertSame(5, Math.max.apply(null, [1, 5, 3]));
assertSame(4, (function() { return arguments.length; }).apply(null, { length: 4 }));

// Text: the source as it is, or that it is native.
assertSame('function foo(a) { return a; }', (function foo(a) { return a; }).toString());
assertSame('function map() { [native code] }', Array.prototype.map.toString());

// The function of all functions refuses to tell its caller.
assertThrows(() => Function.prototype.caller, TypeError);

// The constructor Function: parameters as text, a name of its own.
assertSame(7, new Function('a', 'b = 3', 'return a + b')(4));
assertSame('anonymous', new Function().name);
