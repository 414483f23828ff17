// With: sites-support.js
// Loads and stores of elements at sites that know one kind of array, or all.
const load = '(o, key) => o[key]';
const storeSloppy = '(o, key, v) => { o[key] = v; }';
const storeStrict = "(o, key, v) => { 'use strict'; o[key] = v; }";
const kinds = {
  'packed ints': () => [1, 2, 3],
  'holey ints': () => [1, , 3],
  'packed doubles': () => [1.5, 2.5, 3.5],
  'holey doubles': () => [1.5, , 3.5],
  'packed objects': () => ['a', {}, null],
  'holey objects': () => ['a', , null],
  'sparse': () => { const a = [1]; a[1e6] = 2; return a; },
  'plain object': () => ({ 0: 'zero', 2: 'two' }),
  'mapped arguments': () => (function(a, b) { return arguments; })(1, 2, 3),
  'unmapped arguments': () => (function() { 'use strict'; return arguments; })(1, 2, 3),
  'string object': () => new String('abc'),
};
const showOther = (site, i) => site(Object.values(kinds)[i](), 0, 1);

for (const [kind, make] of Object.entries(kinds)) {
  testSite(`loads from ${kind}: what is there, what is not, other keys`, load, (get) => {
    const object = make();
    const expected = Object.fromEntries(Object.getOwnPropertyNames(object).filter((key) => key !== 'callee').map((key) => [key, Reflect.get(object, key)]));
    for (let round = 0; round < 3; round++) {
      for (const key of [0, 1, 2, 3, 4, 100, 1e6, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53, -1, -0, 1.5, NaN, Infinity,
                         '0', '1', '00', '-0', '1.5', 'length', 'x', true, null, undefined]) {
        const name = String(key);
        assertSame(name in expected ? expected[name] : Object.getPrototypeOf(object)[name], get(object, key), name);
      }
    }
  }, showOther);

  testSite(`loads from ${kind}: an absent element appears on the prototype and goes`, load, (get) => {
    const object = make();
    warm(() => assertSame(undefined, get(object, 5)));
    Object.prototype[5] = 'inherited';
    try {
      assertSame('inherited', get(object, 5));
      Object.defineProperty(Object.prototype, 5, { get() { return this; }, configurable: true });
      assertSame(object, get(object, 5));
    } finally {
      delete Object.prototype[5];
    }
    assertSame(undefined, get(object, 5));
  }, showOther);

  testSite(`loads from ${kind}: an element is deleted`, load, (get) => {
    const object = make();
    if (object instanceof String) return;
    warm(() => get(object, 0));
    delete object[0];
    assertSame(undefined, get(object, 0));
    object.__proto__ = { 0: 'inherited' };
    assertSame('inherited', get(object, 0));
  }, showOther);

  testSite(`loads from ${kind}: an element is made an accessor`, load, (get) => {
    const object = make();
    if (object instanceof String) return;
    warm(() => get(object, 0));
    Object.defineProperty(object, 0, { get: () => 'got' });
    assertSame('got', get(object, 0));
  }, showOther);

  testSite(`stores to ${kind}: each kind of value is what is loaded afterwards`, storeSloppy, (set) => {
    for (const value of [7, -0, 1.5, NaN, Infinity, 2 ** 31, 'text', undefined, null, {}, true, 1n]) {
      for (const key of [1, 2, 3, 10]) {
        const object = make();
        if (object instanceof String && key < 3) continue;
        warm(() => set(object, key, 1));
        set(object, key, value);
        assertSame(value, object[key]);
      }
    }
  }, showOther);

  // Within the store and behind it; a value of each kind, so that one of them is the array's own.
  for (const key of [1, 6]) {
    if (Object.hasOwn(make(), key)) continue;
    testSite(`stores to ${kind}: hole ${key} is filled by the setter of a prototype`, storeSloppy, (set) => {
      warm(() => { const o = make(); set(o, key, 1); assertSame(1, o[key]); });
      let seen;
      Object.defineProperty(Object.prototype, key, { set(v) { seen = v; }, configurable: true });
      try {
        for (const value of [2, 2.5, 'set']) {
          const o = make();
          set(o, key, value);
          assertSame(value, seen);
          assertFalse(Object.hasOwn(o, key));
        }
      } finally {
        delete Object.prototype[key];
      }
    }, showOther);
  }

  for (const [how, change] of Object.entries({
    frozen: Object.freeze,
    'made read-only': (o) => Object.defineProperty(o, 0, { writable: false }),
    'made an accessor': (o) => Object.defineProperty(o, 0, { get: () => 'got' }),
  })) {
    testSite(`stores to ${kind}: refused once it is ${how}`, storeStrict, (set) => {
      const object = make();
      if (object instanceof String) return;
      warm(() => set(object, 0, 1));
      change(object);
      const before = object[0];
      assertThrows(() => set(object, 0, 2), TypeError);
      assertSame(before, object[0]);
    }, showOther);
  }

  for (const [how, change] of Object.entries({ frozen: Object.freeze, sealed: Object.seal,
                                               'made inextensible': Object.preventExtensions })) {
    testSite(`stores to ${kind}: none is added once it is ${how}`, storeStrict, (set) => {
      const object = change(make());
      warm((i) => set(make(), 10 + i, 1));
      assertThrows(() => set(object, 10, 2), TypeError);
      assertSame(undefined, object[10]);
    }, showOther);
  }
}

