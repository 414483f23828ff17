// Flags: --max-heap-size=64
// Lists as long as script chose: one that the heap can never hold is a RangeError before anything is read or allocated.
// What fits is made: long-lists.js.
function assertTooLong(run, name) {
  let error;
  const start = Date.now();
  try {
    run();
  } catch (e) {
    error = e;
  }
  assertTrue(error instanceof RangeError, name + ': ' + error);
  assertTrue(Date.now() - start < 2000, name + ' took long');
}

const noop = () => undefined;
// Each takes what it is given for its length alone: array-likes without elements, typed arrays.
const makers = {
  keys: a => Object.keys(a),
  values: a => Object.values(a),
  entries: a => Object.entries(a),
  getOwnPropertyNames: a => Object.getOwnPropertyNames(a),
  ownKeys: a => Reflect.ownKeys(a),
  descriptors: a => Object.getOwnPropertyDescriptors(a),
  forIn: a => { for (const key in a) return key; },
  forInInherited: a => { for (const key in Object.create(a)) return key; },
  assign: a => Object.assign({}, a),
  spreadOfProperties: a => ({...a}),
  rest: a => { const {length, ...rest} = a; return rest; },
  defineProperties: a => Object.defineProperties({}, a),
  stringify: a => JSON.stringify(a),
  groupByKeys: a => Object.groupBy(Object.keys(a), noop),
};
const fromArrayLike = {
  apply: a => noop.apply(null, a),
  reflectApply: a => Reflect.apply(noop, null, a),
  reflectConstruct: a => Reflect.construct(Array, a),
  bind: a => noop.bind.apply(noop, a),
  proxyKeys: a => Object.keys(new Proxy({}, {ownKeys: () => a})),
  fromCharCode: a => String.fromCharCode.apply(null, a),
  toSorted: a => Array.prototype.toSorted.call(a),
  toReversed: a => Array.prototype.toReversed.call(a),
  toSpliced: a => Array.prototype.toSpliced.call(a, 0, 0),
  with: a => Array.prototype.with.call(a, 0, 1),
};

// 2^23 words are the whole heap: no list has as many. Strings for keys need three words more each.
const bytes = new Uint8Array(2 ** 23);
for (const name in makers) assertTooLong(() => makers[name](bytes), name);
for (const length of [2 ** 23, 2 ** 27, 2 ** 27 + 1, 2 ** 28, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1]) {
  for (const name in fromArrayLike) assertTooLong(() => fromArrayLike[name]({length}), name + ' of ' + length);
}
assertTooLong(() => bytes.sort(() => 0), 'sort');
assertTooLong(() => new Array(2 ** 24).toReversed(), 'toReversed of an array');
