// JSON.parse tells the reviver the source text of primitive values; JSON.rawJSON writes text as it is.
const sources = {};
JSON.parse('{"a": 1.0, "b": [ -0 , "\\u0041" ], "c": {"d": null}, "b2": true}', (key, value, context) => {
  sources[key] = context.source;
  return value;
});
assertEquals({ a: '1.0', 0: '-0', 1: '"\\u0041"', b: undefined, d: 'null', c: undefined, b2: 'true', '': undefined },
             sources);
// Of a key that comes twice, the last value counts; a value that the reviver has replaced has no source.
const seen = [];
JSON.parse('{"a": 1, "a": 2, "b": 3, "c": 3}', function (key, value, { source }) {
  if (key === 'a') { this.b = 4; this.c = 3; }
  seen.push(source);
  return value;
});
assertEquals(['2', undefined, '3', undefined], seen);
const big = (key, value, { source }) => typeof value === 'number' ? BigInt(source) : value;
assertEquals(12345678901234567890n, JSON.parse('[12345678901234567890]', big)[0]);
assertEquals('1', JSON.parse('1', (key, value, context) => context.source));
assertEquals(100, JSON.parse('[' + '1,'.repeat(99) + '1]', (k, v, c) => (k === '' ? v : c.source)).length);

const raw = JSON.rawJSON('12345678901234567890');
assertTrue(JSON.isRawJSON(raw));
assertTrue(Object.isFrozen(raw));
assertEquals(['rawJSON'], Reflect.ownKeys(raw));
assertEquals(null, Object.getPrototypeOf(raw));
assertEquals('{"n":12345678901234567890,"s":"x"}', JSON.stringify({ n: raw, s: JSON.rawJSON('"x"') }));
assertEquals('[1]', JSON.stringify([1n], (key, value) => typeof value === 'bigint' ? JSON.rawJSON(String(value)) : value));
assertFalse(JSON.isRawJSON(Object.freeze({ rawJSON: '1' })));
assertFalse(JSON.isRawJSON(1));
for (const wrong of ['', ' 1', '1\n', '{}', '[]', 'x', '1 2', undefined]) {
  assertThrows(() => JSON.rawJSON(wrong), SyntaxError);
}
