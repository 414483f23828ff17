// Signatures and points of secp256k1, ed25519 and P-256, in BigInts.
import { secp256k1, schnorr } from '@noble/curves/secp256k1.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { bytesToHex } from '@noble/curves/utils.js';

const message = Uint8Array.from({ length: 32 }, (_, i) => i * 7);
const secret = Uint8Array.from({ length: 32 }, (_, i) => 255 - i * 3);
for (const [name, curve] of [['secp256k1', secp256k1], ['p256', p256]]) {
  const publicKey = curve.getPublicKey(secret);
  const signature = curve.sign(message, secret);
  console.log(name, bytesToHex(publicKey), bytesToHex(signature), curve.verify(signature, message, publicKey));
}
const edKey = ed25519.getPublicKey(secret), edSignature = ed25519.sign(message, secret);
console.log('ed25519', bytesToHex(edKey), bytesToHex(edSignature), ed25519.verify(edSignature, message, edKey), ed25519.verify(edSignature, secret, edKey));
console.log('x25519', bytesToHex(x25519.getSharedSecret(secret, x25519.getPublicKey(message))));
console.log('schnorr', bytesToHex(schnorr.getPublicKey(secret)));
const { Point } = secp256k1;
let point = Point.BASE;
for (let i = 0; i < 40; i++) { point = point.double().add(Point.BASE); if (i % 8 === 0) console.log(point.toHex()); }
console.log(Point.BASE.multiply(123456789n).equals(Point.BASE.multiply(123456788n).add(Point.BASE)));
