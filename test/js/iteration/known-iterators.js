// Iterators of the library's own are stepped without result objects: not where script could tell.
const makers = {
  map: () => new Map([[1, 'a'], [2, 'b'], [3, 'c']]).values(),
  set: () => new Set(['a', 'b', 'c']).values(),
  helper: () => ['a', 'b', 'c'].values().map((value) => value),
  'helper of a helper': () => new Set(['a', 'b', 'c']).values().filter(() => true).take(9),
};
const consume = {
  'for-of': (iterator) => { const found = []; for (const value of iterator) found.push(value); return found; },
  spread: (iterator) => [...iterator],
  destructuring: (iterator) => { const [a, b, c, ...rest] = iterator; return [a, b, c, ...rest]; },
  'Array.from': (iterator) => Array.from(iterator),
  'new Set': (iterator) => [...new Set(iterator)],
  drop: (iterator) => ['a', ...Iterator.prototype.drop.call(iterator, 1)],
  'yield*': (iterator) => [...(function*() { yield* iterator; })()],
};

for (const [kind, make] of Object.entries(makers)) {
  for (const [by, read] of Object.entries(consume)) {
    test(`${kind}, ${by}: as it was made`, () => {
      assertEquals(['a', 'b', 'c'], read(make()));
      const iterator = make();
      read(iterator);
      assertEquals([], [...iterator]);
      assertEquals({ value: undefined, done: true }, iterator.next());
    });
    test(`${kind}, ${by}: a next of its own`, () => {
      const iterator = make();
      const original = iterator.next;
      let calls = 0;
      iterator.next = function() {
        calls++;
        const result = original.call(this);
        return result.done ? result : { value: result.value, done: false };
      };
      assertEquals(['a', 'b', 'c'], read(iterator));
      assertSame(4, calls);
    });
    test(`${kind}, ${by}: another next on the prototype`, () => {
      const prototype = Object.getPrototypeOf(make());
      const original = prototype.next;
      let calls = 0;
      prototype.next = function() { calls++; return original.call(this); };
      try {
        assertEquals(['a', 'b', 'c'], read(make()));
      } finally {
        prototype.next = original;
      }
      assertTrue(calls >= 4);
    });
  }
}

test('the next of another kind refuses the iterator', () => {
  for (const kind of Object.keys(makers)) {
    for (const other of Object.keys(makers)) {
      const iterator = makers[kind](), foreign = makers[other]().next;
      if (iterator.next === foreign) continue;
      iterator.next = foreign;
      assertThrows(() => [...iterator], TypeError);
      assertThrows(() => { for (const value of iterator) fail(value); }, TypeError);
    }
  }
});

test('an iterator of Iterator.from is no helper', () => {
  let value = 0;
  const wrapper = Iterator.from({ next: () => ({ value: value++, done: value > 3 }) });
  assertEquals([0, 1, 2], [...wrapper]);
  wrapper.next = makers.helper().next;
  assertThrows(() => [...wrapper], TypeError);
});

test('collections that change while they are walked', () => {
  const map = new Map([[0, 0]]);
  const seen = [];
  for (const key of map.keys()) {
    seen.push(key);
    if (key < 100) map.set(key + 1, 0);
    if (key % 3 === 0) map.delete(key);
  }
  assertSame(101, seen.length);
  const set = new Set([1, 2, 3, 4]);
  const found = [];
  for (const value of set) {
    found.push(value);
    if (value === 2) set.clear();
    if (value === 2) set.add(9);
  }
  assertEquals([1, 2, 9], found);
  const entries = new Map([['a', 1]]).entries();
  const [entry] = entries;
  entry.push('own');
  assertEquals([['a', 1]], [...new Map([['a', 1]])]);
});

test('a helper that is running, has failed or has ended', () => {
  const helper = [1, 2, 3].values().map((x) => { if (x === 2) helper.next(); return x; });
  assertThrows(() => [...helper], TypeError);
  assertEquals([], [...helper]);
  const failing = [1, 2, 3].values().map((x) => { if (x === 2) throw new RangeError('two'); return x; });
  const seen = [];
  assertThrows(() => { for (const value of failing) seen.push(value); }, RangeError);
  assertEquals([1], seen);
  assertEquals([], [...failing]);
  let returned = 0;
  const source = { __proto__: Iterator.prototype, next: () => ({ value: 1, done: false }), return() { returned++; return {}; } };
  for (const value of source.map((x) => x).filter((x) => x)) break;
  assertSame(1, returned);
});

test('what is dropped is not looked at', () => {
  const log = [];
  const source = {
    __proto__: Iterator.prototype,
    next: () => ({ get done() { log.push('done'); return log.length > 4; }, get value() { log.push('value'); return 1; } }),
  };
  assertEquals([1], [...source.drop(2).take(1)]);
  assertEquals(['done', 'done', 'done', 'value'], log);
});

test('helpers upon helpers end with the stack', () => {
  let iterator = [1, 2, 3].values();
  for (let i = 0; i < 80000; i++) iterator = iterator.map((x) => x);
  assertThrows(() => [...iterator], RangeError);
  let shallow = [1, 2, 3].values();
  for (let i = 0; i < 20; i++) shallow = shallow.map((x) => x + 1);
  assertEquals([21, 22, 23], [...shallow]);
});
