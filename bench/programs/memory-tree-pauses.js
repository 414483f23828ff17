// A live tree of about 200 MB whose nodes are replaced at random; how long single steps take shows the pauses.
var now = typeof performance === 'object' ? function() { return performance.now(); } : Date.now;
var seed = 42;
function random(limit) {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return seed % limit;
}
function build(depth) {
  if (depth === 0) return { payload: [1, 2, 3, 4, 5, 6, 7, 8], text: 'leaf ' + random(1000000) };
  return { left: build(depth - 1), right: build(depth - 1), key: depth };
}
var forest = [];
for (var i = 0; i < 1024; i++) forest.push(build(9));
var pauses = [];
var last = now();
for (var step = 0; step < 3000; step++) {
  forest[random(1024)] = build(9);
  var time = now();
  pauses.push(time - last);
  last = time;
}
pauses.sort(function(a, b) { return a - b; });
// What a step takes without the collector is taken off.
var usual = pauses[pauses.length >> 1];
print('pause p99 ms: ' + (pauses[Math.floor(pauses.length * 0.99)] - usual).toFixed(2));
print('pause max ms: ' + (pauses[pauses.length - 1] - usual).toFixed(2));
