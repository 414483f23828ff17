// The iteration protocol over what the library offers and over objects of one's own.
section.repeats = 3;

const numbers = Array.from({ length: 1000 }, (_, i) => i);
const entries = numbers.map((value) => [`key ${value}`, value]);

function repeat(times, work) {
  let sum = 0;
  for (let i = 0; i < times; i++) sum += work();
  return sum;
}

section('for-of over an array', () => repeat(1500, () => {
  let sum = 0;
  for (const value of numbers) sum += value;
  return sum;
}));

section('array entries', () => repeat(200, () => {
  let sum = 0;
  for (const [index, value] of numbers.entries()) sum += index ^ value;
  return sum;
}));

section('array keys, values', () => repeat(300, () => {
  let sum = 0;
  for (const index of numbers.keys()) sum += index;
  for (const value of numbers.values()) sum += value;
  return sum;
}));

const map = new Map(entries);
section('Map', () => repeat(200, () => {
  let sum = 0;
  for (const [key, value] of map) sum += key.length + value;
  return sum;
}));

section('Map keys, values', () => repeat(300, () => {
  let sum = 0;
  for (const key of map.keys()) sum += key.length;
  for (const value of map.values()) sum += value;
  return sum;
}));

const set = new Set(numbers);
section('Set', () => repeat(500, () => {
  let sum = 0;
  for (const value of set) sum += value;
  return sum;
}));

const text = 'the quick brown fox, \u00e9t\u00e9 and \u{1f600} '.repeat(30);
section('string', () => repeat(300, () => {
  let sum = 0;
  for (const character of text) sum += character.length;
  return sum;
}));

section('typed array', () => {
  const bytes = new Uint8Array(1000).fill(3);
  return repeat(500, () => {
    let sum = 0;
    for (const value of bytes) sum += value;
    return sum;
  });
});

section('array destructuring', () => repeat(400, () => {
  let a = 1, b = 2, sum = 0;
  for (let i = 0; i < 1000; i++) {
    [a, b] = [b, a];
    sum += a;
  }
  return sum;
}));

section('destructuring with rest and defaults', () => repeat(150, () => {
  let sum = 0;
  for (let i = 0; i < 1000; i++) {
    const [first, second = 5, ...rest] = entries[i];
    sum += first.length + second + rest.length;
  }
  return sum;
}));

section('spread', () => repeat(3000, () => [...numbers, ...numbers].length)
  + repeat(300, () => [...set].length + [...map].length + [...text].length));

section('spread of arguments', () => {
  function count(...values) {
    return values.length;
  }
  return repeat(200000, () => count(...[1, 2, 3, 4]));
});

section('iterator of one\'s own', () => {
  class Range {
    constructor(to) {
      this.to = to;
    }
    [Symbol.iterator]() {
      let value = 0;
      const to = this.to;
      return { next: () => (value < to ? { value: value++, done: false } : { value: undefined, done: true }) };
    }
  }
  const range = new Range(1000);
  return repeat(300, () => {
    let sum = 0;
    for (const value of range) sum += value;
    return sum;
  });
});

section('Array.from, new Map, new Set, fromEntries', () => repeat(200, () =>
  Array.from(set).length + new Map(entries).size + new Set(numbers).size + Object.fromEntries(entries)['key 7']));
