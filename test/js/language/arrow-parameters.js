// Functions among the parameters of an arrow function that is called at once see the parameters.
assertSame(5, ((a, b = function() { return a; }) => b())(5));
(function() { assertSame(6, ((a, b = function() { return () => a; }) => b()())(6)); })();
var x = 'outside';
assertSame('inside', ((_ = eval('var x = "inside";'), f = function() { return x; }) => f())());
assertSame('outside', x);
