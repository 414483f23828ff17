// Iterators of collections that change under them: each goes on behind what it has visited, whatever was deleted before
// its place and however often the table grew. Checked with a list that forgets nothing.
class Model {
  entries = [];
  add(key) { if (!this.has(key)) this.entries.push({ key, isDead: false }); }
  delete(key) { for (const entry of this.entries) if (entry.key === key) entry.isDead = true; }
  clear() { for (const entry of this.entries) entry.isDead = true; }
  has(key) { return this.entries.some((entry) => entry.key === key && !entry.isDead); }
  *walk() { for (let i = 0; i < this.entries.length; i++) if (!this.entries[i].isDead) yield this.entries[i].key; }
}

// Numbers that look random, the same in each run.
function numbers(seed) {
  return (below) => (seed = (seed * 1103515245 + 12345) % 2147483648, Math.floor(seed / 65536) % below);
}

for (const Type of [Map, Set]) {
  for (let seed = 1; seed <= 5; seed++) {
    test(`${Type.name}, seed ${seed}`, () => {
      const random = numbers(seed), model = new Model(), collection = new Type(), pairs = [];
      const add = (key) => { model.add(key); if (Type === Map) collection.set(key, -key); else collection.add(key); };
      for (let step = 0; step < 300; step++) {
        const key = random(60);
        switch (random(10)) {
          case 0: case 1: case 2: case 3: add(key); break;
          case 4: case 5: case 6: model.delete(key); collection.delete(key); break;
          case 7: if (pairs.length < 8) pairs.push([model.walk(), collection.keys()]); break;
          case 8: for (let i = 0; i < 20; i++) add(100 + random(200)); break;
          case 9:
            if (random(6) === 0) { model.clear(); collection.clear(); }
            for (let i = 100; i < 300; i++) { model.delete(i); collection.delete(i); }
        }
        if (pairs.length === 0) continue;
        const at = random(pairs.length), [expected, iterator] = pairs[at];
        for (let i = random(4); i > 0; i--) {
          const { value, done } = iterator.next();
          assertEquals(expected.next(), { value, done });
          if (done) { pairs.splice(at, 1); break; }
        }
      }
      for (const [expected, iterator] of pairs) assertEquals([...expected], [...iterator]);
      assertEquals([...model.walk()], [...collection.keys()]);
      assertSame(collection.size, [...model.walk()].length);
    });
  }
}
