// Factorials, powers and conversions between bases, with many digits.
import BigNumber from 'bignumber.js';

BigNumber.config({ DECIMAL_PLACES: 60, POW_PRECISION: 0 });
let factorial = new BigNumber(1);
for (let n = 2; n <= 220; n++) { factorial = factorial.times(n); if (n % 44 === 0) console.log(n, factorial.toFixed(), factorial.toString(36)); }
let sum = new BigNumber(0), term = new BigNumber(1);
for (let n = 1; n < 70; n++) { sum = sum.plus(term); term = term.div(n); }
console.log(sum.toString());
for (let n = 2; n < 40; n++) console.log(n, new BigNumber(n).sqrt().toString(), new BigNumber(1).div(n).toFormat(20), new BigNumber(n).pow(45).toString(16), new BigNumber(n).pow(30, 1000007).toString());
for (const [a, b] of [['1.005', '0.015'], ['-7.5', '2'], ['1e-9', '3e20'], ['Infinity', '-0']]) {
  const x = new BigNumber(a);
  console.log([x.plus(b), x.minus(b), x.times(b), x.div(b), x.mod(b), x.idiv(b), x.comparedTo(b), x.toFixed(2), x.toExponential(3), x.toPrecision(4), x.toFraction?.(1000)].join(' | '));
}
for (let mode = 0; mode <= 8; mode++) console.log(mode, ['2.5', '-2.5', '2.51', '-2.49'].map(x => new BigNumber(x).dp(0, mode).toString()).join(' '));
console.log(new BigNumber('zz', 36).toString(), BigNumber.max(1, '2.5', -3).toString(), BigNumber.sum(1, 2, '3.5').toString(), new BigNumber('1234567.891').toFormat(2));
