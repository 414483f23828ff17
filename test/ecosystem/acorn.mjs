// Parses itself and counts the nodes of every type.
import * as acorn from 'acorn';

const source = Object.values(acorn).filter(value => typeof value === 'function').map(value => `(${value});`).join('\n')
  + Object.values(acorn.Parser.prototype).map(value => `({ ${/^function/.test(value) ? `f: ${value}` : value} });`).join('\n');
const counts = new Map();
const walk = node => {
  if (node === null || typeof node !== 'object') return;
  if (typeof node.type === 'string') counts.set(node.type, (counts.get(node.type) ?? 0) + 1);
  for (const key in node) walk(node[key]);
};
for (let round = 0; round < 3; round++) walk(acorn.parse(source, { ecmaVersion: 'latest', locations: round === 1 }));
for (const [type, count] of [...counts].sort()) console.log(`${type} ${count}`);
let tokens = 0;
for (const token of acorn.tokenizer(source, { ecmaVersion: 2022 })) tokens += token.end - token.start;
console.log(`${source.length} characters, ${tokens} in tokens`);
for (const bad of ['let a; let a', 'a ? b', 'for (const x = 1 of y);', '({ a = 1 })', '/(/', 'class { constructor() { super() } }', '`${', 'await = yield']) {
  try { acorn.parse(bad, { ecmaVersion: 'latest', sourceType: 'module' }); console.log('parsed'); } catch (error) { console.log(`${bad}: ${error.message}`); }
}
