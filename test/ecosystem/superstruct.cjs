// Structures with refinements, coercion and recursion.
const s = require('superstruct');

const Email = s.define('Email', value => typeof value === 'string' && value.includes('@'));
const Node = s.object({ value: s.number(), children: s.array(s.lazy(() => Node)) });
const User = s.object({ id: s.min(s.integer(), 1), name: s.size(s.string(), 2, 12), email: s.nullable(Email), roles: s.nonempty(s.array(s.enums(['admin', 'user']))), born: s.coerce(s.date(), s.string(), text => new Date(text)), meta: s.record(s.string(), s.union([s.number(), s.boolean()])), pair: s.defaulted(s.tuple([s.string(), s.number()]), ['d', 0]), tags: s.optional(s.set(s.string())), map: s.optional(s.map(s.string(), s.number())), kind: s.dynamic((value, { branch }) => branch[0].id > 50 ? s.literal('big') : s.literal('small')), code: s.pattern(s.string(), /^[A-Z]\d+$/) });
let valid = 0, failures = 0;
for (let i = 0; i < 2500; i++) {
  const value = { id: i % 7 ? i : -i, name: i % 5 ? `name ${i}` : 'x', email: i % 4 ? `a${i}@b.org` : i % 8 ? null : 'no', roles: i % 3 ? ['admin'] : [], born: i % 9 ? '2000-01-01' : 'never', meta: { a: 1, b: i % 11 ? true : 'x' }, kind: i > 50 ? 'big' : 'small', code: i % 6 ? `A${i}` : 'a', ...(i % 2 ? { tags: new Set(['t', i % 13 ? 'u' : 1]), map: new Map([['k', i % 17 ? 1 : '1']]) } : {}), ...(i % 10 ? {} : { extra: 1 }) };
  const [error, result] = s.validate(value, User, { coerce: true });
  if (error) { for (const failure of error.failures()) { failures++; if (i < 30) console.log(failure.path.join('.'), failure.type, failure.message); } } else if (valid++ < 5) console.log(JSON.stringify(result));
}
console.log(valid, failures);
const tree = depth => ({ value: depth, children: depth ? [tree(depth - 1), tree(depth - 1)] : [] });
console.log(s.is(tree(10), Node), s.is({ value: 1, children: [{ value: 'x', children: [] }] }, Node), JSON.stringify(s.mask({ id: 1, name: 'x', more: 2 }, s.object({ id: s.number() }))), JSON.stringify(s.create({ a: ' x ' }, s.object({ a: s.trimmed(s.string()), b: s.defaulted(s.number(), 5) }))));
for (const bad of [() => s.assert(1, s.string(), 'must be text'), () => s.assert({ a: 1 }, s.pick(User, ['id'])), () => s.assert('x', s.never()), () => s.assert(5, s.intersection([s.number(), s.max(s.number(), 4)]))]) { try { bad(); console.log('passed'); } catch (error) { console.log(error.message); } }
