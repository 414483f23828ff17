// Differences of documents as deltas, applied, reversed and formatted.
import * as jsondiffpatch from 'jsondiffpatch';
import * as jsonpatch from 'jsondiffpatch/formatters/jsonpatch';

const differ = jsondiffpatch.create({ objectHash: (item, index) => item.id ?? `$${index}`, arrays: { detectMove: true }, cloneDiffValues: true });
const make = change => ({ title: `Document ${change}`, items: Array.from({ length: 90 }, (_, i) => ({ id: (i * (change ? 7 : 1)) % 90 + (i % 30 === change ? 100 : 0), name: `n${i % 11}`, tags: ['a', `t${(i + change) % 5}`], deep: { x: { y: i * change % 13, same: [1, 2, 3] } } })), map: { [`k${change}`]: 1, both: [[change], { z: null }], date: null } });
let state = make(0);
for (const change of [1, 2, 3]) {
  const next = make(change), delta = differ.diff(state, next);
  const text = JSON.stringify(delta);
  console.log(text.slice(0, 1500), text.length);
  const patched = differ.patch(differ.clone(state), delta);
  console.log(differ.diff(patched, next) === undefined, differ.diff(differ.unpatch(differ.clone(next), delta), state) === undefined, JSON.stringify(differ.reverse(delta)).length);
  console.log(JSON.stringify(jsonpatch.format(delta)).slice(0, 800));
  state = next;
}
console.log(JSON.stringify(differ.diff([1, 2, 3, { id: 1 }], [3, { id: 1, a: 1 }, 1])), JSON.stringify(differ.diff({ a: 1 }, { a: '1' })), differ.diff({ a: 1 }, { a: 1 }));
for (let i = 0; i < 20; i++) differ.diff(make(i % 4), make((i + 1) % 4));
