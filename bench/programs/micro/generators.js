// Generators as producers, delegates and coroutines.
section.repeats = 3;

function* range(from, to) {
  for (let i = from; i < to; i++) yield i;
}

section('for-of', () => {
  let sum = 0;
  for (const value of range(0, 1000000)) sum += value;
  return sum;
});

section('short-lived', () => {
  let sum = 0;
  for (let i = 0; i < 150000; i++) {
    for (const value of range(i, i + 3)) sum += value;
  }
  return sum;
});

section('next', () => {
  const values = range(0, 400000);
  let sum = 0;
  for (let step = values.next(); !step.done; step = values.next()) sum += step.value;
  return sum;
});

section('yield*', () => {
  function* walk(depth) {
    if (depth === 0) return;
    yield* walk(depth - 1);
    yield depth;
    yield* walk(depth - 1);
  }
  let sum = 0;
  for (const depth of walk(14)) sum += depth;
  return sum;
});

section('yield* over an array', () => {
  function* pass(values) {
    yield* values;
  }
  const values = Array.from({ length: 1000 }, (_, i) => i);
  let sum = 0;
  for (let i = 0; i < 200; i++) {
    for (const value of pass(values)) sum += value;
  }
  return sum;
});

section('spread', () => {
  let length = 0;
  for (let i = 0; i < 4000; i++) length += [...range(0, 100)].length;
  return length;
});

section('coroutines', () => {
  function* adder(start) {
    let total = start;
    for (;;) total += yield total;
  }
  const adders = [];
  for (let i = 0; i < 10; i++) {
    adders.push(adder(i));
    adders[i].next();
  }
  let sum = 0;
  for (let i = 0; i < 300000; i++) sum = (sum + adders[i % 10].next(i & 7).value) | 0;
  return sum;
});

section('early exit', () => {
  let cleaned = 0;
  function* guarded() {
    try {
      yield 1;
      yield 2;
    } finally {
      cleaned++;
    }
  }
  for (let i = 0; i < 100000; i++) {
    for (const value of guarded()) {
      if (value === 1) break;
    }
  }
  return cleaned;
});
