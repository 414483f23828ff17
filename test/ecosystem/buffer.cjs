// Node's Buffer as a package: encodings, numbers, searches and comparisons.
const { Buffer } = require('buffer/');

const text = 'Grüße, 世界! 😀 '.repeat(20), whole = Buffer.from(text);
for (const encoding of ['utf8', 'hex', 'base64', 'latin1', 'ascii', 'ucs2', 'base64url']) { let encoded; try { encoded = whole.toString(encoding); console.log(encoding, encoded.length, Buffer.from(encoded, encoding).length, encoded.slice(0, 60).replace(/[^ -~]/g, '?')); } catch (error) { console.log(encoding, error.message); } }
const b = Buffer.alloc(64);
b.writeUInt32LE(0xdeadbeef, 0); b.writeInt16BE(-1234, 4); b.writeDoubleLE(Math.PI, 8); b.writeFloatBE(1.5, 16); b.writeBigInt64LE(-5n, 24); b.writeUIntBE(0x123456789a, 40, 6); b.write('text', 50, 'latin1');
console.log(b.toString('hex'), b.readUInt32LE(0), b.readInt16BE(4), b.readDoubleLE(8), b.readFloatBE(16), String(b.readBigInt64LE(24)), b.readUIntBE(40, 6), JSON.stringify(b.slice(50, 54)));
console.log(whole.indexOf('世'), whole.lastIndexOf(Buffer.from('😀')), whole.includes('ß'), whole.equals(Buffer.from(text)), Buffer.compare(Buffer.from('a'), Buffer.from('b')), Buffer.concat([b.slice(0, 2), Buffer.from([1, 2])]).toString('hex'), Buffer.byteLength(text), Buffer.isBuffer(b), b.fill('ab', 0, 5).toString('latin1', 0, 6), b.swap16().readUInt16LE(0));
let sum = 0;
for (let i = 0; i < 700; i++) { const part = Buffer.from(`${text}${i}`, 'utf8'), copy = Buffer.alloc(part.length); part.copy(copy, 0, i % 7); sum = (sum * 31 + copy.readUInt16BE(i % 50) + copy.toString('base64', 0, 50).length + part.toString('utf8', i % 9).length) % 1000003; }
console.log(sum, String([...Buffer.from('héllo').entries()]), Buffer.from([256, -1, 1.9, '7']).toString('hex'), Buffer.from('ffzz', 'hex').length);
for (const bad of [() => b.readUInt32LE(62), () => Buffer.alloc(-1), () => b.writeInt8(200, 0), () => Buffer.from(5), () => Buffer.from('x', 'nope')]) { try { console.log(String(bad())); } catch (error) { console.log(error.name, error.message); } }
