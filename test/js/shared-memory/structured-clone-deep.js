// Not with: --gc-stress
'use strict';
// Too deep for the native stack.
let deep = [];
for (let i = 0; i < 200000; i++) deep = [deep];
assertThrows(() => structuredClone(deep), RangeError);
