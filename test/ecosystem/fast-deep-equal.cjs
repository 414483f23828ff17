// Equality of large trees that are the same, and that differ in one place.
const equal = require('fast-deep-equal'), es6 = require('fast-deep-equal/es6');

const tree = (depth, change) => depth === 0
  ? { number: depth + (change === 0 ? 1 : 0), text: `leaf ${change === 1}`, date: new Date(change === 2 ? 1 : 0), regexp: change === 3 ? /a/i : /a/g, nan: NaN, nothing: null, list: [1, , 3] }
  : { left: tree(depth - 1, change), right: tree(depth - 1, -1), name: `node ${depth}`, list: Array.from({ length: 8 }, (_, i) => i * depth) };
const base = tree(11, -1);
for (let change = -1; change < 4; change++) console.log(change, equal(base, tree(11, change)), es6(base, tree(11, change)));
for (let round = 0; round < 6; round++) if (!equal(base, tree(11, -1))) console.log('differs');
const values = [undefined, null, 0, -0, NaN, '', 'a', true, [], [1], [[1]], {}, { a: 1 }, { a: undefined }, { b: undefined }, new Date(0), new Date(1), /x/, /x/g, () => {}, Symbol.iterator, Object(1), Object.create(null), { toString() { return 'x'; } }, { valueOf: () => 1 }, new Error('e')];
const special = [new Map([[1, { a: 1 }]]), new Map([[1, { a: 2 }]]), new Set([1, 2]), new Set([2, 1]), new Uint8Array([1, 2]), new Uint8Array([1, 3]), new Uint16Array([1, 2]), new ArrayBuffer(2)];
for (const a of values) console.log(values.map(b => { try { return Number(equal(a, b)); } catch (error) { return error.name[0]; } }).join(''));
for (const a of special) console.log(special.map(b => Number(es6(a, b))).join(''));
