// With: sites-support.js
// Loads of a property `x` at a site that knows the object's shape, after something on the way to the property changed.
const sites = {
  named: 'o => o.x',
  keyed: "(o, key = 'x') => o[key]",
  destructuring: '({ x }) => x',
  optional: 'o => o?.x',
};

// An object whose x lies out of the object, behind many other properties.
function wide(x) {
  const object = {};
  for (let i = 0; i < 40; i++) object['p' + i] = i;
  object.x = x;
  return object;
}
function dictionary(x) {
  const object = { gone: 0, x };
  delete object.gone;
  for (let i = 0; i < 20; i++) object['p' + i] = i;
  delete object.p3;
  return object;
}
const getter = (value) => ({ get: () => value, configurable: true });

// Each row: what changes, and a function that makes the object, what x is before, the change, and what x is afterwards.
const rows = {
  'own, overwritten': () => { const o = { x: 1 }; return [o, 1, () => { o.x = 2; }, 2]; },
  'own, deleted': () => { const o = { x: 1 }; return [o, 1, () => { delete o.x; }, undefined]; },
  'own, deleted before another property': () => {
    const o = { x: 1, y: 2 };
    return [o, 1, () => { delete o.x; }, undefined];
  },
  'own, deleted and found on the prototype': () => {
    const o = { __proto__: { x: 3 }, x: 1 };
    return [o, 1, () => { delete o.x; }, 3];
  },
  'own, made an accessor': () => { const o = { x: 1 }; return [o, 1, () => Object.defineProperty(o, 'x', getter(2)), 2]; },
  'own, frozen': () => { const o = { x: 1 }; return [o, 1, () => Object.freeze(o), 1]; },
  'own, frozen and still there after a store': () => {
    const o = { x: 1 };
    return [o, 1, () => { Object.freeze(o); assertFalse(Reflect.set(o, 'x', 2)); }, 1];
  },
  'own, redefined with another value and attributes': () => {
    const o = { x: 1 };
    return [o, 1, () => Object.defineProperty(o, 'x', { value: 2, writable: false }), 2];
  },
  'own, in another place of an object of equal keys': () => {
    const a = { x: 1, y: 2 }, o = { held: a };
    return [{ get x() { return o.held.x; } }, 1, () => { o.held = { y: 2, x: 5 }; }, 5];
  },
  'own, out of the object, overwritten': () => { const o = wide(1); return [o, 1, () => { o.x = 2; }, 2]; },
  'own, out of the object, behind a store that grew': () => {
    const o = wide(1);
    return [o, 1, () => { for (let i = 0; i < 50; i++) o['q' + i] = i; }, 1];
  },
  'own, out of the object, deleted': () => { const o = wide(1); return [o, 1, () => { delete o.x; }, undefined]; },
  'own accessor, replaced by another': () => {
    const o = Object.defineProperty({}, 'x', getter(1));
    return [o, 1, () => Object.defineProperty(o, 'x', getter(2)), 2];
  },
  'own accessor, made a value': () => {
    const o = Object.defineProperty({}, 'x', getter(1));
    return [o, 1, () => Object.defineProperty(o, 'x', { value: 2 }), 2];
  },

  'dictionary, overwritten': () => { const o = dictionary(1); return [o, 1, () => { o.x = 2; }, 2]; },
  'dictionary, deleted': () => { const o = dictionary(1); return [o, 1, () => { delete o.x; }, undefined]; },
  'dictionary, deleted and added again': () => {
    const o = dictionary(1);
    return [o, 1, () => { delete o.x; o.z = 8; o.x = 2; }, 2];
  },
  'dictionary, made an accessor': () => {
    const o = dictionary(1);
    return [o, 1, () => Object.defineProperty(o, 'x', getter(2)), 2];
  },
  'dictionary, grown': () => {
    const o = dictionary(1);
    return [o, 1, () => { for (let i = 0; i < 100; i++) o['q' + i] = i; }, 1];
  },
  'dictionary, entries moved without growing': () => {
    const o = dictionary(1);
    return [o, 1, () => { for (let i = 0; i < 100; i++) { o.passing = i; delete o.passing; } }, 1];
  },
  'dictionary, deleted and found on the prototype': () => {
    const o = dictionary(1);
    Object.setPrototypeOf(o, { x: 3 });
    return [o, 1, () => { delete o.x; }, 3];
  },

  'prototype, overwritten': () => { const p = { x: 1 }; return [Object.create(p), 1, () => { p.x = 2; }, 2]; },
  'prototype, overwritten twice': () => {
    const p = { x: 1 };
    return [Object.create(p), 1, () => { p.x = 2; p.x = 3; }, 3];
  },
  'prototype, out of the object, overwritten': () => {
    const p = wide(1);
    return [Object.create(p), 1, () => { p.x = 2; }, 2];
  },
  'prototype, method replaced': () => {
    const first = () => 1, second = () => 2;
    class C { x() {} }
    C.prototype.x = first;
    return [new C, first, () => { C.prototype.x = second; }, second];
  },
  'prototype, deleted': () => { const p = { x: 1 }; return [Object.create(p), 1, () => { delete p.x; }, undefined]; },
  'prototype, deleted and found further up': () => {
    const p = { __proto__: { x: 3 }, x: 1 };
    return [Object.create(p), 1, () => { delete p.x; }, 3];
  },
  'prototype, made an accessor': () => {
    const p = { x: 1 };
    return [Object.create(p), 1, () => Object.defineProperty(p, 'x', getter(2)), 2];
  },
  'prototype, in dictionary mode, overwritten': () => {
    const p = dictionary(1);
    return [Object.create(p), 1, () => { p.x = 2; }, 2];
  },
  'prototype, in dictionary mode, deleted': () => {
    const p = dictionary(1);
    return [Object.create(p), 1, () => { delete p.x; }, undefined];
  },
  'prototype, made a dictionary, then overwritten': () => {
    const p = { gone: 0, x: 1 };
    return [Object.create(p), 1, () => { delete p.gone; p.x = 2; }, 2];
  },
  'prototype, shadowed by the object': () => {
    const o = Object.create({ x: 1 });
    return [o, 1, () => { o.x = 2; }, 2];
  },
  'prototype, shadowed by an object in dictionary mode': () => {
    const o = dictionary(0);
    delete o.x;
    Object.setPrototypeOf(o, { x: 1 });
    return [o, 1, () => { o.x = 2; }, 2];
  },
  'prototype, shadowed by a nearer one': () => {
    const middle = { __proto__: { x: 1 } };
    return [Object.create(middle), 1, () => { middle.x = 2; }, 2];
  },
  'prototype, shadowed by an accessor of a nearer one': () => {
    const middle = { __proto__: { x: 1 } };
    return [Object.create(middle), 1, () => Object.defineProperty(middle, 'x', getter(2)), 2];
  },
  'prototype, three up, overwritten': () => {
    const top = { x: 1 };
    return [Object.create(Object.create(Object.create(top))), 1, () => { top.x = 2; }, 2];
  },
  'prototype, the object gets another': () => {
    const o = Object.create({ x: 1 });
    return [o, 1, () => Object.setPrototypeOf(o, { x: 2 }), 2];
  },
  'prototype, the prototype gets another': () => {
    const middle = { __proto__: { x: 1 } };
    return [Object.create(middle), 1, () => Object.setPrototypeOf(middle, { x: 2 }), 2];
  },
  'prototype, the prototype loses its own': () => {
    const middle = { __proto__: { x: 1 } };
    return [Object.create(middle), 1, () => Object.setPrototypeOf(middle, null), undefined];
  },
  'prototype, frozen': () => {
    const p = { x: 1 };
    return [Object.create(p), 1, () => { Object.freeze(p); assertFalse(Reflect.set(p, 'x', 2)); }, 1];
  },
  'prototype, a proxy comes in between': () => {
    const middle = { __proto__: { x: 1 } };
    return [Object.create(middle), 1, () => Object.setPrototypeOf(middle, new Proxy({}, { get: () => 2 })), 2];
  },
  'prototype accessor, replaced by another': () => {
    const p = Object.defineProperty({}, 'x', getter(1));
    return [Object.create(p), 1, () => Object.defineProperty(p, 'x', getter(2)), 2];
  },
  'prototype accessor, made a value': () => {
    const p = Object.defineProperty({}, 'x', getter(1));
    return [Object.create(p), 1, () => Object.defineProperty(p, 'x', { value: 2 }), 2];
  },
  'prototype accessor, deleted': () => {
    const p = Object.defineProperty({}, 'x', getter(1));
    return [Object.create(p), 1, () => { delete p.x; }, undefined];
  },
  'prototype accessor, shadowed by the object': () => {
    const o = Object.create(Object.defineProperty({}, 'x', getter(1)));
    return [o, 1, () => Object.defineProperty(o, 'x', { value: 2 }), 2];
  },
  'prototype accessor, left without a getter': () => {
    const p = Object.defineProperty({}, 'x', getter(1));
    return [Object.create(p), 1, () => Object.defineProperty(p, 'x', { get: undefined }), undefined];
  },
  'prototype accessor of an object that knows itself': () => {
    const p = { get x() { return this.own; } };
    const o = { __proto__: p, own: 1 };
    return [o, 1, () => { o.own = 2; }, 2];
  },

  'absent, added to the object': () => { const o = { y: 0 }; return [o, undefined, () => { o.x = 2; }, 2]; },
  'absent, added to an object in dictionary mode': () => {
    const o = dictionary(0);
    delete o.x;
    return [o, undefined, () => { o.x = 2; }, 2];
  },
  'absent, added to the prototype': () => {
    const p = {};
    return [Object.create(p), undefined, () => { p.x = 2; }, 2];
  },
  'absent, an accessor added to the prototype': () => {
    const p = {};
    return [Object.create(p), undefined, () => Object.defineProperty(p, 'x', getter(2)), 2];
  },
  'absent, added to the last prototype': () => {
    const top = { __proto__: null };
    return [{ __proto__: { __proto__: top } }, undefined, () => { top.x = 2; }, 2];
  },
  'absent, the last prototype gets another': () => {
    const top = { __proto__: null };
    return [{ __proto__: top }, undefined, () => Object.setPrototypeOf(top, { x: 2 }), 2];
  },
  'absent, the object without a prototype gets one': () => {
    const o = { __proto__: null, y: 1 };
    return [o, undefined, () => Object.setPrototypeOf(o, { x: 2 }), 2];
  },
  'absent, added to a prototype in dictionary mode': () => {
    const p = dictionary(0);
    delete p.x;
    return [Object.create(p), undefined, () => { p.x = 2; }, 2];
  },
  'absent, the prototype gets a proxy as prototype': () => {
    const p = { __proto__: null };
    return [Object.create(p), undefined, () => Object.setPrototypeOf(p, new Proxy({}, { get: () => 2 })), 2];
  },
  'absent, added to Object.prototype': () => {
    return [{ y: 1 }, undefined, () => {
      Object.prototype.x = 2;
      undo.push(() => delete Object.prototype.x);
    }, 2];
  },
};

// Sites know properties that have been written once as constants, and where others are.
function overwriteAndRestore(object) {
  for (let holder = object; holder !== null; holder = Object.getPrototypeOf(holder)) {
    const descriptor = Object.getOwnPropertyDescriptor(holder, 'x');
    if (!descriptor) continue;
    if (descriptor.writable) {
      holder.x = 'another';
      holder.x = descriptor.value;
    }
    return;
  }
}

const undo = [];
for (const [site, source] of Object.entries(sites)) {
  for (const [what, make] of Object.entries(rows)) {
    for (const isVariable of [false, true]) {
      testSite(`${site} load: ${what}${isVariable ? ', variable' : ''}`, source, (load) => {
        const [object, before, change, after] = make();
        if (isVariable) overwriteAndRestore(object);
        warm(() => assertSame(before, load(object)));
        change();
        try {
          warm(() => assertSame(after, load(object)));
        } finally {
          while (undo.length > 0) undo.pop()();
        }
      });
    }
  }
}
