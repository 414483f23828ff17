// No array-like becomes longer than 2^53 - 1; nothing is stored before that is known.
const longest = 2 ** 53 - 1;
for (const [name, call] of Object.entries({
  push: (a) => Array.prototype.push.call(a, 1),
  unshift: (a) => Array.prototype.unshift.call(a, 1),
  splice: (a) => Array.prototype.splice.call(a, 0, 0, 1),
  toSpliced: (a) => Array.prototype.toSpliced.call(a, 0, 0, 1),
})) {
  const like = { length: longest };
  assertThrows(() => call(like), TypeError);
  assertEquals({ length: longest }, like, name);
}
assertSame(longest, Array.prototype.push.call({ length: longest }));
assertSame(longest, Array.prototype.unshift.call({ length: longest }));
assertSame(longest, Array.prototype.push.call({ length: longest - 1 }, 1));

// No array becomes longer than 2^32 - 1: the element is stored as a property, the length is refused.
const array = [];
array.length = 2 ** 32 - 1;
assertThrows(() => array.push('beyond'), RangeError);
assertSame('beyond', array[2 ** 32 - 1]);
assertSame(2 ** 32 - 1, array.length);

// A shorter length removes elements from the end up to the first that cannot be configured.
for (const make of [() => [0, 1, 2, 3, 4, 5], () => [0.5, 1, 2.5, 3, 4, 5], () => { const a = [0, 1, 2, 3, 4, 5]; a[100000] = 6; return a; }]) {
  const fixed = make();
  Object.defineProperty(fixed, 2, { value: 'fixed', configurable: false });
  fixed.length = 1;
  assertSame(3, fixed.length);
  assertArrayEquals(['0', '1', '2'], Object.keys(fixed));
  assertSame('fixed', fixed[2]);
  assertThrows(() => { 'use strict'; fixed.length = 0; }, TypeError);
  assertFalse(Reflect.set(fixed, 'length', 2));
  assertThrows(() => Array.prototype.pop.call(fixed), TypeError);
  assertSame(3, fixed.length);
}

// A length that becomes read-only while the new one is converted is not changed.
for (const set of [(a, length) => { 'use strict'; a.length = length; }, (a, value) => Object.defineProperty(a, 'length', { value })]) {
  const closing = [1, 2, 3];
  const length = { valueOf() { Object.defineProperty(closing, 'length', { writable: false }); return 1; } };
  assertThrows(() => set(closing, length), TypeError);
  assertArrayEquals([1, 2, 3], closing);
}
