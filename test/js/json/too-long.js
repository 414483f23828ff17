// Texts that would be too long are a RangeError before anything is written, and long lists of names take linear time.
const start = Date.now();
assertThrows(() => JSON.stringify(new Array(2 ** 32 - 1)), RangeError);
assertThrows(() => JSON.stringify(new Proxy(new Array(2 ** 31), {})), RangeError);
assertThrows(() => JSON.stringify({a: [new Array(2 ** 28 + 1)]}, null, 2), RangeError);
const names = Array.from({length: 100000}, (_, i) => 'n' + i % 50000);
assertSame('{"n1":1,"n49999":2}', JSON.stringify({n49999: 2, x: 3, n1: 1}, names));
assertTrue(Date.now() - start < 10000);
