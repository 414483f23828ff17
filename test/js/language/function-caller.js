// Function.prototype.caller and arguments of sloppy functions.
function callee() { return callee.caller; }
function caller() { return callee(); }
function strictCaller() { 'use strict'; return callee(); }
assertSame(caller, caller());
assertSame(null, strictCaller());
assertSame(null, callee.caller);
assertSame(null, callee());
assertSame(caller, [1].map(function through() { return caller(); })[0]);
function withArguments(a) { return withArguments.arguments; }
assertEquals([1, 2], Array.from(withArguments(1, 2)));
assertSame(null, withArguments.arguments);
assertEquals(['length', 'name', 'arguments', 'caller', 'prototype'], Object.getOwnPropertyNames(callee));
assertEquals(['length', 'name', 'prototype'], Object.getOwnPropertyNames(strictCaller));
assertThrows(() => strictCaller.caller, TypeError);
assertThrows(() => (() => 1).arguments, TypeError);
// Code of eval stands for its function; generators and asynchronous functions are not to be seen.
function withEval() { return eval('callee()'); }
assertSame(withEval, withEval());
assertSame(null, function*() { yield callee(); }().next().value);
(async () => assertSame(null, callee()))();
