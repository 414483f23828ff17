// Not with: --gc-stress
// A new object is on no prototype chain yet: making one with a prototype takes the same time however long the chain is.
const flat = (n) => {
  let object = {};
  for (let i = 0; i < n; i++) object = Object.create({ object });
};
assertScalesAs(flat, (n) => {
  let object = {};
  for (let i = 0; i < n; i++) object = Object.create(object);
}, 3000);
assertScalesAs(flat, (n) => {
  let object = {};
  for (let i = 0; i < n; i++) object = { __proto__: object, own: i };
}, 3000);
assertScalesAs(flat, (n) => {
  let Class = class {};
  for (let i = 0; i < n; i++) Class = class extends Class {};
}, 1500);

// The end of a long chain is found, and changes of it are seen.
const end = {};
let start = end;
for (let i = 0; i < 20000; i++) start = Object.create(start);
const read = () => start.x;
assertEquals(undefined, read());
end.x = 1;
assertEquals(1, read());
assertEquals(1, read());
end.x = 2;
assertEquals(2, read());
delete end.x;
assertEquals(undefined, read());

// Cycles are still found.
assertThrows(() => Object.setPrototypeOf(end, start), TypeError);
assertThrows(() => { end.__proto__ = start; }, TypeError);
