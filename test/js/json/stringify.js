// What has no JSON is left out of objects, and null in arrays.
assertSame('{"a":[1,"x",null,null],"b":{"c":true}}', JSON.stringify({ a: [1, 'x', undefined, NaN], b: { c: true }, d: undefined, e() {} }));
assertSame(undefined, JSON.stringify(() => 1));

// Indentation.
assertSame('{\n  "a": [\n    1\n  ],\n  "b": {}\n}', JSON.stringify({ a: [1], b: {} }, null, 2));
assertSame('[\n--1\n]', JSON.stringify([1], null, '--'));

// A replacer: names, or a function.
assertSame('{"b":1}', JSON.stringify({ a: 2, b: 1 }, ['b']));
assertSame('{"a":3}', JSON.stringify({ a: 2 }, (k, v) => typeof v === 'number' ? v + 1 : v));

// toJSON, and wrappers.
assertSame('"2020-01-01T00:00:00.000Z"', JSON.stringify(new Date(Date.UTC(2020, 0))));
assertSame('{"x":"json"}', JSON.stringify({ x: { toJSON: () => 'json' } }));
assertSame('[1,"s",false]', JSON.stringify([new Number(1), new String('s'), new Boolean(false)]));

// A circle.
{
  const circle = {};
  circle.me = circle;
  assertThrows(() => JSON.stringify(circle), TypeError, /circular structure/);
}
