// What compiling a function costs when it is first called depends on the function, not on the length of the script or on
// how many variables there are around it.
const repeat = (count, text) => Array.from({ length: count }, (_, i) => text(i)).join('\n');
const comment = '/* ' + 'x'.repeat(200) + ' */';
const functions = (count, call) =>
    repeat(count, (i) => `(function () { function f(x) { return x + ${i} ${comment} } ${call} })();`);
const captured = (count, call) => `(function () {
  ${repeat(count, (i) => `let v${i} = ${i};`)}
  ${repeat(count, (i) => `function f${i}() { return v${i}; } ${call.replace('f', 'f' + i)}`)}
})()`;

function check(sourceOf, count) {
  const evaluate = (call) => (n) => (0, eval)(sourceOf(n, call));
  assertScalesAs(evaluate('0;'), evaluate('f(1);'), count);
}
check(functions, 1500);
check((count, call) => functions(count, call) + '// \u20ac', 1500);
check(captured, 1500);
