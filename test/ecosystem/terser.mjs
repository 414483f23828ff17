// Compresses and mangles parts of its own source and prints the result.
import { minify, _default_options } from 'terser';
import * as acorn from 'acorn';

const source = `export default function(acorn) {
  ${Object.entries(acorn.Parser.prototype).slice(0, 90).map(([name, method]) => `acorn.${name} = ${/^(async )?function/.test(method) ? method : `({ ${method} }).${name}`};`).join('\n')}
  const unused = 1, debug = false;
  if (debug) { console.log('never'); } else { acorn.list = [1 + 2, 'a' + 'b', !0, void 0, typeof acorn === 'undefined']; }
  for (let i = 0; i < 10; i++) { let value = i * 2; if (value > 5) { acorn.value = value; } else { acorn.value = -value; } }
  return acorn;
}`;
const { code, map } = await minify({ 'acorn.js': source }, { module: true, compress: { passes: 2 }, sourceMap: true });
console.log(`${source.length} -> ${code.length}, source map of ${map.length}`);
console.log(code);
const beautiful = await minify(code, { module: true, mangle: false, compress: false, format: { beautify: true } });
console.log(beautiful.code);
try { await minify('let a = ;'); } catch (error) { console.log(`${error.name}: ${error.message} at ${error.line}:${error.col}`); }
