// Expressions, exact fractions, complex numbers, units, matrices and symbolic derivatives.
import { create, all } from 'mathjs';

const math = create(all, { randomSeed: 'flat8' });
const parser = math.parser();
for (const expression of ['x = 3', 'f(a, b) = a^b + sqrt(-4)', 'f(x, 2)', '[1, 2; 3, 4] * [5; 6]', 'det([2, 1, 0; 1, 3, 1; 0, 1, 4])', 'inv([4, 7; 2, 6])', '5.08 cm to inch', '90 km/h to m/s', 'sin(45 deg)^2', 'fraction(1, 3) + fraction(2, 7)', 'bignumber(1) / bignumber(7)', 'eigs([2, 0; 0, 3]).values', '(2 + 3i) * conj(2 - i)', 'range(1, 10, 3)', 'mean(1, 2, 3, 4), std([1, 2, 3])', '"a" == "b" ? 1 : 2', 'combinations(40, 6)', '7 xor 2 and 4 > 3', 'A = zeros(2, 2); A[1, 2] = 5; A', 'gcd(84, 36), lcm(4, 6)', 'hex(255), bin(5)', 'log(32, 2)', 'map([1, 2, 3], square)']) {
  try { console.log(`${expression} => ${math.format(parser.evaluate(expression), { precision: 12 })}`); } catch (error) { console.log(`${expression}: ${error.message}`); }
}
for (const expression of ['x^3 + 2x^2 - x', 'sin(x) * e^(2x)', 'log(x^2 + 1) / x', 'tan(3x)']) {
  const derivative = math.derivative(expression, 'x');
  console.log(`${expression}' = ${derivative}; ${derivative.toTex()}; at 2: ${math.format(derivative.evaluate({ x: 2 }), 10)}`);
}
console.log(math.simplify('2 * x + 3 * x - (x + 4) ^ 2 / (x + 4)').toString(), math.rationalize('x + 1 / (x - 1)').toString());
const n = 7, matrix = math.matrix(Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => math.fraction(1, i + j + 1))));
console.log(math.format(math.det(matrix)), math.format(math.multiply(matrix, matrix).get([3, 4])));
const { L, U, p } = math.lup(Array.from({ length: 8 }, (_, i) => Array.from({ length: 8 }, (_, j) => (i * 13 + j * 7) % 11 + (i === j ? 20 : 0))));
console.log(math.format(L, 6), math.format(U, 6), p.join());
const compiled = math.compile('sum = sum + sqrt(k) * cos(k / 10)'), scope = { sum: 0, k: 0 };
for (scope.k = 0; scope.k < 3000; scope.k++) compiled.evaluate(scope);
console.log(math.format(scope.sum, 14));
