class Point {
  static #made = 0;
  #x; #y = 0;
  label = 'p' + Point.#made;
  static origin = new Point(0, 0);
  constructor(x, y) { this.#x = x; this.#y = y; Point.#made++; }
  get x() { return this.#x; }
  set x(value) { this.#x = value; }
  #secret() { return this.#x * 100 + this.#y; }
  reveal() { return this.#secret(); }
  static get made() { return Point.#made; }
  static is(value) { return #x in value; }
  ['comp' + 'uted']() { return 'computed'; }
}
const p = new Point(3, 4);
assertSame(304, p.reveal());
p.x = 5;
assertSame(504, p.reveal());
assertSame(2, Point.made);
assertSame('p1', p.label);
assertTrue(Point.is(p));
assertFalse(Point.is({}));
assertSame('computed', p.computed());
assertThrows(() => Point(), TypeError, /Class constructor Point cannot be invoked without 'new'/);
assertThrows(() => Point.prototype.reveal.call({}), TypeError);
assertArrayEquals(['label'], Object.keys(p));

class Named extends Point {
  constructor(name) { super(1, 2); this.name = name; }
  reveal() { return this.name + super.reveal(); }
  static create(...args) { return new this(...args); }
}
assertSame('n102', Named.create('n').reveal());
assertTrue(new Named('m') instanceof Point);
assertSame(Point, Object.getPrototypeOf(Named));

class Bad extends Object { constructor() { if (new.target === undefined) super(); } }
assertThrows(() => new Bad(), ReferenceError);
assertThrows(() => { class A extends null {} new A(); }, TypeError);
assertThrows('class A { constructor() {} constructor() {} }', SyntaxError);
assertThrows('class A { #a; #a; }', SyntaxError);
assertThrows('class A { m() { this.#missing } }', SyntaxError);
assertThrows('class A { constructor() { super(); } }', SyntaxError);

// Built-in classes can be extended.
class Stack extends Array { peek() { return this[this.length - 1]; } }
const stack = new Stack();
stack.push(1, 2);
assertSame(2, stack.peek());
assertSame(2, stack.length);
assertTrue(stack.map((v) => v) instanceof Stack);
class MyError extends Error { get name() { return 'MyError'; } }
assertSame('MyError: text', String(new MyError('text')));

// super in object literals; new.target.
const base = { hi() { return 'base ' + this.n; } };
const derived = { __proto__: base, n: 7, hi() { return 'derived ' + super.hi(); } };
assertSame('derived base 7', derived.hi());
function F() { return new.target; }
assertSame(undefined, F());
assertSame('function', typeof new (class extends F {})());

assertSame('Inner', (class Inner {}).name);
assertSame('function', typeof Point);
assertTrue(/^class Point/.test(String(Point)));

// What is no constructor is refused after the arguments.
{
  let evaluated = 0;
  class A extends Object { constructor() { super(evaluated++); } }
  Object.setPrototypeOf(A, parseInt);
  assertThrows(() => new A(), TypeError);
  assertSame(1, evaluated);
}

// Objects that are not extensible get no private elements.
{
  class Sealed { constructor() { Object.preventExtensions(this); } }
  class Field extends Sealed { #a = 1; }
  class Method extends Sealed { #a() {} }
  assertThrows(() => new Field(), TypeError);
  assertThrows(() => new Method(), TypeError);
}
