// Labels, switch, comma, loops, completion values.
let log = [];
outer: for (let i = 0; i < 3; i++) {
  for (let j = 0; j < 3; j++) {
    if (j === 1) continue outer;
    if (i === 2) break outer;
    log.push(i + '' + j);
  }
}
assertArrayEquals(['00', '10'], log);

function pick(v) {
  const out = [];
  switch (v) {
    case 1: out.push('one');
    case '1': out.push('string'); break;
    default: out.push('default');
    case NaN: out.push('after');
  }
  return out.join();
}
assertSame('one,string', pick(1));
assertSame('string', pick('1'));
assertSame('default,after', pick(NaN));

let n = 0;
do { n++; } while (n < 5);
while (true) { if (n-- === 0) break; }
assertSame(-1, n);

const keys = [];
for (const k in { b: 1, a: 2, 1: 3, 0: 4, __proto__: { inherited: 5, a: 6 } }) keys.push(k);
assertArrayEquals(['0', '1', 'b', 'a', 'inherited'], keys);
for (const k in null) assertUnreachable();
// What is deleted before it is visited is not visited.
const visited = [];
const changing = { a: 1, b: 2, c: 3 };
for (const k in changing) { visited.push(k); delete changing.b; }
assertArrayEquals(['a', 'c'], visited);

assertSame(2, eval('1; if (true) 2;'));
assertSame(undefined, eval('1; if (false) 2;'));
assertSame(3, eval('do { 3; break; } while (false)'));
assertSame('v', eval('a: { "v"; break a; }'));
assertSame(1, eval('1; var x = 5;'));
assertSame(4, eval('for (var i = 0; i < 5; i++) i;'));
assertSame(undefined, eval('2; try {} finally { 3 }'));
assertSame(3, (1, 2, 3));
