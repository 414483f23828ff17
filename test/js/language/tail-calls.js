// Flags: --tail-calls
// Calls in tail position of strict code take the frame of their caller, whatever their arguments are.
'use strict';

const kDeep = 20000;

test('of one function', () => {
  function count(n, sum) { return n === 0 ? sum : count(n - 1, sum + n); }
  assertSame(kDeep * (kDeep + 1) / 2, count(kDeep, 0));
  const arrow = (n) => n === 0 || arrow(n - 1);
  assertTrue(arrow(kDeep));
  function chain(n) { if (n > 0) { for (const x of [1]) void x; return (0, chain)(n - 1); } return 'end'; }
  assertSame('end', chain(kDeep));
});

test('more and fewer arguments than the caller has', () => {
  function none() { return left-- > 0 ? many(1, 2, 3, 4, 5, 6, 7, 8, 9) : 'none'; }
  function many(a, b, c, d, e, f, g, h, i, missing, also) {
    const sum = a + b + c + d + e + f + g + h + i;
    return sum === 45 && missing === undefined && also === undefined ? few(a) : 'wrong';
  }
  function few(a, b) { return b === undefined ? none(a, a, a, a, a, a, a, a, a, a, a, a, a, a) : 'wrong'; }
  let left = kDeep;
  assertSame('none', none());
  function spread(n, ...rest) { return n === 0 ? rest.join() : spread(n - 1, ...rest, ...(n % 1000 ? [] : [n])); }
  assertSame('3000,2000,1000', spread(3500));
  function list() { return arguments[0] === 0 ? arguments.length : list(arguments[0] - 1, 1, 2); }
  assertSame(3, list(kDeep));
  function templates(strings, n) { return n === 0 ? strings.raw[1] : templates`a${n - 1}b`; }
  assertSame('b', templates([], kDeep));
});

test('receivers, properties, eval by name', () => {
  const object = {
    n: kDeep,
    step() { return this.n-- > 0 ? this.step() : this?.end?.(); },
    end() { return this === object; },
  };
  assertTrue(object.step());
  const named = new Function('n', 'eval', `return (function strict(n) {
    'use strict';
    return n === 0 ? 'named' : eval(n - 1);
  })(n)`);
  assertSame('named', named(3, function eval_(n) { return named(n, eval_); }));
});

test('what has more to do keeps its frame', () => {
  function thrower() { throw new RangeError('thrown'); }
  function protect() { try { return thrower(); } catch (e) { return e.message; } }
  assertSame('thrown', protect());
  const log = [];
  function callee() { log.push('callee'); return 'value'; }
  function finalize() { try { return callee(); } finally { log.push('finally'); } }
  assertSame('value', finalize());
  assertEquals(['callee', 'finally'], log);
  function closing() {
    for (const x of { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return() { log.push('closed'); return {}; } }) }) {
      return callee();
    }
  }
  assertSame('value', closing());
  assertSame('callee,closed', log.slice(2).join());
  function inFinally(n) { try { void 0; } finally { return n === 0 ? 'done' : inFinally(n - 1); } }
  assertSame('done', inFinally(kDeep));
  function inCatch(n) { try { throw n; } catch (e) { return e === 0 ? 'caught' : inCatch(e - 1); } }
  assertSame('caught', inCatch(kDeep));
});

test('constructors', () => {
  function Made() { this.made = true; return primitive(); }
  function primitive() { return 1; }
  assertTrue(new Made().made);
  class Base { constructor() { return callee(); } }
  const own = {};
  function callee() { return own; }
  assertSame(own, new Base());
});

test('frames that C++ made, accessors', () => {
  const add = (a, b) => a + b;
  const compare = (a, b) => difference(a, b);
  const difference = (a, b) => a - b;
  assertEquals([1, 2, 3], [3, 1, 2].sort(compare));
  assertSame(10, [1, 2, 3, 4].reduce((a, b) => add(a, b)));
  let seen;
  const store = (v) => { seen = v; return 'ignored'; };
  const object = { get x() { return add(2, 3); }, set x(v) { return store(v); } };
  assertSame(5, object.x);
  assertSame(7, object.x = 7);
  assertSame(7, seen);
  assertSame(6, Reflect.apply((...list) => Math.max(...list), null, [1, 6, 2]));
  assertSame('2', ((x) => String.prototype.concat.call(x))(2));
  assertSame(3, ((...list) => add.bind(null, 1)(...list))(2));
  assertThrows(() => ((f) => f())(class {}), TypeError);
  assertThrows(() => ((f) => f())(1), TypeError);
});

test('other calls still need frames', () => {
  function deep(n) { return 1 + deep(n + 1); }
  assertThrows(() => deep(0), RangeError);
  function* generate(n) { if (n > 0) return yield* generate(n - 1); return 'generated'; }
  assertSame('generated', generate(50).next().value);
});
