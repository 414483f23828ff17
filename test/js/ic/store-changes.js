// With: sites-support.js
// Stores to a property `x` at a site that knows the object's shape, after something that the store depends on changed.
const sites = {
  sloppy: '(o, v) => { o.x = v; }',
  strict: "(o, v) => { 'use strict'; o.x = v; }",
  'keyed sloppy': "(o, v, key = 'x') => { o[key] = v; }",
  'keyed strict': "(function(o, v) { 'use strict'; const key = 'x'; o[key] = v; })",
  destructuring: '(o, v) => { [o.x] = [v]; }',
  compound: '(o, v) => { o.x &&= v; o.x ||= v; o.x ??= v; }',
};

function wide(extra) {
  const object = {};
  for (let i = 0; i < 40; i++) object['p' + i] = i;
  return Object.assign(object, extra);
}
function dictionary(extra) {
  const object = Object.assign({ gone: 0 }, extra);
  delete object.gone;
  for (let i = 0; i < 20; i++) object['p' + i] = i;
  delete object.p3;
  return object;
}
let calls;
const counting = { set(v) { calls++; }, configurable: true };
const stored = (o) => { assertSame(7, o.x); assertTrue(Object.hasOwn(o, 'x')); };
const setterCalled = (o) => { assertSame(1, calls); assertFalse(Object.hasOwn(o, 'x')); };
const refused = 'refused';

// Each row returns the object to store to, the change, and what is true after storing 7 (`refused`: strict code throws,
// and x is what it was).
const own = {
  'overwritten by other kinds of values': () => {
    const o = { x: 1 };
    return [o, () => { for (const v of [1.5, 'text', null, {}, 2n]) o.x = v; }, stored];
  },
  'frozen': () => { const o = { x: 1 }; return [o, () => Object.freeze(o), refused]; },
  'sealed': () => { const o = { x: 1 }; return [o, () => Object.seal(o), stored]; },
  'made inextensible': () => { const o = { x: 1 }; return [o, () => Object.preventExtensions(o), stored]; },
  'made read-only': () => {
    const o = { x: 1 };
    return [o, () => Object.defineProperty(o, 'x', { writable: false }), refused];
  },
  'made an accessor': () => {
    const o = { x: 1 };
    return [o, () => Object.defineProperty(o, 'x', counting), () => assertSame(1, calls)];
  },
  'made an accessor without a setter': () => {
    const o = { x: 1 };
    return [o, () => Object.defineProperty(o, 'x', { get: () => 1 }), refused];
  },
  'deleted': () => { const o = { x: 1, y: 2 }; return [o, () => { delete o.x; }, stored]; },
  'deleted, with a setter on the prototype': () => {
    const o = { __proto__: Object.defineProperty({}, 'x', counting), x: 1, y: 2 };
    Object.defineProperty(o, 'x', { value: 1, writable: true, configurable: true });
    return [o, () => { delete o.x; }, setterCalled];
  },
  'out of the object, frozen': () => { const o = wide({ x: 1 }); return [o, () => Object.freeze(o), refused]; },
  'out of the object, made an accessor': () => {
    const o = wide({ x: 1 });
    return [o, () => Object.defineProperty(o, 'x', counting), () => assertSame(1, calls)];
  },
  'out of the object, behind a store that grew': () => {
    const o = wide({ x: 1 });
    return [o, () => { for (let i = 0; i < 50; i++) o['q' + i] = i; }, stored];
  },
  'in dictionary mode': () => { const o = dictionary({ x: 1 }); return [o, () => {}, stored]; },
  'in dictionary mode, frozen': () => { const o = dictionary({ x: 1 }); return [o, () => Object.freeze(o), refused]; },
  'in dictionary mode, made read-only': () => {
    const o = dictionary({ x: 1 });
    return [o, () => Object.defineProperty(o, 'x', { writable: false }), refused];
  },
  'in dictionary mode, made an accessor': () => {
    const o = dictionary({ x: 1 });
    return [o, () => Object.defineProperty(o, 'x', counting), () => assertSame(1, calls)];
  },
  'in dictionary mode, deleted': () => {
    const o = dictionary({ x: 1 });
    return [o, () => { delete o.x; }, stored];
  },
  'in dictionary mode, deleted with a setter on the prototype': () => {
    const o = dictionary({ x: 1 });
    Object.setPrototypeOf(o, Object.defineProperty({}, 'x', counting));
    return [o, () => { delete o.x; }, setterCalled];
  },
  'in dictionary mode, grown': () => {
    const o = dictionary({ x: 1 });
    return [o, () => { for (let i = 0; i < 100; i++) o['q' + i] = i; }, stored];
  },
  'in dictionary mode, entries moved without growing': () => {
    const o = dictionary({ x: 1 });
    return [o, () => { for (let i = 0; i < 100; i++) { o.passing = i; delete o.passing; } }, stored];
  },
  'made a prototype': () => {
    const o = { x: 1 }, child = Object.create(o);
    return [o, () => warm(() => assertSame(1, child.x)), () => assertSame(7, child.x)];
  },
};

