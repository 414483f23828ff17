// Flags: --expose-gc
// Names of properties are found after others have died that stood in their way in the table of names.
let passing = [];
const kept = {};
for (let i = 0; i < 6000; i++) {
  const name = 'name' + i * 7919;
  if (i % 3 === 0) kept[name] = i; else passing.push({ [name]: i });
}
passing = null;
gc();
gc();
for (let round = 0; round < 2; round++) {
  for (let i = 0; i < 6000; i += 3) {
    // A text of its own each time, which is looked up in the table.
    assertSame(i, kept[['na', 'me', i * 7919].join('')]);
  }
  assertSame(2000, Object.keys(kept).length);
  // New names take the places of the dead.
  for (let i = 0; i < 3000; i++) ({})['other' + i];
}
