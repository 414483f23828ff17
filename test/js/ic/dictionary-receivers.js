// Objects with a dictionary of properties: sites that find properties of their prototypes must see when they get an own
// one, which changes no map.

function warm(f, ...args) { for (let i = 0; i < 20; i++) f(...args); }
function dictionary(prototype) {
  const object = Object.create(prototype);
  for (let i = 0; i < 10; i++) object['k' + i] = i;
  delete object.k3;
  return object;
}

{
  const prototype = { method() { return 'inherited'; }, get computed() { return 'got'; } };
  const object = dictionary(prototype), other = dictionary(prototype);
  const call = (o) => o.method();
  const get = (o) => o.computed;
  const absent = (o) => o.nothing;
  for (const o of [object, other]) { warm(call, o); warm(get, o); warm(absent, o); }
  object.method = () => 'own';
  assertEquals('own', call(object));
  assertEquals('inherited', call(other));
  Object.defineProperty(object, 'computed', { value: 'value' });
  assertEquals('value', get(object));
  assertEquals('got', get(other));
  object.nothing = 1;
  assertEquals(1, absent(object));
  assertEquals(undefined, absent(other));
  prototype.nothing = 2;
  assertEquals(2, absent(other));
  prototype.method = () => 'changed';
  assertEquals('changed', call(other));
}

// A prototype with more properties than objects commonly have still answers, and its changes are seen.
{
  const Big = function() {};
  for (let i = 0; i < 300; i++) Big.prototype['m' + i] = function() { return i; };
  const object = new Big();
  const call = (o) => o.m250() + o.m7();
  warm(call, object);
  assertEquals(257, call(object));
  Big.prototype.m250 = () => 1000;
  assertEquals(1007, call(object));
  delete Big.prototype.m7;
  assertThrows(() => call(object), TypeError);
  assertEquals(299, Object.keys(Big.prototype).length);
  assertEquals(['m0', 'm1', 'm2'], Object.keys(Big.prototype).slice(0, 3));
}

// An accessor among them keeps its place and attributes when the prototype is made fast.
{
  const prototype = dictionary(null);
  Object.defineProperty(prototype, 'hidden', { get() { return this.own; }, enumerable: false, configurable: true });
  const object = Object.create(prototype);
  object.own = 5;
  const read = (o) => o.hidden;
  warm(read, object);
  assertEquals(5, read(object));
  assertEquals(false, Object.getOwnPropertyDescriptor(prototype, 'hidden').enumerable);
  assertEquals(['own', 'k0', 'k1', 'k2', 'k4', 'k5', 'k6', 'k7', 'k8', 'k9'], (() => {
    const keys = [];
    for (const key in object) keys.push(key);
    return keys;
  })());
}

// A smaller dictionary of an object with the same map is not read beyond its end, whatever is there.
for (let before = 20; before < 60; before++) {
  const load = (0, eval)(`(o) => o.x // ${before}`);
  const large = Object.create(null);
  for (let i = 0; i < before; i++) large['p' + i] = i;
  large.x = 1;
  warm(load, large);
  for (let i = 0; i < 3; i++) {
    // What looks like entries: the name, a value, no attributes.
    const entries = new Array(i).fill(0);
    for (let k = 0; k < 100; k++) entries.push('x', 'wrong', 0);
    const small = Object.create(null);
    const behind = entries.slice();
    small.x = 2;
    assertEquals(2, load(small));
  }
}
