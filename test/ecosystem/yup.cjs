// Objects cast and checked by schemas, with conditions and references.
const yup = require('yup');

const schema = yup.object({
  id: yup.number().integer().positive().required(), name: yup.string().trim().lowercase().min(2).max(10).required(), email: yup.string().email().nullable(), site: yup.string().url(), born: yup.date().max(new Date(Date.UTC(2020, 0))),
  roles: yup.array(yup.string().oneOf(['admin', 'user'])).min(1).ensure(), min: yup.number().default(0), max: yup.number().moreThan(yup.ref('min')), kind: yup.mixed().oneOf(['a', 'b']),
  detail: yup.string().when(['kind', 'min'], ([kind, min], s) => kind === 'a' && min > 2 ? s.required() : s.strip()), nested: yup.object({ deep: yup.boolean().isTrue(), tuple: yup.tuple([yup.string(), yup.number()]) }).optional().default(undefined),
}).noUnknown().test('sum', '${path} is odd', value => (value.id ?? 0) % 13 !== 5);
let valid = 0, failures = 0;
for (let i = 0; i < 220; i++) {
  const value = { id: i % 7 ? String(i) : -i, name: i % 5 ? ` Name ${i} ` : 'x', email: i % 4 ? `a${i}@b.org` : i % 8 ? null : 'no', site: i % 6 ? 'http://x.org/' : 'x', born: i % 9 ? '2000-01-01' : '2030-01-01', roles: i % 3 ? ['admin'] : ['root', 'user'], min: i % 5, max: 3, kind: i % 2 ? 'a' : 'b', ...(i % 2 ? { detail: 'd' } : {}), ...(i % 10 ? {} : { unknown: 1, nested: { deep: 'false', tuple: ['x', 'y'] } }) };
  try { const result = schema.validateSync(value, { abortEarly: false }); if (valid++ < 5) console.log(JSON.stringify(result)); } catch (error) { failures += error.errors.length; if (i < 40) console.log(JSON.stringify(error.errors), error.inner.map(e => `${e.path}:${e.type}`).join()); }
}
console.log(valid, failures, JSON.stringify(schema.describe()).length, JSON.stringify(schema.cast({ id: '1', name: 'A', min: '5' }, { assert: false })), yup.reach(schema, 'nested.deep').type);
schema.validate({}).then(() => console.log('valid'), error => console.log(error.name, error.message));
