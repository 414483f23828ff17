// An arithmetic grammar with semantics, over generated sums, and a grammar that extends it.
import * as ohm from 'ohm-js';

const grammar = ohm.grammar(String.raw`Arithmetic {
  Exp = AddExp
  AddExp = AddExp "+" MulExp -- plus
    | AddExp "-" MulExp -- minus
    | MulExp
  MulExp = MulExp "*" PowExp -- times
    | MulExp "/" PowExp -- divide
    | PowExp
  PowExp = PriExp "^" PowExp -- power
    | PriExp
  PriExp = "(" Exp ")" -- paren
    | "-" PriExp -- neg
    | call | number | name
  call = name "(" listOf<exp, ","> ")"   exp = spaces number spaces
  number (a number) = digit+ ("." digit+)?
  name (a name) = letter alnum*
}`);
const more = ohm.grammar('More <: Arithmetic { PriExp += "|" Exp "|" -- abs }', { Arithmetic: grammar });
const names = { pi: 3.14159, e: 2.71828 };
const semantics = more.createSemantics().addOperation('eval', {
  AddExp_plus: (a, _, b) => a.eval() + b.eval(), AddExp_minus: (a, _, b) => a.eval() - b.eval(), MulExp_times: (a, _, b) => a.eval() * b.eval(), MulExp_divide: (a, _, b) => a.eval() / b.eval(), PowExp_power: (a, _, b) => a.eval() ** b.eval(),
  PriExp_paren: (_, e, __) => e.eval(), PriExp_neg: (_, e) => -e.eval(), PriExp_abs: (_, e, __) => Math.abs(e.eval()), call: (name, _, list, __) => list.asIteration().children.reduce((sum, x) => sum + x.eval(), name.sourceString.length), exp: (_, n, __) => n.eval(),
  number(_, __, ___) { return Number(this.sourceString); }, name(_, __) { return names[this.sourceString] ?? NaN; },
}).addAttribute('depth', { _nonterminal: (...children) => 1 + Math.max(0, ...children.map(child => child.depth)), _terminal: () => 0, _iter: (...children) => Math.max(0, ...children.map(child => child.depth)) });
for (let i = 0; i < 40; i++) {
  const text = `${i} + 2 * (3 - ${i}.5) ^ 2 / |1 - ${i + 3}| - -pi * sum(1, ${i}, 3) + e`.repeat(1) + ' + (((1)))'.repeat(i % 7);
  const match = more.match(text), value = semantics(match);
  console.log(text, '=', value.eval().toFixed(6), value.depth);
}
for (const bad of ['1 +', '(2', '* 3', 'a b', '1 + $', '']) console.log(more.match(bad).shortMessage ?? 'matched', more.match(bad).message?.replace(/\s+/g, ' '));
try { ohm.grammar('Bad { a = b }'); } catch (error) { console.log(error.shortMessage); }
console.log(grammar.trace('1+2').toString().split('\n').slice(0, 12).join('\n'));
