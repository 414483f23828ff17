// Flags: --host-262
// An undetectable object, as document.all is: undefined to typeof, falsy, loosely equal to null; otherwise an object.
const all = $262.IsHTMLDDA;
assertEquals('undefined', typeof all);
assertFalse(!!all);
assertSame(2, all || 2);
assertSame(all, all && 2);
assertSame(all, all ?? 2);
assertTrue(all == null && all == undefined && all !== undefined);
let taken = 'else';
if (all) taken = 'then';
assertEquals('else', taken);
assertEquals([], [1].filter(() => all));
assertSame(null, all());
// It can be called, but not extended.
assertThrows(() => new all(), TypeError);
assertThrows(() => class extends all {}, TypeError);
