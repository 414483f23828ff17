// ESLint's Linter with many of its rules, with automatic fixes.
import { Linter } from 'eslint-linter-browserify';

const code = `var a = 1, b = 2; if (a == b) { console.log("equal"); }
function f(x, y, unused) { "use strict"; var z = x; return; z = 2; }
const o = { a: a, 'b': b, f: function() { return this; } }; let never; for (;;) { break; }
switch (a) { case 1: f(); case 2: f(); break; default: }
try { undefinedFunction(); } catch (e) {} if (a = b) {} new Array(1, 2); eval('1'); x = 1;
class A { constructor() { this.x = 1; } constructor2() {} get y() {} } a == null ? true : false; !!a ? 1 : 2;
async function g() { for (const i of [1]) { await i; } return await 1; } export { f, g, o, A }; /a  b[]/.test('');
`.repeat(6).replace(/\n(?=var)/g, '\n{\n').replace(/export \{[^}]*\};/g, '') + '}'.repeat(5);
const rules = {};
for (const rule of ['eqeqeq', 'no-unused-vars', 'no-var', 'prefer-const', 'no-undef', 'no-unreachable', 'object-shorthand', 'no-fallthrough', 'no-empty', 'no-cond-assign', 'no-array-constructor', 'no-eval', 'getter-return', 'no-unneeded-ternary', 'no-extra-boolean-cast', 'no-await-in-loop', 'no-return-await', 'no-regex-spaces', 'no-empty-character-class', 'complexity', 'max-depth', 'no-shadow', 'no-redeclare', 'curly', 'dot-notation', 'no-else-return', 'prefer-arrow-callback', 'func-names', 'no-useless-return', 'sort-keys', 'one-var', 'vars-on-top', 'block-scoped-var', 'camelcase', 'consistent-return', 'default-case', 'no-magic-numbers', 'strict', 'prefer-template', 'quote-props']) {
  rules[rule] = 1;
}
const linter = new Linter();
const config = { languageOptions: { ecmaVersion: 2024, sourceType: 'script', globals: { console: 'readonly' } }, rules };
for (const message of linter.verify(code, config)) {
  console.log(`${message.line}:${message.column} ${message.ruleId} ${message.message}`);
}
const fixed = linter.verifyAndFix(code, config);
console.log(`fixed: ${fixed.fixed}, ${fixed.messages.length} left\n${fixed.output}`);
