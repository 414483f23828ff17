// With: protocol-support.js
// What every consumer of iterators does when a step fails or gives nonsense: the error goes on, and an iterator that failed
// by itself is not closed.
const primitives = { undefined: undefined, null: null, number: 1, string: 'text', symbol: Symbol(), boolean: true };
function assertNotClosed({ count }) {
  assertSame(0, count('get return'));
  assertSame(0, count('return'));
}

for (const [name, consumer] of Object.entries(consumers)) {
  const observed = (faults) => observe(itemsFor(consumer), faults);

  if (!consumer.handsOn) testUse(`${name}: asks once for next, once for each step, and not for the value of the last`, consumer.use, observed(),
          consumer, (thrown, { log, count }) => {
    assertSame(undefined, thrown);
    assertSame(consumer.direct ? 0 : 1, count('@@iterator'));
    assertSame(1, count('get next'));
    assertSame(4, count('next'));
    assertSame(4, count('done'));
    assertSame(3, count('value'));
    const steps = 'next,done,value,next,done,value,next,done,value,next,done';
    assertSame((consumer.direct ? '' : 'get @@iterator,@@iterator,') + 'get next,' + steps, String(log));
  });

  for (const done of [1, 'yes', {}, Symbol()]) {
    testUse(`${name}: is done when done is ${typeof done}`, consumer.use, observed({ at: 1, done: () => done }), consumer,
            (thrown, { count }) => {
      assertSame(undefined, thrown);
      assertSame(2, count('next'));
      assertSame(consumer.handsOn ? 2 : 1, count('value'));
    });
  }
  for (const done of [0, '', null, undefined, NaN]) {
    testUse(`${name}: is not done when done is ${String(done)}`, consumer.use, observed({ done: () => done }), consumer,
            (thrown, { count }) => {
      assertSame(undefined, thrown);
      assertSame(4, count('next'));
    });
  }

  for (const place of ['get @@iterator', '@@iterator', 'get next', 'next', 'done', 'value']) {
    if (consumer.direct && place.includes('@@')) continue;
    for (const at of place === 'next' || place === 'done' || place === 'value' ? [0, 1, 2] : [0]) {
      testUse(`${name}: ${place} throws at step ${at}`, consumer.use, observed({ at, [place]: throwMarker }), consumer,
              (thrown, observed) => {
        assertSame(Marker, thrown.constructor);
        assertNotClosed(observed);
        assertSame(place, observed.log.at(-1));
      });
    }
  }
  testUse(`${name}: done throws at the end`, consumer.use, observed({ at: 3, done: throwMarker }), consumer,
          (thrown, observed) => { assertSame(Marker, thrown.constructor); assertNotClosed(observed); });

  for (const [kind, value] of Object.entries(primitives)) {
    testUse(`${name}: next gives ${kind}`, consumer.use, observed({ at: 1, next: () => value }), consumer, (thrown, observed) => {
      assertSame(TypeError, thrown.constructor);
      assertNotClosed(observed);
    });
    testUse(`${name}: the property next is ${kind}`, consumer.use, observed({ 'get next': () => value }), consumer,
            (thrown, observed) => {
      assertSame(TypeError, thrown.constructor);
      assertNotClosed(observed);
    });
    if (consumer.direct) continue;
    // Some take a string for an iterable of its characters.
    if (!(kind === 'string' && ['Iterator.from', 'Iterator.prototype.flatMap, inner'].includes(name))) {
      testUse(`${name}: @@iterator gives ${kind}`, consumer.use, observed({ '@@iterator': () => value }), consumer,
              (thrown) => assertSame(TypeError, thrown.constructor));
    }
  }
  if (!consumer.direct) {
    testUse(`${name}: @@iterator cannot be called`, consumer.use, observed({ 'get @@iterator': () => 1 }), consumer,
            (thrown) => assertSame(TypeError, thrown.constructor));
  }
}

test('spread of arrays, first and later in a literal', () => {
  const arrays = [[], [1, 2, 3], [1.5, 2.5], ['a', {}, null], [1, , 3], [, ,], [1.5, , 2.5], [undefined]];
  for (const array of arrays) {
    const expected = Array.from({ length: array.length }, (_, i) => array[i]);
    for (const [found, before, after] of [[[...array], [], []], [[0, ...array], [0], []], [[...array, 0], [], [0]],
                                          [[...array, ...array], [], expected],
                                          [((...rest) => rest)(...array, 'x'), [], ['x']]]) {
      const all = [...Array.from(before)].concat(expected, after);
      assertSame(all.length, found.length);
      for (let i = 0; i < all.length; i++) {
        assertSame(all[i], found[i]);
        assertTrue(i in found);
      }
      found.push('own');
      found[0] = 'changed';
      assertEquals(expected, Array.from({ length: array.length }, (_, i) => array[i]));
    }
  }
  const ofObjects = [...[{}]];
  ofObjects.push(1, 1.5, 'x');
  assertSame('x', ofObjects[3]);
  const ofInts = [...[1, 2]];
  ofInts.push(1.5);
  assertEquals([1, 2, 1.5], ofInts);
});

test('spread of arrays looks at the prototypes and the iterator', () => {
  Array.prototype[1] = 'inherited';
  try {
    assertEquals([1, 'inherited', 3], [...[1, , 3]]);
    assertEquals([0, 1, 'inherited', 3], [0, ...[1, , 3]]);
  } finally {
    delete Array.prototype[1];
  }
  const array = [1, 2];
  array[Symbol.iterator] = function*() { yield 'own'; };
  assertEquals(['own'], [...array]);
  class List extends Array { *[Symbol.iterator]() { yield 'class'; } }
  assertEquals(['class', 0], [...List.of(1, 2), 0]);
  const prototype = Object.getPrototypeOf([][Symbol.iterator]());
  const { next } = prototype;
  prototype.next = function() { const result = next.call(this); result.value *= 2; return result; };
  try {
    assertEquals([2, 4], [...[1, 2]]);
  } finally {
    prototype.next = next;
  }
});
