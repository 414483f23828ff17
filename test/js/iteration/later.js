// With: protocol-support.js
// Asynchronous consumers: as steps.js and closing.js, and what is peculiar to promises and to synchronous iterators that
// are used asynchronously.
const later = { later: true };
const reject = () => Promise.reject(new Marker);
const itemsOf = () => [0, 1, 2];

for (const [name, { use, handsOn }] of Object.entries(laterConsumers)) {
  for (const async of [true, false]) {
    const kind = `${name}, ${async ? 'async' : 'sync'} iterator`;
    const observed = (faults) => observe(itemsOf(), { ...faults, async });
    const throws = (what, faults, type, closed) => {
      testUse(`${kind}: ${what}`, use, observed(faults), later, (thrown, { count }) => {
        assertSame(type, thrown && thrown.constructor);
        assertSame(closed ? 1 : 0, count('get return'));
      });
    };

    testUse(`${kind}: asks once for next, and once for each step`, use, observed(), later, (thrown, { log, count }) => {
      assertSame(undefined, thrown);
      assertSame(1, count('@@iterator'));
      assertSame(1, count('get next'));
      assertSame(4, count('next'));
      assertSame(4, count('done'));
      // A result of a synchronous iterator is unpacked whole.
      assertSame(handsOn || !async ? 4 : 3, count('value'));
      assertSame(0, count('get return'));
    });
    for (const place of ['get @@iterator', '@@iterator', 'get next']) throws(`${place} throws`, { [place]: throwMarker }, Marker);
    for (const at of [0, 1, 2]) {
      for (const place of ['next', 'done', 'value']) {
        throws(`${place} throws at step ${at}`, { at, [place]: throwMarker }, Marker);
      }
    }
    throws('@@iterator cannot be called', { 'get @@iterator': () => 1 }, TypeError);
    for (const value of [undefined, null, 1, 'text', Symbol()]) {
      const text = String(value);
      throws(`@@iterator gives ${text}`, { '@@iterator': () => value }, TypeError);
      throws(`the property next is ${text}`, { 'get next': () => value }, TypeError);
      throws(`next gives ${text}`, { at: 1, next: () => value }, TypeError);
    }
    if (async) {
      throws('next gives a promise that is rejected', { at: 1, next: reject }, Marker);
      throws('next gives a thenable whose then throws', { at: 1, next: () => ({ get then() { throwMarker(); } }) }, Marker);
      const promise = Promise.resolve(0);
      testUse(`${kind}: a promise as value is handed on`, use, observed({ value: () => promise }), later,
              (thrown) => assertSame(undefined, thrown));
    } else {
      // The iterator did not fail: it is told that its value was not taken.
      throws('value gives a promise that is rejected', { at: 1, value: reject }, Marker, true);
      throws('value gives a promise that is rejected, and return throws',
             { at: 1, value: reject, return() { throw new EvalError; } }, Marker, true);
      throws('value gives a promise whose constructor throws', {
        at: 1, value: () => Object.defineProperty(Promise.resolve(), 'constructor', { get: throwMarker }),
      }, Marker, true);
      throws('the last value gives a promise that is rejected', { at: 3, value: reject }, Marker);
    }
  }
}

const left = {
  'for await, break': async (x) => { for await (const each of x) break; },
  'for await, return': async (x) => { for await (const each of x) return each; },
  'for await, continue of an outer loop': async (x) => { out: do { for await (const each of x) continue out; } while (false); },
  'for await in an async generator that is returned': async (x) => {
    const g = (async function*() { for await (const each of x) yield each; })();
    await g.next();
    await g.return();
  },
  'yield* of an async generator that is returned': async (x) => {
    const g = (async function*() { yield* x; })();
    await g.next();
    await g.return();
  },
};
const aborted = {
  'for await, throw': async (x) => { for await (const each of x) throwMarker(); },
  'for await, rejected await': async (x) => { for await (const each of x) await Promise.reject(new Marker); },
  'for await, destructuring': async (x) => { for await (const { p = throwMarker() } of x); },
  'for await in an async generator that is thrown into': async (x) => {
    const g = (async function*() { for await (const each of x) yield each; })();
    await g.next();
    await g.throw(new Marker);
  },
  'Array.fromAsync, function': (x) => Array.fromAsync(x, throwMarker),
  'Array.fromAsync, function that rejects': (x) => Array.fromAsync(x, async () => throwMarker()),
  'Array.fromAsync, element that cannot be defined':
    (x) => Array.fromAsync.call(function() { return Object.defineProperty({}, 0, { set: throwMarker }); }, x),
};

for (const async of [true, false]) {
  const observed = (faults) => observe(itemsOf(), { ...faults, async });
  for (const [what, use] of Object.entries(left)) {
    const name = `${what}, ${async ? 'async' : 'sync'} iterator`;
    const gives = (fault, faults, type, calls) => {
      testUse(`${name}: ${fault}`, use, observed(faults), later, (thrown, { count }) => {
        assertSame(type, thrown && thrown.constructor);
        assertSame(1, count('get return'));
        assertSame(calls, count('return'));
      });
    };
    gives('closes', {}, undefined, 1);
    gives('there is no return', { 'get return': () => undefined }, undefined, 0);
    gives('return throws', { return: throwMarker }, Marker, 1);
    gives('the getter of return throws', { 'get return': throwMarker }, Marker, 0);
    gives('return cannot be called', { 'get return': () => 1 }, TypeError, 0);
    gives('return gives a number', { return: () => 1 }, TypeError, 1);
    if (async) gives('return gives a promise that is rejected', { return: reject }, Marker, 1);
  }
  for (const [what, use] of Object.entries(aborted)) {
    const name = `${what}, ${async ? 'async' : 'sync'} iterator`;
    const error = what.includes('cannot be defined') ? TypeError : Marker;
    const goesOn = (fault, faults, calls) => {
      testUse(`${name}: ${fault}`, use, observed(faults), later, (thrown, { count }) => {
        assertSame(error, thrown && thrown.constructor);
        assertSame(1, count('get return'));
        assertSame(calls, count('return'));
      });
    };
    goesOn('closes', {}, 1);
    goesOn('there is no return', { 'get return': () => undefined }, 0);
    goesOn('return throws', { return() { throw new EvalError; } }, 1);
    goesOn('the getter of return throws', { 'get return'() { throw new EvalError; } }, 0);
    goesOn('return cannot be called', { 'get return': () => 1 }, 0);
    goesOn('return gives a number', { return: () => 1 }, 1);
    if (async) goesOn('return gives a promise that is rejected', { return: () => Promise.reject(new EvalError) }, 1);
  }
}
