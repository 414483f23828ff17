assertEquals({ a: [1, 2, { b: null }], c: 'é\n' }, JSON.parse('{"a":[1,2,{"b":null}],"c":"\\u00e9\\n"}'));
assertSame(-0, JSON.parse('-0'));
assertSame(1e3, JSON.parse(' 1e3 '));
for (const bad of ['', '{', '[1,]', '{"a":1,}', "{'a':1}", '01', '1.', '+1', '"\t"', '"\\x"', 'nul', '[1 2]', 'NaN', '{"a" 1}', '"\\u12"'])
  assertThrows(() => JSON.parse(bad), SyntaxError);
assertSame(6, JSON.parse('[1,2,3]', function(k, v) { return Array.isArray(v) ? v.reduce((a, b) => a + b) : v; }));
assertEquals({ b: 2 }, JSON.parse('{"a":1,"b":2}', (k, v) => k === 'a' ? undefined : v));
assertSame(2, JSON.parse('{"__proto__":1,"a":2,"a":2}').a);
assertTrue(Object.hasOwn ? Object.hasOwn(JSON.parse('{"__proto__":1}'), '__proto__') : true);

assertSame('{"a":[1,"x",null,null],"b":{"c":true}}', JSON.stringify({ a: [1, 'x', undefined, NaN], b: { c: true }, d: undefined, e() {} }));
assertSame('"\\u0007\\n\\"\\\\\\ud800"', JSON.stringify('\u0007\n"\\\ud800'));
assertSame('{\n  "a": [\n    1\n  ],\n  "b": {}\n}', JSON.stringify({ a: [1], b: {} }, null, 2));
assertSame('{"b":1}', JSON.stringify({ a: 2, b: 1 }, ['b']));
assertSame('{"a":3}', JSON.stringify({ a: 2 }, (k, v) => typeof v === 'number' ? v + 1 : v));
assertSame('"2020-01-01T00:00:00.000Z"', JSON.stringify(new Date(Date.UTC(2020, 0))));
assertSame('{"x":"json"}', JSON.stringify({ x: { toJSON: () => 'json' } }));
assertSame(undefined, JSON.stringify(() => 1));
assertSame('[1,"s",false]', JSON.stringify([new Number(1), new String('s'), new Boolean(false)]));
const circle = {}; circle.me = circle;
assertThrows(() => JSON.stringify(circle), TypeError, /circular structure/);
assertThrows(() => JSON.stringify(1n), TypeError);
const text = JSON.stringify(Array.from({ length: 500 }, (_, i) => ({ i, name: 'n' + i, list: [i, i / 2] })));
assertSame(text, JSON.stringify(JSON.parse(text)));
