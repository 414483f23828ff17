var global = 'global';
function direct() { var local = 'local'; return eval('local'); }
assertSame('local', direct());
function indirect() { var global = 'shadow'; return (0, eval)('global'); }
assertSame('global', indirect());
function declares() { eval('var made = 1; function alsoMade() { return made; }'); return alsoMade(); }
assertSame(1, declares());
function contained() { 'use strict'; eval('var made2 = 1'); return typeof made2; }
assertSame('undefined', contained());
function letsStay() { eval('let inner = 1'); return typeof inner; }
assertSame('undefined', letsStay());
assertSame(5, eval('(function() { return this.valueOf(); })').call(5));
const self = eval;
assertSame(3, self('1 + 2'));
assertSame(object(), 9);
function object() { return eval('({ a: 9 })').a; }

function withScope(o) { var y = 'outer'; with (o) { x = x + 1; y; return [x, y]; } }
assertEquals([2, 'outer'], withScope({ x: 1 }));
assertEquals([2, 'own'], withScope({ x: 1, y: 'own' }));
with ({ [Symbol.unscopables]: { hidden: true }, hidden: 1 }) assertSame('undefined', typeof hidden);
with ({ m() { return this.v; }, v: 4 }) assertSame(4, m());
// Closures made inside keep the object.
let get;
with ({ w: 1 }) { get = () => w; w = 2; }
assertSame(2, get());
