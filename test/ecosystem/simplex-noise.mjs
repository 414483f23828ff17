// Noise in two, three and four dimensions, drawn with characters.
import { createNoise2D, createNoise3D, createNoise4D } from 'simplex-noise';

const generator = seed => () => (seed = seed * 48271 % 2147483647) / 2147483647;
const noise2 = createNoise2D(generator(7)), noise3 = createNoise3D(generator(8)), noise4 = createNoise4D(generator(9));
const shades = ' .:-=+*#%@';
for (let y = 0; y < 40; y++) {
  let line = '';
  for (let x = 0; x < 100; x++) {
    let value = 0;
    for (let octave = 0; octave < 5; octave++) value += noise2(x / 30 * 2 ** octave, y / 15 * 2 ** octave) / 2 ** (octave + 1);
    line += shades[Math.min(9, Math.max(0, Math.floor((value + 1) * 5)))];
  }
  console.log(line);
}
let sum3 = 0, sum4 = 0, least = 1, most = -1;
for (let i = 0; i < 20000; i++) { const n = noise3(i / 10, i / 7, -i / 13); sum3 += n; least = Math.min(least, n); most = Math.max(most, n); sum4 += noise4(i / 9, i / 8, i / 7, i / 6); }
console.log(sum3.toFixed(9), sum4.toFixed(9), least.toFixed(9), most.toFixed(9));
