// Regenerator over many generators and async functions.
import { transform } from '@babel/core';
import regenerator from 'regenerator-transform';

const part = (i) => `
  async function load${i}(url) { const parts = await list(url, ${i}); for (let part; (part = parts.pop()); ) { try { await fetch(part); } catch (e) { return e; } } }
  function* walk${i}(node) { if (node.left) yield* walk${i}(node.left); yield node.value; while (node.next) { node = node.next; yield node; } }`;
let source = '';
for (let i = 0; i < 300; i++) source += part(i);
print(transform(source, { babelrc: false, configFile: false, compact: false, plugins: [regenerator] }).code.length);
