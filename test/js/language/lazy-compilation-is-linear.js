// What compiling a function costs when it is first called depends on the function, not on the length of the script or on
// how many variables there are around it.
const repeat = (count, text) => Array.from({ length: count }, (_, i) => text(i)).join('\n');
const comment = '/* ' + 'x'.repeat(200) + ' */';
const functions = (n) => repeat(n, (i) => `(function () { function f(x) { return x + ${i} ${comment} } f(1); })();`);
const evaluate = (sourceOf) => (n) => (0, eval)(sourceOf(n));
assertLinear(evaluate(functions), 2000);
assertLinear(evaluate((n) => functions(n) + '// \u20ac'), 2000);

const captured = (n) => `(function () {
  ${repeat(n, (i) => `let v${i} = ${i};`)}
  ${repeat(n, (i) => `function f${i}() { return v${i}; } f${i}();`)}
})()`;
assertLinear(evaluate(captured), 3000);
