// Set.prototype.difference asks about the values that the receiver had, whatever `has` does to it.
const set = new Set([1, 2, 3]);
const asked = [];
const other = { size: 9, keys() {}, has(value) { asked.push(value); set.clear(); set.add(7); return value !== 2; } };
assertEquals([2], [...set.difference(other)]);
assertEquals([1, 2, 3], asked);
assertEquals([7], [...set]);
