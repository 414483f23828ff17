// A style sheet through parsing, plugins that walk and change it, and printing.
import postcss from 'postcss';

let css = '@charset "utf-8"; :root { --main: #336699; --gap: 4px }\n';
for (let i = 0; i < 150; i++) {
  css += `/* rule ${i} */ .block-${i} > a:not(.x):hover, .block-${i}::before{color:var(--main);margin:${i}px calc(1rem + ${i}%);background:url("data:image/png;base64,A${i}=") no-repeat}
@media (min-width: ${i * 10}px) and (max-width:99em) { .grid-${i % 7} { display : grid; grid-template: "a b" 1fr / auto; &:focus { outline: ${i % 3}px solid } } }
@supports (display: grid) { @keyframes k${i} { from { top: 0 } 50.5% { top: ${i}px !important } } }\n`;
}
const px = { postcssPlugin: 'px', Once(root) { root.prepend({ text: 'made' }); }, Declaration(node) { node.value = node.value.replace(/(\d+)px/g, (_, n) => `${n / 16}rem`); },
  Rule(rule) { if (rule.selectors.length > 1 && !rule.seen) { rule.seen = true; rule.cloneAfter({ selector: rule.selectors[0] + '.copy', seen: true }); } }, AtRule: { media(rule) { rule.params = rule.params.replace(/\s+/g, ' '); } }, OnceExit(root, { result }) { result.warn(`${root.nodes.length} nodes`); } };
const unused = root => { root.walkDecls(/^--/, (node, index) => { if (node.prop === '--gap') node.remove(); }); root.walkComments(comment => { if (comment.text.endsWith('7')) comment.remove(); }); };
const result = await postcss([px, unused]).process(css, { from: 'a.css', to: 'b.css' });
console.log(result.css.slice(0, 5000), result.css.length, result.warnings().map(String).join());
const counts = {};
for (let round = 0; round < 4; round++) postcss.parse(css).walk(node => { const key = `${node.type} ${node.name ?? ''}`; counts[key] = (counts[key] ?? 0) + 1; });
console.log(JSON.stringify(counts));
for (const bad of ['a {', 'a { b }', '@media {} }', 'a { b: "c }', '/* x']) {
  try { postcss.parse(bad, { from: 'bad.css' }); console.log('parsed'); } catch (error) { console.log(error.name, error.reason, error.line, error.column); }
}
