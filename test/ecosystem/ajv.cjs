// Compiles JSON schemas to functions and validates records with them.
const Ajv = require('ajv');
const ajv = new Ajv({ allErrors: true, discriminator: true, useDefaults: true, coerceTypes: true, code: { source: true } });

ajv.addFormat('even-length', text => text.length % 2 === 0);
ajv.addKeyword({ keyword: 'multiple', type: 'number', validate: (factor, data) => data % factor === 0, errors: false });
ajv.addSchema({ $id: 'defs', definitions: { name: { type: 'string', minLength: 2, maxLength: 12, pattern: '^[a-z]+$' }, count: { type: 'integer', multiple: 3, minimum: 0 } } });
const schema = {
  $id: 'order', type: 'object', required: ['id', 'customer', 'lines'], additionalProperties: false,
  properties: {
    id: { type: 'integer' }, customer: { $ref: 'defs#/definitions/name' }, note: { type: 'string', format: 'even-length', default: 'none' },
    lines: { type: 'array', minItems: 1, uniqueItems: true, items: { anyOf: [{ type: 'object', required: ['sku'], properties: { sku: { type: 'string' }, count: { $ref: 'defs#/definitions/count' } } }, { type: 'string', const: 'gift' }] } },
    shipping: { type: 'object', discriminator: { propertyName: 'kind' }, required: ['kind'], oneOf: [{ properties: { kind: { const: 'post' }, zip: { type: 'string' } }, required: ['zip'] }, { properties: { kind: { enum: ['pickup', 'self'] } } }] },
    tree: { $ref: '#/definitions/node' }, map: { type: 'object', patternProperties: { '^x-': { type: 'number' } }, propertyNames: { maxLength: 6 }, dependencies: { a: ['b'] } },
  },
  if: { properties: { id: { type: 'integer', minimum: 100 } } }, then: { required: ['note'] }, else: { not: { required: ['map'] } },
  definitions: { node: { type: 'object', properties: { value: { type: 'number' }, next: { $ref: '#/definitions/node' } } } },
};
const validate = ajv.compile(schema);
console.log(validate.source.validateCode.length);
let valid = 0;
for (let i = 0; i < 3000; i++) {
  const order = { id: i % 5 ? i : 'x', customer: i % 3 ? 'anna' : 'A', lines: i % 4 ? [{ sku: 's', count: i % 9 }, 'gift'] : ['gift', 'gift'], shipping: i % 2 ? { kind: 'post' } : { kind: 'self' }, tree: { value: 1, next: { next: { value: i % 6 ? '2' : 'two' } } }, ...(i % 7 ? {} : { map: { 'x-a': 'b', a: 1, 'too-long': 2 }, extra: 0 }) };
  if (validate(order)) { valid++; } else if (i < 40) { console.log(ajv.errorsText(validate.errors)); }
}
console.log(valid);
for (let i = 0; i < 12; i++) {
  const check = ajv.compile({ type: 'array', items: [{ const: i }], minItems: 1, additionalItems: { type: 'object', properties: { [`p${i}`]: { type: ['number', 'null'], exclusiveMaximum: i }, all: { allOf: [{ minimum: i }, { multipleOf: 2 }] } } }, contains: { required: [`p${i}`] } });
  console.log(check([{ [`p${i}`]: i }, { all: i + 1 }]), JSON.stringify(check.errors));
}
