// Arguments whose conversion changes the array itself: what happens is what happens to an array behind a proxy, for which
// there are no short ways.
const accessor = { get: () => 'got', set(value) {}, configurable: true };
const changes = {
  'shortened': (a) => { a.length = 2; },
  'emptied': (a) => { a.length = 0; },
  'extended': (a) => { a.push('new', 'newer'); },
  'given a hole': (a) => { delete a[1]; },
  'given an accessor': (a) => Object.defineProperty(a, 1, accessor),
  'frozen': (a) => Object.freeze(a),
  'made sparse': (a) => { a[100000] = 'far'; },
  'given elements of other kinds': (a) => { a[0] = {}; a[2] = 2.5; },
};
const arrays = {
  ints: () => [1, 2, 3, 4, 5, 6],
  doubles: () => [1.5, 2, 3.5, 4, 5.5, 6],
  objects: () => ['a', {}, 'c', null, 'e', 'f'],
  holes: () => [1, , 3, , 5, 6],
};
const calls = {
  splice: (a, evil) => a.splice(evil, 3, 'x'),
  'splice, count': (a, evil) => a.splice(1, evil, 'x', 'y', 'z'),
  fill: (a, evil) => a.fill('x', evil),
  'fill, end': (a, evil) => a.fill('x', 0, evil),
  copyWithin: (a, evil) => a.copyWithin(evil, 3),
  'copyWithin, start': (a, evil) => a.copyWithin(3, evil),
  'copyWithin, end': (a, evil) => a.copyWithin(3, 0, evil),
  slice: (a, evil) => a.slice(evil),
  'slice, end': (a, evil) => a.slice(0, evil),
  at: (a, evil) => a.at(evil),
  with: (a, evil) => a.with(evil, 'x'),
  indexOf: (a, evil) => a.indexOf(5, evil),
  lastIndexOf: (a, evil) => a.lastIndexOf(3, evil),
  includes: (a, evil) => a.includes(undefined, evil),
  toSpliced: (a, evil) => a.toSpliced(evil, 2, 'x'),
  flat: (a, evil) => a.flat(evil),
  join: (a, evil) => a.join(evil),
};

function outcome(make, call, change, wrap) {
  const array = make();
  const evil = { valueOf() { change(array); return 1; }, toString() { change(array); return '-'; } };
  let result;
  try {
    result = call(wrap(array), evil);
  } catch (error) {
    result = error.name;
  }
  const properties = (object) => Object.entries(Object.getOwnPropertyDescriptors(object));
  return [typeof result === 'object' && result !== null ? properties(result) : result, properties(array)];
}
for (const [method, call] of Object.entries(calls)) {
  for (const [how, change] of Object.entries(changes)) {
    for (const [kind, make] of Object.entries(arrays)) {
      test(`${method} of ${kind}, ${how}`, () => {
        assertEquals(outcome(make, call, change, (a) => new Proxy(a, {})), outcome(make, call, change, (a) => a));
      });
    }
  }
}
