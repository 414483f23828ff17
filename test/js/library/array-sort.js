// Without a comparison by text, undefined last.
assertArrayEquals([1, 2, 3], [3, 1, 2].sort());
assertArrayEquals([1, 10, 2], [10, 2, 1].sort());
assertArrayEquals(['a', 'b', 'c', undefined], ['b', 'a', undefined, 'c'].sort());
assertArrayEquals([-1, -10, -2, -2147483648, 0, 2147483647, 5], [-1, -10, 5, 0, -2, 2147483647, -2147483648].sort());

// With one.
assertArrayEquals([10, 2, 1], [1, 10, 2].sort((x, y) => y - x));
assertArrayEquals([1, 2], [2, 1].toSorted());

// Equal elements keep their order.
{
  const people = Array.from({ length: 200 }, (_, i) => ({ i, k: i % 3 }));
  people.sort((x, y) => x.k - y.k);
  for (let i = 1; i < people.length; i++) {
    assertTrue(people[i - 1].k < people[i].k || people[i - 1].i < people[i].i);
  }
}

// Many elements.
{
  const sorted = Array.from({ length: 100000 }, (_, i) => i % 1000).sort((x, y) => x - y);
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i - 1] > sorted[i]) assertUnreachable();
  }
}
