// Differences of texts by line, word, character and value; patches made, applied and merged.
import * as Diff from 'diff';

const lines = Array.from({ length: 260 }, (_, i) => `line ${i} ${'abc'[i % 3]} ${i * i % 17}`);
const changed = lines.flatMap((line, i) => i % 23 === 0 ? [] : i % 17 === 0 ? [line, `added ${i}`] : i % 31 === 0 ? [line.toUpperCase()] : [line]);
const show = parts => parts.map(part => `${part.added ? '+' : part.removed ? '-' : '='}${part.count}`).join(' ');
console.log(show(Diff.diffLines(lines.join('\n'), changed.join('\n'))));
const sentence = 'The quick brown fox jumps over the lazy dog, then it sleeps.', other = 'A quick red fox jumped over the very lazy dogs; then it slept.';
for (const name of ['diffChars', 'diffWords', 'diffWordsWithSpace', 'diffSentences', 'diffCss']) console.log(name, Diff[name](sentence, other).map(part => `${part.added ? '+' : part.removed ? '-' : ''}[${part.value}]`).join(''));
console.log(show(Diff.diffArrays([1, 2, 3, 4, 5], [1, 3, 4, 6, 5])), show(Diff.diffJson({ a: 1, b: [1, 2], c: { d: 1 } }, { a: 2, b: [1, 3], e: 1 })));
const patch = Diff.createTwoFilesPatch('old.txt', 'new.txt', lines.join('\n') + '\n', changed.join('\n') + '\n', 'was', 'is', { context: 2 });
console.log(patch);
console.log(Diff.applyPatch(lines.join('\n') + '\n', patch) === changed.join('\n') + '\n', JSON.stringify(Diff.parsePatch(patch)[0].hunks[3]), Diff.applyPatch('nothing', patch), Diff.formatPatch(Diff.reversePatch(Diff.parsePatch(patch)[0])).length);
let seed = 5;
const letters = n => Array.from({ length: n }, () => 'abcd'[(seed = seed * 48271 % 2147483647) % 4]).join('');
for (let i = 0; i < 12; i++) { const a = letters(150), b = letters(150); console.log(show(Diff.diffChars(a, b))); }
console.log(Diff.convertChangesToXML(Diff.diffWords('a < b', 'a > b')), show(Diff.diffLines('a\r\nb\n', 'a\nb\n', { stripTrailingCr: true })), show(Diff.diffTrimmedLines(' a \nb', 'a\nb ')));
