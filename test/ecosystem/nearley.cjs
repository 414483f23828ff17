// An Earley parser for an ambiguous grammar and for arithmetic, with a lexer of moo.
const { Parser, Grammar } = require('nearley');
const moo = require('moo');

const lexer = moo.compile({ space: { match: /\s+/, lineBreaks: true }, number: { match: /\d+(?:\.\d+)?/, value: Number }, word: /[a-z]+/, op: ['+', '-', '*', '/', '(', ')'] });
const next = lexer.next;
lexer.next = () => { let token; do token = next.call(lexer); while (token && token.type === 'space'); return token; };
const rule = (name, symbols, postprocess) => ({ name, symbols, postprocess });
const arithmetic = new Grammar([
  rule('sum', ['sum', { literal: '+' }, 'product'], ([a, , b]) => a + b), rule('sum', ['sum', { literal: '-' }, 'product'], ([a, , b]) => a - b), rule('sum', ['product'], ([a]) => a),
  rule('product', ['product', { literal: '*' }, 'atom'], ([a, , b]) => a * b), rule('product', ['product', { literal: '/' }, 'atom'], ([a, , b]) => a / b), rule('product', ['atom'], ([a]) => a),
  rule('atom', [{ type: 'number' }], ([n]) => n.value), rule('atom', [{ literal: '(' }, 'sum', { literal: ')' }], ([, a]) => a), rule('atom', [{ literal: '-' }, 'atom'], ([, a]) => -a),
].map(r => ({ ...r, symbols: r.symbols.map(s => s.literal ? { test: token => token.text === s.literal, ...s } : s.type ? { test: token => token.type === s.type, ...s } : s) })), 'sum');
arithmetic.lexer = lexer;
for (let i = 0; i < 25; i++) {
  const parser = new Parser(arithmetic, { keepHistory: i % 2 === 0 });
  const text = `${i} + 2 * (3 - ${i}.5) / -7\n - (((${i})))` + ' + 4 * 5 - 6'.repeat(i);
  parser.feed(text);
  console.log(text.length, parser.results.length, parser.results[0].toFixed(6), parser.table.reduce((n, column) => n + column.states.length, 0));
}
const ambiguous = new Grammar([rule('s', ['s', 's'], ([a, b]) => `(${a}${b})`), rule('s', [/a/], ([a]) => a), rule('s', [/b/], ([a]) => a.toUpperCase())], 's');
for (const text of ['a', 'ab', 'aba', 'abab', 'ababa', 'ababab', 'abababa']) { const parser = new Parser(ambiguous); parser.feed(text); console.log(text, parser.results.length, parser.results.slice(0, 3).join(' ')); }
for (const bad of ['1 +', '(2', '* 3', '1 $']) { try { const parser = new Parser(arithmetic); parser.feed(bad); console.log(bad, parser.results.length); } catch (error) { console.log(error.message.split('\n').slice(0, 4).join(' | ')); } }
