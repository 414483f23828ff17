function* count(from, to) {
  for (let i = from; i <= to; i++) yield i;
  return 'done';
}
assertArrayEquals([1, 2, 3], [...count(1, 3)]);

function* conversation() {
  const log = [];
  try {
    log.push(yield 'first');
    log.push(yield 'second');
  } catch (e) {
    log.push('caught ' + e);
    yield 'recovered';
  } finally {
    log.push('finally');
    yield log;
  }
}
let g = conversation();
assertEquals({ value: 'first', done: false }, g.next('ignored'));
assertEquals({ value: 'second', done: false }, g.next('a'));
assertEquals({ value: 'recovered', done: false }, g.throw('error'));
assertEquals({ value: ['a', 'caught error', 'finally'], done: false }, g.next());
assertEquals({ value: undefined, done: true }, g.next());

g = conversation();
g.next();
assertEquals({ value: ['finally'], done: false }, g.return('early'));
assertEquals({ value: 'early', done: true }, g.next());

function* delegate() {
  const result = yield* count(1, 2);
  yield result;
  yield* [10, 20];
}
assertArrayEquals([1, 2, 'done', 10, 20], Array.from(delegate()));

function* fibonacci() { for (let [a, b] = [0, 1];; [a, b] = [b, a + b]) yield a; }
const firsts = [];
for (const n of fibonacci()) { if (n > 50) break; firsts.push(n); }
assertArrayEquals([0, 1, 1, 2, 3, 5, 8, 13, 21, 34], firsts);

const running = (function*() { running.next(); })();
assertThrows(() => running.next(), TypeError, /already running/);
assertThrows(() => new (function*() {})(), TypeError);
const object = { *method() { yield this.v; }, v: 9 };
assertSame(9, object.method().next().value);
assertThrows('function* f() { function g() { yield 1 } }', SyntaxError);
// Recursion through yield*.
function* walk(tree) { if (tree) { yield* walk(tree.l); yield tree.v; yield* walk(tree.r); } }
assertArrayEquals([1, 2, 3], [...walk({ v: 2, l: { v: 1 }, r: { v: 3 } })]);
