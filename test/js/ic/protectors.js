// Flags: --host-262
// The library's short ways hold as long as nobody has changed what they rely on. Each row has a realm of its own: what is
// evaluated before and after a change there, and what it gives.
const species = ['map(x => x)', 'filter(x => true)', 'slice()', 'concat()', 'splice(0)', 'flat()', 'flatMap(x => x)'];
const typedSpecies = ['map(x => x)', 'filter(x => true)', 'slice()', 'subarray(0, 1)'];
const iterating = ['[...array]', '(([...rest]) => rest)(array)', 'Array.from(array)', '[...new Set(array)]', 'of(array)',
                   'collect(...array)', 'new Collected(...array).values', '(() => { const [a, b] = array; return [a, b]; })()'];
const withHoles = ['[1, , 3].slice()', '[1, , 3].concat()', '[...[1, , 3]]', '[1, , 3].map(x => x)', 'Array.from([1, , 3])',
                   'of([1, , 3].reverse())', '[1, , 3].join().split(",")', '[[1, , 3]].flat()', '[1, , 3].filter(x => true)',
                   'collect.apply(null, [1, , 3])', '(([a, b, c]) => [a, b, c])([1, , 3])',
                   '[1, , 3].toReversed().toReversed()', '[1, , 3].with(0, 1)'];
