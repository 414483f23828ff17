// Deflate and inflate at several levels and strategies, with checksums of what comes out.
import * as pako from 'pako';

let seed = 12345;
const random = n => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
const words = Array.from({ length: 300 }, () => Array.from({ length: 2 + random(8) }, () => String.fromCharCode(97 + random(26))).join(''));
let text = '';
while (text.length < 60000) text += words[random(20) ? random(40) : random(300)] + (random(12) ? ' ' : '.\n');
const input = Uint8Array.from(text, c => c.charCodeAt(0));
const noise = Uint8Array.from({ length: 15000 }, () => random(256));
const adler = bytes => { let a = 1, b = 0; for (const byte of bytes) { a = (a + byte) % 65521; b = (b + a) % 65521; } return (b * 65536 + a).toString(16); };
for (const [name, data] of [['text', input], ['noise', noise], ['zeros', new Uint8Array(50000)]]) {
  for (const level of [1, 6, 9]) {
    const packed = pako.deflate(data, { level });
    const back = pako.inflate(packed);
    console.log(`${name} level ${level}: ${packed.length} ${adler(packed)} ${adler(back) === adler(data)}`);
  }
  for (const strategy of [1, 2, 3, 4]) { const raw = pako.deflateRaw(data, { strategy, memLevel: 9, windowBits: 12 }); console.log(`strategy ${strategy}: ${raw.length} ${adler(raw)} ${pako.inflateRaw(raw, { windowBits: 12 }).length}`); }
}
const gzip = pako.gzip(input);
console.log(gzip.length, String.fromCharCode(...pako.ungzip(gzip).subarray(0, 300)), Array.from(pako.deflate(new Uint8Array(3))).join());
const stream = new pako.Inflate({ chunkSize: 1024 });
for (let at = 0; at < gzip.length; at += 500) stream.push(gzip.subarray(at, at + 500), at + 500 >= gzip.length);
console.log(stream.err, stream.result.length);
for (const bad of [[0x78, 0x9c, 1, 2, 3], [1, 2, 3], [0x1f, 0x8b, 8, 0]]) { try { console.log(String(pako.inflate(Uint8Array.from(bad))?.length)); } catch (error) { console.log(String(error.message ?? error)); } }
