// Fields are defined when the object is made, static ones when the class is.
{
  let made = 0;
  class Numbered {
    label = 'n' + made;
    static first = new Numbered();
    constructor() { made++; }
  }
  assertSame('n0', Numbered.first.label);
  assertSame('n1', new Numbered().label);
  assertArrayEquals(['label'], Object.keys(new Numbered()));
}

// Computed names.
{
  class A { ['comp' + 'uted']() { return 'computed'; } }
  assertSame('computed', new A().computed());
}

// A class is a function that cannot be called.
{
  class Point {}
  assertThrows(() => Point(), TypeError, /Class constructor Point cannot be invoked without 'new'/);
  assertSame('function', typeof Point);
  assertSame('class Point {}', String(Point));
  assertSame('Inner', (class Inner {}).name);
}

// One constructor.
assertThrows('class A { constructor() {} constructor() {} }', SyntaxError);
