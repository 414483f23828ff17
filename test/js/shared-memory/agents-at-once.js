// Not with: --gc-stress
'use strict';
const once = worker => new Promise((resolve, reject) => {
  worker.onmessage = event => resolve(event.data);
  worker.onerror = event => reject(new Error(event.message));
});

// Eight workers count in shared memory.
asyncTest(async () => {
  const kWorkers = 8, kRounds = 20000;
  const counters = new BigInt64Array(new SharedArrayBuffer(8 * 3)), small = new Uint8Array(new SharedArrayBuffer(4));
  const workers = Array.from({length: kWorkers}, () => new Worker(`
    onmessage = ({data: {counters, small, rounds}}) => {
      for (let i = 0; i < rounds; i++) {
        Atomics.add(counters, 0, 1n);
        Atomics.sub(counters, 1, 2n);
        Atomics.add(small, 1, 1);
        for (;;) {  // a lock
          if (Atomics.compareExchange(small, 2, 0, 1) === 0) break;
          Atomics.pause();
        }
        counters[2]++;
        Atomics.store(small, 2, 0);
      }
      postMessage('done');
    };`, {eval: true}));
  const answers = workers.map(once);
  for (const worker of workers) worker.postMessage({counters, small, rounds: kRounds});
  await Promise.all(answers);
  assertEquals([160000n, -320000n, 160000n, 160000 & 255], [...counters, small[1]]);
});

// Two agents hand a number to and fro.
asyncTest(async () => {
  const kMessages = 10000;
  const words = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(`
    onmessage = ({data: {words, count}}) => {
      let sum = 0;
      for (let i = 1; i <= count; i++) {
        while (Atomics.load(words, 0) !== i) Atomics.wait(words, 0, i - 1);
        sum += Atomics.load(words, 1);
        Atomics.store(words, 0, -i);
        Atomics.notify(words, 0);
        while (Atomics.load(words, 0) === -i) Atomics.wait(words, 0, -i);
      }
      postMessage(sum);
    };`, {eval: true});
  const answer = once(worker);
  worker.postMessage({words, count: kMessages});
  for (let i = 1; i <= kMessages; i++) {
    Atomics.store(words, 1, i);
    Atomics.store(words, 0, i);
    Atomics.notify(words, 0);
    while (Atomics.load(words, 0) === i) Atomics.wait(words, 0, i);
    Atomics.store(words, 0, i < kMessages ? i : 0);
  }
  Atomics.notify(words, 0);
  assertSame(kMessages * (kMessages + 1) / 2, await answer);
});