const rows = [
  // ---- Species
  ['constructor of the array', species.map((call) => `array.concat(1).constructor && array.${call} instanceof Mine`), false,
   'array.push(1, 2, 3); array.constructor = Mine', true],
  ['constructor of Array.prototype', species.map((call) => `[1].${call} instanceof Mine`), false,
   'Array.prototype.constructor = Mine', true],
  ['species of Array', species.map((call) => `[1].${call} instanceof Mine`), false,
   'Object.defineProperty(Array, Symbol.species, { value: Mine })', true],
  ['species of the constructor of the array', species.map((call) => `array.${call} instanceof Mine`), false,
   'array.constructor = { [Symbol.species]: Mine }', true],
  ['constructor of Uint8Array.prototype', typedSpecies.map((call) => `bytes.${call} instanceof Words`), false,
   'Uint8Array.prototype.constructor = Words', true],
  ['constructor of the typed array', typedSpecies.map((call) => `bytes.${call} instanceof Words`), false,
   'bytes.constructor = Words', true],
  ['species of %TypedArray%', typedSpecies.map((call) => `bytes.${call} instanceof Words`), false,
   'Object.defineProperty(Object.getPrototypeOf(Uint8Array), Symbol.species, { value: Words })', true],
  ['species of Uint8Array', typedSpecies.map((call) => `bytes.${call} instanceof Words`), false,
   'Object.defineProperty(Uint8Array, Symbol.species, { value: Words })', true],
  ['then: species of Promise', 'promise.then() instanceof Later', false,
   'Object.defineProperty(Promise, Symbol.species, { value: Later })', true],
  ['then: constructor of the promise', 'promise.then() instanceof Later', false, 'promise.constructor = Later', true],
  ['then: constructor of Promise.prototype', 'promise.then() instanceof Later', false,
   'Promise.prototype.constructor = Later', true],
  ['split: species of RegExp', '"a,b".split(comma).length', 2,
   'Object.defineProperty(RegExp, Symbol.species, { value: function() { return { exec: () => null }; } })', 1],
  ['split: constructor of the regular expression', 'seen = 0, "a,b".split(comma), seen', 0,
   'comma.constructor = { get [Symbol.species]() { seen++; } }', 1],

  // ---- Iteration
  ['@@iterator of Array.prototype', iterating, '1,2', 'Array.prototype[Symbol.iterator] = mine', '8,9'],
  ['@@iterator of the array', iterating, '1,2', 'array[Symbol.iterator] = mine', '8,9'],
  ['next of array iterators', iterating, '1,2', 'arrayIterators.next = mineNext()', '8,9'],
  ['[...array]: @@iterator is deleted', 'attempt(() => [...array])', '1,2', 'delete Array.prototype[Symbol.iterator]', 'TypeError'],
  ['[...array]: next is deleted', 'attempt(() => [...array])', '1,2', 'delete arrayIterators.next', 'TypeError'],
  ['[...array]: next is made an accessor', '[...array]', '1,2',
   'Object.defineProperty(arrayIterators, "next", { get: () => mineNext() })', '8,9'],
  ['[...array]: the array gets another prototype', '[...array]', '1,2',
   'Object.setPrototypeOf(array, { __proto__: Array.prototype, [Symbol.iterator]: mine })', '8,9'],
  ['[...values()]: next of array iterators', '[...array.values()]', '1,2', 'arrayIterators.next = mineNext()', '8,9'],
  ['[...map]: @@iterator of Map.prototype', '[...map]', 'k,v', 'Map.prototype[Symbol.iterator] = mine', '8,9'],
  ['[...map]: @@iterator of the map', '[...map]', 'k,v', 'map[Symbol.iterator] = mine', '8,9'],
  ['[...map]: next of map iterators', '[...map]', 'k,v', 'mapIterators.next = mineNext()', '8,9'],
  ['[...map.keys()]: next of map iterators', '[...map.keys()]', 'k', 'mapIterators.next = mineNext()', '8,9'],
  ['[...set]: @@iterator of Set.prototype', '[...set]', 's', 'Set.prototype[Symbol.iterator] = mine', '8,9'],
  ['[...set]: @@iterator of the set', '[...set]', 's', 'set[Symbol.iterator] = mine', '8,9'],
  ['[...set]: next of set iterators', '[...set]', 's', 'setIterators.next = mineNext()', '8,9'],
  ['new Map(map): next of map iterators', '[...new Map(map)]', 'k,v',
   'const next = mapIterators.next; mapIterators.next = function() { mapIterators.next = next; return { done: true }; }', ''],
  ['new Set(set): next of set iterators', '[...new Set(set)]', 's',
   'const next = setIterators.next; setIterators.next = function() { setIterators.next = next; return { done: true }; }', ''],
  ['new Map(map): set of Map.prototype', 'seen = 0, new Map(map), seen', 0,
   'Map.prototype.set = function() { seen++; }', 1],
  ['new Set(array): add of Set.prototype', 'seen = 0, new Set(array), seen', 0,
   'Set.prototype.add = function() { seen++; }', 2],
  ['new WeakSet: add of WeakSet.prototype', 'seen = 0, new WeakSet([{}]), seen', 0,
   'WeakSet.prototype.add = function() { seen++; }', 1],
  ['[...text]: @@iterator of String.prototype', '[..."ab"]', 'a,b', 'String.prototype[Symbol.iterator] = mine', '8,9'],
  ['[...text]: next of string iterators', '[..."ab"]', 'a,b', 'stringIterators.next = mineNext()', '8,9'],
  ['[...array]: @@iterator of Object.prototype does not matter', '[...array]', '1,2',
   'Object.prototype[Symbol.iterator] = mine', '1,2'],

  // ---- Holes
  ['element on Array.prototype', withHoles.map((use) => `String(${use}).includes("inherited")`), false,
   'Array.prototype[1] = "inherited"', true],
  ['element on Object.prototype', withHoles.map((use) => `String(${use}).includes("inherited")`), false,
   'Object.prototype[1] = "inherited"', true],
  ['accessor of an element on Array.prototype', withHoles.map((use) => `String(${use}).includes("inherited")`), false,
   'Object.defineProperty(Array.prototype, 1, { get: () => "inherited", set() {} })', true],
  ['Array.prototype gets another prototype', withHoles.map((use) => `String(${use}).includes("inherited")`), false,
   'Object.setPrototypeOf(Array.prototype, { __proto__: Object.prototype, 1: "inherited" })', true],
  ['indexOf and includes of a hole', '[[1, , 3].indexOf("x"), [1, , 3].includes("x"), [1, , 3].lastIndexOf("x")]',
   '-1,false,-1', 'Array.prototype[1] = "x"', '1,true,1'],
  ['pop of a hole', '[[1, ,].pop()]', '', 'Array.prototype[1] = "x"', 'x'],
  ['shift of a hole', '[[, 1].shift()]', '', 'Array.prototype[0] = "x"', 'x'],
  ['push where a setter came', 'seen = 0, [].push(1), seen', 0,
   'Object.defineProperty(Array.prototype, 0, { set() { seen++; } })', 1],
  ['unshift over a hole', 'array = [, 1], array.unshift(0), array', '0,,1', 'Array.prototype[0] = "x"', '0,x,1'],
  ['splice of a hole', '[1, , 3].splice(1, 1)', '', 'Array.prototype[1] = "x"', 'x'],
  ['sort of holes', '[3, , 1].sort()', '1,3,', 'Array.prototype[1] = 2', '1,2,3'],
  ['copyWithin of a hole', '[1, , 3].copyWithin(0, 1, 2)', ',,3', 'Array.prototype[1] = 2', '2,2,3'],
  ['fill where a setter came', 'seen = 0, new Array(2).fill(1), seen', 0,
   'Object.defineProperty(Array.prototype, 0, { set() { seen++; } })', 1],

  // ---- Concatenation, regular expressions, promises, conversions
  ['concat: @@isConcatSpreadable of the array', '[0].concat(array).length', 3, 'array[Symbol.isConcatSpreadable] = false', 2],
  ['concat: @@isConcatSpreadable of Array.prototype', '[0].concat(array).length', 3,
   'Array.prototype[Symbol.isConcatSpreadable] = false', 2],
  ['concat: @@isConcatSpreadable of Object.prototype', '[0].concat({ length: 2 }).length', 2,
   'Object.prototype[Symbol.isConcatSpreadable] = true', 3],
  ['test: exec of the regular expression', '/a/.test("b")', false, 'RegExp.prototype.exec = () => ({})', true],
  ['test: exec of one regular expression', 'comma.test("b")', false, 'comma.exec = () => ({})', true],
  ['replace: exec of RegExp.prototype', '"a".replace(/a/, "b")', 'b', 'RegExp.prototype.exec = () => null', 'a'],
  ['replace: flags of RegExp.prototype', '"aa".replace(/a/g, "b")', 'bb',
   'Object.defineProperty(RegExp.prototype, "flags", { value: "" })', 'ba'],
  ['replace: @@replace of RegExp.prototype', '"a".replace(/a/, "b")', 'b', 'RegExp.prototype[Symbol.replace] = () => "mine"', 'mine'],
  ['match: @@match of RegExp.prototype', '"a".match(/a/)[0]', 'a', 'RegExp.prototype[Symbol.match] = () => ["mine"]', 'mine'],
  ['split: @@split of RegExp.prototype', '"a,b".split(/,/)', 'a,b', 'RegExp.prototype[Symbol.split] = () => "mine"', 'mine'],
  ['search: @@search of RegExp.prototype', '"a".search(/a/)', 0, 'RegExp.prototype[Symbol.search] = () => 7', 7],
  ['split: @@split of String.prototype does not matter to a string', '"a,b".split(",")', 'a,b',
   'String.prototype[Symbol.split] = () => "mine"', 'a,b'],
  ['lastIndex: a sticky one that is read-only', 'sticky.lastIndex = 0, attempt(() => sticky.test("a"))', 'true',
   'Object.defineProperty(sticky, "lastIndex", { writable: false, value: 0 })', 'TypeError'],
  ['resolve: then of Promise.prototype', 'seen = 0, new Promise(r => r(promise)), Promise.resolve(promise) === promise', true,
   'promise.constructor = Later', false],
  ['all: resolve of Promise', 'seen = 0, Promise.all([1]), seen', 0,
   'const resolve = Promise.resolve; Promise.resolve = function(v) { seen++; return resolve.call(this, v); }', 1],
  ['all: then of Promise.prototype', 'seen = 0, Promise.all([promise]), seen', 0,
   'const then = Promise.prototype.then; Promise.prototype.then = function(...a) { seen++; return then.apply(this, a); }', 1],
  ['all: then of one promise', 'seen = 0, Promise.all([promise]), seen', 0,
   'promise.then = function() { seen++; }', 1],
  ['template: toString of String.prototype', '`${new String("a")}`', 'a', 'String.prototype.toString = () => "mine"', 'mine'],
  ['adding: valueOf of String.prototype', 'new String("a") + "b"', 'ab', 'String.prototype.valueOf = () => "mine"', 'mineb'],
  ['adding: @@toPrimitive of one string object', 'text + "b"', 'ab', 'text[Symbol.toPrimitive] = () => "mine"', 'mineb'],
  ['adding: @@toPrimitive of Object.prototype', '({}) + "b"', '[object Object]b',
   'Object.prototype[Symbol.toPrimitive] = () => "mine"', 'mineb'],
  ['join: toString of Array.prototype', '[[1], [2]].join()', '1,2', 'Array.prototype.toString = () => "mine"', 'mine,mine'],
  ['toString: join of Array.prototype', 'String([1, 2])', '1,2', 'Array.prototype.join = () => "mine"', 'mine'],
  ['instanceof: @@hasInstance of Function.prototype cannot change, that of one function can', '({}) instanceof Mine', false,
   'Object.defineProperty(Mine, Symbol.hasInstance, { value: () => true })', true],
  ['JSON: toJSON of Object.prototype', 'JSON.stringify({ a: 1 })', '{"a":1}', 'Object.prototype.toJSON = () => 7', '7'],
  ['JSON: toJSON of String.prototype does not matter to a string', 'JSON.stringify(["a"])', '["a"]',
   'String.prototype.toJSON = () => 7', '["a"]'],
  ['JSON: toJSON of Array.prototype', 'JSON.stringify([1])', '[1]', 'Array.prototype.toJSON = () => 7', '7'],
];

