// Regular expressions as programs use them.
section.repeats = 20;

const log = Array.from({ length: 300 }, (_, i) =>
  `2024-0${1 + i % 9}-1${i % 10} 12:0${i % 10}:33 host${i % 5} GET /path/${i}/index.html?id=${i * 7} 200 ${i * 31}`);
const page = log.join('\n');

section('test', () => {
  let count = 0;
  for (let round = 0; round < 200; round++) {
    for (const line of log) if (/GET \/path\/\d+5\//.test(line)) count++;
  }
  return count;
});

section('exec with groups', () => {
  const pattern = /^(\d+)-(\d+)-(\d+) (\S+) (\S+) (GET|POST) (\S+) (\d+) (\d+)$/;
  let sum = 0;
  for (let round = 0; round < 40; round++) {
    for (const line of log) sum += Number(pattern.exec(line)[9]);
  }
  return sum;
});

section('named groups', () => {
  const pattern = /(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)/;
  let sum = 0;
  for (let round = 0; round < 40; round++) {
    for (const line of log) sum += Number(line.match(pattern).groups.day);
  }
  return sum;
});

section('match all', () => {
  let count = 0;
  for (let round = 0; round < 20; round++) {
    count += page.match(/\d+/g).length;
    for (const found of page.matchAll(/id=(\d+)/g)) count += found[1].length;
  }
  return count;
});

section('replace', () => {
  let length = 0;
  for (let round = 0; round < 20; round++) {
    length += page.replace(/host(\d)/g, 'server-$1').length;
    length += page.replace(/\d+/g, (digits) => digits.length).length;
    length += page.replace(/[aeiou]/gi, '').length;
  }
  return length;
});

section('split', () => {
  let count = 0;
  for (let round = 0; round < 30; round++) count += page.split(/\s+/).length + page.split(/[/?=]/).length;
  return count;
});

section('tokens', () => {
  const source = 'function add(a, b) { return a + b * 42.5 - "text" / foo.bar[3]; } '.repeat(20);
  let count = 0;
  for (let round = 0; round < 30; round++) {
    const token = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|("[^"]*")|(.))/y;
    while (token.lastIndex < source.length) {
      if (!token.exec(source)) break;
      count++;
    }
  }
  return count;
});

section('backtracking, unicode, lookahead', () => {
  let count = 0;
  for (let i = 0; i < 15000; i++) {
    if (/(a+)+b/.test('aaaaaaab')) count++;
    if (/^(?=.*\d)(?=.*[a-z]).{4,8}$/.test('pass12')) count++;
    if (/^\p{Lu}\p{Ll}+$/u.test('\u00c9t\u00e9')) count++;
  }
  return count;
});
