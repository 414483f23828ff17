// Arguments whose conversion shrinks the buffer below the array: what is gone is neither read nor written.
const sixOf = () => {
  const buffer = new ArrayBuffer(8, { maxByteLength: 8 });
  const array = new Uint8Array(buffer);
  for (let i = 0; i < 8; i++) array[i] = i;
  return { buffer, array, shrinking: (value) => ({ valueOf() { buffer.resize(6); return value; } }) };
};
const after = ({ buffer }) => {
  buffer.resize(8);
  return [...new Uint8Array(buffer)];
};

for (const [name, call, left, result] of [
  ['copyWithin, target', (a, s) => a.copyWithin(s(0), 2), [2, 3, 4, 5, 4, 5, 0, 0]],
  ['copyWithin, start', (a, s) => a.copyWithin(0, s(2)), [2, 3, 4, 5, 4, 5, 0, 0]],
  ['copyWithin, end', (a, s) => a.copyWithin(4, 0, s(8)), [0, 1, 2, 3, 0, 1, 0, 0]],
  ['copyWithin of what is gone', (a, s) => a.copyWithin(0, 6, s(8)), [0, 1, 2, 3, 4, 5, 0, 0]],
  ['fill, value', (a, s) => a.fill(s(9)), [9, 9, 9, 9, 9, 9, 0, 0]],
  ['fill, start', (a, s) => a.fill(9, s(3)), [0, 1, 2, 9, 9, 9, 0, 0]],
  ['fill, end', (a, s) => a.fill(9, 3, s(8)), [0, 1, 2, 9, 9, 9, 0, 0]],
  ['slice, end', (a, s) => a.slice(4, s(8)), [0, 1, 2, 3, 4, 5, 0, 0], [4, 5, 0, 0]],
  ['set', (a, s) => a.set([s(9), 9], 5), [0, 1, 2, 3, 4, 9, 0, 0]],
  ['with', (a, s) => a.with(0, s(9)), [0, 1, 2, 3, 4, 5, 0, 0]],
  ['an element', (a, s) => { a[7] = s(9); }, [0, 1, 2, 3, 4, 5, 0, 0]],
]) {
  test(name, () => {
    const made = sixOf();
    const given = call(made.array, made.shrinking);
    if (result) assertEquals(result, [...given]);
    assertEquals(left, after(made));
  });
}
