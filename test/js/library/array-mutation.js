// A length that is set cuts, an element behind the end makes it longer.
{
  const array = [5, 1, 4];
  array.length = 2;
  assertArrayEquals([5, 1], array);
  array[5] = 6;
  assertSame(6, array.length);
  assertFalse(3 in array);
  assertSame('5,1,,,,6', String(array));
}

// Both ends.
{
  const array = [1, 2, 3];
  assertSame(3, array.pop());
  assertSame(1, array.shift());
  assertSame(3, array.unshift(9, 8));
  assertSame(4, array.push('x'));
  assertArrayEquals([9, 8, 2, 'x'], array);
}

// splice takes out what it gives back.
{
  const array = [1, 2, 3, 4, 5];
  assertArrayEquals([2, 3], array.splice(1, 2, 'x', 'y', 'z'));
  assertArrayEquals([1, 'x', 'y', 'z', 4, 5], array);
}

// In place.
assertArrayEquals([3, 2, 1], [1, 2, 3].reverse());
assertArrayEquals([0, 9, 9, 0], [0, 0, 0, 0].fill(9, 1, 3));
assertArrayEquals([4, 5, 3, 4, 5], [1, 2, 3, 4, 5].copyWithin(0, 3));

// A frozen array stays as it is.
{
  const array = Object.freeze([1, 2]);
  assertThrows(() => array.push(3), TypeError);
  assertSame(2, array.length);
}

// Array-likes of any kind can be written to.
{
  const like = { length: 1, 0: 'zero' };
  Array.prototype.push.call(like, 'one');
  assertEquals({ length: 2, 0: 'zero', 1: 'one' }, like);
}

// Elements of one kind after the other.
{
  const array = [1, 2, 3];
  array.push(1.5);
  array.push('s');
  array[0] = {};
  delete array[1];
  assertSame(5, array.length);
  assertSame(1.5, array[3]);

  const doubles = [1.5, 2.5];
  doubles.push(3);
  doubles.unshift('x');
  doubles.splice(1, 1);
  assertArrayEquals(['x', 2.5, 3], doubles);
}

// One element far away.
{
  const sparse = [];
  sparse[1000000] = 1;
  assertSame(1000001, sparse.length);
  assertEquals(['1000000'], Object.keys(sparse));
}
