// Iterator.prototype: chunks, windows, includes, join; its accessors; Symbol.dispose of iterators.
function* numbers(count) { for (let i = 1; i <= count; i++) yield i; }
assertEquals([[1, 2], [3, 4], [5]], numbers(5).chunks(2).toArray());
assertEquals([], numbers(0).chunks(2).toArray());
assertEquals([[1, 2, 3], [2, 3, 4], [3, 4, 5]], numbers(5).windows(3).toArray());
assertEquals([], numbers(2).windows(3).toArray());
assertEquals([[1, 2]], numbers(2).windows(3, 'allow-partial').toArray());
assertThrows(() => numbers(1).chunks(0), RangeError);
assertThrows(() => numbers(1).windows(1.5), TypeError);
assertThrows(() => numbers(1).windows(1, 'some'), TypeError);
// Every window is an array of its own.
const windows = numbers(3).windows(2);
const first = windows.next().value;
first[1] = 'changed';
assertEquals([2, 3], windows.next().value);

assertTrue(numbers(3).includes(2));
assertFalse(numbers(3).includes(1, 1));
assertTrue([NaN].values().includes(NaN));
assertThrows(() => numbers(1).includes(1, '0'), TypeError);
assertEquals('1-2-3', numbers(3).join('-'));
assertEquals('1,,2', [1, null, 2].values().join());

// Assigning to an inheriting object makes a property of that object; Iterator.prototype stays as it is.
const inheriting = Object.create(Iterator.prototype);
inheriting[Symbol.toStringTag] = 'Mine';
inheriting.constructor = 1;
assertEquals(['Mine', 1], [inheriting[Symbol.toStringTag], inheriting.constructor]);
assertEquals(['Iterator', Iterator], [Iterator.prototype[Symbol.toStringTag], Iterator.prototype.constructor]);
assertThrows(() => { 'use strict'; Iterator.prototype.constructor = 1; }, TypeError);

// Disposing of an iterator is returning from it.
let closed = 0;
function* open() { try { yield 1; } finally { closed++; } }
const it = open();
it.next();
assertEquals(undefined, it[Symbol.dispose]());
assertEquals(1, closed);
assertEquals('Symbol.dispose', Symbol.dispose.description);
async function* openLater() { try { yield 1; } finally { closed++; } }
asyncTest(async () => {
  const later = openLater();
  await later.next();
  assertEquals(undefined, await later[Symbol.asyncDispose]());
  assertEquals(2, closed);
});
