// indexOf is strict, includes finds NaN and holes.
assertSame(-1, [NaN].indexOf(NaN));
assertTrue([1, NaN].includes(NaN));
assertTrue([, 1].includes(undefined));
assertSame(2, [1, 2, 1].lastIndexOf(1));
assertSame(3, [1, 2, 3].at(-1));

// Searches with a function.
assertSame(3, [1, 2, 3].find((x) => x > 2));
assertSame(-1, [1].findIndex((x) => x > 2));
assertTrue([].every(() => false));
assertFalse([].some(() => true));

// From the left and from the right; nothing at all needs something to begin with.
assertSame(15, [1, 2, 3, 4, 5].reduce((x, y) => x + y));
assertSame('3-2-1', [1, 2, 3].reduceRight((x, y) => x + '-' + y));
assertThrows(() => [].reduce(() => 0), TypeError, /Reduce of empty array with no initial value/);

// Text: nothing for null, undefined and holes.
assertSame('a-b', ['a', 'b'].join('-'));
assertSame(',', [null, undefined].join());

// Iterators.
assertEquals([[0, 'a'], [1, 'b']], [...['a', 'b'].entries()]);
assertArrayEquals([0, 1], [...['a', 'b'].keys()]);

// Callbacks are not called for holes, which iteration sees as undefined.
{
  let visits = 0;
  [, 1, ,].forEach(() => visits++);
  assertSame(1, visits);
  assertArrayEquals([undefined, 1, undefined], [...[, 1, ,]]);
}

// Texts are array-likes.
assertArrayEquals(['A', 'B'], Array.prototype.map.call('ab', (c) => c.toUpperCase()));

// What is an array.
assertTrue(Array.isArray([]));
assertTrue(Object.setPrototypeOf({}, Array.prototype) instanceof Array);
