// Schemas of every kind over good and bad records; issues as JSON.
import { z } from 'zod';

const Address = z.object({ street: z.string().min(1), zip: z.string().regex(/^\d{5}$/), country: z.enum(['de', 'fr', 'us']) });
const User = z.object({
  id: z.number().int().positive(), name: z.string().trim().min(2).max(20), email: z.string().email(), age: z.number().min(0).max(150).optional(),
  roles: z.array(z.union([z.literal('admin'), z.literal('user')])).nonempty(), address: Address.partial({ zip: true }).nullable(),
  meta: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])), born: z.coerce.date(), pair: z.tuple([z.number(), z.string()]).default([0, '']),
  contact: z.discriminatedUnion('type', [z.object({ type: z.literal('mail'), to: z.string() }), z.object({ type: z.literal('phone'), number: z.string().startsWith('+') })]),
}).strict().refine(user => user.name !== user.email, { message: 'name and email are the same', path: ['name'] });
const Tree = z.object({ value: z.number(), get children() { return z.array(Tree); } });
let valid = 0, issues = 0;
for (let i = 0; i < 400; i++) {
  const user = {
    id: i % 9 ? i : -i, name: i % 8 ? ` name ${i} ` : 'x', email: i % 7 ? `a${i}@example.org` : 'nowhere', age: i % 6 ? i % 100 : 'old', roles: i % 5 ? ['admin', 'user'] : [],
    address: i % 4 ? { street: 's', country: i % 10 ? 'de' : 'xx', zip: '1234' + i % 13 } : null, meta: { a: 1, b: 'x', c: i % 11 ? true : null }, born: i % 12 ? '2020-01-02' : 'never',
    contact: i % 3 ? { type: 'mail', to: 'x' } : { type: 'phone', number: i % 2 ? '+1' : '1' }, ...(i % 14 ? {} : { extra: 1 }),
  };
  const result = User.safeParse(user);
  if (result.success) { valid++; if (valid < 4) console.log(JSON.stringify(result.data)); } else { issues += result.error.issues.length; if (i < 60) console.log(JSON.stringify(result.error.issues)); }
}
console.log(valid, issues);
const tree = depth => ({ value: depth, children: depth ? [tree(depth - 1), tree(depth - 1)] : [] });
console.log(JSON.stringify(Tree.parse(tree(7))).length, Tree.safeParse({ value: 1, children: [{ value: 'x', children: [] }] }).error.issues[0].path.join('.'));
const Piped = z.string().transform(text => text.split(',')).pipe(z.array(z.coerce.number()).max(3)).catch([-1]);
console.log(['1,2,3', 'a,b', '1,2,3,4'].map(text => JSON.stringify(Piped.parse(text))).join(' '));
console.log(JSON.stringify(z.toJSONSchema(Address)), JSON.stringify(z.flattenError(User.safeParse({}).error)));
