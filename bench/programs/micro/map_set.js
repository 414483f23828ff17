// Map, Set and their weak siblings, under keys of all kinds.
section.repeats = 3;

section('ints: set, get, has, delete', () => {
  let sum = 0;
  for (let round = 0; round < 10; round++) {
    const map = new Map();
    for (let i = 0; i < 10000; i++) map.set(i, i);
    for (let i = 0; i < 20000; i++) if (map.has(i)) sum += map.get(i);
    for (let i = 0; i < 10000; i += 2) map.delete(i);
    sum += map.size;
  }
  return sum;
});

section('ints: a small map, read', () => {
  const map = new Map();
  for (let i = 0; i < 16; i++) map.set(i * 7, i);
  let sum = 0;
  for (let i = 0; i < 1500000; i++) sum += map.get((i & 15) * 7);
  return sum;
});

const names = [];
for (let i = 0; i < 5000; i++) names.push(`name ${i}`);
section('strings', () => {
  let sum = 0;
  for (let round = 0; round < 20; round++) {
    const map = new Map();
    for (const name of names) map.set(name, name.length);
    for (const name of names) sum += map.get(name);
    for (const name of names) if (map.has(name)) sum++;
  }
  return sum;
});

section('counting words', () => {
  const counts = new Map();
  for (let round = 0; round < 60; round++) {
    for (const name of names) counts.set(name, (counts.get(name) || 0) + 1);
  }
  return counts.get('name 77');
});

section('objects', () => {
  const keys = names.map((name) => ({ name }));
  let sum = 0;
  for (let round = 0; round < 20; round++) {
    const map = new Map();
    for (const key of keys) map.set(key, 1);
    for (const key of keys) sum += map.get(key);
    for (const key of keys) map.delete(key);
  }
  return sum;
});

section('doubles', () => {
  const map = new Map();
  let sum = 0;
  for (let i = 0; i < 100000; i++) map.set(i * 0.25, i);
  for (let i = 0; i < 100000; i++) sum += map.get(i * 0.25);
  return sum;
});

section('Set: add, has', () => {
  let sum = 0;
  for (let round = 0; round < 10; round++) {
    const set = new Set();
    for (let i = 0; i < 30000; i++) set.add(i & 8191);
    for (let i = 0; i < 30000; i++) if (set.has(i)) sum++;
  }
  return sum;
});

section('forEach', () => {
  const map = new Map(names.map((name, i) => [name, i]));
  const set = new Set(names);
  let sum = 0;
  for (let round = 0; round < 50; round++) {
    map.forEach((value, key) => { sum += value + key.length; });
    set.forEach((value) => { sum += value.length; });
  }
  return sum;
});

section('iteration', () => {
  const map = new Map(names.map((name, i) => [name, i]));
  const set = new Set(names);
  let sum = 0;
  for (let round = 0; round < 40; round++) {
    for (const [key, value] of map) sum += key.length + value;
    for (const value of set) sum += value.length;
    for (const value of map.values()) sum += value;
  }
  return sum;
});

section('growth', () => {
  const map = new Map();
  for (let i = 0; i < 200000; i++) map.set(i * 3, i);
  return map.size;
});

section('a queue', () => {
  const set = new Set();
  let sum = 0;
  for (let i = 0; i < 150000; i++) {
    set.add(i);
    if (set.size > 100) {
      const first = set.values().next().value;
      set.delete(first);
      sum += first;
    }
  }
  return sum;
});

section('many small ones', () => {
  let sum = 0;
  for (let i = 0; i < 60000; i++) {
    const set = new Set();
    set.add(i);
    set.add(i + 1);
    sum += set.size + new Map([[i, 1]]).size;
  }
  return sum;
});

section('WeakMap, WeakSet', () => {
  const map = new WeakMap();
  const set = new WeakSet();
  let sum = 0;
  const keys = names.map((name) => ({ name }));
  for (let round = 0; round < 20; round++) {
    for (const key of keys) {
      map.set(key, round);
      set.add(key);
    }
    for (const key of keys) if (set.has(key)) sum += map.get(key);
  }
  return sum;
});

section('set algebra by hand', () => {
  const left = new Set(names.slice(0, 3000));
  const right = new Set(names.slice(2000));
  let sum = 0;
  for (let round = 0; round < 20; round++) {
    sum += new Set([...left, ...right]).size + new Set([...left].filter((name) => right.has(name))).size;
  }
  return sum;
});
