// Arrays: growing, shrinking, sorting, and the methods that take a function.
section.repeats = 3;

const numbers = Array.from({ length: 1000 }, (_, i) => (i * 7919) % 1009);
const words = numbers.map((value) => `w${value}`);

function repeat(times, work) {
  let sum = 0;
  for (let i = 0; i < times; i++) sum += work(i);
  return sum;
}

section('push, pop', () => repeat(300, () => {
  const stack = [];
  for (let i = 0; i < 1000; i++) stack.push(i);
  let sum = 0;
  while (stack.length) sum += stack.pop();
  return sum;
}));

section('push, shift', () => {
  const queue = [];
  let sum = 0;
  for (let i = 0; i < 300000; i++) {
    queue.push(i);
    if (queue.length > 500) sum += queue.shift();
  }
  return sum;
});

section('unshift', () => repeat(20, () => {
  const list = [];
  for (let i = 0; i < 1000; i++) list.unshift(i);
  return list.length;
}));

section('index', () => repeat(500, () => {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += numbers[i];
  return sum;
}));

section('fill by index', () => repeat(300, () => {
  const list = [];
  for (let i = 0; i < 1000; i++) list[i] = i * 2;
  return list.length;
}));

section('map, filter, reduce', () => repeat(200, () =>
  numbers.map((x) => x * 2).filter((x) => x % 3 === 0).reduce((sum, x) => sum + x, 0)));

section('forEach, some, every, find, findIndex', () => repeat(100, () => {
  let sum = 0;
  numbers.forEach((x) => { sum += x; });
  if (numbers.some((x) => x > 1008)) sum++;
  if (numbers.every((x) => x < 1009)) sum++;
  return sum + numbers.findIndex((x) => x === 500) + (numbers.find((x) => x === 1008) || 0);
}));

section('sort', () => repeat(20, () => {
  const sorted = numbers.slice().sort((a, b) => a - b);
  return sorted[500];
}));

section('sort of objects', () => {
  const people = numbers.map((age) => ({ age, name: `n${age}` }));
  return repeat(10, () => people.slice().sort((a, b) => a.age - b.age || (a.name < b.name ? -1 : 1))[10].age);
});

section('sort as text', () => repeat(20, () => words.slice().sort()[3].length + numbers.slice().sort()[3]));

section('indexOf, includes', () => repeat(2000, () =>
  numbers.indexOf(500) + (numbers.includes(-1) ? 1 : 0) + words.indexOf('w500')));

section('slice, concat, spread', () => repeat(3000, () =>
  numbers.slice(10, 900).length + numbers.concat(words).length + [...numbers, 1, ...words].length));

section('splice', () => {
  const list = numbers.slice();
  for (let i = 0; i < 20000; i++) {
    const [taken] = list.splice(i % 900, 1);
    list.splice((i * 7) % 900, 0, taken);
  }
  return list.length;
});

section('reverse, fill, flat, flatMap', () => repeat(200, () => {
  const pairs = numbers.map((x) => [x, x]);
  return numbers.slice().reverse()[0] + new Array(1000).fill(1).length + pairs.flat().length
    + numbers.flatMap((x) => [x, 1]).length;
}));

section('small arrays', () => {
  let sum = 0;
  for (let i = 0; i < 400000; i++) {
    const triple = [i, 1, 2];
    sum += triple[0] + triple.length;
  }
  return sum;
});

section('destructuring', () => {
  let sum = 0;
  const pairs = numbers.map((x, i) => [x, i]);
  for (let round = 0; round < 200; round++) {
    for (let i = 0; i < pairs.length; i++) {
      const [value, index] = pairs[i];
      sum += value - index;
    }
  }
  return sum;
});

section('two dimensions', () => {
  const rows = [];
  for (let y = 0; y < 300; y++) {
    rows.push(new Array(300).fill(0));
    for (let x = 0; x < 300; x++) rows[y][x] = x * y;
  }
  let sum = 0;
  for (let round = 0; round < 3; round++) {
    for (let y = 0; y < 300; y++) for (let x = 0; x < 300; x++) sum += rows[y][x];
  }
  return sum;
});

section('doubles', () => repeat(100, () => {
  const values = [];
  for (let i = 0; i < 1000; i++) values.push(i * 0.5);
  return Math.max(...values) + values.map((x) => x * 1.5).reduce((a, b) => a + b);
}));
