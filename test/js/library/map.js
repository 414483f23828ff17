// Keys are the same value, but for the sign of zero.
{
  const map = new Map([[NaN, 'nan'], [0, 'zero'], ['k', 'v']]);
  assertSame('nan', map.get(NaN));
  assertSame('zero', map.get(-0));
  assertSame(0, [...new Map([[-0, 1]]).keys()][0]);
  assertSame(3, map.size);
}

// set gives the map back, delete tells whether there was something.
{
  const map = new Map();
  assertSame(map, map.set('k', 1));
  assertTrue(map.delete('k'));
  assertFalse(map.delete('k'));
  assertFalse(map.has('k'));
}

// Entries that are added while the map is walked are visited, deleted ones are not.
{
  const map = new Map([[1, 'a'], [2, 'b']]);
  const seen = [];
  for (const [key] of map) {
    seen.push(key);
    if (key === 1) {
      map.delete(2);
      map.set(3, 'c');
    }
  }
  assertArrayEquals([1, 3], seen);
  map.clear();
  assertSame(0, map.size);
}

// Thousands of entries.
{
  const map = new Map();
  for (let i = 0; i < 20000; i++) map.set('k' + i, i);
  for (let i = 0; i < 20000; i += 3) map.delete('k' + i);
  let sum = 0;
  for (const value of map.values()) sum += value;
  assertSame(133326667, sum);
  assertSame(20000 - Math.ceil(20000 / 3), map.size);
  assertSame(undefined, map.get('k19998'));
  assertSame(19999, map.get('k19999'));
}

// getOrInsert and getOrInsertComputed.
{
  const map = new Map([['a', 1]]);
  assertSame(1, map.getOrInsert('a', 2));
  assertSame(2, map.getOrInsert('b', 2));
  assertSame(2, map.get('b'));
  assertSame(1, map.getOrInsertComputed('a', assertUnreachable));
  assertSame('c!', map.getOrInsertComputed('c', (key) => key + '!'));
  assertSame(Infinity, map.getOrInsertComputed(-0, (key) => 1 / key));
  assertThrows(() => map.getOrInsertComputed('a'), TypeError);
}

// What is computed comes in place of what computing it inserted.
{
  const map = new Map();
  assertSame('outer', map.getOrInsertComputed('d', (key) => (map.set(key, 'inner'), 'outer')));
  assertSame('outer', map.get('d'));
}

// Groups.
assertArrayEquals([1, 3], Map.groupBy([1, 2, 3], (x) => x % 2).get(1));
assertEquals({ odd: [1, 3], even: [2] }, { ...Object.groupBy([1, 2, 3], (x) => x % 2 ? 'odd' : 'even') });

// Receivers and arguments that will not do.
assertThrows(() => Map(), TypeError);
assertThrows(() => new Map([1]), TypeError);
assertThrows(() => Map.prototype.get.call(new Set(), 1), TypeError);
assertSame('[object Map]', String(new Map()));
assertSame('[object Map Iterator]', String(new Map().entries()));
