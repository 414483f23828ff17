// Syntax trees back to text, whole and compact, until nothing changes.
const escodegen = require('escodegen'), esprima = require('esprima');

const source = Array.from({ length: 60 }, (_, i) => `
function f${i}(a, [b, ...c], { d = ${i}, e: { g } } = {}) { label: for (var i = 0, n = a.length; i < n; i += 2) { if (!(i % 3) && b !== null || c) continue label; else switch (a[i]) { case 'x': return /re[/]g+/gi.test(a) ? 0x1F : 1e-3; default: throw new Error("bad \\"q\\" 'x' \\n" + \`t\${i}\`); } } }
class K${i} extends f${i} { constructor() { super(...arguments); } static get [\`x\${1}\`]() { return (x => (y, z) => ({ x, y }))(-(-a), +(+b), (1, 2), (a = b) ? c : (d, e)); } *gen() { yield* [1, , 2]; } }
var o${i} = { a, 'b c': 1, get d() { return 1; }, set d(v) {}, [e]: function () {}, async: 1 }, x${i} = a ** -b, y${i} = new (f())(), z${i} = (a, b)[c](...d)\`t\`; do { if (a) { } else if (b) ; else while (c) for (var k in o) for (let v of o) delete v[k]; } while (void 0 in {}); try { x(); } catch (e) { debugger; } finally { }`).join('\n');
const tree = esprima.parseScript(source, { comment: true, range: true, tokens: true });
const text = escodegen.generate(tree);
const again = escodegen.generate(esprima.parseScript(text));
console.log(text.slice(0, 2500), text.length, text === again);
for (const format of [escodegen.FORMAT_MINIFY, { indent: { style: '\t', base: 1 }, quotes: 'double', semicolons: false }, { compact: true, parentheses: false, hexadecimal: true }]) { const out = escodegen.generate(tree, { format }); console.log(out.slice(0, 1200), out.length); }
const commented = esprima.parseScript('/* a */ function x() { // b\n return 1; /* c */ }', { comment: true, range: true, tokens: true });
console.log(escodegen.generate(escodegen.attachComments(commented, commented.comments, commented.tokens), { comment: true }));
