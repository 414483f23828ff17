// Many small changes to a deep frozen state, with patches there and back.
import { produce, produceWithPatches, applyPatches, enablePatches, enableMapSet, original, isDraft, freeze } from 'immer';

enablePatches(); enableMapSet();
let state = freeze({ users: new Map(), tags: new Set(), rows: Array.from({ length: 60 }, (_, i) => ({ id: i, cells: [i, { deep: i }] })), log: [] }, true);
const history = [];
for (let i = 0; i < 800; i++) {
  const [next, patches, inverse] = produceWithPatches(state, draft => {
    const row = draft.rows[i * 7 % draft.rows.length];
    row.cells[1].deep += i;
    if (i % 5 === 0) draft.users.set(`u${i % 40}`, { name: `name ${i}`, row });
    if (i % 7 === 0) draft.tags.add(i % 21);
    if (i % 11 === 0) draft.tags.delete(i % 3);
    if (i % 50 === 0) draft.rows.splice(3, 1, { id: -i, cells: [0, { deep: 0 }] });
    if (i % 13 === 0) { const user = draft.users.get(`u${i % 40}`); if (user) user.name += '!'; }
    draft.log.push(isDraft(row) && original(row).cells[1].deep);
    if (draft.log.length > 20) draft.log.shift();
  });
  history.push({ patches, inverse });
  state = next;
}
const show = value => JSON.stringify(value, (key, v) => v instanceof Map ? [...v] : v instanceof Set ? [...v] : v);
console.log(show(state));
let back = state;
for (const { inverse } of history.slice().reverse()) back = applyPatches(back, inverse);
console.log(show(back));
console.log(show(history.slice(0, 12)));
let again = back;
for (const { patches } of history) again = applyPatches(again, patches);
console.log(show(again) === show(state), Object.isFrozen(state.rows[0].cells), produce(state, () => {}) === state);
try { state.rows.push(1); } catch (error) { console.log(error.name); }
