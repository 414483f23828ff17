// (eval)(…) is a direct call like eval(…); (0, eval)(…) is none. What Function makes does not see its name.
var place = 'global';
function direct() { var place = 'local'; return (eval)('place'); }
function twice() { var place = 'local'; return ((eval))('place'); }
function indirect() { var place = 'local'; return (0, eval)('place'); }
function optional() { var place = 'local'; return eval?.('place'); }
assertEquals(['local', 'local', 'global', 'global'], [direct(), twice(), indirect(), optional()]);
assertEquals('undefined', new Function('return typeof anonymous')());
assertEquals('undefined', new Function('return function() { return typeof anonymous; }')()());
assertEquals('function', new Function('a = function anonymous() { return typeof anonymous; }', 'return a()')());
assertEquals('anonymous', new Function('').name);
