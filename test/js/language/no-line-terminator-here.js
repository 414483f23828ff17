// Every place where the grammar of ECMA-262 says [no LineTerminator here], with each kind of line terminator, and with a
// comment that has one.
const lineTerminators = ['\n', '\r', '\r\n', '\u2028', '\u2029', '/*\n*/', '// comment\n'];

// `¶` stands for the place. Without a line terminator the program is right, with one it is not.
function assertForbidden(text) {
  (0, eval)(`(function() { ${text.replaceAll('¶', ' ')} })`);
  for (let i = 0; i < text.split('¶').length - 1; i++) {
    for (const terminator of lineTerminators) {
      let place = 0;
      const source = text.replaceAll('¶', () => (place++ === i ? terminator : ' '));
      assertThrows(() => (0, eval)(`(function() { ${source}\n})`), SyntaxError);
    }
  }
}

// With a line terminator the text is divided by a semicolon there.
function assertDivided(text, expected) {
  for (const terminator of lineTerminators) {
    assertEquals(expected, (0, eval)(`(function() { ${text.replaceAll('¶', terminator)}\n})`)());
  }
}

// §13.4 UpdateExpression
assertForbidden('let a; a ¶ ++;');
assertForbidden('let a; a ¶ --;');
assertDivided('let a = 1, b = 1; a¶++b; return a + b * 10', 21);
assertDivided('let a = 1, b = 1; a¶--b; return a + b * 10', 1);

// §14.8 continue, §14.9 break
assertDivided('let n = 0; outer: do { do { n++; continue¶outer; } while (n < 3); n += 10 } while (n < 3); return n', 13);
assertDivided('let n = 0; outer: for (;;) { for (;;) { n++; break¶outer; } return n; } return -1', 1);

// §14.10 return, §14.14 throw
assertDivided('return¶1', undefined);
assertForbidden('throw ¶ 1;');

// §15.5 yield
assertDivided('return [...(function*() { yield¶[1] })()].length', 1);
assertDivided('return [...(function*() { const x = 1; yield¶x })()][0]', undefined);
for (const terminator of lineTerminators) {
  assertThrows(() => (0, eval)(`(function*() { yield ${terminator} * [] })`), SyntaxError);
}

// §15.3 Arrow functions
assertForbidden('a ¶ => 1');
assertForbidden('() ¶ => 1');
assertForbidden('(a, b) ¶ => {}');
assertForbidden('f(a ¶ => 1)');
assertForbidden('(a ¶ => 1)');
assertForbidden('let f = ([a]) ¶ => 1');

// §15.9 Async arrow functions
assertForbidden('(async ¶ a => 1)');
assertForbidden('(async a ¶ => 1)');
assertForbidden('(async () ¶ => 1)');
assertForbidden('(async (a, b) ¶ => {})');
assertForbidden('(async ¶ (a) => 1)');
assertForbidden('let f = async ¶ () => {}');
assertForbidden('async a ¶ => 1');
assertForbidden('async (a) ¶ => 1');
assertDivided('var async, a; async¶a; return 1', 1);

// §15.8 Async functions, §15.6 async generators
assertForbidden('(async ¶ function() { await 1 })');
assertForbidden('(async ¶ function*() { await 1 })');
assertForbidden('async ¶ function f() { await 1 }');
assertForbidden('async ¶ function* f() { await 1 }');
assertDivided('var async = 1; async¶function f() {} return f.constructor === Function', true);

// §15.4 async methods
assertForbidden('({ async ¶ m() { } })');
assertForbidden('({ async ¶ *m() { } })');
assertDivided('class A { async¶m() { } } return "async" in new A && A.prototype.m.constructor === Function', true);
assertDivided('class A { async¶*m() { } } return "async" in new A && "m" in A.prototype', true);
assertDivided('class A { static async¶m() { } } return "m" in A.prototype && Object.hasOwn(A, "async")', true);

// No such restriction: accessors, static members, `new.target`, calls and templates.
assertDivided('class A { static¶get¶x() { return 1 } } return A.x', 1);
assertDivided('return { get¶x() { return 2 } }.x', 2);
assertDivided('return new¶(function() { this.t = new¶.¶target })().t !== undefined', true);
assertDivided('const f = (x) => x; return f¶(3)', 3);
assertDivided('const f = (x) => x[0]; return f¶`a`', 'a');
