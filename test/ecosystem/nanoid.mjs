// Identifiers from a generator of our own, so that they can be compared; random ones by their form.
import { customRandom, customAlphabet, urlAlphabet, nanoid } from 'nanoid';
import { nanoid as insecure, customAlphabet as insecureAlphabet } from 'nanoid/non-secure';

let seed = 1;
const bytes = size => Uint8Array.from({ length: size }, () => (seed = seed * 48271 % 2147483647) & 255);
for (const [alphabet, size] of [['abcdef', 10], [urlAlphabet, 21], ['0123456789', 30], ['xyz', 5]]) {
  const make = customRandom(alphabet, size, bytes);
  const all = Array.from({ length: 1500 }, () => make());
  const counts = {};
  for (const id of all) for (const c of id) counts[c] = (counts[c] ?? 0) + 1;
  console.log(all.slice(0, 10).join(' '), new Set(all).size, JSON.stringify(counts));
}
const seen = new Set();
for (let i = 0; i < 12000; i++) { const id = nanoid(); if (!/^[\w-]{21}$/.test(id) || seen.has(id)) console.log('bad', id); seen.add(id); }
for (let i = 0; i < 5000; i++) if (insecure(12).length !== 12 || !/^[ab]{8}$/.test(insecureAlphabet('ab', 8)()) || customAlphabet('1', 3)() !== '111') console.log('bad');
console.log(seen.size);
