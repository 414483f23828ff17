function sum(a, b = 2, ...rest) { return a + b + rest.length; }
assertSame(3, sum(1));
assertSame(5, sum(1, undefined, 3, 4));
assertSame(1, sum.length);
assertSame('sum', sum.name);

function sloppy(a) { arguments[0] = 'changed'; return a; }
assertSame('changed', sloppy('a'));
function strict(a) { 'use strict'; arguments[0] = 'changed'; return a; }
assertSame('a', strict('a'));
function count() { return arguments.length; }
assertSame(3, count(...[1, 2], 3));
assertSame(4, count.apply(null, { length: 4 }));
assertSame('Arguments', Object.prototype.toString.call((function() { return arguments; })()).slice(8, -1));
assertThrows(() => (function() { 'use strict'; return arguments.callee; })(), TypeError);

assertSame(globalThis, (function() { return this; })());
assertSame(undefined, (function() { 'use strict'; return this; })());
assertSame('object', typeof (function() { return this; }).call(1));
assertSame('number', typeof (function() { 'use strict'; return this; }).call(1));
const object = { v: 1, arrow() { return (() => this.v)(); } };
assertSame(1, object.arrow());

function Bound(a, b) { this.sum = a + b; }
const bound = Bound.bind(null, 1);
assertSame(3, new bound(2).sum);
assertTrue(new bound(2) instanceof Bound);
assertSame('bound Bound', bound.name);
assertSame(1, bound.length);

assertSame(7, new Function('a', 'b = 3', 'return a + b')(4));
assertSame('anonymous', new Function().name);
assertTrue(String(sum).startsWith('function sum(a, b = 2, ...rest)'));
assertSame('function () { [native code] }'.length > 0, /\[native code\]/.test(String(Math.max)));

// A constructor that returns an object; prototype chains.
function Returns() { return { other: true }; }
assertTrue(new Returns().other);
function Primitive() { this.mine = true; return 5; }
assertTrue(new Primitive().mine);
function Animal() {} Animal.prototype.speak = function() { return 'generic'; };
function Dog() {} Dog.prototype = Object.create(Animal.prototype);
assertSame('generic', new Dog().speak());
assertSame('get x', Object.getOwnPropertyDescriptor({ get x() { return 1; } }, 'x').get.name);
// Getter and setter pairs, computed names, shorthand.
const key = 'k';
const literal = { [key + 1]: 1, key, get g() { return this.key; }, set g(v) { this.key = v; } };
literal.g = 'new';
assertEquals(['new', 1], [literal.g, literal.k1]);
// Deep recursion that is legal.
const depth = (n) => n === 0 ? 0 : 1 + depth(n - 1);
assertSame(5000, depth(5000));
