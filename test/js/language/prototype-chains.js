// A prototype chain of some length; deep-prototype-chains.js has longer ones.
const end = {};
let start = end;
for (let i = 0; i < 1000; i++) start = Object.create(start);

test('the end of a long chain is found, and changes of it are seen', () => {
  const read = () => start.x;
  for (let i = 0; i < 3; i++) assertEquals(undefined, read());
  for (const value of [1, 2]) {
    end.x = value;
    for (let i = 0; i < 3; i++) assertEquals(value, read());
  }
  delete end.x;
  assertEquals(undefined, read());
});

test('cycles through a long chain are found', () => {
  assertThrows(() => Object.setPrototypeOf(end, start), TypeError);
  assertThrows(() => { end.__proto__ = start; }, TypeError);
});
