// Several generators from seeds, their states and distributions.
const seedrandom = require('seedrandom');

for (const name of ['', 'alea', 'xor128', 'tychei', 'xorwow', 'xor4096', 'xorshift7']) {
  const make = name ? seedrandom[name] : seedrandom;
  const random = make('flat8', { state: true });
  const counts = new Array(10).fill(0);
  for (let i = 0; i < 6000; i++) counts[Math.floor(random() * 10)]++;
  const saved = random.state(), copy = make('', { state: saved });
  console.log(name, counts.join(' '), random(), random.int32(), random.double(), copy());
  console.log([1, 'x', [1, 2, { a: 3 }], null, ''].map(seed => make(seed ?? 'none')()).join(' '));
}
const shuffle = (list, random) => { for (let i = list.length - 1; i > 0; i--) { const j = Math.floor(random() * (i + 1)); [list[i], list[j]] = [list[j], list[i]]; } return list; };
console.log(shuffle(Array.from({ length: 60 }, (_, i) => i), seedrandom('shuffle')).join());
seedrandom('global', { global: true });
console.log(Math.random(), Math.random());
