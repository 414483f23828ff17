// Each iteration of a let loop has a binding of its own; var has one.
const lets = [];
for (let i = 0; i < 3; i++) lets.push(() => i);
assertArrayEquals([0, 1, 2], lets.map((f) => f()));
const vars = [];
for (var v = 0; v < 3; v++) vars.push(() => v);
assertArrayEquals([3, 3, 3], vars.map((f) => f()));

// A closure that changes its iteration's binding is seen by the update expression.
const seen = [];
for (let i = 0; i < 6; i++) {
  const skip = () => { i++; };
  seen.push(i);
  skip();
}
assertArrayEquals([0, 2, 4], seen);

function counter() {
  let n = 0;
  return { next: () => ++n, reset() { n = 0; } };
}
const a = counter(), b = counter();
a.next(); a.next(); b.next();
assertSame(3, a.next());
assertSame(2, b.next());
a.reset();
assertSame(1, a.next());

// Named function expressions bind their own name, immutably.
const named = function self(n) { self = null; return n === 0 ? 'end' : self(n - 1); };
assertSame('end', named(3));
