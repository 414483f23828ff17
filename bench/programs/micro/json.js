// JSON both ways.
section.repeats = 3;

const records = [];
for (let i = 0; i < 500; i++) {
  records.push({
    id: i, name: `record ${i}`, active: i % 3 === 0, score: i * 1.25, tags: ['one', 'two', `tag${i % 7}`],
    position: { x: i, y: -i, z: null },
  });
}
const recordsText = JSON.stringify(records);
const numbers = Array.from({ length: 5000 }, (_, i) => (i % 2 ? i * 0.37 : i));
const numbersText = JSON.stringify(numbers);
const ints = Array.from({ length: 5000 }, (_, i) => i * 7919 % 100003);
const strings = Array.from({ length: 2000 }, (_, i) => `a string of some length without anything special, ${i}`);
const escaped = Array.from({ length: 2000 }, (_, i) => `line ${i}\n\t"quoted" \\ and \u00e9\u4e00\u0001`);

function repeat(times, work) {
  let sum = 0;
  for (let i = 0; i < times; i++) sum += work(i);
  return sum;
}

section('parse: objects', () => repeat(40, () => JSON.parse(recordsText).length));
section('parse: numbers', () => repeat(40, () => JSON.parse(numbersText).length));
const intsText = JSON.stringify(ints);
section('parse: ints', () => repeat(100, () => JSON.parse(intsText).length));
const stringsText = JSON.stringify(strings);
section('parse: strings', () => repeat(100, () => JSON.parse(stringsText).length));
const escapedText = JSON.stringify(escaped);
section('parse: escapes', () => repeat(40, () => JSON.parse(escapedText).length));
section('parse: small', () => repeat(60000, (i) => JSON.parse(`{"a":${i},"b":[1,2]}`).a));
const indented = JSON.stringify(records, null, 2);
section('parse: white space', () => repeat(25, () => JSON.parse(indented).length));
const nested = '['.repeat(500) + ']'.repeat(500);
section('parse: deep', () => repeat(400, () => JSON.parse(nested).length));
const table = {};
for (let i = 0; i < 2000; i++) table[`key number ${i}`] = i;
const tableText = JSON.stringify(table);
section('parse: many keys', () => repeat(30, () => Object.keys(JSON.parse(tableText)).length));
section('parse: reviver', () => repeat(5, () =>
  JSON.parse(recordsText, (key, value) => (typeof value === 'number' ? value + 1 : value))[3].id));

section('stringify: objects', () => repeat(40, () => JSON.stringify(records).length));
section('stringify: numbers', () => repeat(40, () => JSON.stringify(numbers).length));
section('stringify: ints', () => repeat(80, () => JSON.stringify(ints).length));
section('stringify: strings', () => repeat(100, () => JSON.stringify(strings).length));
section('stringify: escapes', () => repeat(40, () => JSON.stringify(escaped).length));
section('stringify: small', () => repeat(100000, (i) => JSON.stringify({ a: i, b: 'text', c: [1, 2] }).length));
section('stringify: indented', () => repeat(20, () => JSON.stringify(records, null, 2).length));
section('stringify: many keys', () => repeat(40, () => JSON.stringify(table).length));
section('stringify: replacer', () => repeat(5, () =>
  JSON.stringify(records, (key, value) => (key === 'tags' ? undefined : value)).length));
section('stringify: toJSON', () => {
  const points = Array.from({ length: 1000 }, (_, i) => ({ toJSON: () => [i, i] }));
  return repeat(30, () => JSON.stringify(points).length);
});
section('clone', () => repeat(20, () => JSON.parse(JSON.stringify(records)).length));
