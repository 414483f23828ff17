class Base {
  constructor(n) { this.n = n; }
  text() { return 'base ' + this.n; }
}

// super calls the constructor and the methods above; static members are inherited.
{
  class Named extends Base {
    constructor(name) { super(7); this.name = name; }
    text() { return this.name + ' ' + super.text(); }
    static create(...args) { return new this(...args); }
  }
  class Late extends Named {}
  assertSame('x base 7', Named.create('x').text());
  assertTrue(Late.create('m') instanceof Base);
  assertTrue(Late.create('m') instanceof Late);
  assertSame(Base, Object.getPrototypeOf(Named));
}

// super in object literals.
{
  const base = { hi() { return 'base ' + this.n; } };
  const derived = { __proto__: base, n: 7, hi() { return 'derived ' + super.hi(); } };
  assertSame('derived base 7', derived.hi());
}

// Without super() there is no this.
{
  class Bad extends Object { constructor() { if (new.target === undefined) super(); } }
  assertThrows(() => new Bad(), ReferenceError);
}
assertThrows('class A { constructor() { super(); } }', SyntaxError);

// A constructor that returns a primitive: refused but for undefined, in a class that is not derived ignored.
for (const value of [1, 'text', null, true, Symbol(), 1n]) {
  assertThrows(() => new (class extends Base { constructor() { super(1); return value; } }), TypeError);
  assertThrows(() => new (class extends Base { constructor() { return value; } }), TypeError);
  assertSame(1, (new (class { constructor() { this.n = 1; return value; } })).n);
}
assertSame(1, (new (class extends Base { constructor() { super(1); return undefined; } })).n);
assertThrows(() => new (class extends Base { constructor() { return undefined; } }), ReferenceError);
assertSame(2, (new (class extends Base { constructor() { return { n: 2 }; } })).n);

// super() a second time makes another object, and throws; this stays the first one.
for (const again of ['super()', '(() => super())()', 'eval("super()")']) {
  const made = [];
  class First { constructor() { made.push(this); } }
  const Twice = (0, eval)(`(First) => class extends First {
    constructor() {
      super();
      const first = this;
      let error;
      try { ${again}; } catch (e) { error = e; }
      this.ok = this === first && error instanceof ReferenceError;
    }
  }`)(First);
  const object = new Twice();
  assertTrue(object.ok, again);
  assertSame(2, made.length, again);
  assertSame(object, made[0], again);
}

// What is no constructor is refused, after the arguments.
assertThrows(() => { class A extends null {} new A(); }, TypeError);
{
  let evaluated = 0;
  class A extends Object { constructor() { super(evaluated++); } }
  Object.setPrototypeOf(A, parseInt);
  assertThrows(() => new A(), TypeError);
  assertSame(1, evaluated);
}

// new.target: the class that new was applied to.
{
  function F() { this.target = new.target; }
  class G extends F {}
  assertSame(G, new G().target);
  assertSame(F, new F().target);
  const object = {};
  F.call(object);
  assertSame(undefined, object.target);
}

// Built-in classes.
{
  class Stack extends Array { peek() { return this[this.length - 1]; } }
  const stack = new Stack();
  stack.push(1, 2);
  assertSame(2, stack.peek());
  assertSame(2, stack.length);
  assertTrue(stack.map((v) => v) instanceof Stack);
}
{
  class MyError extends Error { get name() { return 'MyError'; } }
  assertSame('MyError: text', String(new MyError('text')));
}
