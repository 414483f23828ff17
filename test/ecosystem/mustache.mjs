// Templates with sections, partials, lambdas and other delimiters.
import Mustache from 'mustache';

const rows = Array.from({ length: 150 }, (_, i) => ({ name: `n<${i}>`, price: i * 1.5, tags: i % 3 ? [`a${i}`, 'b'] : [], first: i === 0, nested: { deep: { value: i % 4 || null } } }));
const view = { title: 'A <b> & "c"', rows, upper() { return (text, render) => render(text).toUpperCase(); }, total() { return this.rows.reduce((sum, row) => sum + row.price, 0); }, empty: [], yes: true };
const partials = { row: '<tr{{#first}} class="first"{{/first}}><td>{{name}}</td><td>{{{name}}}</td>{{#tags}}<i>{{.}}</i>{{/tags}}{{^tags}}none{{/tags}}{{> deep}}</tr>\n', deep: '{{#nested.deep}}{{#value}}[{{value}}]{{/value}}{{/nested.deep}}' };
const template = '<h1>{{title}} {{&title}}</h1>{{! comment }}\n{{#rows}}\n  {{> row}}\n{{/rows}}\n{{#upper}}total {{total}}{{/upper}}{{^empty}}empty{{/empty}}{{=<% %>=}}<%title%> {{plain}}<%={{ }}=%>{{#yes}}yes{{/yes}}';
console.log(Mustache.render(template, view, partials));
let length = 0;
for (let i = 0; i < 25; i++) length += Mustache.render(template, { ...view, title: `t${i}`, rows: rows.slice(i) }, partials).length;
for (let i = 0; i < 300; i++) length += Mustache.parse(`${template} {{x${i}}}`).length;
console.log(length, JSON.stringify(Mustache.parse('a {{b}} {{#c}}{{{d}}}{{/c}}')));
for (const bad of ['{{#a}}', '{{/a}}', '{{#a}}{{/b}}', '{{a', '{{=x=}}']) { try { console.log(Mustache.render(bad, {})); } catch (error) { console.log(error.message); } }
