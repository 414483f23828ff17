// A schema, its introspection, and queries parsed, checked, executed and printed.
import { buildSchema, graphql, parse, print, validate, visit, introspectionFromSchema, buildClientSchema, printSchema, GraphQLError, lexicographicSortSchema } from 'graphql';

const schema = buildSchema(`"""Root""" type Query { node(id: ID!): Node, users(first: Int = 10, filter: Filter): [User!]!, search(text: String!): [Result!]!, now: Date! }
  interface Node { id: ID! } type User implements Node { id: ID!, name(upper: Boolean = false): String!, age: Int, friends(first: Int): [User!]!, posts: [Post!]!, broken: String }
  type Post implements Node { id: ID!, title: String!, author: User!, kind: Kind! } union Result = User | Post enum Kind { NEWS STORY @deprecated(reason: "old") } input Filter { min: Int, kinds: [Kind!], name: String = "x" } scalar Date directive @tag(name: String!) repeatable on FIELD
  type Mutation { add(name: String!): User! }`);
const user = id => ({ __typename: 'User', id, name: ({ upper }) => upper ? `USER ${id}` : `user ${id}`, age: id % 5 ? id : null, friends: ({ first = 2 }) => Array.from({ length: first }, (_, i) => user(id * 2 + i)), posts: () => [post(id), post(id + 1)], broken: () => { throw new GraphQLError(`broken ${id}`, { extensions: { code: id } }); } });
const post = id => ({ __typename: 'Post', id, title: `Post ${id}`, author: async () => user(id + 100), kind: id % 2 ? 'NEWS' : 'STORY' });
const rootValue = { node: ({ id }) => id > 10 ? post(+id) : user(+id), users: ({ first, filter }) => Array.from({ length: first }, (_, i) => user(i + (filter?.min ?? 0))), search: ({ text }) => [user(text.length), post(text.length)], now: () => '2020-01-01', add: ({ name }) => user(name.length) };
const query = `query Q($n: Int = 12, $deep: Boolean!) { users(first: $n, filter: { min: 3, kinds: [NEWS] }) { ...U friends(first: 3) { ...U friends { id name(upper: true) } } broken } a: node(id: 5) { id __typename ... on User { age } } b: node(id: "50") { ... on Post { title kind author { name } } } search(text: "hello") { __typename ... on User { posts @include(if: $deep) { title } } ... on Post { kind } } now } fragment U on User { id name age posts { id title @skip(if: $deep) author { id } } }`;
for (const deep of [true, false]) { const result = await graphql({ schema, source: query, rootValue, variableValues: { deep, n: 20 } }); console.log(JSON.stringify(result.data).slice(0, 1500), JSON.stringify(result).length, result.errors.length, JSON.stringify(result.errors[0])); }
console.log(print(parse(query)));
const counts = {};
for (let i = 0; i < 20; i++) visit(parse(query), { enter(node) { counts[node.kind] = (counts[node.kind] ?? 0) + 1; }, Field: { leave: node => node.name.value === 'now' ? null : undefined } });
console.log(JSON.stringify(counts), printSchema(lexicographicSortSchema(buildClientSchema(introspectionFromSchema(schema)))));
for (const bad of ['{ unknown }', '{ users(first: "x") { id } }', '{ node { id } }', 'query ($x: Int) { now }', '{ search(text: "a") { id } }', 'fragment A on User { ...A } { now }', '{ users { friends } }', 'mutation { add(name: 1) { id } }']) console.log(validate(schema, parse(bad)).map(error => error.message).join('; '));
for (const bad of ['{', '{ a(b: ) }', 'type X { }', '{ "x" }', '\u0000']) { try { parse(bad); console.log('parsed'); } catch (error) { console.log(error.message, JSON.stringify(error.locations)); } }
