// Digests, HMACs, key derivation and ciphers with fixed keys.
const C = require('crypto-js');

const message = 'The quick brown fox jumps over the lazy dog. ☃ '.repeat(40);
for (const name of ['MD5', 'SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512', 'SHA3', 'RIPEMD160']) {
  console.log(name, C[name]('').toString(), C[name](message).toString(C.enc.Base64), C[`Hmac${name}`](message, 'key').toString());
}
console.log(C.PBKDF2('password', C.enc.Hex.parse('0011223344556677'), { keySize: 8, iterations: 100 }).toString());
console.log(C.EvpKDF('password', 'salt', { keySize: 8, iterations: 50 }).toString());
const key = C.enc.Hex.parse('000102030405060708090a0b0c0d0e0f1011121314151617'), iv = C.enc.Hex.parse('101112131415161718191a1b1c1d1e1f');
for (const cipher of ['AES', 'TripleDES', 'DES', 'RC4', 'Blowfish']) {
  for (const mode of ['CBC', 'CTR', 'ECB', 'OFB', 'CFB']) {
    const encrypted = C[cipher].encrypt(message, key, { iv, mode: C.mode[mode], padding: C.pad.Pkcs7 });
    const text = encrypted.ciphertext.toString(C.enc.Base64);
    const back = C[cipher].decrypt({ ciphertext: encrypted.ciphertext }, key, { iv, mode: C.mode[mode], padding: C.pad.Pkcs7 });
    console.log(cipher, mode, text.slice(0, 60), C.MD5(text).toString(), back.toString(C.enc.Utf8) === message);
    if (cipher === 'RC4') break;
  }
}
const progressive = C.algo.SHA256.create();
for (let i = 0; i < 200; i++) progressive.update(`part ${i}`);
console.log(progressive.finalize().toString(), C.enc.Utf16.parse('añ').toString(), C.enc.Latin1.stringify(C.enc.Hex.parse('48656c6c6f')));
