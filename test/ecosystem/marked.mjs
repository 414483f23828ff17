// Markdown with every construct to HTML, with a renderer of its own.
import { marked, Marked } from 'marked';

const part = n => `# Heading ${n} with *emphasis* and \`code\`

A paragraph of **strong _nested_ text**, a [link](http://example.org/${n} "title"), ![image](x.png), <b>html</b> &amp; an
autolink <https://example.org>, https://bare.example.org/?a=${n}&b=2, a\\
hard break, ~~deleted~~ and [reference][ref${n}].

[ref${n}]: /target/${n} 'Reference'

- one
- two
  1. nested ${n}
  2. again

     with a paragraph
- [x] done
- [ ] open

> quote
> > nested quote with \`\`a \` tick\`\`
> - list

| a | b | c |
|:--|:-:|--:|
| 1 | \`x|y\` | ${n} |
| *2* | | z |

\`\`\`js
const x = ${n} < 2 && "y";
\`\`\`

    indented code

Setext
---
***
<div>
block *html*
</div>

`;
let text = '';
for (let i = 0; i < 30; i++) text += part(i);
const html = marked.parse(text);
console.log(html.slice(0, 6000), html.length);
const own = new Marked({ gfm: true, breaks: true, renderer: { heading({ tokens, depth }) { return `<x-${depth}>${this.parser.parseInline(tokens)}</x-${depth}>\n`; } },
  extensions: [{ name: 'mention', level: 'inline', start: src => src.indexOf('@'), tokenizer(src) { const match = /^@(\w+)/.exec(src); if (match) return { type: 'mention', raw: match[0], user: match[1] }; }, renderer: token => `<a href="/u/${token.user}">${token.user}</a>` }] });
console.log(own.parse('Hello @anna\nand @bob\n\n# by @carol\n\n**a*b**c*d _e_f_ __g__ \\*h\\* `i'));
const counts = {};
for (let round = 0; round < 3; round++) marked.walkTokens(marked.lexer(text), token => { counts[token.type] = (counts[token.type] ?? 0) + 1; });
console.log(JSON.stringify(counts));
