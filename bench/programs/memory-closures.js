// Three hundred thousand closures over a variable of their own.
function make(n) { return function() { return n++; }; }
var closures = [];
for (var i = 0; i < 300000; i++) closures.push(make(i));
if (closures[299999]() !== 299999) throw new Error('wrong');
