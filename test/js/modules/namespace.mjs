// Module namespace exotic objects.
import * as ns from './bindings-support.mjs';
import * as again from './bindings-support.mjs';

test('what a namespace is', () => {
  assertSame(ns, again);
  assertSame(null, Object.getPrototypeOf(ns));
  assertSame('[object Module]', Object.prototype.toString.call(ns));
  assertFalse(Object.isExtensible(ns));
  assertTrue(Object.isSealed(ns));
  assertThrows(() => Object.freeze(ns), TypeError);
  assertArrayEquals(['Class', 'a string', 'constant', 'count', 'default', 'early', 'hidden', 'hide', 'hoisted', 'if',
                     'increment'], Object.keys(ns));
  assertArrayEquals([Symbol.toStringTag], Object.getOwnPropertySymbols(ns));
});

test('its properties', () => {
  assertEquals({ value: 'constant', writable: true, enumerable: true, configurable: false },
               Object.getOwnPropertyDescriptor(ns, 'constant'));
  assertSame(undefined, ns.missing);
  assertFalse('missing' in ns);
  assertThrows(() => { ns.count = 1; }, TypeError);
  assertThrows(() => { ns.missing = 1; }, TypeError);
  assertThrows(() => { delete ns.count; }, TypeError);
  assertTrue(delete ns.missing);
  assertTrue(Reflect.defineProperty(ns, 'constant', { value: 'constant' }));
  assertFalse(Reflect.defineProperty(ns, 'constant', { value: 'other' }));
  assertFalse(Reflect.defineProperty(ns, 'constant', { enumerable: false }));
  assertTrue(Reflect.setPrototypeOf(ns, null));
  assertFalse(Reflect.setPrototypeOf(ns, {}));
});

test('its properties are live in inline caches', () => {
  const read = () => ns.count;
  for (let i = 0; i < 200; ++i) {
    const before = read();
    ns.increment();
    assertSame(before + 1, read());
  }
  const inherits = Object.create(ns);
  assertSame(ns.count, inherits.count);
  assertThrows(() => { inherits.count = 1; }, TypeError);
});
