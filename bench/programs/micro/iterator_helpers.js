// Iterator.prototype's methods.
section.repeats = 8;

const numbers = Array.from({ length: 1000 }, (_, i) => i);

function repeat(times, work) {
  let sum = 0;
  for (let i = 0; i < times; i++) sum += work();
  return sum;
}

function* count(to) {
  for (let i = 0; i < to; i++) yield i;
}

section('map, filter, reduce', () => repeat(150, () =>
  numbers.values().map((x) => x * 2).filter((x) => x % 3 === 0).reduce((sum, x) => sum + x, 0)));

section('take, drop', () => repeat(300, () => {
  let sum = 0;
  for (const value of numbers.values().drop(200).take(500)) sum += value;
  return sum;
}));

section('flatMap', () => repeat(100, () => {
  let sum = 0;
  for (const value of numbers.values().flatMap((x) => [x, x + 1])) sum += value;
  return sum;
}));

section('toArray, forEach, some, every, find', () => repeat(100, () => {
  let sum = numbers.values().toArray().length;
  numbers.values().forEach((x) => { sum += x; });
  if (numbers.values().some((x) => x > 998)) sum++;
  if (numbers.values().every((x) => x < 1000)) sum++;
  return sum + numbers.values().find((x) => x === 500);
}));

section('over a generator', () => repeat(150, () =>
  count(1000).map((x) => x + 1).filter((x) => (x & 1) === 0).toArray().length));

section('Iterator.from', () => repeat(150, () => {
  let value = 0;
  const iterator = Iterator.from({ next: () => ({ value: value++, done: value > 1000 }) });
  let sum = 0;
  for (const each of iterator) sum += each;
  return sum;
}));
