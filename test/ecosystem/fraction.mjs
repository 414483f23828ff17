// Sums of exact fractions, continued fractions and repeating decimals.
import Fraction from 'fraction.js';

let harmonic = new Fraction(0);
for (let n = 1; n <= 150; n++) harmonic = harmonic.add(new Fraction(1, n));
console.log(harmonic.toFraction());
let pi = new Fraction(0);
for (let n = 0; n < 60; n++) pi = pi.add(new Fraction(1n, 16n ** BigInt(n)).mul(new Fraction(4, 8 * n + 1).sub(new Fraction(2, 8 * n + 4)).sub(new Fraction(1, 8 * n + 5)).sub(new Fraction(1, 8 * n + 6))));
console.log(pi.toString(70), pi.simplify(1e-9).toFraction());
for (let n = 2; n < 60; n++) console.log(n, new Fraction(1, n).toString(), new Fraction(355, 113 + n).toContinued().join(), new Fraction(n, 7).toFraction(true), new Fraction(n, 97).pow(5).toLatex());
for (const text of ['0.(3)', '1.2(45)', '-7/3', '0.1']) { const x = new Fraction(text); console.log(text, x.toFraction(), x.floor().toString(), x.ceil(1).toString(), x.round().toString(), x.inverse().toFraction(), x.mod(1).toFraction(), x.gcd('3/8').toFraction(), x.lcm('3/8').toFraction(), x.compare(1), x.abs().valueOf(), x.roundTo('1/8').toFraction()); }
for (const bad of ['x', '1/0', '1..2', {}]) { try { console.log(new Fraction(bad).toString()); } catch (error) { console.log(error.message); } }
