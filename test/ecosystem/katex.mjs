// Formulas to HTML and MathML.
import katex from 'katex';

const formulas = ['c = \\pm\\sqrt{a^2 + b^2}', '\\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}', '\\int_{-\\infty}^\\infty e^{-x^2}\\,dx = \\sqrt{\\pi}', '\\sum_{n=1}^{\\infty} \\frac{1}{n^2} = \\frac{\\pi^2}{6}', '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}^{-1}', '\\left( \\frac{\\partial f}{\\partial x} \\right)_{y}', 'f(x) = \\begin{cases} x^2 & x \\ge 0 \\\\ -x & \\text{otherwise} \\end{cases}', '\\overbrace{a + \\underbrace{b + c}_{n}}^{m}', '\\mathbb{R} \\subset \\mathcal{C} \\not\\ni \\mathfrak{x}', '\\lim_{h \\to 0} \\tfrac{f(x+h) - f(x)}{h}', '\\color{red}{\\boxed{E = mc^2}}', '\\xrightarrow[below]{above} \\vec{v} \\cdot \\hat{\\imath}', '\\begin{aligned} x &= y + 1 \\\\ &= z \\end{aligned}', '\\binom{n}{k} \\bmod p', '\\ce{x}', '\\def\\foo#1{#1^2} \\foo{x} + \\foo{y}'];
for (let round = 0; round < 3; round++) {
  for (const formula of formulas) {
    const html = katex.renderToString(formula, { throwOnError: false, displayMode: round % 2 === 0, output: ['htmlAndMathml', 'html', 'mathml'][round], strict: 'ignore' });
    console.log(html);
  }
}
for (const bad of ['\\frac{1}', '{', '\\unknown', 'x^y^z', '\\begin{matrix}']) {
  try { katex.renderToString(bad); } catch (error) { console.log(error.name, error.message); }
}
