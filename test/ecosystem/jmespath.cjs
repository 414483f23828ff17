// Queries with projections, filters, functions and multiselects.
const jmespath = require('jmespath');

const data = { people: Array.from({ length: 200 }, (_, i) => ({ name: `n${i}`, age: i * 7 % 61, state: { name: ['WA', 'NY', 'CA'][i % 3] }, tags: [`a${i % 4}`, `b${i % 5}`], ...(i % 9 ? {} : { general: { id: i } }) })), nested: [[1, 2], [3, [4]], 5], 'with space': { 'a-b': true }, empty: [] };
const queries = ['people[*].name', 'people[?age > `55`].[name, age]', 'people[?state.name == \'WA\' && contains(tags, \'a0\')].{n: name, t: tags[1]}', 'people[:5].name', 'people[::-60].age', 'nested[]', 'nested[][]', '"with space"."a-b"', 'people[*].general.id', 'max_by(people, &age).name', 'sort_by(people, &age)[*].age | [0:10]', 'length(people)', 'sum(people[*].age)', 'avg(people[?state.name == \'CA\'].age)', 'keys(@)', 'people[0].* | [0]', 'join(\', \', people[0:4].name)', 'not_null(missing, people[0].name)', 'people[?!general] | length(@)', 'to_string(nested)', 'reverse(people[0:3].name)', 'type(people)', 'map(&age, people[0:5])', 'merge({a: `1`}, {b: `2`})', 'people[?starts_with(name, \'n19\')].name', 'ceil(`1.5`)', 'people[*].tags[] | length(@)', 'empty[0] || `"default"`', 'values(people[0].state)', 'abs(`-3`)'];
for (const query of queries) { let text; try { text = JSON.stringify(jmespath.search(data, query)); } catch (error) { text = error.message; } console.log(query, '=>', text.slice(0, 300), text.length); }
let total = 0;
for (let i = 0; i < 30; i++) for (const query of queries) { try { total += JSON.stringify(jmespath.search(data, query)).length; } catch { total++; } }
console.log(total, JSON.stringify(jmespath.compile('a[?b > `1`].c | [0]')));
for (const bad of ['people[', 'a.', 'foo(@)', 'length()', 'abs(\'x\')', '`{`', 'a[b]']) { try { console.log(JSON.stringify(jmespath.search(data, bad))); } catch (error) { console.log(error.name, error.message); } }
