// π by Machin's formula, e, square roots and long divisions to many digits.
import Decimal from 'decimal.js';

Decimal.set({ precision: 120 });
const arctan = x => {
  let sum = new Decimal(0), power = new Decimal(1).div(x), sign = 1;
  const square = new Decimal(x).pow(2);
  for (let n = 1; power.gt('1e-125'); n += 2) { sum = sum.plus(power.div(n).times(sign)); power = power.div(square); sign = -sign; }
  return sum;
};
console.log(arctan(5).times(16).minus(arctan(239).times(4)).toString());
console.log(Decimal.exp(1).toString());
for (let n = 2; n < 20; n++) console.log(n, new Decimal(n).sqrt().toString(), new Decimal(n).ln().toString().slice(0, 60), new Decimal(1).div(n).toSD(30).toString());
for (const [a, b] of [['1.005', '0.015'], ['-7.5', '2'], ['1e-9', '3e20'], ['Infinity', '-0']]) {
  const x = new Decimal(a);
  console.log([x.plus(b), x.minus(b), x.times(b), x.div(b), x.mod(b), x.pow(3), x.toNearest('0.25'), x.cmp(b), x.toFixed(2), x.toExponential(3), x.toBinary(), x.toFraction(1000)].join(' | '));
}
for (let mode = 0; mode <= 8; mode++) console.log(mode, ['2.5', '-2.5', '2.51', '-2.49'].map(x => new Decimal(x).toDecimalPlaces(0, mode).toString()).join(' '));
console.log(Decimal.sin(1).toString(), Decimal.atan2(-1, 2).toString(), Decimal.cosh('0.3').toString());
