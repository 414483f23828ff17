// Flags: --host-262
// With: sites-support.js
// Global variables at sites that know where they are: on the global object, or in a script's own scope.
const { evalScript } = $262;
const load = (name) => evalScript(`() => ${name}`);
const store = (name) => evalScript(`(v) => { ${name} = v; }`);
const strictStore = (name) => evalScript(`(v) => { 'use strict'; ${name} = v; }`);
const typeOf = (name) => evalScript(`() => typeof ${name}`);
let count = 0;
const fresh = () => 'global' + count++;
const define = (name, descriptor) => Object.defineProperty(globalThis, name, { configurable: true, ...descriptor });

test('an assigned variable', () => {
  const name = fresh(), get = load(name), set = store(name);
  define(name, { value: 1, writable: true });
  warm((i) => { set(i); assertSame(i, get()); assertSame(i, globalThis[name]); });
  globalThis[name] = 'by property';
  assertSame('by property', get());
});

test('a deleted variable', () => {
  const name = fresh(), get = load(name), set = store(name), strict = strictStore(name), type = typeOf(name);
  globalThis[name] = 1;
  warm(() => { get(); set(1); strict(1); assertSame('number', type()); });
  delete globalThis[name];
  assertThrows(get, ReferenceError);
  assertThrows(() => strict(2), ReferenceError);
  assertSame('undefined', type());
  set(3);
  assertSame(3, get());
  assertSame('number', type());
});

test('a variable that is deleted and defined again', () => {
  const name = fresh(), get = load(name), set = store(name);
  globalThis[name] = 1;
  warm(() => { get(); set(1); });
  delete globalThis[name];
  globalThis[name] = 2;
  assertSame(2, get());
  set(3);
  assertSame(3, globalThis[name]);
});

test('a variable that becomes an accessor, and a value again', () => {
  const name = fresh(), get = load(name), set = store(name);
  let seen;
  globalThis[name] = 1;
  warm(() => { get(); set(1); });
  define(name, { get: () => 'got', set(v) { seen = v; } });
  assertSame('got', get());
  set('set');
  assertSame('set', seen);
  assertSame('got', get());
  define(name, { value: 2, writable: true });
  assertSame(2, get());
  set(3);
  assertSame(3, get());
});

test('a variable that becomes read-only', () => {
  const name = fresh(), get = load(name), set = store(name), strict = strictStore(name);
  globalThis[name] = 1;
  warm(() => { get(); set(1); strict(1); });
  define(name, { writable: false });
  warm(() => {
    set(2);
    assertSame(1, get());
    assertThrows(() => strict(2), TypeError);
    assertSame(1, get());
  });
});

test('a variable found on a prototype of the global object, then on itself', () => {
  const name = fresh(), get = load(name), set = store(name);
  Object.prototype[name] = 'inherited';
  try {
    warm(() => assertSame('inherited', get()));
    Object.prototype[name] = 'other';
    assertSame('other', get());
    set('own');
    assertSame('own', get());
    assertSame('other', Object.prototype[name]);
  } finally {
    delete Object.prototype[name];
  }
  assertSame('own', get());
});

test('a setter on a prototype of the global object', () => {
  const name = fresh(), set = store(name);
  let seen;
  Object.defineProperty(Object.prototype, name, { set(v) { seen = v; }, configurable: true });
  try {
    warm((i) => { set(i); assertSame(i, seen); });
    assertFalse(Object.hasOwn(globalThis, name));
  } finally {
    delete Object.prototype[name];
  }
});

test('let shadows a property of the global object', () => {
  const name = fresh(), get = load(name), set = store(name);
  globalThis[name] = 'property';
  warm(() => { get(); set('property'); });
  evalScript(`let ${name} = 'let';`);
  assertSame('let', get());
  set('assigned');
  assertSame('assigned', get());
  assertSame('property', globalThis[name]);
});

test('const shadows a property of the global object', () => {
  const name = fresh(), get = load(name), set = store(name);
  globalThis[name] = 'property';
  warm(() => { get(); set('property'); });
  evalScript(`const ${name} = 'const';`);
  assertSame('const', get());
  assertThrows(() => set('assigned'), TypeError);
  assertSame('const', get());
  assertSame('property', globalThis[name]);
});

test('let is not seen before it is initialised', () => {
  const name = fresh(), get = load(name), set = store(name), type = typeOf(name);
  globalThis[name] = 'property';
  warm(() => { get(); set('property'); type(); });
  globalThis.early = () => {
    assertThrows(get, ReferenceError);
    assertThrows(() => set(1), ReferenceError);
    assertThrows(type, ReferenceError);
    return 'let';
  };
  evalScript(`let ${name} = early();`);
  assertSame('let', get());
  delete globalThis.early;
});

test('let whose initialisation failed is never seen', () => {
  const name = fresh(), get = load(name), set = store(name);
  assertThrows(() => evalScript(`let ${name} = (() => { throw new RangeError; })();`), RangeError);
  warm(() => { assertThrows(get, ReferenceError); assertThrows(() => set(1), ReferenceError); });
});

test('let and const are assigned and refused', () => {
  const name = fresh(), constant = fresh();
  evalScript(`let ${name} = 1; const ${constant} = 2;`);
  const get = load(name), set = store(name), getConstant = load(constant), setConstant = store(constant);
  warm((i) => {
    set(i);
    assertSame(i, get());
    assertSame(2, getConstant());
    assertThrows(() => setConstant(3), TypeError);
  });
  assertSame(undefined, globalThis[name]);
  define(name, { value: 'property' });
  assertSame(4, get());
});

test('many scripts with variables of their own', () => {
  const names = [], gets = [];
  for (let i = 0; i < 50; i++) {
    names.push(fresh());
    evalScript(`let ${names[i]} = ${i};`);
    gets.push(load(names[i]));
  }
  warm(() => gets.forEach((get, i) => assertSame(i, get())));
  names.forEach((name, i) => store(name)(i * 2));
  gets.forEach((get, i) => assertSame(i * 2, get()));
});

test('var and function declarations cannot repeat let, and let not them', () => {
  const name = fresh(), variable = fresh();
  evalScript(`let ${name} = 1; var ${variable} = 2;`);
  assertThrows(() => evalScript(`var ${name};`), SyntaxError);
  assertThrows(() => evalScript(`function ${name}() {}`), SyntaxError);
  assertThrows(() => evalScript(`let ${name};`), SyntaxError);
  assertThrows(() => evalScript(`let ${variable};`), SyntaxError);
  assertSame(1, load(name)());
});

test('undefined, NaN and Infinity cannot be assigned', () => {
  for (const name of ['undefined', 'NaN', 'Infinity']) {
    const get = load(name), value = get(), set = store(name), strict = strictStore(name);
    warm(() => { set(1); assertThrows(() => strict(1), TypeError); assertSame(value, get()); });
  }
});
