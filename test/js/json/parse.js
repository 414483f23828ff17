// Objects in arrays in objects.
assertEquals({ a: [1, 2, { b: null }], c: 'é\n' }, JSON.parse('{"a":[1,2,{"b":null}],"c":"\\u00e9\\n"}'));

// What is no JSON.
for (const bad of ['', '{', '[1,]', '{"a":1,}', "{'a':1}", '"\t"', 'nul', '[1 2]', '{"a" 1}', '[1]]', '1 2', '[,1]', '{,}', 'undefined']) {
  assertThrows(() => JSON.parse(bad), SyntaxError);
}

// A reviver sees values before what holds them; undefined takes a property away.
assertSame(6, JSON.parse('[1,2,3]', (k, v) => Array.isArray(v) ? v.reduce((a, b) => a + b) : v));
assertEquals({ b: 2 }, JSON.parse('{"a":1,"b":2}', (k, v) => k === 'a' ? undefined : v));
{
  const order = [];
  JSON.parse('{"a":[1,2],"b":3}', function(k, v) { order.push(k); return v; });
  assertArrayEquals(['0', '1', 'a', 'b', ''], order);
}

// What was written is read back.
{
  const text = JSON.stringify(Array.from({ length: 500 }, (_, i) => ({ i, name: 'n' + i, list: [i, i / 2] })));
  assertSame(text, JSON.stringify(JSON.parse(text)));
}