for (const [site, source] of Object.entries(sites)) {
  for (const [what, make] of Object.entries(own)) {
    testSite(`${site} store to an own property: ${what}`, source, (store) => {
      const [object, change, after] = make();
      warm(() => store(object, 1));
      change();
      calls = 0;
      if (after !== refused) {
        if (site === 'compound' && !object.x) return;
        store(object, 7);
        after(object);
      } else if (site.includes('strict')) {
        assertThrows(() => store(object, 7), TypeError);
        assertSame(1, object.x);
      } else {
        store(object, 7);
        assertSame(1, object.x);
      }
    });
  }
}

// Stores that add the property. Each row returns a function that makes an object without x, the change, and what is true
// after storing 7 to an object made thereafter.
const added = {
  'the usual way': () => [() => ({ y: 0 }), () => {}, stored],
  'as the first property': () => [() => ({}), () => {}, stored],
  'of an object without a prototype': () => [() => ({ __proto__: null, y: 0 }), () => {}, stored],
  'out of the object': () => [() => wide(), () => {}, stored],
  'out of the object, many of them': () => {
    const make = () => { const o = wide(); for (let i = 0; i < 60; i++) o['q' + i] = i; return o; };
    return [make, () => {}, stored];
  },
  'after a setter came to the prototype': () => {
    const p = {};
    return [() => Object.create(p), () => Object.defineProperty(p, 'x', counting), setterCalled];
  },
  'out of the object, after a setter came to the prototype': () => {
    const p = {};
    return [() => Object.setPrototypeOf(wide(), p), () => Object.defineProperty(p, 'x', counting), setterCalled];
  },
  'after a setter came two prototypes up': () => {
    const p = {};
    return [() => Object.create({ __proto__: p }), () => Object.defineProperty(p, 'x', counting), setterCalled];
  },
  'after a setter came to the shared prototype of the prototype': () => {
    const top = {}, p = { __proto__: top };
    return [() => Object.create(p), () => Object.defineProperty(top, 'x', counting), setterCalled];
  },
  'after a setter came to Object.prototype': () => [() => ({ y: 0 }), () => {
    Object.defineProperty(Object.prototype, 'x', counting);
    undo.push(() => delete Object.prototype.x);
  }, setterCalled],
  'after the prototype got a read-only one': () => {
    const p = {};
    return [() => Object.create(p), () => Object.defineProperty(p, 'x', { value: 1 }), refused];
  },
  'after the prototype got a writable one': () => {
    const p = {};
    return [() => Object.create(p), () => { p.x = 1; }, stored];
  },
  'after the prototype\'s was made read-only': () => {
    const p = { x: 1 };
    return [() => Object.create(p), () => Object.freeze(p), refused];
  },
  'after the prototype got a prototype with a setter': () => {
    const p = {};
    return [() => Object.create(p), () => Object.setPrototypeOf(p, Object.defineProperty({}, 'x', counting)), setterCalled];
  },
  'after the prototype got a proxy as prototype': () => {
    const p = {};
    const proxy = new Proxy({}, { set() { calls++; return true; } });
    return [() => Object.create(p), () => Object.setPrototypeOf(p, proxy), setterCalled];
  },
  'of a constructor whose prototype got a setter': () => {
    function F() { this.y = 0; }
    return [() => new F, () => Object.defineProperty(F.prototype, 'x', counting), setterCalled];
  },
  'of a constructor that got another prototype object': () => {
    function F() { this.y = 0; }
    return [() => new F, () => { F.prototype = Object.defineProperty({}, 'x', counting); }, setterCalled];
  },
  'of a class whose prototype got a setter': () => {
    class C { y = 0; }
    return [() => new C, () => Object.defineProperty(C.prototype, 'x', counting), setterCalled];
  },
  'to an inextensible object': () => {
    let inextensible = false;
    return [() => inextensible ? Object.preventExtensions({ y: 0 }) : { y: 0 }, () => { inextensible = true; }, refused];
  },
  'to an object that was made inextensible': () => {
    const o = { __proto__: { x: 1 }, y: 0 };
    let made = () => ({ __proto__: { x: 1 }, y: 0 });
    return [() => made(), () => { Object.preventExtensions(o); made = () => o; }, refused];
  },
  'to an array': () => [() => [1, 2], () => {}, stored],
  'to a function': () => [() => () => 1, () => {}, stored],
  'to a typed array': () => [() => new Uint8Array(2), () => {}, stored],
  'to a string object': () => [() => new String('text'), () => {}, stored],
  'by a setter that adds it': () => {
    const p = { set x(v) { calls++; Object.defineProperty(this, 'x', { value: 7, writable: true, enumerable: true,
                                                                       configurable: true }); } };
    return [() => Object.create(p), () => {}, (o) => { stored(o); assertSame(1, calls); }];
  },
  'by the handler of a proxy that adds it': () => {
    const proxy = new Proxy({}, { set(target, key, value, receiver) {
      calls++;
      return Reflect.defineProperty(receiver, key, { value: 7, writable: true, enumerable: true, configurable: true });
    } });
    const p = { __proto__: proxy };
    return [() => Object.create(p), () => {}, (o) => { stored(o); assertSame(1, calls); }];
  },
};
const undo = [];
for (const [site, source] of Object.entries(sites)) {
  if (site === 'compound') continue;
  for (const [what, rows] of Object.entries(added)) {
    testSite(`${site} store that adds a property: ${what}`, source, (store) => {
      const [make, change, after] = rows();
      warm(() => store(make(), 1));
      change();
      const object = make();
      const before = object.x;
      try {
        calls = 0;
        if (after !== refused) {
          store(object, 7);
          after(object);
          calls = 0;
          const another = make();
          store(another, 7);
          after(another);
        } else if (site.includes('strict')) {
          assertThrows(() => store(object, 7), TypeError);
          assertSame(before, object.x);
        } else {
          store(object, 7);
          assertSame(before, object.x);
        }
      } finally {
        while (undo.length > 0) undo.pop()();
      }
    });
  }
}

// What the new shape is used for: the properties keep their order and all of their values.
testSite('properties that are added one after the other', '(o, v) => { o.x = v; o.y = v + 1; o.z = v + 2; }', (add) => {
  for (let i = 0; i < 20; i++) {
    const o = {};
    add(o, i);
    assertEquals([['x', i], ['y', i + 1], ['z', i + 2]], Object.entries(o));
  }
});
testSite('properties that are added out of the object', '(o, v) => { o.x = v; o.y = v + 1; }', (add) => {
  for (let length = 0; length < 80; length++) {
    const o = {};
    for (let i = 0; i < length; i++) o['p' + i] = i;
    add(o, 1000);
    assertSame(1000, o.x);
    assertSame(1001, o.y);
    for (let i = 0; i < length; i++) assertSame(i, o['p' + i]);
  }
});
