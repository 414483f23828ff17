// Parses its own functions and prints what they are made of.
const esprima = require('esprima');
const source = require('escodegen').generate.toString() + '\n' + Object.values(esprima).filter(v => typeof v === 'function').map(f => `(${f});`).join('\n') + Array.from({ length: 200 }, (_, i) => `
  function f${i}(a, [b, ...c], { d = ${i}, e: { g } } = {}) { label: for (var i = 0, n = a.length; i < n; i += 2) { if (!(i % 3) && b !== null || c) continue label; else switch (a[i]) { case 'x': return /re[/]g+/gi.test(a) ? 0x1F : 1e-3; default: throw new Error("bad \\u{1F600}" + \`t\${i}\`); } } }
  class K${i} extends f${i} { constructor() { super(...arguments); } static get [\`x\${1}\`]() { return async () => await (yield_ => typeof yield_)(1 ** 2); } *gen() { yield* [1, , 2]; } }`).join('\n');
const counts = {};
let depth = 0, deepest = 0;
const visit = node => { counts[node.type] = (counts[node.type] ?? 0) + 1; };
const tree = esprima.parseScript(source, { range: true, loc: true, comment: true, tokens: true }, visit);
console.log(JSON.stringify(counts), tree.tokens.length);
const walk = node => { if (!node || typeof node !== 'object') return; deepest = Math.max(deepest, ++depth); for (const key of Object.keys(node)) if (key !== 'tokens') walk(node[key]); depth--; };
walk(tree);
console.log(deepest, JSON.stringify(tree.body[3]).slice(0, 1500));
const kinds = {};
for (const token of esprima.tokenize(source)) kinds[token.type] = (kinds[token.type] ?? 0) + token.value.length;
console.log(JSON.stringify(kinds));
for (const bad of ['var 1', 'a b', 'if (', '"open', '({ a: 1, a })=1', 'let let', '/[/', 'function* () {}', '08 + "\\8"', 'await 1']) { try { esprima.parseScript(`"use strict"; ${bad}`); console.log('parsed'); } catch (error) { console.log(bad, '=>', error.message); } }
