// Early errors, also in functions that never run.
for (const source of ['var 1', 'return', 'break', 'continue', 'a: a: ;', 'break missing', 'let let = 1', 'new.target',
                      'function f() { break }', 'for (let x, y of []) ;', 'if (1) let x', 'class A extends B { m() { super() } }',
                      '({ a = 1 })', '(a, b) = 1', '1 = 2', '++1', 'for (1 of []) ;', 'x => { } ()', 'async (x, x) => 1',
                      '(x, x) => 1', '(...x = 1) => 1', 'async (...x = 1) => 1', 'function f(...x = 1) {}',
                      '({ m(...x = 1) {} })', '"use strict"; function f(a, a) {}', '"use strict"; 010', '"use strict"; delete x',
                      '"use strict"; eval = 1', '"use strict"; var yield', '"use strict"; "\\08"', 'function* g() { var yield }',
                      'async function f() { var await }', '/(/', '/a/gg', '/[b-a]/', '/\\u{110000}/u', '"unterminated', "'a\nb'",
                      '`${', '/* never closed', '0b2', '1_', '1__0', '0_1', '3in []', '3x', '1n.5', '01n', 'a\\u{2F}b', 'try {}', 'switch (1) { case 1: let a; case 2: let a }',
                      'function f(a) { let a }', 'function f() { "use strict"; with (a) b }', 'function f(a = 1) { "use strict" }',
                      'import.meta', 'export default 1', '({ __proto__: 1, __proto__: 2 })', 'function f() { for await (x of y) ; }', 'do x while (0) y z',
                      'class A { static prototype() {} }', 'class A { get constructor() {} }', 'let [a];', 'const c;', 'yield => { "use strict" }',
                      'a?.b = 1', 'new a?.b()', 'a?.`x`', '(async function f() { (await) => 1 })', '@', '#x', ' #!late']) {
  assertThrows(source, SyntaxError);
}
// Their legal neighbours.
for (const source of ['var let_ = 1', 'a: b: ;', '({ a = 1 } = {})', 'yield_ => 1', 'var yield = 1', 'var await = 1', 'async = 1', 'x => {}\n()=>1',
                      'var of, get, set, static', 'if (0) function f() {}', 'for (var i = 0 in {}) ;', '010', '/[/]/', '<!-- comment', 'a\n++b'.replace(/[ab]/g, 'i'),
                      'var \\u0061bc', 'do x_ = 1; while (0) x_ = 2', 'label: function f() {}', '({ async *[Symbol.iterator]() {} })', '0..toString()']) {
  assertDoesNotThrow(source.startsWith('var i') ? source : 'var i = 0; ' + source);
}
