// A variable that is an accessor of the global object, its own, inherited, or behind a proxy on the prototype chain, is
// read and written with globalThis as `this`, in every form of reference.
let receivers = [];
const record = (receiver) => { receivers.push(receiver); };
const accessor = {
  get() { 'use strict'; record(this); return 1; },
  set(value) { 'use strict'; record(this); },
  configurable: true,
};

Object.defineProperty(globalThis, 'own', accessor);
Object.defineProperty(Object.prototype, 'inherited', accessor);
const behindProxy = new Set(['trapped']);
const chain = Object.getPrototypeOf(Object.getPrototypeOf(globalThis)) ? Object.getPrototypeOf(globalThis) : globalThis;
Object.setPrototypeOf(chain, new Proxy(Object.getPrototypeOf(chain), {
  has(target, key) { return behindProxy.has(key) || Reflect.has(target, key); },
  get(target, key, receiver) {
    if (!behindProxy.has(key)) return Reflect.get(target, key, receiver);
    record(receiver);
    return 1;
  },
  set(target, key, value, receiver) {
    if (!behindProxy.has(key)) return Reflect.set(target, key, value, receiver);
    record(receiver);
    return true;
  },
}));

// The code, and how often the accessor runs.
const forms = [
  ['NAME', 1],
  ['typeof NAME', 1],
  ['NAME = 1', 1],
  ['NAME += 1', 2],
  ['NAME ||= 1', 1],
  ['NAME &&= 1', 2],
  ['NAME ??= 1', 1],
  ['NAME++', 2],
  ['--NAME', 2],
  ['[NAME] = [1]', 1],
  ['({ a: NAME } = { a: 1 })', 1],
  ['[...NAME] = [1]', 1],
  ['[NAME = 2] = [undefined]', 1],
  ['({ NAME } = { NAME: 1 })', 1],
  ['for (NAME of [1, 2]);', 2],
  ['for (NAME in { a: 1, b: 2 });', 2],
  ['for ([NAME] of [[1]]);', 1],
  ['(() => { NAME = 1; })()', 1],
  ['eval("NAME = 1")', 1],
  ['(0, eval)("NAME = 1")', 1],
  ['new Function("NAME = 1")()', 1],
  ['delete [NAME = 1]', 1],
];
const sloppyForms = [
  ['with ({ __proto__: null }) NAME = 1', 1],
  ['with ({ __proto__: null }) NAME++', 2],
  ['with ({ __proto__: null }) typeof NAME', 1],
  ['with ({ __proto__: null }) [NAME] = [1]', 1],
  ['with ({ __proto__: null }) for (NAME of [1]);', 1],
  ['(function() { eval("var unrelated"); NAME += 1; })()', 2],
];

function check(name, [form, count], prefix) {
  const source = prefix + form.replaceAll('NAME', name);
  for (let i = 0; i < 3; i++) {  // With inline caches that have seen it, too.
    receivers = [];
    (0, eval)(source);
    assertEquals(count, receivers.length, source);
    for (const receiver of receivers) assertTrue(receiver === globalThis, source);
  }
}
for (const name of ['own', 'inherited', 'trapped']) {
  for (const form of forms) {
    check(name, form, '');
    check(name, form, '"use strict"; ');
  }
  for (const form of sloppyForms) check(name, form, '');
}

// In functions that have become warm.
const warm = new Function('own = 1; inherited = 1; return own + inherited');
for (let i = 0; i < 100; i++) {
  receivers = [];
  warm();
  assertEquals(4, receivers.length);
  for (const receiver of receivers) assertTrue(receiver === globalThis);
}

// A property of another object on the way is not the global object's own.
Object.prototype.other = 1;
assertTrue(Reflect.set(Object.prototype, 'other', 2, globalThis));
assertEquals(1, Object.prototype.other);
assertTrue(Object.hasOwn(globalThis, 'other'));

// A writable property that is inherited becomes one of the global object; one that is not is left alone.
Object.prototype.data = 1;
(0, eval)('data = 2');
assertTrue(Object.hasOwn(globalThis, 'data'));
assertEquals(1, Object.prototype.data);
Object.defineProperty(Object.prototype, 'fixed', { value: 1, writable: false, configurable: true });
(0, eval)('fixed = 2');
assertEquals(1, globalThis.fixed);
assertThrows(() => (0, eval)('"use strict"; fixed = 2'), TypeError);
