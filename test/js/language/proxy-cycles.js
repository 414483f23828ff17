// Not with: --gc-stress
// Prototype chains that proxies lead in a circle: a RangeError, at once.
const target = {};
const circle = new Proxy(target, {});
Object.setPrototypeOf(target, circle);
const derived = Object.create(circle);
const unending = new Proxy({}, {getPrototypeOf: () => unending});

for (const object of [circle, target, derived]) {
  assertThrows(() => object.missing, RangeError);
  assertThrows(() => { object.missing = 1; }, RangeError);
  assertThrows(() => 'missing' in object, RangeError);
  assertThrows(() => Reflect.get(object, 'missing'), RangeError);
  assertThrows(() => Reflect.has(object, 0), RangeError);
  assertThrows(() => object.missing(), RangeError);
  assertThrows(() => Object.prototype.__lookupGetter__.call(object, 'missing'), RangeError);
  assertThrows(() => { with (object) return missing; }, RangeError);
}
for (const object of [circle, target, derived, unending]) {
  assertThrows(() => object instanceof Object.assign(function() {}, {prototype: {}}), RangeError);
  assertThrows(() => Object.prototype.isPrototypeOf.call({}, object), RangeError);
  assertThrows(() => { for (const key in object) fail(); }, RangeError);
}
assertSame(circle, Object.getPrototypeOf(circle));
assertSame(circle, Object.getPrototypeOf(derived));

// Proxies of proxies, too deep for most operations.
let deep = {};
for (let i = 0; i < 60000; i++) deep = new Proxy(deep, {});
assertThrows(() => Object.keys(deep), RangeError);
assertThrows(() => Object.defineProperty(deep, 'x', {}), RangeError);
assertThrows(() => delete deep.x, RangeError);
assertThrows(() => deep.x, RangeError);
assertFalse(Array.isArray(deep));
assertThrows(() => JSON.stringify(deep), RangeError);
