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

// Names made on the spot: found in the dictionary itself, where it holds a value, and looked up the long way otherwise.
{
  const load = (o, a, b) => o[a + b];
  const prototype = { ke: 'inherited' };
  const object = dictionary(prototype);
  for (let i = 0; i < 20; i++) assertEquals(i % 10 === 3 ? undefined : i % 10, load(object, 'k', i % 10));
  assertEquals('inherited', load(object, 'k', 'e'));
  object.ke = 'own';
  assertEquals('own', load(object, 'k', 'e'));
  delete object.ke;
  assertEquals('inherited', load(object, 'k', 'e'));
  Object.defineProperty(object, 'ke', { get() { return this === object ? 'got' : 'wrong receiver'; }, configurable: true });
  assertEquals('got', load(object, 'k', 'e'));
  Object.defineProperty(object, 'ke', { value: 'value' });
  assertEquals('value', load(object, 'k', 'e'));
  object.k3 = 'again';
  assertEquals('again', load(object, 'k', 3));
  object[12] = 'element';
  assertEquals('element', load(object, '1', '2'));

  // Many names: each has to be told from all others, in both widths.
  const table = Object.create(null);
  for (let i = 0; i < 40000; i++) table['name ' + i + (i % 3 === 0 ? '\u4e00' : '')] = i;
  for (let i = 0; i < 40000; i += 7) assertEquals(i, load(table, 'name ', i + (i % 3 === 0 ? '\u4e00' : '')));
  assertEquals(undefined, load(table, 'name ', 40000));

  // The global object keeps its properties in cells.
  globalThis.onTheSpot = 1;
  assertEquals(1, load(globalThis, 'onThe', 'Spot'));
  onTheSpot++;
  assertEquals(2, load(globalThis, 'onThe', 'Spot'));
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
