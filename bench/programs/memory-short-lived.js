// Ten million objects that die young.
function Point(x, y) {
  this.x = x;
  this.y = y;
}
var sum = 0;
for (var i = 0; i < 10000000; i++) sum += new Point(i, 1).y;
if (sum !== 10000000) throw new Error('wrong');
