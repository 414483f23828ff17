// What compiling a function costs when it is first called depends on the function, not on the length of the script or on
// how many variables there are around it: four times as many functions take four times as long.
function milliseconds(source) {
  let best = Infinity;
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    (0, eval)(source);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

function assertLinear(sourceOf, size) {
  const small = milliseconds(sourceOf(size));
  // Where a collection is forced after every few allocations, the time of collections is all that there is.
  if (small > 1000) return;
  assertTrue(milliseconds(sourceOf(4 * size)) < 10 * small + 5);
}

const repeat = (count, text) => Array.from({ length: count }, (_, i) => text(i)).join('\n');
const comment = '/* ' + 'x'.repeat(200) + ' */';
const functions = (n) => repeat(n, (i) => `(function () { function f(x) { return x + ${i} ${comment} } f(1); })();`);
assertLinear(functions, 2000);
assertLinear((n) => functions(n) + '// \u20ac', 1000);

const captured = (n) => `(function () {
  ${repeat(n, (i) => `let v${i} = ${i};`)}
  ${repeat(n, (i) => `function f${i}() { return v${i}; } f${i}();`)}
})()`;
assertLinear(captured, 1000);
