// Bundles modules held in memory, with tree shaking, code splitting and several formats.
import { rollup } from '@rollup/browser';

const modules = {
  'main.js': `import def, { used, Klass as K } from './lib.js'; import * as ns from './ns.js'; export * from './star.js';
    import data from './data.js'; console.log(def, used(1), new K(), ns.a, data.x); export const lazy = () => import('./lazy.js');
    if (false) { used('dead'); } export { default as other } from './cycle-a.js';`,
  'lib.js': `import { helper } from './helper.js'; export default 'default'; export function used(x) { return helper(x); }
    export function unused() { return 'never'; } export class Klass extends (class { base() {} }) { static field = helper(2); }`,
  'helper.js': `let counter = 0; export const helper = x => (counter += x, counter); export const dropped = /*#__PURE__*/ helper(3);`,
  'ns.js': `export const a = 1, b = 2; export let c; c = 3; const used = 'conflict'; export { used };`,
  'star.js': `export const star = 'star', unusedStar = 1; export function* gen() { yield star; }`,
  'data.js': `export default { x: 1, y: [1, 2, 3] };`,
  'lazy.js': `import { used } from './lib.js'; export const value = used(10);`,
  'cycle-a.js': `import { b } from './cycle-b.js'; export default function a() { return b; }`,
  'cycle-b.js': `import a from './cycle-a.js'; export const b = typeof a;`,
};
for (let i = 0; i < 60; i++) {
  modules[`gen${i}.js`] = `${i ? `import { f${i - 1} as previous } from './gen${i - 1}.js';` : 'const previous = () => 0;'}
    const shared = ${i}; export const f${i} = x => { const { a = shared, ...rest } = x ?? {}; return previous(rest) + a; };
    export const g${i} = function() { for (let j = 0; j < shared; j++) { switch (j) { case 1: return j; default: continue; } } };`;
}
modules['main.js'] += `\nimport { f59 } from './gen59.js'; console.log(f59({ a: 1 }));`;
const memory = {
  name: 'memory',
  resolveId: source => source.replace(/^\.\//, ''),
  load: id => modules[id] ?? null,
};
for (const treeshake of [true, false]) {
  const warnings = [];
  const bundle = await rollup({ input: 'main.js', plugins: [memory], treeshake, onwarn: warning => warnings.push(warning.message) });
  for (const format of treeshake ? ['es', 'cjs', 'system'] : ['es']) {
    const { output } = await bundle.generate({ format, exports: 'named', chunkFileNames: '[name].js' });
    for (const chunk of output) console.log(`--- ${format} ${chunk.fileName}: ${chunk.exports}\n${chunk.code}`);
  }
  console.log(warnings.join('\n'));
}
