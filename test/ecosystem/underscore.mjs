// Collections, functions, chains and templates.
import _ from 'underscore';

const rows = _.times(4000, i => ({ id: i, group: `g${i * 7919 % 13}`, score: i * 104729 % 1009, tags: [`t${i % 5}`, `t${i % 7}`] }));
console.log(JSON.stringify(_.chain(rows).groupBy('group').map((list, key) => [key, list.length, _.max(list, 'score').id, _.reduce(list, (sum, row) => sum + row.score, 0)]).sortBy(0).value()));
console.log(JSON.stringify(_.countBy(_.flatten(_.pluck(rows, 'tags')))), _.sortBy(rows, row => -row.score).slice(0, 10).map(row => row.id).join(), _.sortedIndex([10, 20, 30], 25), _.uniq(rows, 'score').length);
console.log(_.isEqual(rows, rows.map(_.clone)), JSON.stringify(_.partition([1, 2, 3, 4], n => n > 2)), JSON.stringify(_.zip([1, 2], ['a', 'b'])), JSON.stringify(_.object(['a', 'b'], [1, 2])), _.range(0, -6, -2).join(), JSON.stringify(_.chunk(_.range(7), 3)));
const template = _.template('<ul><% _.each(rows, (row, i) => { %><li class="<%- row.group %>"><%= i %>: <%= row.tags.join() %></li><% }) %></ul>');
let length = 0;
for (let i = 0; i < 25; i++) length += template({ rows: rows.slice(i, i + 200), _ }).length;
console.log(length, template({ rows: rows.slice(0, 5), _ }));
const fibonacci = _.memoize(n => n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2));
console.log(fibonacci(70), _.compose(n => n + 1, n => n * 2)(5), _.partial((a, b, c) => a + b + c, _, 'x')('y', 'z'), _.escape('<a & "b">'), _.unescape('&lt;&#x27;'), _.isMatch({ a: 1, b: 2 }, { b: 2 }), _.invert({ a: 'b' }).b);
for (const name of _.functions(_).filter(name => name.startsWith('is')).sort()) console.log(name, [null, undefined, 0, NaN, 'x', [], {}, () => {}, /x/, new Date(0), new Map(), new Set(), new Error('e'), Symbol('s'), true, new DataView(new ArrayBuffer(1)), new Uint8Array(1)].map(value => Number(Boolean(_[name](value)))).join(''));
console.log(JSON.stringify(_.mapObject(_.indexBy(rows.slice(0, 20), 'id'), (row, key) => key + row.group)), JSON.stringify(_.defaults({ a: undefined, b: 1 }, { a: 2, b: 3, c: 4 })), _.without([1, 2, 3], 2).join(), _.difference([1, 2, 3], [3, 4]).join(), _.intersection([1, 2, 3], [3, 2]).join());
