class Point {
  static #made = 0;
  #x;
  #y = 0;
  constructor(x, y) { this.#x = x; this.#y = y; Point.#made++; }
  get x() { return this.#x; }
  set x(value) { this.#x = value; }
  #secret() { return this.#x * 100 + this.#y; }
  reveal() { return this.#secret(); }
  static get made() { return Point.#made; }
  static is(value) { return #x in value; }
}

// Private fields, methods and static fields work within the class, and are no properties.
{
  const point = new Point(3, 4);
  assertSame(304, point.reveal());
  point.x = 5;
  assertSame(504, point.reveal());
  assertSame(1, Point.made);
  assertArrayEquals([], Reflect.ownKeys(point));
}

// An object that was not made by the class has none.
assertTrue(Point.is(new Point()));
assertFalse(Point.is({}));
assertThrows(() => Point.prototype.reveal.call({}), TypeError);

// Objects that are not extensible get none.
{
  class Sealed { constructor() { Object.preventExtensions(this); } }
  class Field extends Sealed { #a = 1; }
  class Method extends Sealed { #a() {} }
  assertThrows(() => new Field(), TypeError);
  assertThrows(() => new Method(), TypeError);
}

// Each is declared once, and before the class ends.
assertThrows('class A { #a; #a; }', SyntaxError);
assertThrows('class A { m() { this.#missing } }', SyntaxError);
