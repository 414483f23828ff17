// Sloppy functions get an object, strict ones what was given.
assertSame(globalThis, (function() { return this; })());
assertSame('object', typeof (function() { return this; }).call(1));
assertSame(undefined, (function() { 'use strict'; return this; })());
assertSame('number', typeof (function() { 'use strict'; return this; }).call(1));

// Arrow functions have that of the function around.
{
  const object = { v: 1, arrow() { return (() => this.v)(); } };
  assertSame(1, object.arrow());
}
