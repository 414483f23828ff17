// Half a million distinct short strings kept alive, and the keys of a dictionary among them.
var strings = [];
var table = {};
for (var i = 0; i < 500000; i++) {
  var text = 'item ' + i;
  strings.push(text);
  if (i % 10 === 0) table[text] = i;
}
if (table['item 499990'] !== 499990) throw new Error('wrong');
