// A walk through lodash: its own functions, by name, over many values; results as JSON.
const _ = require('lodash');

const values = [null, undefined, 0, -0, 1.5, NaN, 'Hello World', 'fooBar-baz_qux', '', [3, 1, 2, 1], [[1, [2]], [3]], { a: 1, b: { c: [1, 2] } }, new Date(0), /x/g, new Map([[1, 2]]), new Set([1]), Symbol.iterator, () => 1, new Error('e'), Object('s'), true, [{ n: 1, g: 'x' }, { n: 3, g: 'y' }, { n: 2, g: 'x' }]];
const skip = new Set(['now', 'uniqueId', 'random', 'sample', 'sampleSize', 'shuffle', 'delay', 'defer', 'runInContext', 'noConflict', 'mixin', 'bindAll', 'chain', 'thru', 'tap', 'VERSION', 'debounce', 'throttle', 'times', 'template', 'templateSettings', 'range', 'rangeRight', 'padStart', 'padEnd', 'pad', 'repeat', 'lodash', 'create', 'wrapperLodash']);
const show = value => {
  if (value instanceof _) return `wrapper(${show(value.value())})`;
  if (typeof value === 'function') return 'function';
  const text = JSON.stringify(value, (key, v) => typeof v === 'function' ? 'function' : typeof v === 'symbol' ? String(v) : v instanceof Map ? ['map', ...v] : v instanceof Set ? ['set', ...v] : Object.is(v, -0) ? '-0' : v instanceof RegExp ? String(v) : v);
  return text === undefined ? String(value) : text.length > 120 ? `${text.slice(0, 120)}… ${text.length}` : text;
};
for (const name of _.functions(_).sort()) {
  if (skip.has(name) || name.startsWith('_')) continue;
  const results = new Map();
  for (const value of values) for (const second of ['none', 2, 'n']) {
    let text;
    try { text = show(second === 'none' ? _[name](_.cloneDeep(value)) : _[name](_.cloneDeep(value), second)); } catch (error) { text = `${error.name}`; }
    results.set(text, (results.get(text) ?? 0) + 1);
  }
  console.log(`${name}: ${[...results].map(([text, count]) => `${count} × ${text}`).join(' | ')}`);
}
const rows = _.times(3000, i => ({ id: i, group: `g${i * 7919 % 13}`, score: i * 104729 % 1009, tags: [`t${i % 5}`, `t${i % 7}`] }));
console.log(show(_(rows).groupBy('group').mapValues(list => _.meanBy(list, 'score').toFixed(3)).toPairs().sortBy([1, 0]).value()));
console.log(show(_.chain(rows).orderBy(['score', 'id'], ['desc', 'asc']).take(20).map('id').value()), show(_.countBy(_.flatMap(rows, 'tags'))));
console.log(_.isEqual(_.cloneDeep(rows), rows), show(_.merge({}, ...rows.slice(0, 50).map(row => ({ [row.group]: { [row.id]: row.tags } })))));
console.log(_.template('<% for (const row of rows) { %><li class="<%- row.group %>"><%= row.id %></li><% } %>')({ rows: rows.slice(0, 30) }));
