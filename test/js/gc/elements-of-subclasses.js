// Flags: --expose-gc --verify-heap
// The elements of a subclass's array are its own: no other array is left with them that knows less of their kind.
class Sub extends Array {}
const others = { object: {}, text: 'x', double: 1.5, array: [1] };
for (const [name, value] of Object.entries(others)) {
  test(`stores of another kind, ${name}`, () => {
    const array = new Sub(1, 2);
    array[0] = value;
    gc();
    assertArrayEquals([value, 2], array);
  });
  test(`definitions of another kind, ${name}`, () => {
    const array = new Sub(1, 2);
    Object.defineProperty(array, 0, { value });
    gc();
    assertArrayEquals([value, 2], array);
  });
  test(`results of map, ${name}`, () => {
    const array = new Sub(1, 2).map(() => value);
    gc();
    assertArrayEquals([value, value], array);
  });
}
test('a length alone', () => {
  const array = new Sub(4);
  array[3] = {};
  gc();
  assertSame(4, array.length);
});
