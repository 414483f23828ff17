// Flags: --stack-size=50000
// Nesting that the native stack has no room for is an error like any other. Little of the stack is left here, so that it
// takes little nesting.
function nearTheEndOfTheStack(run) {
  const once = [0];
  let levels;  // above the call that was refused
  (function descend() {
    try {
      once.forEach(descend);
    } catch (error) {
      if (levels === undefined) levels = 100;
    }
    if (levels-- === 0) run();
  })();
}

test('a text that is nested too deeply', () => {
  nearTheEndOfTheStack(() => assertThrows(() => JSON.parse('['.repeat(2000)), RangeError));
});

test('an object that is nested too deeply', () => {
  let deep = [];
  for (let i = 0; i < 2000; i++) deep = [deep];
  nearTheEndOfTheStack(() => assertThrows(() => JSON.stringify(deep), RangeError));
});
