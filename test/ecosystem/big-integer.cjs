// Long integers without BigInt's syntax: powers, primes and bases.
const bigInt = require('big-integer');

let a = bigInt(0), b = bigInt(1);
for (let i = 0; i < 1500; i++) [a, b] = [b, a.add(b)];
console.log(a.toString(), a.bitLength().toString());
let factorial = bigInt.one;
for (let i = 2; i < 250; i++) factorial = factorial.multiply(i);
console.log(factorial.toString(36), factorial.divide(bigInt(10).pow(100)).mod('123456789123456789').toString());
const prime = bigInt(2).pow(127).minus(1);
console.log(prime.isProbablePrime(5), prime.isPrime(), bigInt(3).modPow(prime.prev(), prime).toString(), bigInt(12345).modInv(prime).toString(), bigInt.gcd('123456789012345678901234567890', '987654321098765432109876543210').toString(), bigInt.lcm(84, 36).toString());
for (const base of [2, 7, 16, 62, -3]) console.log(base, bigInt('-12345678901234567890').toString(base).slice(0, 100), JSON.stringify(bigInt(987654321).toArray(Math.abs(base))));
for (const [x, y] of [['-12345678901234567890', 97], ['99999999999999999999', '-12345678901'], [5, 3], ['0xfff', '-1']]) { const n = bigInt(String(x).startsWith('0x') ? bigInt(x.slice(2), 16) : x); console.log(n.divmod(y).quotient.toString(), n.mod(y).toString(), n.and(y).toString(), n.or(y).toString(), n.xor(y).toString(), n.not().toString(), n.shiftLeft(70).toString(), n.shiftRight(5).toString(), n.compare(y), n.square().toString(), n.isEven()); }
let primes = 0;
for (let n = bigInt(1e15); primes < 6; n = n.next()) if (n.isPrime()) { primes++; console.log(n.toString()); }
for (const bad of ['1.5', 'x', '--1']) { try { console.log(bigInt(bad).toString()); } catch (error) { console.log(error.message); } }
