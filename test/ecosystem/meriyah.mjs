// Parses modern code and prints counts, positions and errors.
import { parseScript, parseModule } from 'meriyah';

const source = Array.from({ length: 220 }, (_, i) => `
  export function f${i}(a, [b, ...c], { d = ${i}, e: { g } } = {}) { label: for (let i = 0, n = a?.length ?? 3; i < n; i += 2) { if (!(i % 3) && b !== null || c) continue label; else switch (a[i]) { case 'x': return /re[/]g+/giu.test(a) ? 0x1F : 1_0e-3; default: throw new Error("bad \\u{1F600}" + \`t\${i}\`); } } }
  class K${i} extends f${i} { #p = 1; static { this.x ||= 2; } constructor() { super(...arguments); } static get [\`x\${1}\`]() { return async () => { for await (const x of y) await (yield_ => #p in yield_)(1 ** 2); }; } *gen() { yield* [1, , 2]; } }
  import d${i}, { x as y${i} } from './m${i}.js'; export { d${i} as default${i} }; const { [\`k\${i}\`]: w${i} = import.meta.url } = await import('x');`).join('\n').replaceAll('[`k${i}`]', '[`k`]');
const counts = {};
const walk = node => { if (!node || typeof node !== 'object') return; if (node.type) counts[node.type] = (counts[node.type] ?? 0) + 1; for (const key in node) walk(node[key]); };
for (let round = 0; round < 3; round++) walk(parseModule(source, { next: true, ranges: round > 0, loc: round > 1 }));
console.log(JSON.stringify(counts));
console.log(JSON.stringify(parseModule(source, { ranges: true, loc: true }).body.slice(0, 2)).slice(0, 2500));
for (const bad of ['var 1', 'a b', 'if (', '"open', '({ a: 1, a })=1', 'let let', '/[/', 'function* () {}', 'class { #a; #a }', 'await 1', 'new.target', 'a?.b = 1', 'for (let x of a, b);', '`${', '({a = 1})', 'break x']) { try { parseScript(`"use strict"; ${bad}`); console.log('parsed'); } catch (error) { console.log(bad, '=>', error.message); } }
