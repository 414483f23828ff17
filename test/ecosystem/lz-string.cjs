// Compression to strings in each of the library's encodings.
const lz = require('lz-string');

let seed = 3;
const random = n => (seed = seed * 48271 % 2147483647) % n;
const words = Array.from({ length: 120 }, () => Array.from({ length: 2 + random(7) }, () => String.fromCharCode(97 + random(26))).join(''));
const texts = ['', 'a', 'aaaaaaaaaa', 'Grüße, 世界! 😀', JSON.stringify(Array.from({ length: 120 }, (_, i) => ({ id: i, name: words[i % 120], ok: i % 2 === 0 }))), Array.from({ length: 1800 }, () => words[random(30) ? random(20) : random(120)]).join(' ')];
const hash = text => { let h = 0; for (let i = 0; i < text.length; i++) h = (h * 31 + text.charCodeAt(i)) % 1000003; return h; };
for (const text of texts) for (const kind of ['', 'ToUTF16', 'ToBase64', 'ToEncodedURIComponent', 'ToUint8Array']) {
  const packed = lz[`compress${kind}`](text), back = lz[`decompress${kind.replace('To', 'From')}`](packed);
  console.log(kind, text.length, packed.length, typeof packed === 'string' ? hash(packed) : hash(String.fromCharCode(...packed.subarray(0, 500))), back === text);
}
console.log(lz.compressToBase64(texts[3]), lz.compressToEncodedURIComponent('hello hello'), String(lz.decompressFromBase64('!!!')).length);
