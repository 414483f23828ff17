// Classes: fields, accessors, private names, inheritance.
section.repeats = 3;

section('construct', () => {
  class Point {
    constructor(x, y) {
      this.x = x;
      this.y = y;
    }
    add(other) {
      return new Point(this.x + other.x, this.y + other.y);
    }
  }
  let point = new Point(0, 0);
  const step = new Point(1, 2);
  for (let i = 0; i < 500000; i++) point = point.add(step);
  return point.x + point.y;
});

section('fields', () => {
  class Counter {
    count = 0;
    step = 1;
    label = 'counter';
    up() {
      this.count += this.step;
      return this;
    }
  }
  let sum = 0;
  for (let i = 0; i < 200000; i++) sum += new Counter().up().up().count;
  return sum;
});

section('private names', () => {
  class Account {
    #balance = 0;
    static #accounts = 0;
    constructor() {
      Account.#accounts++;
    }
    #check(amount) {
      return amount > 0;
    }
    deposit(amount) {
      if (this.#check(amount)) this.#balance += amount;
      return this.#balance;
    }
    static is(value) {
      return #balance in value;
    }
    static get accounts() {
      return Account.#accounts;
    }
  }
  let sum = 0;
  for (let i = 0; i < 60000; i++) {
    const account = new Account();
    for (let j = 0; j < 4; j++) sum += account.deposit(j);
    if (Account.is(account)) sum++;
  }
  return sum + Account.accounts;
});

section('inheritance and super', () => {
  class Shape {
    constructor(name) {
      this.name = name;
    }
    area() {
      return 0;
    }
    describe() {
      return this.name.length + this.area();
    }
  }
  class Rectangle extends Shape {
    constructor(width, height) {
      super('rectangle');
      this.width = width;
      this.height = height;
    }
    area() {
      return super.area() + this.width * this.height;
    }
  }
  class Square extends Rectangle {
    constructor(side) {
      super(side, side);
    }
    describe() {
      return super.describe() + 1;
    }
  }
  let sum = 0;
  for (let i = 0; i < 150000; i++) sum += new Square(i & 7).describe() + new Rectangle(2, 3).describe();
  return sum;
});

section('accessors', () => {
  class Temperature {
    constructor() {
      this.kelvin = 0;
    }
    get celsius() {
      return this.kelvin - 273;
    }
    set celsius(value) {
      this.kelvin = value + 273;
    }
  }
  const temperature = new Temperature();
  let sum = 0;
  for (let i = 0; i < 400000; i++) {
    temperature.celsius = i & 63;
    sum += temperature.celsius;
  }
  return sum;
});

section('several shapes', () => {
  class A { value() { return 1; } }
  class B { value() { return 2; } }
  class C { value() { return 3; } }
  class D { value() { return 4; } }
  class E { value() { return 5; } }
  class F { value() { return 6; } }
  const all = [new A(), new B(), new C(), new D(), new E(), new F()];
  let sum = 0;
  for (let i = 0; i < 1200000; i++) sum += all[i % 6].value();
  return sum;
});

section('static methods, instanceof, mixins', () => {
  const Named = (Base) => class extends Base {
    get title() {
      return 'named';
    }
  };
  class Base {
    static make(value) {
      const made = new this();
      made.value = value;
      return made;
    }
  }
  class Derived extends Named(Base) {}
  let sum = 0;
  for (let i = 0; i < 150000; i++) {
    const made = Derived.make(i);
    if (made instanceof Base) sum += made.title.length;
  }
  return sum;
});

section('class definitions', () => {
  let sum = 0;
  for (let i = 0; i < 15000; i++) {
    class Local {
      field = i;
      method() {
        return this.field;
      }
      static s() {
        return 1;
      }
    }
    sum += new Local().method() + Local.s();
  }
  return sum;
});

section('extending built-ins', () => {
  class Stack extends Array {
    peek() {
      return this[this.length - 1];
    }
  }
  let sum = 0;
  for (let i = 0; i < 30000; i++) {
    const stack = new Stack();
    stack.push(i, 1);
    sum += stack.peek();
  }
  return sum;
});
