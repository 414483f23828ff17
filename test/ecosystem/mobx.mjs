// Observables, computed values and reactions.
import { observable, computed, autorun, reaction, when, makeAutoObservable, runInAction, action, toJS, observe, intercept, configure, isObservable } from 'mobx';

configure({ enforceActions: 'never' });
class Store {
  rows = []; filter = 0; runs = 0;
  constructor() { makeAutoObservable(this, { runs: false }); }
  get visible() { this.runs++; return this.rows.filter(row => row.n % 5 >= this.filter); }
  get total() { return this.visible.reduce((sum, row) => sum + row.n * row.weight, 0); }
  add(n) { this.rows.push({ n, weight: 1, tags: new Map([['t', n]]) }); }
  *load(n) { const value = yield Promise.resolve(n); this.filter = value; return value + 1; }
}
const store = new Store(), log = [];
const stop = autorun(() => { log.push(store.total); });
for (let i = 0; i < 160; i++) { store.add(i); if (i % 30 === 0) store.filter = i % 4; if (i % 50 === 0) runInAction(() => { store.rows.forEach(row => { row.weight = i % 3; }); }); }
console.log(log.join(' '), store.runs);
stop();
const map = observable.map({ a: 1 }), set = observable.set([1]), seen = [];
reaction(() => [...map.entries()].map(([k, v]) => `${k}${v}`).join(), (now, before) => seen.push(`${before}->${now}`));
observe(set, change => seen.push(change.type)); intercept(map, change => change.newValue === 13 ? null : change);
for (let i = 0; i < 60; i++) { map.set(`k${i % 9}`, i); if (i % 7 === 0) set.add(i); if (i % 10 === 0) map.delete(`k${i % 4}`); }
console.log(seen.length, seen.slice(-6).join(' | '), JSON.stringify(toJS(store.rows.slice(0, 2)).map(r => [...r.tags])), isObservable(store.rows));
const x = observable.box(1), double = computed(() => x.get() * 2, { equals: (a, b) => a % 10 === b % 10 }), values = [];
autorun(() => values.push(double.get()));
const increase = action(by => { for (let i = 0; i < 300; i++) x.set(x.get() + by); });
for (let i = 0; i < 30; i++) { x.set(i); increase(i % 3); }
console.log(values.join());
when(() => store.filter === 42, () => console.log('when'));
console.log(await store.load(42), store.filter);
const deep = observable({ a: { b: [{ c: 1 }] } });
let counted = 0;
autorun(() => { counted += deep.a.b.reduce((sum, item) => sum + item.c, 0); });
for (let i = 0; i < 300; i++) { deep.a.b[0].c = i; if (i % 20 === 0) deep.a.b.unshift({ c: i }); }
console.log(counted, JSON.stringify(deep).length);
