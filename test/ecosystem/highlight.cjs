// Highlights texts in several languages, and lets it guess.
const hljs = require('highlight.js');

const samples = {
  javascript: `import x, { y as z } from 'a'; async function* f(a = 1, ...b) { /* comment */ for await (const c of \`t\${a + "s"}\`) yield /re[g]ex\\/+/gi.test(c) ? 0x1F : 1e-3; } class A extends B { static #x = null; get y() { return this.#x; } } // end`,
  python: `@decorator\ndef f(x: int = 3, *args, **kw) -> str:\n    """doc"""\n    return f"{x!r:>{10}} {y}" if x else [i**2 for i in range(10) if not i % 2]\nclass A(B): pass\nasync with x as y: await z # comment`,
  cpp: `#include <vector>\ntemplate <typename T, int N = 3> constexpr auto f(const std::vector<T>& v) noexcept -> decltype(v[0]) { return v.empty() ? T{} : static_cast<T>(v[N] + 0x1fULL); } // c\nR"(raw)" 'c'`,
  css: `@media screen and (min-width: 10px) { a:hover::before, #id > .class[attr="x"] { color: #ff0; margin: -1px auto !important; background: url(x.png) } }`,
  xml: `<!DOCTYPE html><html lang="en"><!-- c --><head><style>a { b: c }</style><script>let a = "<b>";</script></head><body class='x' data-y=z>&amp; text</body></html>`,
  sql: `SELECT a.id, COUNT(*) AS n FROM users a LEFT JOIN orders b ON a.id = b.user WHERE a.name LIKE 'x%' AND b.total >= 10.5 GROUP BY a.id HAVING n > 1 ORDER BY n DESC; -- c`,
  rust: `#[derive(Debug)] pub struct A<'a, T: Clone> { x: &'a mut [T; 3] } impl<'a, T> A<'a, T> { fn f(self) -> Result<u8, Box<dyn Error>> { let x = 1_000u64; match x { 0..=9 => Ok(b'a'), _ => panic!("{}", x) } } }`,
  json: `{"a": [1, -2.5e3, true, null], "b": {"c": "d\\u1234\\n"}}`, yaml: `a: &x 1\nb:\n  - *x\n  - "s" # c\n  - {c: d}\n`, bash: `#!/bin/bash\nfor f in *.txt; do [[ -f "$f" ]] && echo "\${f%.txt}" | sed 's/a/b/g' > out; done # c`,
  markdown: `# T\n*a* **b** \`c\` [d](e)\n- f\n> g\n\`\`\`js\nlet h = 1;\n\`\`\``, go: `package main\nfunc (r *T) F(x ...int) (y map[string]chan<- int, err error) { defer func() { recover() }(); go x(); return nil, nil }`,
};
for (const [language, code] of Object.entries(samples)) {
  const result = hljs.highlight(code.repeat(4), { language });
  console.log(`${language} ${result.relevance}\n${hljs.highlight(code, { language }).value}`);
}
for (const code of Object.values(samples).slice(0, 5)) {
  const { language, relevance, secondBest } = hljs.highlightAuto(code, Object.keys(samples));
  console.log(language, relevance, secondBest?.language);
}
console.log(hljs.listLanguages().length);
