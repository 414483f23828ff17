// Templates with partials, helpers, blocks and inline partials over nested data.
const Handlebars = require('handlebars');

Handlebars.registerHelper('loud', text => String(text).toUpperCase());
Handlebars.registerHelper('link', (text, url, options) => new Handlebars.SafeString(`<a href="${Handlebars.escapeExpression(url)}" class="${options.hash.class}">${Handlebars.escapeExpression(text)}</a>`));
Handlebars.registerHelper('repeat', function(n, options) { let out = ''; for (let i = 0; i < n; i++) out += options.fn(this, { data: { ...options.data, index: i }, blockParams: [i] }); return out || options.inverse(this); });
Handlebars.registerPartial('row', '<tr class="{{#if @first}}first{{else if @last}}last{{/if}}"><td>{{@index}}</td><td>{{name}}</td><td>{{> (lookup . "kind") price=price}}</td></tr>\n');
Handlebars.registerPartial('plain', '{{price}}');
Handlebars.registerPartial('fancy', '<b>{{loud name}}</b> {{{price}}} {{link name "/p?a=1&b=2" class="x"}}');
const source = `{{#*inline "note"}}<i>{{this}}</i>{{/inline}}{{!-- comment --}}
<h1>{{title}} {{{title}}} {{&title}}</h1>
{{~#each groups as |group key|~}}
  <h2>{{key}}: {{group.label}} {{../title}}</h2><table>{{#each group.rows}}{{> row}}{{else}}none{{/each}}</table>
  {{#with group.meta}}{{a}}{{#unless b}}no b{{/unless}}{{/with}} {{#repeat 2 as |i|}}[{{i}}{{@index}}]{{else}}zero{{/repeat}}
{{~/each}}
{{> note title}} {{missing.path}} \\{{escaped}} {{#missing}}x{{^}}inverse{{/missing}} {{lookup list 1}} {{list.[0]}} {{"literal"}}`;
const data = { title: 'A <b> & "c"', list: ['zero', 'one'], groups: {} };
for (let g = 0; g < 6; g++) data.groups[`g${g}`] = { label: `Group ${g}`, meta: { a: g, b: g % 2 }, rows: Array.from({ length: g * 12 }, (_, i) => ({ name: `n<${i}>`, kind: i % 3 ? 'plain' : 'fancy', price: i * 1.5 })) };
const render = Handlebars.compile(source, { preventIndent: true });
console.log(render(data));
let length = 0;
for (let i = 0; i < 12; i++) length += render({ ...data, title: `t${i}` }).length;
console.log(length);
for (let i = 0; i < 15; i++) length += Handlebars.precompile(source + i).length;
console.log(length, Handlebars.precompile('{{#if a}}{{b.c}}{{/if}}'));
for (const bad of ['{{#if}', '{{#a}}{{/b}}', '{{> nowhere}}', '{{nothelper 1}}']) { try { console.log(Handlebars.compile(bad)({})); } catch (error) { console.log(error.message); } }
