// Flags: --expose-gc
// Old objects point to young ones and the other way round while collections run.
const old = [];
for (let i = 0; i < 200; i++) old.push({ id: i, young: null, list: [] });
gc();
for (let round = 0; round < 20; round++) {
  for (const o of old) {
    o.young = { round, text: 'r' + round + ' o' + o.id, back: o };
    o.list.push([round, round + 0.5, o.young.text]);
    if (o.list.length > 5) o.list.shift();
  }
  if (round % 5 === 0) gc();
}
for (const o of old) {
  assertSame(19, o.young.round);
  assertSame('r19 o' + o.id, o.young.text);
  assertSame(o, o.young.back);
  assertArrayEquals([15, 15.5, 'r15 o' + o.id], o.list[0]);
}
// Closures, maps, strings and generators keep what they hold.
const keep = new Map();
for (let i = 0; i < 500; i++) {
  const secret = { n: i };
  keep.set('key' + i, () => secret.n);
}
function* numbers() { const a = { v: 0 }; for (;;) yield a.v++; }
const g = numbers();
let text = '';
for (let i = 0; i < 500; i++) {
  text += String.fromCharCode(97 + i % 26);
  g.next();
  if (i % 100 === 0) gc();
}
gc();
assertSame(499, keep.get('key499')());
assertSame(500, g.next().value);
assertSame(500, text.length);
assertSame('abcdef', text.slice(0, 6));
