// Values in the order in which they came.
assertArrayEquals(['h', 'e', 'l', 'o'], [...new Set('hello')]);

// forEach gives the value twice, and the set.
{
  const set = new Set([1, 2]);
  let visits = 0;
  set.forEach((value, key, container) => {
    assertSame(value, key);
    assertSame(set, container);
    visits++;
  });
  assertSame(2, visits);
}

// Operations on two sets.
assertArrayEquals([1, 2, 3, 4], [...new Set([1, 2, 3]).union(new Set([3, 4]))]);
assertArrayEquals([1, 2], [...new Set([1, 2, 3]).difference(new Set([3, 4]))]);
