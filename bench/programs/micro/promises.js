// Promises, async functions, async generators.
section.repeats = 5;

const delay = (value) => new Promise((resolve) => resolve(value));

async function run() {
  await section('await', async () => {
    let sum = 0;
    for (let i = 0; i < 300000; i++) sum += await i;
    return sum;
  });

  await section('async calls', async () => {
    const add = async (a, b) => a + b;
    const twice = async (a) => (await add(a, a)) + 1;
    let sum = 0;
    for (let i = 0; i < 60000; i++) sum += await twice(i);
    return sum;
  });

  await section('then', () => {
    let promise = Promise.resolve(0);
    for (let i = 0; i < 150000; i++) promise = promise.then((value) => value + 1);
    return promise;
  });

  await section('new Promise', async () => {
    let sum = 0;
    for (let i = 0; i < 80000; i++) sum += await delay(i);
    return sum;
  });

  await section('all, race, allSettled', async () => {
    let sum = 0;
    for (let i = 0; i < 4000; i++) {
      const values = await Promise.all([1, delay(2), 3, delay(4), delay(5)]);
      sum += values.length + await Promise.race([delay(1), delay(2)]);
      sum += (await Promise.allSettled([delay(1), Promise.reject(2)])).length;
    }
    return sum;
  });

  await section('rejections', async () => {
    let count = 0;
    const fail = async () => { throw 1; };
    for (let i = 0; i < 40000; i++) {
      try {
        await fail();
      } catch (error) {
        count += error;
      }
    }
    return count;
  });

  await section('async generators', async () => {
    async function* range(to) {
      for (let i = 0; i < to; i++) yield i;
    }
    let sum = 0;
    for await (const value of range(50000)) sum += value;
    return sum;
  });

  await section('for await over an array', async () => {
    const values = Array.from({ length: 1000 }, (_, i) => delay(i));
    let sum = 0;
    for (let i = 0; i < 40; i++) for await (const value of values) sum += value;
    return sum;
  });
}

run();
