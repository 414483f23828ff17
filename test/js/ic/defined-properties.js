// With: sites-support.js
// Object literals and class fields define properties: they never store, whatever the prototypes say.
function withSetterOnObjectPrototype(run) {
  let calls = 0;
  Object.defineProperty(Object.prototype, 'x', { set() { calls++; }, configurable: true });
  try { run(); } finally { delete Object.prototype.x; }
  assertSame(0, calls);
}

test('a literal defines past a setter that came to Object.prototype', () => {
  const make = (v) => ({ x: v, y: 1 });
  warm((i) => assertSame(i, make(i).x));
  withSetterOnObjectPrototype(() => assertEquals([['x', 7], ['y', 1]], Object.entries(make(7))));
});

test('a literal with a prototype defines past its setter', () => {
  const p = { set x(v) { assertUnreachable(); } };
  const make = (v) => ({ __proto__: p, x: v });
  warm((i) => assertSame(i, make(i).x));
});

test('a literal whose property occurs twice keeps the first place and the last value', () => {
  const make = (v) => ({ x: 1, y: 2, x: v });
  warm((i) => assertEquals([['x', i], ['y', 2]], Object.entries(make(i))));
});

test('a literal defines what an accessor before it defined', () => {
  const make = (v) => ({ get x() { return 1; }, x: v });
  warm((i) => assertEquals({ value: i, writable: true, enumerable: true, configurable: true },
                           Object.getOwnPropertyDescriptor(make(i), 'x')));
});

test('a field defines past a setter that came to the class prototype', () => {
  class C { x = 1; y = 2; }
  warm(() => assertSame(1, new C().x));
  Object.defineProperty(C.prototype, 'x', { set() { assertUnreachable(); }, configurable: true });
  assertEquals(['x', 'y'], Object.keys(new C));
});

test('a field of an object that was made inextensible is refused', () => {
  let inextensible = false;
  class Base { constructor() { if (inextensible) Object.preventExtensions(this); } }
  class C extends Base { x = 1; }
  warm(() => assertSame(1, new C().x));
  inextensible = true;
  assertThrows(() => new C, TypeError);
});

test('a field of an object that has a read-only one is refused', () => {
  let readOnly = false;
  class Base {
    constructor() {
      const o = Object.create(new.target.prototype);
      if (readOnly) Object.defineProperty(o, 'x', { value: 0 });
      return o;
    }
  }
  class C extends Base { x = 1; }
  warm(() => assertSame(1, new C().x));
  readOnly = true;
  assertThrows(() => new C, TypeError);
});

test('a field of a proxy is defined through its handler', () => {
  let proxied = false;
  const defined = [];
  class Base {
    constructor() {
      if (proxied) return new Proxy({}, { defineProperty(t, key, d) { defined.push(key); return Reflect.defineProperty(t, key, d); } });
    }
  }
  class C extends Base { x = 1; }
  warm(() => assertSame(1, new C().x));
  proxied = true;
  assertSame(1, new C().x);
  assertEquals(['x'], defined);
});
