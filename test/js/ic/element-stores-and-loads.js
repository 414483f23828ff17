// Elements that take more than overwriting: appending, filling holes, other kinds, arguments, the end of an array; and the
// prototypes that may have a say.

function warm(f, ...args) { for (let i = 0; i < 20; i++) f(...args); }

// Appending keeps length and kind right, one behind the other and far behind.
{
  const append = (a, v) => { a[a.length] = v; return a.length; };
  const ints = [];
  for (let i = 0; i < 100; i++) assertEquals(i + 1, append(ints, i));
  append(ints, 1.5);
  append(ints, 'text');
  append(ints, undefined);
  assertEquals([99, 1.5, 'text', undefined], ints.slice(99));
  const far = [1];
  far[10] = 2;
  assertEquals(11, far.length);
  assertEquals(false, 5 in far);
}

// A setter or a read-only element on a prototype is met by stores to holes and past the end.
{
  const log = [];
  const store = (a, i, v) => { a[i] = v; };
  warm(store, [, 1], 0, 'x');
  const special = [, 1];
  Object.setPrototypeOf(special, Object.defineProperty(Object.create(Array.prototype), 0, { set(v) { log.push(v); } }));
  store(special, 0, 'caught');
  assertEquals(['caught'], log);
  assertEquals(false, special.hasOwnProperty(0));
  Object.defineProperty(Object.prototype, 5, { value: 'fixed', writable: false, configurable: true });
  const plain = [1, 2];
  store(plain, 5, 'no');
  assertEquals(2, plain.length);
  assertThrows(() => { 'use strict'; plain[5] = 1; }, TypeError);
  delete Object.prototype[5];
}

// Holes and indices past the end read what prototypes have; undefined without.
{
  const load = (a, i) => a[i];
  const holey = [1, , 3];
  warm(load, holey, 1);
  warm(load, holey, 7);
  assertEquals(undefined, load(holey, 1));
  Array.prototype[1] = 'from the prototype';
  Object.prototype[7] = 'from behind';
  assertEquals('from the prototype', load(holey, 1));
  assertEquals('from behind', load(holey, 7));
  delete Array.prototype[1];
  delete Object.prototype[7];
  assertEquals(undefined, load(holey, 7));
}

// arguments: mapped elements are the parameters, in both directions; the others are their own.
{
  const sloppy = new Function('a', 'b', `
    arguments[0] = 'x'; b = 'y';
    const seen = [a, arguments[1], arguments[2], arguments[9]];
    arguments[2] = 'z';
    return seen.concat(arguments[2]);`);
  warm(sloppy, 1, 2, 3);
  assertEquals(['x', 'y', 3, undefined, 'z'], sloppy(1, 2, 3));
  const strict = function(a) { 'use strict'; arguments[0] = 'x'; return [a, arguments[0], arguments[1]]; };
  warm(strict, 1);
  assertEquals([1, 'x', undefined], strict(1));
  const unmapped = new Function('a', 'delete arguments[0]; arguments[0] = 2; return a;');
  warm(unmapped, 1);
  assertEquals(1, unmapped(1));
}

// Frozen, sealed and non-extensible arrays refuse what they must.
{
  const append = (a) => { 'use strict'; a[a.length] = 1; };
  const fill = (a) => { 'use strict'; a[0] = 1; };
  warm(append, []);
  warm(fill, [0]);
  for (const lock of [Object.freeze, Object.seal, Object.preventExtensions]) {
    assertThrows(() => append(lock([1])), TypeError);
    assertThrows(() => fill(lock([, 1])), TypeError);
  }
  assertThrows(() => fill(Object.freeze([0])), TypeError);
  const fixed = Object.defineProperty([1], 'length', { writable: false });
  assertThrows(() => append(fixed), TypeError);
}

// `length` as a target.
{
  const cut = (a, n) => { a.length = n; return a.length; };
  warm(cut, [1, 2, 3], 1);
  assertEquals(2, cut([1, 2, 3], 2));
  assertEquals(5, cut([1], 5));
  assertThrows(() => cut([], -1), RangeError);
  assertThrows(() => cut([], 1.5), RangeError);
  const strict = (a, n) => { 'use strict'; a.length = n; };
  assertThrows(() => strict(Object.freeze([1]), 1), TypeError);
}

// Characters of strings in pieces: each way to build one, before and after it is joined.
{
  const at = (s, i) => s[i];
  warm(at, 'abc', 1);
  let rope = '';
  for (let i = 0; i < 100; i++) rope += 'abcdefghij';
  assertEquals('c', at(rope, 502));
  assertEquals('d', at(rope, 503));
  const cut = rope.slice(7, 900);
  assertEquals('h', at(cut, 0));
  assertEquals('\u1234', at(rope + '\u1234'.repeat(20), 1003));
  assertEquals(undefined, at(rope, 1000));
  String.prototype[2000] = 'beyond';
  assertEquals('beyond', at(rope, 2000));
  delete String.prototype[2000];
}

// An element that a prototype gets is seen by what trusts that there are none.
{
  const holey = [1, , 3];
  const store = (o, i, v) => { o[i] = v; };
  for (let i = 0; i < 20; i++) store([0], 0, i);
  assertEquals('1,,3', holey.join());
  store(Array.prototype, 1, 'x');
  assertEquals('1,x,3', holey.join());
  assertEquals([1, 'x', 3], [...holey]);
  assertEquals(1, holey.indexOf('x'));
  delete Array.prototype[1];
}
