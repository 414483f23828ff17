// @babel/core with preset-env: modern syntax and a real library down to ES5.
const babel = require('@babel/core');
const presetEnv = require('@babel/preset-env');

const source = `
  import base, { helper as h } from './base.js';
  export class Queue extends base {
    #items = []; static count = 0;
    static { Queue.count = 1; }
    push(...items) { this.#items.push(...items); return this; }
    get first() { return this.#items?.[0] ?? null; }
    async *drain(signal) { for await (const item of this.#items) { if (signal?.aborted) return; yield { item, at: item ** 2 }; } }
  }
  export const tagged = (strings, ...values) => strings.raw.map((part, i) => \`\${part}\${values[i] ?? ''}\`).join('');
  export function* walk({ left, right, ...rest } = {}, depth = 0) { if (left) yield* walk(left, depth + 1); yield [rest, depth]; label: for (let i = 0; i < 3; i++) { for (const f of [() => i]) { if (f() > 1) continue label; } } }
  export default async ({ a, b: [c, ...d] }) => { try { return await h(a, c, ...d); } catch { return undefined; } };
  const pattern = /(?<year>\\d{4})-(?<month>\\d\\d)/su, big = 1_000_000; let logical; logical ||= big; logical &&= pattern;
`;
for (const targets of ['ie 11', 'chrome 80', 'node 20']) {
  const { code } = babel.transformSync(source, { filename: 'queue.js', babelrc: false, configFile: false, presets: [[presetEnv, { targets }]] });
  console.log(`// ${targets}\n${code}`);
}
