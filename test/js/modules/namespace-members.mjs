// Members of namespaces at sites that have seen them before: the bindings stay live, and every namespace keeps its own.
import * as ns from './namespace-members-support.mjs';
import * as other from './bindings-support.mjs';
import defer * as deferred from './namespace-late-support.mjs';
import defer * as failing from './namespace-failing-support.mjs';

function hot(run) {
  for (let i = 0; i < 200; i++) run(i);
}

test('a live binding', () => {
  const get = () => ns.live;
  hot(i => {
    ns.set(i);
    assertSame(i, get());
  });
  for (const value of [undefined, null, 1.5, 'text', {}, ns]) {
    ns.set(value);
    assertSame(value, get());
  }
});

test('constants, functions and namespaces', () => {
  hot(() => {
    assertSame('fixed', ns.fixed);
    assertSame('function', ns.call());
    assertSame('undefined', (0, ns.call)());
    assertSame('constant', ns.inner.constant);
    assertSame(other, ns.inner);
  });
});

test('a site that ran before the binding had a value', () => {
  assertSame(50, ns.errors.length);
  for (const error of ns.errors) assertSame("Cannot access 'late' before initialization", error.message);
  hot(() => assertSame('late', ns.readLate()));
});

test('what is not exported, and what every namespace has', () => {
  hot(() => {
    assertSame(undefined, ns.missing);
    assertSame(undefined, ns.toString);
    assertSame('Module', ns[Symbol.toStringTag]);
  });
});

test('a site that sees several namespaces and other objects', () => {
  const plain = { constant: 'plain', live: 'plain' };
  const get = object => object.constant;
  hot(() => {
    assertSame('constant', get(other));
    assertSame(undefined, get(ns));
    assertSame('plain', get(plain));
  });
  const live = object => object.live;
  hot(i => {
    ns.set(i);
    assertSame(i, live(ns));
    assertSame('plain', live(plain));
    assertSame(undefined, live(other));
  });
});

test('a megamorphic site, and keys that are computed', () => {
  const shapes = [];
  for (let i = 0; i < 30; i++) shapes.push({ ['x' + i]: 0, live: i });
  const get = object => object.live, keyed = (object, key) => object[key];
  hot(i => {
    ns.set('n' + i);
    for (const [j, shape] of shapes.entries()) assertSame(j, get(shape));
    assertSame('n' + i, get(ns));
    assertSame('n' + i, keyed(ns, 'live'));
    assertSame('fixed', keyed(ns, 'fixed'));
    assertSame(undefined, keyed(ns, 'x' + (i % 30)));
  });
});

test('stores and deletions change nothing', () => {
  const get = () => ns.fixed;
  hot(() => {
    assertThrows(() => { ns.fixed = 1; }, TypeError);
    assertThrows(() => { delete ns.fixed; }, TypeError);
    assertTrue(Reflect.defineProperty(ns, 'fixed', { value: 'fixed' }));
    Object.preventExtensions(ns);
    Object.seal(ns);
    assertSame('fixed', get());
  });
});

test('through an object that inherits from it', () => {
  const heir = Object.create(ns);
  const get = object => object.live;
  hot(i => {
    ns.set(i);
    assertSame(i, get(heir));
  });
  Object.defineProperty(heir, 'live', { value: 'own' });
  assertSame('own', get(heir));
});

test('a deferred namespace', () => {
  const get = object => object.value;
  hot(() => assertSame(undefined, get(ns)));
  assertFalse('deferredModuleRan' in globalThis);
  assertSame(1, get(deferred));
  assertTrue(globalThis.deferredModuleRan);
  hot(i => {
    assertSame(i + 1, get(deferred));
    deferred.increment();
  });
});

test('a deferred namespace whose module fails', () => {
  const get = object => object.x;
  for (let i = 0; i < 20; i++) assertThrows(() => get(failing), RangeError);
});
