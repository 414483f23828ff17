// CommonMark with tables, typography and a rule of its own.
import MarkdownIt from 'markdown-it';

const part = n => `# Heading ${n} *em*

A paragraph of **strong _nested_ text**, a [link](http://example.org/${n} "title"), ![image](x.png) and https://bare.example.org/?a=${n}
"quotes" -- dashes... (c) hard\\
break ~~deleted~~ [ref][r${n}] &copy; <b>html</b> @@mark ${n}@@

[r${n}]: /target/${n} 'Reference'

* one
* two
    1. nested ${n}
    2. again

> quote
>> nested

| a | b |
|:-:|--:|
| \`x\` | ${n} |

\`\`\`js
x < ${n} && "y"
\`\`\`

    indented

---
<div>
*html*
</div>

`;
let text = '';
for (let i = 0; i < 60; i++) text += part(i);
const md = new MarkdownIt({ html: true, linkify: true, typographer: true, highlight: (code, language) => `<pre class="${language}">${code.length}</pre>` });
md.inline.ruler.before('emphasis', 'mark', (state, silent) => {
  if (!state.src.startsWith('@@', state.pos)) return false;
  const end = state.src.indexOf('@@', state.pos + 2);
  if (end < 0) return false;
  if (!silent) { state.push('mark_open', 'mark', 1); state.push('text', '', 0).content = state.src.slice(state.pos + 2, end); state.push('mark_close', 'mark', -1); }
  state.pos = end + 2;
  return true;
});
for (let round = 0; round < 2; round++) { const html = md.render(text); console.log(html.length, html.slice(0, 1500)); }
const plain = new MarkdownIt('commonmark');
console.log(plain.render(text).length, plain.renderInline('*a* `b` <c> \\*d\\* **e*f**g* __h_i__j_ [k]( <l m> (n) ) &#35; &bad;'));
const counts = {};
for (const token of md.parse(text, {})) counts[token.type] = (counts[token.type] ?? 0) + (token.children?.length ?? 1);
console.log(JSON.stringify(counts));
