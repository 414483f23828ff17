// The hundreds of modules of lodash-es, each loaded, some put to work on words and records.
import * as lodash from 'lodash-es';
import { camelCase, kebabCase, snakeCase, startCase, deburr, words, groupBy, partition, zipObject, intersectionWith, isEqual, set, get, unset, curry, memoize, flow, escape, unescape, truncate, debounce } from 'lodash-es';

const text = 'Les naïfs ægithales hâtifs pondant à Noël où il gèle sont sûrs d’être déçus: XMLHttpRequest fooBarBaz __private__ 42ndStreet 1a2b'.split(' ');
for (const change of [camelCase, kebabCase, snakeCase, startCase, deburr, words, escape]) console.log(text.map(word => change(word)).join('|'));
const object = {};
for (let i = 0; i < 4000; i++) set(object, ['a', `k${i % 37}`, i % 11, `v${i % 3}`], (get(object, ['a', `k${i % 37}`, i % 11, `v${i % 3}`]) ?? 0) + i);
unset(object, 'a.k3[2].v1');
console.log(JSON.stringify(object));
const add = curry((a, b, c) => a + b + c);
const square = memoize(n => n * n), pipeline = flow([add(1)(2), square, n => n % 97]);
console.log(Array.from({ length: 200 }, (_, i) => pipeline(i)).join());
console.log(JSON.stringify(partition(Object.keys(lodash).sort(), name => name.startsWith('is'))));
const [left, right] = [3, 5].map(step => Array.from({ length: 120 }, (_, i) => ({ n: i * step, s: { t: [i * step] } })));
console.log(JSON.stringify(intersectionWith(left, right, isEqual).map(x => x.n)));
console.log(JSON.stringify(groupBy(zipObject(text, text.map(word => word.length)), String)), truncate(text.join(' '), { length: 40, separator: ' ' }), unescape('&lt;p&gt;'), typeof debounce);