testSite('loads from a hole: found on Array.prototype, then not', load, (get) => {
  const holey = [1, , 3], doubles = [1.5, , 3.5];
  warm(() => { assertSame(undefined, get(holey, 1)); assertSame(undefined, get(doubles, 1)); });
  Array.prototype[1] = 'inherited';
  try {
    assertSame('inherited', get(holey, 1));
    assertSame('inherited', get(doubles, 1));
  } finally {
    delete Array.prototype[1];
  }
  assertSame(undefined, get(holey, 1));
}, showOther);

testSite('loads behind the length of an array that was shortened', load, (get) => {
  for (const array of [[1, 2, 3, 4], [1.5, 2.5, 3.5, 4.5], ['a', 'b', 'c', 'd']]) {
    warm(() => assertSame(array[3], get(array, 3)));
    array.length = 2;
    assertSame(undefined, get(array, 3));
    array.length = 4;
    assertSame(undefined, get(array, 3));
    array.pop();
    assertSame(undefined, get(array, 3));
  }
}, showOther);

testSite('stores behind the length lengthen an array', storeSloppy, (set) => {
  for (const make of [() => [1, 2], () => [1.5], () => ['a']]) {
    for (let i = 0; i < 40; i++) {
      const array = make();
      set(array, array.length + i, 7);
      assertSame(make().length + i + 1, array.length);
      assertSame(7, array[array.length - 1]);
      for (let k = make().length; k < array.length - 1; k++) assertFalse(k in array);
    }
    const array = make();
    array.length = 0;
    set(array, 0, 'only');
    assertEquals(['only'], array);
  }
}, showOther);

testSite('stores change the kind of an array and keep its elements', storeSloppy, (set) => {
  for (let round = 0; round < 3; round++) {
    const array = [1, 2, 3];
    set(array, 1, 2.5);
    assertEquals([1, 2.5, 3], array);
    set(array, 0, 'text');
    assertEquals(['text', 2.5, 3], array);
    const holey = [1, , 3];
    set(holey, 0, 0.5);
    assertSame(undefined, holey[1]);
    assertFalse(1 in holey);
    set(holey, 1, null);
    assertEquals([0.5, null, 3], holey);
    const doubles = [1.5, 2.5];
    set(doubles, 0, 3);
    assertSame(3, doubles[0]);
    set(doubles, 1, undefined);
    assertEquals([3, undefined], doubles);
  }
}, showOther);

testSite('mapped arguments: elements are the parameters until they are unmapped', storeSloppy, (set) => {
  function read(a, b, run) { run(arguments); return [a, b]; }
  warm(() => assertEquals([9, 2], read(1, 2, (args) => set(args, 0, 9))));
  assertEquals([1, 2], read(1, 2, (args) => { delete args[0]; set(args, 0, 9); }));
  assertEquals([1, 2], read(1, 2, (args) => { Object.defineProperty(args, 0, { writable: false }); set(args, 0, 9); }));
  assertEquals([9, 2], read(1, 2, (args) => { set(args, 0, 9); Object.defineProperty(args, 0, { writable: false }); }));
  assertEquals([1, 2], read(1, 2, (args) => set(args, 3, 9)));
}, showOther);

testSite('keys that are objects are converted once, after the object is looked at', storeSloppy, (set) => {
  const log = [];
  const key = { toString() { log.push('key'); return '1'; } };
  const array = [1, 2];
  warm(() => set(array, key, 7));
  assertEquals(['key', 'key', 'key', 'key', 'key'], log);
  assertThrows(() => set(null, key, 7), TypeError);
  assertThrows(() => set(undefined, key, 7), TypeError);
  assertSame(5, log.length);
}, showOther);

testSite('characters of strings of all representations', load, (get) => {
  const rope = 'rope'.repeat(10) + load, wide = 'ä€😀'.repeat(5), slice = ('x'.repeat(30) + wide).slice(25);
  for (let round = 0; round < 3; round++) {
    for (const text of ['text', wide, rope, slice, rope + wide, '']) {
      for (const i of [0, 1, 2, 3, 20, text.length - 1, text.length, -1, 1.5]) {
        assertSame(i >= 0 && i < text.length && i % 1 === 0 ? text.charAt(i) : undefined, get(text, i));
      }
    }
  }
  String.prototype[4] = 'inherited';
  try {
    assertSame('inherited', get('text', 4));
    assertSame('o', get('textoo', 4));
  } finally {
    delete String.prototype[4];
  }
}, showOther);

// An integral number that an array of doubles gives is the same number as any other of its value.
{
  const read = (array, i) => array[i];
  const doubles = [1.5, 2, -0, 2147483647, NaN, , 0.5];
  for (let n = 0; n < 3; ++n) {
    const two = read(doubles, 1);
    assertTrue(two === 2 && Object.is(two, 2));
    assertTrue([two, 3].includes(2) && [2, 3].indexOf(two) === 0);
    assertEquals('c', ['a', 'b', 'c'][two]);
    assertEquals('c', 'abc'[two]);
    assertEquals('value', { 2: 'value' }[two]);
    assertEquals('value', new Map([[2, 'value']]).get(two));
    assertEquals(8, two << two);
    assertEquals('2', `${two}`);
    switch (two) {
      case 2: break;
      default: assertTrue(false);
    }
    assertTrue(Object.is(read(doubles, 2), -0));
    assertEquals(2147483648, read(doubles, 3) + 1);
    assertEquals(-2147483648, (read(doubles, 3) + 1) | 0);
    assertTrue(Number.isNaN(read(doubles, 4)));
    assertEquals(undefined, read(doubles, 5));
  }
}
