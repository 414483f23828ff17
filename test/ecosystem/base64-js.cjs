// Bytes to base64 and back, of every length.
const { fromByteArray, toByteArray, byteLength } = require('base64-js');

let seed = 9, sum = 0;
const bytes = n => Uint8Array.from({ length: n }, () => (seed = seed * 48271 % 2147483647) & 255);
for (let n = 0; n < 300; n++) {
  const data = bytes(n), text = fromByteArray(data), back = toByteArray(text);
  if (byteLength(text) !== n || back.some((byte, i) => byte !== data[i])) console.log('differs', n);
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) % 1000003;
  if (n % 30 === 0) console.log(text);
}
const large = bytes(150000), text = fromByteArray(large);
console.log(text.length, text.slice(-80), toByteArray(text).reduce((a, b) => (a * 31 + b) % 1000003, 0), sum, String(toByteArray('_-A=')), byteLength('YQ=='));
for (const bad of ['abc', 'a', 'ab=']) { try { console.log(String(toByteArray(bad))); } catch (error) { console.log(error.message); } }
