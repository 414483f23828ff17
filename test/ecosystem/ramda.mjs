// Curried functions, lenses and transducers over records.
import * as R from 'ramda';

const rows = R.times(i => ({ id: i, group: `g${i * 7919 % 13}`, score: i * 104729 % 1009, deep: { tags: [`t${i % 5}`, `t${i % 7}`], at: { x: i } } }), 1500);
const summary = R.pipe(R.filter(R.propSatisfies(R.gt(R.__, 100), 'score')), R.groupBy(R.prop('group')), R.map(R.pipe(R.pluck('score'), R.juxt([R.length, R.sum, R.mean, R.median]))), R.toPairs, R.sortWith([R.descend(R.path([1, 0])), R.ascend(R.head)]));
console.log(JSON.stringify(summary(rows)));
const x = R.lensPath(['deep', 'at', 'x']), first = R.lensPath(['deep', 'tags', 0]);
console.log(JSON.stringify(R.pipe(R.take(4), R.map(R.pipe(R.over(x, R.multiply(10)), R.set(first, 'new'))))(rows)));
console.log(R.transduce(R.compose(R.map(R.prop('score')), R.filter(n => n % 2 === 0), R.take(60)), R.flip(R.append), [], rows).join());
console.log(JSON.stringify(R.countBy(R.toLower, [...'aAbBcAb'])), JSON.stringify(R.mergeDeepWith(R.concat, { a: { b: [1] } }, { a: { b: [2], c: [3] } })), R.equals(R.clone(rows), rows));
console.log(R.uniqWith(R.eqBy(R.pipe(R.prop('score'), R.modulo(R.__, 23))), rows).length, R.aperture(3, R.range(0, 6)).join(' '), R.zipWith(R.add, [1, 2], [3, 4]).join(), R.xprod([1, 2], ['a', 'b']).join(' '), R.splitEvery(2, [1, 2, 3]).join('|'));
console.log(R.cond([[R.equals(0), R.always('zero')], [R.lt(R.__, 0), R.always('negative')], [R.T, n => `n ${n}`]])(5), R.converge(R.divide, [R.sum, R.length])([1, 2, 3, 4]), R.memoizeWith(String, n => n * 2)(4), R.tryCatch(R.prop('x'), R.F)(null), R.evolve({ a: R.inc }, { a: 1 }).a, R.applySpec({ sum: R.add, d: { p: R.multiply } })(2, 4).d.p);
console.log(JSON.stringify(R.symmetricDifferenceWith(R.eqProps('id'), rows.slice(0, 60), rows.slice(20, 90)).map(R.prop('id'))), R.scan(R.add, 0, [1, 2, 3]).join(), R.unfold(n => n > 50 ? false : [n, n * 2], 1).join(), JSON.stringify(R.invertObj({ a: 1 })));
console.log(R.toString({ b: [1, 'x', null, undefined, new Date(0), /r/g], a: new Map([[1, 2]]), f: new Set([1]) }), R.type(/x/), R.trim(' x '), R.where({ a: R.equals(1) }, { a: 1 }));
for (const name of Object.keys(R).sort()) if (typeof R[name] === 'function') console.log(name, R[name].length);
