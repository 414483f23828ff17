// Hash functions, key derivation and their test vectors.
import { sha256, sha512, sha384 } from '@noble/hashes/sha2.js';
import { sha3_256, keccak_256, shake128 } from '@noble/hashes/sha3.js';
import { blake2b, blake2s } from '@noble/hashes/blake2.js';
import { blake3 } from '@noble/hashes/blake3.js';
import { ripemd160, sha1, md5 } from '@noble/hashes/legacy.js';
import { hmac } from '@noble/hashes/hmac.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { bytesToHex, hexToBytes, concatBytes } from '@noble/hashes/utils.js';

const bytes = text => Uint8Array.from(text, c => c.charCodeAt(0));
const long = Uint8Array.from({ length: 20000 }, (_, i) => i * 31 + (i >> 5));
for (const [name, hash] of Object.entries({ sha256, sha512, sha384, sha3_256, keccak_256, blake2b, blake2s, blake3, ripemd160, sha1, md5 })) {
  console.log(name, bytesToHex(hash(bytes(''))), bytesToHex(hash(bytes('abc'))), bytesToHex(hash(long)));
  const stream = hash.create();
  for (let at = 0; at < long.length; at += 97) stream.update(long.subarray(at, at + 97));
  console.log(bytesToHex(stream.digest()));
}
console.log(bytesToHex(shake128(bytes('x'), { dkLen: 100 })), bytesToHex(hmac(sha256, bytes('key'), long)));
console.log(bytesToHex(hkdf(sha256, bytes('input'), bytes('salt'), bytes('info'), 80)));
console.log(bytesToHex(pbkdf2(sha256, bytes('password'), bytes('salt'), { c: 200, dkLen: 40 })));
console.log(bytesToHex(scrypt(bytes('password'), bytes('NaCl'), { N: 64, r: 4, p: 1, dkLen: 64 })));
console.log(bytesToHex(blake2b(bytes('k'), { key: bytes('secret'), dkLen: 20 })), bytesToHex(concatBytes(hexToBytes('00ff'), bytes('z'))));
