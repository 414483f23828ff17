// Numbers in arrays: two million integers, two million doubles, and two hundred thousand short arrays.
var integers = [];
var doubles = [];
var shorts = [];
for (var i = 0; i < 2000000; i++) {
  integers.push(i);
  doubles.push(i + 0.5);
}
for (var j = 0; j < 200000; j++) shorts.push([j, j + 1, j + 2]);
if (integers[1999999] + doubles[1999999] !== 3999998.5 || shorts[199999][2] !== 200001) throw new Error('wrong');
