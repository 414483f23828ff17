// A chain of prototypes has no cycle, in whatever way an object has become a prototype and whatever it has become since.
const ways = {
  setPrototypeOf: object => Object.setPrototypeOf({}, object),
  create: object => Object.create(object),
  literal: object => ({__proto__: object}),
  setter: object => { const result = {}; result.__proto__ = object; return result; },
  construct(object) { function F() {} F.prototype = object; return new F(); },
  derive(object) { function F() {} F.prototype = object; return Reflect.construct(Object, [], F); },
};
const changes = {
  nothing() {},
  growth(object) { for (let i = 0; i < 2000; i++) object['p' + i] = i; },
  deletion(object) { object.a = object.b = 1; delete object.a; },
  elements(object) { object[0] = 1; object[1e6] = 2; },
  accessor(object) { Object.defineProperty(object, 'x', {get() {}}); },
  newPrototype(object) { Object.setPrototypeOf(object, {y: 1}); },
};
for (const way in ways) {
  for (const change in changes) {
    const object = {};
    const child = ways[way](object);
    changes[change](object);
    const grandchild = Object.create(child);
    assertSame(object, Object.getPrototypeOf(child));
    for (const descendant of [object, child, grandchild]) {
      assertThrows(() => Object.setPrototypeOf(object, descendant), TypeError);
      assertFalse(Reflect.setPrototypeOf(object, descendant), way + ', ' + change);
    }
    assertTrue(Reflect.setPrototypeOf(object, null));
    assertTrue(Reflect.setPrototypeOf(child, null));
    assertTrue(Reflect.setPrototypeOf(object, child));
  }
}
assertFalse(Reflect.setPrototypeOf(Object.getPrototypeOf(globalThis), globalThis));
assertFalse(Reflect.setPrototypeOf(Object.getPrototypeOf(globalThis), Object.create(globalThis)));
class Base {}
class Derived extends Base {}
assertFalse(Reflect.setPrototypeOf(Base, Derived) || Reflect.setPrototypeOf(Base.prototype, Derived.prototype));
