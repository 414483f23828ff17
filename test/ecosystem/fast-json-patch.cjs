// RFC 6902: patches applied, compared, observed and checked.
const { applyPatch, compare, observe, generate, validate, applyOperation, getValueByPointer, escapePathComponent, deepClone } = require('fast-json-patch');

const make = n => ({ rows: Array.from({ length: 120 }, (_, i) => ({ id: i, name: `n${(i * n) % 17}`, 'a/b': { '~t': [i % n, { deep: i }] } })), counts: Object.fromEntries(Array.from({ length: n * 5 }, (_, i) => [`k${i}`, i * n])) });
let document = make(3);
for (const n of [4, 7, 2, 9]) {
  const next = make(n), patch = compare(document, next, n % 2 === 0);
  console.log(patch.length, JSON.stringify(patch.slice(0, 6)));
  const result = applyPatch(deepClone(document), patch, true).newDocument;
  console.log(JSON.stringify(result) === JSON.stringify(next), compare(result, next).length, getValueByPointer(result, '/rows/5/a~1b/~0t/1/deep'));
  document = next;
}
const observer = observe(document);
for (let i = 0; i < 60; i++) { document.rows[i].name += '!'; document.rows[i]['a/b']['~t'].push(i); if (i % 9 === 0) document.rows.splice(i, 1); delete document.counts[`k${i}`]; }
const seen = generate(observer);
console.log(seen.length, JSON.stringify(seen.slice(0, 8)));
let target = { a: { b: [1, 2, 3] }, c: 'x' };
for (const operation of [{ op: 'add', path: '/a/b/1', value: 9 }, { op: 'move', from: '/a/b/0', path: '/a/b/-' }, { op: 'copy', from: '/a', path: '/d' }, { op: 'test', path: '/c', value: 'x' }, { op: 'replace', path: '/a/b', value: { n: null } }, { op: 'remove', path: '/d/b/0' }, { op: 'add', path: '', value: { whole: 1 } }]) { target = applyOperation(target, operation).newDocument; console.log(JSON.stringify(target)); }
for (const bad of [[{ op: 'remove', path: '/x' }], [{ op: 'test', path: '/whole', value: 2 }], [{ op: 'nope', path: '/a' }], [{ op: 'add', path: 'a', value: 1 }], [{ op: 'replace', path: '/whole' }], 'x']) { const error = validate(bad, { whole: 1 }); console.log(error?.name, error?.index); }
console.log(escapePathComponent('a/b~c'));
