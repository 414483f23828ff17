// Templates that extend each other, with filters, macros, loops and asynchronous parts.
const nunjucks = require('nunjucks/browser/nunjucks.js');

const templates = {
  'base.html': '<html><title>{% block title %}base{% endblock %}</title>{% block body %}{% endblock %}{% include "footer.html" %}</html>',
  'footer.html': '<footer>{{ year }} {{ site | default("no site", true) }}</footer>',
  'macros.html': '{% macro field(name, value="", type="text") %}<input name="{{ name }}" value="{{ value | e }}" type="{{ type }}">{{ caller() if caller }}{% endmacro %}{% set exported = 42 %}',
  'page.html': `{% extends "base.html" %}{% from "macros.html" import field, exported %}{% import "macros.html" as m %}
{% block title %}{{ super() }} - {{ title | upper }}{% endblock %}
{% block body %}{# comment #}
{% for row in rows | sort(false, false, "price") -%}
  <li class="{{ loop.cycle("a", "b") if loop.cycle else loop.index % 2 }}">{{ loop.index0 }}/{{ loop.length }} {{ row.name }} {{ row.price | round(1) }} {{ row.tags | join(", ") or "none" }}{% if loop.last %}!{% elif row.price > 30 and not row.sold %} dear{% else %} ok{% endif %}</li>
{% else %}nothing{%- endfor %}
{% for key, value in map %}{{ key }}={{ value }};{% endfor %}{{ field("x", "<y>") }}{{ m.field("z", type="number") }} {{ exported }}
{% call field("called") %}inner{% endcall %}{% set total = 0 %}{% for n in range(1, 20, 3) %}{% set total = total + n %}{% endfor %}{{ total }}
{{ "hello world" | title | replace("World", "All") | truncate(20) }} {{ [3, 1, 2] | sort | first }} {{ rows | groupby("sold") | dictsort | length }} {{ "a" in "abc" }} {{ 7 // 2 }} {{ 2 ** 5 }} {{ "x" ~ 1 }} {{ text | striptags | wordcount }} {{ map | dump | safe }}
{% raw %}{{ raw }}{% endraw %}{% filter upper %}filtered {{ title }}{% endfilter %}{% switch title %}{% case "page" %}case{% default %}default{% endswitch %}{% endblock %}`,
};
const Loader = nunjucks.Loader.extend({ getSource: name => ({ src: templates[name], path: name, noCache: false }) });
const environment = new nunjucks.Environment(new Loader(), { autoescape: true, trimBlocks: true });
environment.addFilter('shout', text => `${text}!`);
const context = size => ({ title: 'page', year: 2020, map: { a: 1, b: '<2>' }, text: '<p>some <b>text</b> here</p>', rows: Array.from({ length: size }, (_, i) => ({ name: `n<${i}>`, price: i * 7.77 % 41, tags: i % 3 ? ['x', 'y'] : [], sold: i % 2 === 0 })) });
console.log(environment.render('page.html', context(40)));
let length = 0;
for (let i = 0; i < 40; i++) length += environment.render('page.html', context(i * 2)).length;
console.log(length, environment.renderString('{{ "x" | shout }} {{ missing.deep }} {{ [1, 2][5] }}', {}));
for (const bad of ['{% if %}', '{{ x | nofilter }}', '{% for %}', '{% block a %}', '{{ "open }}']) { try { console.log(environment.renderString(bad, { x: 1 })); } catch (error) { console.log(error.message.replace(/\s+/g, ' ')); } }
