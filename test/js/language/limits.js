// Flags: --host-262
// Not with: --gc-stress
// What one function, call or script may have is limited by memory, not by what an operand of an instruction can name:
// each is tested on both sides of where its encoding ends.
const list = (count, text, separator = '') => Array.from({ length: count }, (_, i) => text(i)).join(separator);
const evaluate = (source) => (0, eval)(source);
const last = (count) => count - 1;

// Constants of a function.
for (const count of [65535, 65536, 65537]) {
  assertEquals(`s${last(count)}`, evaluate(`(function(s) { ${list(count, (i) => `s = 's${i}';`)} return s; })()`));
}
assertEquals(33000, evaluate(list(33000, (i) => `function f${i}() { return ${i} + 1; }`, '\n') + 'f32999()'));

// Variables in registers; those beyond live in a context.
for (const count of [15999, 16000, 16001, 33000]) {
  const source = `(function(k) { ${list(count, (i) => `let v${i} = k + ${i};`)}
                  for (let i = 0; i < 2; i++) v${last(count)}++;
                  return ${list(count, (i) => `v${i}`, '+')}; })(1)`;
  assertEquals(count * (count - 1) / 2 + count + 2, evaluate(source));
}

// Variables in a context, of a function and of a script.
for (const count of [65533, 65534, 65535, 65600]) {
  const declarations = list(count, (i) => `let c${i} = ${i};`);
  const n = last(count);
  assertEquals([n, n, n + 1, 0, 65000],
               evaluate(`(function() { ${declarations} const g = () => { eval(''); return c${n}; };
                         return [g(), c${n}++, g(), c0, (() => { { let x = 1; return (() => c65000 * x)(); } })()]; })()`));
  assertThrows(() => evaluate(`(function() { (() => c${n})(); ${declarations} eval(''); })()`), ReferenceError);
}
for (const count of [4093, 4094, 4095, 4096, 70000]) {
  const name = (i) => `script${count}_${i}`;
  const n = last(count);
  // Indirect evals have their own lexical scope: a script is needed.
  const script = `${list(count, (i) => `let ${name(i)} = ${i};`, '\n')}
                var use${count} = () => ${name(n)} + ${name(0)};`;
  $262.evalScript(script);
  assertEquals(n, evaluate(`use${count}()`));
  assertEquals(n + 1, evaluate(`${name(n)}++; ${name(n)}`));
  assertEquals(n + 1, evaluate(`use${count}()`));
}

// Arguments: beyond what fits in a row of registers they are passed in an array.
for (const count of [7999, 8000, 8001, 32000, 65536]) {
  const values = list(count, (i) => i, ',');
  const check = `arguments.length + arguments[${last(count)}]`;
  const expected = 2 * count - 1;
  assertEquals(expected, evaluate(`(function() { return ${check}; })(${values})`));
  assertEquals(expected + 1, evaluate(`({ m() { return ${check} + this.one; }, one: 1 }).m(${values})`));
  assertEquals(expected, evaluate(`new (function() { this.sum = ${check}; })(${values}).sum`));
  assertEquals(expected, evaluate(`new (class extends class { constructor() { this.sum = ${check}; } } {
                                      constructor() { super(${values}); } })().sum`));
  assertEquals(count, evaluate(`((strings, ...rest) => rest.length)\`${list(count, (i) => '${1}')}\``));
  assertEquals(5, evaluate(`eval('2 + 3', ${values})`));
}
assertEquals(8001 + 7, evaluate(`(function f() { return arguments.length + arguments[0]; })(
    (function() { return 7; })(${list(9000, (i) => i, ',')}) - 0, ${list(8000, (i) => i, ',')})`));

// Parameters: V8's limit is the language's here.
for (const count of [31999, 32000, 32001, 65534]) {
  const parameters = list(count, (i) => `p${i}`, ',');
  const n = last(count);
  const values = Array.from({ length: count }, (_, i) => i);
  assertEquals(n, evaluate(`(function(${parameters}) { return p${n} + p0; })`)(...values));
  assertEquals(undefined, evaluate(`(function(${parameters}) { return p${n}; })`)());
  assertEquals(n + 7, evaluate(`(function(${parameters}) { arguments[${n}] += 7; return (() => p${n})(); })`)(...values));
  if (count < 65534) assertEquals(n, evaluate(`(function(${parameters}, q = 1) { return p${n} + p0; })`)(...values));
}
assertThrows(() => evaluate(`(function(${list(65535, (i) => `p${i}`, ',')}) {})`), SyntaxError);

// Sites with inline caches.
for (const count of [21800, 70000]) {
  assertEquals(count, evaluate(`(function(o, n) { ${list(count, () => 'n += o.one;')} return n; })`)({ one: 1 }, 0));
}

// Jumps.
assertEquals(140001, evaluate(`(function(x) {
  for (let i = 0; i < 2; i++) { if (x) { ${list(70000, () => 'x = x + 1;')} } } return x; })(1)`));
assertEquals(69999, evaluate(`(function(x) { switch (x) { ${list(70000, (i) => `case ${i}: return ${i};`)} } })(69999)`));
assertEquals(66000, [...evaluate(`(function*() { ${list(66000, (i) => `yield ${i};`)} })`)()].length);

// Patterns, literals and classes.
for (const count of [7999, 8000, 40000]) {
  const names = list(count, (i) => `p${i}`, ',');
  assertEquals({ z: 1 }, evaluate(`(function({ ${names}, ...rest }) { return rest; })`)({ p1: 1, [`p${last(count)}`]: 2, z: 1 }));
  assertEquals(7, evaluate(`(function([${names}]) { return p${last(count)}; })`)(Array(count).fill(7)));
}
assertEquals(40001, evaluate(`(function(${list(40000, (i) => `p${i} = ${i}`, ',')}) { var p39999, p0, p5; return p39999 + p0 + p5 - 3; })()`));
assertEquals(66000, Object.keys(evaluate(`({ ${list(66000, (i) => `p${i}: (${i})`, ',')} })`)).length);
assertEquals(66000, evaluate(`(function(x) { return [${list(66000, () => 'x', ',')}]; })`)(1).length);
assertEquals(33001, Object.getOwnPropertyNames(evaluate(`(class { ${list(33000, (i) => `m${i}() {}`)} })`).prototype).length);
assertEquals(33000, Object.keys(new (evaluate(`(class { ${list(33000, (i) => `[${i}] = ${i};`)} })`))()).length);
assertEquals(188890, evaluate('`' + list(40000, (i) => '${' + i + '}') + '`').length);

// Expressions so deep that they do not fit the stack are refused as recursion is.
assertThrows(() => evaluate('('.repeat(1e6) + '1' + ')'.repeat(1e6)), RangeError);
assertThrows(() => evaluate('1 ** '.repeat(1e6) + '1'), RangeError);
