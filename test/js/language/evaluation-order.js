// From left to right: operands, then keys, then what is assigned.
const order = [];
const at = (n) => (order.push(n), n);
at(1) + at(2) * at(3);
({})[at(4)] = at(5);
assertArrayEquals([1, 2, 3, 4, 5], order);
