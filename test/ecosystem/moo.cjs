// A lexer with states for a language with strings that nest expressions.
const moo = require('moo');

const lexer = moo.states({
  main: { space: { match: /[ \t\n]+/, lineBreaks: true }, comment: /\/\/.*?$/, number: { match: /0[xX][\da-fA-F]+|\d+(?:\.\d+)?/, value: Number }, name: { match: /[a-zA-Z_]\w*/, type: moo.keywords({ keyword: ['if', 'else', 'while', 'function', 'return', 'let'], constant: ['true', 'false', 'null'] }) }, string: { match: /"(?:\\["\\nt]|[^\n"\\])*"/, value: text => JSON.parse(text) }, template: { match: '`', push: 'template' }, open: { match: '{', push: 'main' }, close: { match: '}', pop: 1 }, op: ['=>', '===', '==', '=', '+', '-', '*', '/', '(', ')', '[', ']', ',', ';', '<', '>', '.'], error: moo.error },
  template: { interpolate: { match: '${', push: 'main' }, escape: /\\./, end: { match: '`', pop: 1 }, text: { match: /(?:[^$`\\]|\$(?!\{))+/, lineBreaks: true } },
});
const part = i => `function name${i}(a, b) { // comment ${i}\n  let x = 0x${i.toString(16)} + ${i}.25 * "text \\n ${i}"; if (a === true) { return \`t \${a + { b } } \\\` $ ${i}\nline \${\`inner \${b}\`} end\`; } else while (null < x) x = [a, b.c];\n}\n`;
let text = '';
for (let i = 0; i < 500; i++) text += part(i);
const counts = {};
let last, sum = 0;
for (const token of lexer.reset(text)) { counts[token.type] = (counts[token.type] ?? 0) + token.text.length; sum = (sum * 31 + token.line * 7 + token.col) % 1000003; last = token; }
console.log(JSON.stringify(counts), sum, JSON.stringify(last), text.length);
console.log(Array.from(lexer.reset(part(7)), token => `${token.type}:${token.value}`).join(' ').replaceAll('\n', '\\n'));
lexer.reset('a @ b');
console.log(Array.from(lexer, token => `${token.type}:${token.text}`).join(' '), lexer.formatError({ line: 1, col: 3, offset: 2, text: '@' }, 'bad').replaceAll('\n', '|'));
const strict = moo.compile({ a: 'a', b: /b+/ });
try { for (const token of strict.reset('aabbc')) console.log(token.type, token.text); } catch (error) { console.log(error.message.split('\n')[0]); }
for (const bad of [{ x: /(a)/ }, { x: /^a/ }, { x: '' }, { x: /\n/ }]) { try { moo.compile(bad); console.log('compiled'); } catch (error) { console.log(error.message); } }
