'use strict';
const once = worker => new Promise((resolve, reject) => {
  worker.onmessage = event => resolve(event.data);
  worker.onerror = event => reject(new Error(event.message));
});

// Values arrive as clones, in order; buffers of the list move.
asyncTest(async () => {
  const worker = new Worker(`
    let count = 0;
    onmessage = event => postMessage({count: ++count, data: event.data, bytes: event.data.buffer.byteLength});
  `, {eval: true});
  const buffer = new ArrayBuffer(16);
  worker.postMessage({buffer, map: new Map([[1, 'one']])}, [buffer]);
  assertSame(true, buffer.detached);
  const answer = await once(worker);
  assertEquals([1, 16, 'one'], [answer.count, answer.bytes, answer.data.map.get(1)]);
  worker.postMessage({buffer: answer.data.buffer});
  assertSame(2, (await once(worker)).count);
  assertThrows(() => worker.postMessage(print));
  worker.terminate();
  worker.postMessage({});
});

asyncTest(async () => {
  const failing = new Worker(`throw new TypeError('no good')`, {type: 'string'});
  const error = await once(failing).then(() => null, error => error);
  assertSame('Uncaught TypeError: no good', error.message);
  // An error ends nothing but its own job.
  const going = new Worker(`setTimeout(() => postMessage('still here'), 1); Promise.reject(1); missing()`, {eval: true});
  const messages = [];
  going.onerror = event => messages.push(event.message);
  assertSame('still here', await new Promise(resolve => { going.onmessage = event => resolve(event.data); }));
  assertSame(2, messages.length);
  const closing = new Worker(`postMessage(1); close(); postMessage(2); onmessage = () => postMessage(3)`, {eval: true});
  closing.postMessage('not seen');
  const seen = [];
  await new Promise(resolve => { closing.onmessage = event => { seen.push(event.data); if (seen.length == 2) resolve(); }; });
  assertEquals([1, 2], seen);
});

// A worker that waits for ever ends when it is told to; a promise waits for a worker.
asyncTest(async () => {
  const words = new Int32Array(new SharedArrayBuffer(16));
  const waiting = new Worker(`
    onmessage = ({data}) => { Atomics.add(data, 1, 1); Atomics.notify(data, 1); Atomics.wait(data, 0, 0); };`, {eval: true});
  const begun = Atomics.waitAsync(words, 1, 0);
  waiting.postMessage(words);
  if (begun.async) assertSame('ok', await begun.value);
  const begin = performance.now();
  waiting.terminate();
  const pinging = new Worker(`onmessage = ({data}) => { Atomics.store(data, 2, 5); Atomics.notify(data, 2); }`, {eval: true});
  const ping = Atomics.waitAsync(words, 2, 0);
  pinging.postMessage(words);
  assertSame('ok', await ping.value);
  assertSame(5, words[2]);
});

test('bad arguments', () => {
  assertThrows(() => Worker('x'), TypeError);
  assertThrows(() => new Worker('/does/not/exist.js'), Error, /does.not.exist/);
  assertThrows(() => Worker.prototype.postMessage.call({}, 1), TypeError);
  assertThrows(() => new Worker({toString() { throw new RangeError(); }}), RangeError);
});
