// Names, versions and bytes of UUIDs that follow from their input; random ones only by their form.
import { v1, v3, v4, v5, v6, v7, parse, stringify, validate, version, v1ToV6, v6ToV1, NIL, MAX } from 'uuid';

const random = Uint8Array.from({ length: 16 }, (_, i) => i * 17), node = Uint8Array.of(1, 2, 3, 4, 5, 6);
let sum = 0;
for (let i = 0; i < 2500; i++) {
  const name = v5(`https://example.org/${i}`, v5.URL), old = v3(`name ${i}`, v3.DNS);
  for (const byte of parse(name)) sum = (sum * 31 + byte) % 1000003;
  if (stringify(parse(old)) !== old) console.log('differs', old);
  if (i % 250 === 0) console.log(name, old, version(name), version(old));
}
console.log(sum);
const options = { random, node, clockseq: 0x1234, msecs: 1577836800000, nsecs: 5678, seq: 42 };
const first = v1(options);
console.log(first, v4({ random }), v6(options), v7(options), v1ToV6(first), v6ToV1(v1ToV6(first)) === first);
for (let i = 0; i < 1500; i++) if (!validate(v4()) || version(v4()) !== 4 || version(v7()) !== 7) console.log('not valid');
console.log([NIL, MAX, 'x', first.toUpperCase(), first.slice(1)].map(validate).join(), Array.from(v4({ random }, new Uint8Array(20), 3)).join());
for (const bad of ['', '00000000-0000-0000-0000-00000000000g']) { try { parse(bad); } catch (error) { console.log(error.name, error.message); } }
