// Parts and sums.
assertArrayEquals(['x', 4], [1, 'x', 4, 5].slice(1, -1));
assertArrayEquals([1, [2], 3, 4], [1].concat([[2]], 3, [4]));

// Nested arrays are taken apart as deep as is said.
assertArrayEquals([1, 2, 3, [4]], [1, [2, [3, [4]]]].flat(2));
assertArrayEquals([1, 2, 3, 4], [1, [2, [3, [4]]]].flat(Infinity));
assertArrayEquals([1, 1, 2, 2], [1, 2].flatMap((x) => [x, x]));

// Copies with a change.
assertArrayEquals([3, 2, 1], [1, 2, 3].toReversed());
assertArrayEquals([1, 2, 9], [1, 2, 3].with(-1, 9));
assertArrayEquals([1, 3], [1, 2, 3].toSpliced(1, 1));

// Subclasses make their own kind.
{
  class Kind extends Array {}
  const array = new Kind(1, 2, 3);
  assertSame(3, array.length);
  assertTrue(array.map((x) => x) instanceof Kind);
  assertTrue(array.concat(1) instanceof Kind);
  assertTrue(Kind.from([1]) instanceof Kind);
}

// New arrays: one number is a length.
assertSame(7, Array(7).length);
assertArrayEquals([1, 2], Array(1, 2));
assertArrayEquals([7], Array.of(7));
assertThrows(() => new Array(-1), RangeError, /Invalid array length/);
assertArrayEquals([0, 0, 0], new Array(3).fill(0));

// From what can be iterated, and from what has a length.
assertArrayEquals([2, 4], Array.from(new Set([1, 2]), (x) => 2 * x));
assertArrayEquals(['a', 'b', 'c'], Array.from('abc'));
assertArrayEquals([0, 2, 4], Array.from({ length: 3 }, (_, i) => i * 2));
