// All of core-js over the engine: what it finds missing it makes, then what both know is used.
require('core-js/full');

console.log(Map.groupBy([1, 2, 3, 4], n => n % 2).get(1).join(), [...new Set([1, 2, 3]).union(new Set([9]))].join(), [...new Set([1, 2, 3]).symmetricDifference(new Set([3, 4]))].join());
console.log(Iterator.from(new Set([1, 2, 3, 4])).filter(n => n % 2 === 0).map(n => n * n).flatMap(n => [n, -n]).drop(1).toArray().join());
console.log([3, 1, 2].toSorted().join(), [1, 2, 3].with(1, 9).join(), [1, 2, 3, 4].toSpliced(1, 2, 'x').join(), [1, 2, 3].findLast(n => n < 3), 'a-b-c'.replaceAll('-', '+'), 'x\ud800'.isWellFormed(), 'x\ud800'.toWellFormed().length, 'abc'.at(-1));
console.log(JSON.stringify(Object.fromEntries(Object.entries(Object.groupBy('mississippi', c => c)).map(([k, v]) => [k, v.length]))), Math.hypot(3, 4), Math.fround(5.5), Number.parseFloat('3.5'), Object.hasOwn({ x: 1 }, 'x'));
console.log(Array.from({ length: 5 }, (_, i) => Math.clz32(1 << i)).join(), Number.range(0, 10, 3).toArray?.().join() ?? [...Number.range(0, 10, 3)].join(), [1, 2, 2, 3].uniqueBy().join());
const tree = new Map();
for (let i = 0; i < 20000; i++) { const key = `k${i % 97}`; tree.set(key, tree.getOrInsertComputed(key, () => i) + i); }
console.log([...tree].slice(0, 20).join(' '));
console.log(new Map([[1, 2], [3, 4]]).reduce((sum, v) => sum + v, 0), new Map([[1, 2], [3, 4]]).mapValues(v => v * 2).get(3), new Set([1, 2, 3]).filter(n => n > 1).size, [...'a𝒳b'].length, 'ab'.codePoints ? [...'ab'.codePoints()].length : 2);
Promise.allSettled([1, Promise.reject(new Error('no')), Promise.try(() => 3)]).then(list => console.log(JSON.stringify(list.map(x => x.value ?? x.reason.message))));
Promise.any([Promise.reject(1), Promise.resolve(2)]).then(value => console.log(value));
Array.fromAsync((async function* () { yield 1; yield 2; })()).then(list => console.log(list.join()));
AsyncIterator.from([1, 2, 3]).map(async n => n * 2).toArray().then(list => console.log(list.join()));
const url = new URL('../a/./b?x=1&y=ü#f', 'http://user:pw@example.org:8080/p/q');
url.searchParams.append('z', 'a b');
console.log(url.href, btoa('core'), atob('anM='), structuredClone({ a: [1, new Date(0)] }).a[1].toISOString());
