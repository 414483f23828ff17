// 64-bit integers out of two halves: hashes, random numbers and division.
import Long from 'long';

const prime = Long.fromString('1099511628211', true);
const fnv = text => { let hash = Long.fromString('14695981039346656037', true); for (let i = 0; i < text.length; i++) hash = hash.xor(text.charCodeAt(i)).mul(prime); return hash; };
for (let i = 0; i < 40; i++) console.log(fnv(`text ${i} `.repeat(i * 2)).toString(16));
let [s0, s1] = [Long.fromBits(1, 2, true), Long.fromBits(3, 4, true)], sum = Long.UZERO;
for (let i = 0; i < 6000; i++) { let x = s0; const y = s1; s0 = y; x = x.xor(x.shl(23)); s1 = x.xor(y).xor(x.shru(17)).xor(y.shru(26)); sum = sum.add(s1.add(y)); if (i % 600 === 0) console.log(s1.toString(), s1.add(y).toSigned().toString(36)); }
console.log(sum.toString());
for (const [a, b] of [['-9223372036854775808', '-1'], ['9223372036854775807', '1000000007'], ['-12345678901234', '97'], ['18446744073709551615', '10']]) { const x = Long.fromString(a, a.startsWith('18')), y = Long.fromString(b, a.startsWith('18')); console.log([x.add(y), x.sub(y), x.mul(y), x.div(y), x.mod(y), x.and(y), x.rotl(13), x.shr(5), x.shru(5), x.not(), x.neg()].map(String).join(' '), x.compare(y), x.toNumber(), x.getNumBitsAbs(), x.ctz?.(), x.toBytesLE().join()); }
for (let i = 1; i < 500; i++) { const n = Long.fromNumber(i * 1e15 + i, i % 2 === 0); if (!Long.fromString(n.toString(7), n.unsigned, 7).eq(n) || !Long.fromBytesBE(n.toBytesBE(), n.unsigned).eq(n)) console.log('differs', i); }
try { Long.ONE.div(0); } catch (error) { console.log(error.message); }
