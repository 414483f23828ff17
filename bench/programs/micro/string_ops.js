// What programs do with text: characters, parts, searching, replacing.
section.repeats = 3;

const words = 'It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness';
const text = `${words}. `.repeat(200);

section('charCodeAt', () => {
  let hash = 0;
  for (let round = 0; round < 40; round++) {
    for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) | 0;
  }
  return hash;
});

section('index, charAt, codePointAt, at', () => {
  let count = 0;
  for (let round = 0; round < 8; round++) {
    for (let i = 0; i < text.length; i++) {
      if (text[i] === 'w') count++;
      if (text.charAt(i) === 't') count++;
      if (text.codePointAt(i) === 101) count++;
      if (text.at(-i) === ' ') count++;
    }
  }
  return count;
});

section('slice, substring, substr', () => {
  let length = 0;
  for (let i = 0; i < 500000; i++) {
    const at = i % 20000;
    length += text.slice(at, at + 5).length + text.substring(at, at + 20).length + text.substr(at, 1).length;
  }
  return length;
});

section('indexOf, includes, startsWith', () => {
  let found = 0;
  for (let i = 0; i < 200000; i++) {
    found += words.indexOf('foolish');
    if (words.includes('wisdom')) found++;
    if (words.startsWith('It was')) found++;
    if (words.endsWith('ness')) found++;
    found += words.lastIndexOf('worst');
  }
  return found;
});

section('split', () => {
  let count = 0;
  for (let i = 0; i < 120; i++) count += text.split(' ').length + text.split('').length;
  for (let i = 0; i < 20000; i++) count += 'a,b,c,d'.split(',').length;
  return count;
});

section('replace', () => {
  let length = 0;
  for (let i = 0; i < 100000; i++) length += words.replace('worst', 'better').length;
  for (let i = 0; i < 200; i++) length += text.replaceAll('was', 'is').length;
  return length;
});

section('case, trim', () => {
  let length = 0;
  for (let i = 0; i < 100000; i++) {
    length += words.toUpperCase().length + words.toLowerCase().length + '  trimmed  '.trim().length;
  }
  return length;
});

section('fromCharCode, code points', () => {
  let length = 0;
  for (let i = 0; i < 400000; i++) length += String.fromCharCode(97 + i % 26, 65 + i % 26).length;
  for (let i = 0; i < 200000; i++) length += String.fromCharCode(i & 127).charCodeAt(0);
  return length;
});

section('numbers to text and back', () => {
  let sum = 0;
  for (let i = 0; i < 200000; i++) {
    sum += parseInt(String(i), 10) + Number(`${i}.5`) + parseFloat('1.25') + (i * 0.1).toString().length;
  }
  return sum;
});

section('reverse', () => {
  let length = 0;
  for (let i = 0; i < 200; i++) length += words.repeat(10).split('').reverse().join('').length;
  return length;
});

section('compare', () => {
  const list = text.split(' ');
  let less = 0;
  for (let round = 0; round < 60; round++) {
    for (let i = 1; i < list.length; i++) {
      if (list[i - 1] < list[i]) less++;
      if (list[i - 1] === list[i]) less++;
    }
  }
  return less + ['b', 'a', 'c'].sort((a, b) => a.localeCompare(b)).length;
});
