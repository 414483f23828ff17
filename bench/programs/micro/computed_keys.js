// Properties and map entries under names that are made on the spot.
section.repeats = 3;

section('o[a + b]', () => {
  const table = {};
  const left = ['red ', 'green ', 'blue ', 'white '];
  const right = ['house', 'car', 'tree', 'river', 'cloud'];
  for (const a of left) for (const b of right) table[a + b] = a.length + b.length;
  let sum = 0;
  for (let i = 0; i < 400000; i++) sum += table[left[i & 3] + right[i % 5]];
  return sum;
});

section('o["k" + i]', () => {
  const table = {};
  for (let i = 0; i < 1000; i++) table['k' + i] = i;
  let sum = 0;
  for (let i = 0; i < 400000; i++) sum += table['k' + (i % 1000)];
  return sum;
});

section('o[text.slice()]', () => {
  const text = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau';
  const bounds = [];
  for (let at = 0; at < text.length;) {
    let end = text.indexOf(' ', at);
    if (end < 0) end = text.length;
    bounds.push([at, end]);
    at = end + 1;
  }
  const counts = {};
  for (let round = 0; round < 20000; round++) {
    for (let i = 0; i < bounds.length; i++) {
      const word = text.slice(bounds[i][0], bounds[i][1]);
      counts[word] = (counts[word] || 0) + 1;
    }
  }
  return counts.omicron;
});

section('absent names', () => {
  const table = { one: 1, two: 2, three: 3 };
  let sum = 0;
  for (let i = 0; i < 300000; i++) {
    const name = 'absent' + (i & 4095);
    if (table[name] === undefined) sum++;
    if (!(name in table)) sum++;
  }
  return sum;
});

section('a name used many times', () => {
  const tables = [];
  for (let i = 0; i < 20; i++) tables.push({ [`name${i}`]: i, name7: 1 });
  let sum = 0;
  for (let i = 0; i < 30000; i++) {
    const name = 'name' + (i % 20);
    for (let j = 0; j < 10; j++) {
      if (tables[j][name] !== undefined) sum++;
    }
  }
  return sum;
});

section('map.get(a + b)', () => {
  const map = new Map();
  for (let i = 0; i < 1000; i++) map.set('k' + i, i);
  let sum = 0;
  for (let i = 0; i < 400000; i++) sum += map.get('k' + (i % 1000));
  return sum;
});

section('growing', () => {
  const table = {};
  for (let i = 0; i < 100000; i++) table['entry ' + i] = i;
  let sum = 0;
  for (const key in table) sum += table[key];
  return sum;
});
