// Texts that would be too long are a RangeError before anything is written.
assertThrows(() => JSON.stringify(new Array(2 ** 32 - 1)), RangeError);
assertThrows(() => JSON.stringify(new Proxy(new Array(2 ** 31), {})), RangeError);
assertThrows(() => JSON.stringify({a: [new Array(2 ** 28 + 1)]}, null, 2), RangeError);
