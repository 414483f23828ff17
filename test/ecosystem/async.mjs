// Queues, limits, retries and graphs of asynchronous tasks.
import async from 'async';

const later = value => new Promise(resolve => setTimeout(() => resolve(value), 0));
const log = [];
console.log((await async.mapLimit(Array.from({ length: 60 }, (_, i) => i), 4, async n => later(n * n))).join());
const queue = async.queue(async task => { log.push(task); await later(); return task; }, 3);
for (let i = 0; i < 40; i++) queue.push(i);
await queue.drain();
const priority = async.priorityQueue(async task => { log.push(task); }, 1);
for (let i = 0; i < 20; i++) priority.push(`p${i}`, i * 7 % 5);
await priority.drain();
console.log(log.join());
console.log(JSON.stringify(await async.auto({ a: async () => later(1), b: ['a', async ({ a }) => later(a + 1)], c: ['a', 'b', async ({ a, b }) => a + b], d: ['c', ({ c }, callback) => callback(null, c * 2)] })));
let tries = 0;
console.log(await async.retry({ times: 5, interval: 1 }, async () => { if (++tries < 4) throw new Error('again'); return tries; }));
console.log(await async.waterfall([async () => 2, async n => n * 3, async n => later(n + 1)]), (await async.sortBy([5, 1, 3], async n => n)).join(), (await async.filter([1, 2, 3, 4], async n => n % 2 === 0)).join(), await async.reduce([1, 2, 3], 10, async (a, b) => a + b));
await async.parallel([async () => 1, async () => { throw new Error('fails'); }]).catch(error => console.log(error.message));
console.log(JSON.stringify(await async.reflectAll ? await async.parallel(async.reflectAll([async () => 1, async () => { throw new Error('x'); }])).then(list => list.map(r => r.error?.message ?? r.value)) : 0), JSON.stringify(await async.groupBy(['a', 'bb', 'cc'], async s => s.length)));
let steps = 0;
await async.whilst(async () => steps < 3000, async () => { steps++; });
await async.doUntil(async () => { steps++; }, async () => steps >= 6000);
console.log(steps, await async.detect([1, 5, 9], async n => n > 3), await async.every([1, 2], async n => n > 0));
const memo = async.memoize((n, callback) => setTimeout(() => callback(null, n * 2), 0));
console.log(await new Promise(resolve => memo(21, (error, value) => memo(21, (e, v) => resolve(value + v)))));
const cargo = async.cargo(async tasks => { console.log(tasks.join('+')); }, 4);
for (let i = 0; i < 10; i++) cargo.push(i);
await cargo.drain();
