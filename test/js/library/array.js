const a = [5, 1, 4];
assertSame(3, a.length);
a.length = 2;
assertArrayEquals([5, 1], a);
a[5] = 6;
assertSame(6, a.length);
assertFalse(3 in a);
assertSame('5,1,,,,6', String(a));

assertArrayEquals([1, 2, 3], [3, 1, 2].sort());
assertArrayEquals([1, 10, 2], [10, 2, 1].sort());
assertArrayEquals([10, 2, 1], [1, 10, 2].sort((x, y) => y - x));
assertArrayEquals([1, 2, undefined], [undefined, 2, 1].sort());
// The sort is stable.
const people = Array.from({ length: 200 }, (_, i) => ({ i, k: i % 3 }));
people.sort((x, y) => x.k - y.k);
for (let i = 1; i < people.length; i++) {
  assertTrue(people[i - 1].k < people[i].k || people[i - 1].i < people[i].i);
}

const b = [1, 2, 3, 4, 5];
assertArrayEquals([2, 3], b.splice(1, 2, 'x'));
assertArrayEquals([1, 'x', 4, 5], b);
assertArrayEquals(['x', 4], b.slice(1, -1));
assertSame(5, b.pop()); assertSame(1, b.shift()); assertSame(3, b.unshift(0));
assertArrayEquals([4, 'x', 0], b.reverse());
assertArrayEquals([1, [2], 3, 4], [1].concat([[2]], 3, [4]));
assertSame(-1, [NaN].indexOf(NaN));
assertTrue([NaN].includes(NaN));
assertSame(2, [1, 2, 1].lastIndexOf(1));
assertArrayEquals([1, 2, 3, [4]], [1, [2, [3, [4]]]].flat(2));
assertArrayEquals([1, 1, 2, 2], [1, 2].flatMap((x) => [x, x]));
assertArrayEquals([0, 9, 9, 0], [0, 0, 0, 0].fill(9, 1, 3));
assertArrayEquals([4, 5, 3, 4, 5], [1, 2, 3, 4, 5].copyWithin(0, 3));
assertSame(15, [1, 2, 3, 4, 5].reduce((x, y) => x + y));
assertSame('cba', ['a', 'b', 'c'].reduceRight((x, y) => x + y));
assertThrows(() => [].reduce(() => 0), TypeError, /Reduce of empty array with no initial value/);
assertSame(3, [1, 2, 3].find((x) => x > 2));
assertSame(-1, [1].findIndex((x) => x > 2));
assertTrue([].every(() => false)); assertFalse([].some(() => true));
assertEquals([[0, 'a'], [1, 'b']], [...['a', 'b'].entries()]);
assertArrayEquals([0, 1], [...['a', 'b'].keys()]);
assertSame('a-b', ['a', 'b'].join('-'));
assertSame(',', [null, undefined].join());

// Holes: skipped by callbacks, seen as undefined by iteration.
let visits = 0;
[, 1, ,].forEach(() => visits++);
assertSame(1, visits);
assertArrayEquals([undefined, 1, undefined], [...[, 1, ,]]);
assertArrayEquals([2, 4], Array.from(new Set([1, 2]), (x) => 2 * x));
assertArrayEquals([7], Array.of(7));
assertSame(7, Array(7).length);
assertThrows(() => new Array(-1), RangeError, /Invalid array length/);
assertTrue(Array.isArray([]));
// Generic over array-likes.
assertArrayEquals(['A', 'B'], Array.prototype.map.call('ab', (c) => c.toUpperCase()));
const like = { length: 1, 0: 'zero' };
Array.prototype.push.call(like, 'one');
assertEquals({ length: 2, 0: 'zero', 1: 'one' }, like);
// Kinds of elements change under way.
const kinds = [1, 2, 3];
kinds.push(1.5); kinds.push('s'); kinds[0] = {}; delete kinds[1];
assertSame(5, kinds.length);
assertSame(1.5, kinds[3]);
const sparse = []; sparse[1000000] = 1;
assertSame(1000001, sparse.length);
assertEquals(['1000000'], Object.keys(sparse));
assertSame(3, [1, 2, 3].at(-1));
