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