const prelude = `
  class Mine extends Array {}
  class Words extends Uint16Array {}
  class Later extends Promise {}
  var array = [1, 2], bytes = new Uint8Array([1, 2]), promise = Promise.resolve(1), comma = /,/, sticky = /a/y;
  var map = new Map([['k', 'v']]), set = new Set(['s']), text = new String('a'), seen = 0;
  var arrayIterators = Object.getPrototypeOf([][Symbol.iterator]());
  var mapIterators = Object.getPrototypeOf(new Map().entries()), setIterators = Object.getPrototypeOf(new Set().values());
  var stringIterators = Object.getPrototypeOf(''[Symbol.iterator]());
  // A next that gives 8 and 9, and then begins anew.
  function mineNext() {
    let step = 0;
    return () => { step = (step + 1) % 3; return step === 0 ? { done: true } : { value: 7 + step, done: false }; };
  }
  function mine() { return { next: mineNext() }; }
  function collect(...rest) { return rest; }
  function Collected() { this.values = [].slice.call(arguments); }
  function of(list) { const out = []; for (const each of list) out.push(each); return out; }
  function attempt(run) { try { return String(run()); } catch (error) { return error.name; } }
`;

for (const [name, uses, before, change, after] of rows) {
  test(name, () => {
    const realm = $262.createRealm();
    realm.evalScript(prelude);
    const evaluated = [uses].flat().map((use) => [use, realm.evalScript(`() => (${use})`)]);
    const check = (expected, when) => {
      for (const [use, evaluate] of evaluated) {
        const value = evaluate();
        assertSame(expected, typeof value === 'object' ? String(value) : value, `${use} ${when} the change`);
      }
    };
    for (let i = 0; i < 5; i++) check(before, 'before');
    realm.evalScript(change);
    check(after, 'after');
  });
}
