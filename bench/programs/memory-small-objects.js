// A million small objects kept alive.
var kept = [];
for (var i = 0; i < 1000000; i++) kept.push({ x: i, y: i + 1, next: null });
if (kept.length !== 1000000 || kept[999999].y !== 1000000) throw new Error('wrong');
