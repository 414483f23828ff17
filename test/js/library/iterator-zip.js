// Iterator.zip and Iterator.zipKeyed.
assertEquals([[1, 'a'], [2, 'b']], Iterator.zip([[1, 2, 3], ['a', 'b']]).toArray());
assertEquals([], Iterator.zip([]).toArray());
assertEquals([[1, 'a'], [2, undefined]], Iterator.zip([[1, 2], ['a']], { mode: 'longest' }).toArray());
assertEquals([[1, 'a'], [2, 'z']], Iterator.zip([[1, 2], ['a']], { mode: 'longest', padding: ['y', 'z'] }).toArray());
assertEquals([[1, 'a']], Iterator.zip([[1], ['a']], { mode: 'strict' }).toArray());
assertThrows(() => Iterator.zip([[1], []], { mode: 'strict' }).toArray(), TypeError);
assertThrows(() => Iterator.zip([[], [1]], { mode: 'strict' }).toArray(), TypeError);
assertThrows(() => Iterator.zip([], { mode: 'all' }), TypeError);
assertThrows(() => Iterator.zip(1), TypeError);
assertThrows(() => Iterator.zip([], 1), TypeError);
assertThrows(() => Iterator.zip([], { mode: 'longest', padding: 1 }), TypeError);
assertThrows(() => Iterator.zip(['text']), TypeError);

const rows = Iterator.zipKeyed({ number: [1, 2], letter: ['a', 'b'], none: undefined }).toArray();
assertEquals(null, Object.getPrototypeOf(rows[0]));
assertEquals(['number', 'letter'], Object.keys(rows[1]));
assertEquals([2, 'b'], [rows[1].number, rows[1].letter]);
assertEquals(9, Iterator.zipKeyed({ a: [1], b: [] }, { mode: 'longest', padding: { b: 9 } }).next().value.b);

// Whatever ends the walk, the iterators that are still open are closed, the last one first.
let log = [];
const iterator = (name, length) => ({
  next() { log.push('next ' + name); return { value: name, done: length-- <= 0 }; },
  return() { log.push('return ' + name); return {}; },
  [Symbol.iterator]() { return this; }
});
Iterator.zip([iterator('a', 2), iterator('b', 0), iterator('c', 2)]).toArray();
assertEquals(['next a', 'next b', 'return c', 'return a'], log);
log = [];
const zipped = Iterator.zip([iterator('a', 2), iterator('b', 2)]);
zipped.next();
assertEquals({ value: undefined, done: true }, zipped.return());
assertEquals({ value: undefined, done: true }, zipped.next());
assertEquals(['next a', 'next b', 'return b', 'return a'], log);
log = [];
assertThrows(() => Iterator.zip([iterator('a', 1), 1]), TypeError);
assertEquals(['return a'], log);
