// An array within its own text is empty text.
const cycle = [1, , 2];
cycle[1] = [3, cycle, 4];
assertSame('1,3,,4,2', cycle.join());
assertSame('1,3,,4,2', String(cycle));
assertSame('1,3,,4,2', cycle.toLocaleString());

// The length comes first: one whose conversion needs the same text again never ends.
for (const method of ['join', 'toLocaleString']) {
  const array = Object.setPrototypeOf({}, Array.prototype);
  array.length = array;
  array.toString = array[method];
  assertThrows(() => array[method](), RangeError);
}
// So does the separator.
const separated = [1, 2];
assertThrows(() => separated.join({ toString() { return separated.join(this); } }), RangeError);
