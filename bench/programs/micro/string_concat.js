// Strings built from pieces, and what is then done with them.
section.repeats = 3;

section('+= of characters', () => {
  let length = 0;
  for (let round = 0; round < 10; round++) {
    let text = '';
    for (let i = 0; i < 100000; i++) text += 'x';
    length += text.length + text.charCodeAt(50000);
  }
  return length;
});

section('+= of numbers and words', () => {
  let length = 0;
  for (let round = 0; round < 5; round++) {
    let text = '';
    for (let i = 0; i < 40000; i++) text += 'item ' + i + ', ';
    length += text.length + text.indexOf('item 39999');
  }
  return length;
});

section('short results', () => {
  let length = 0;
  for (let i = 0; i < 600000; i++) {
    const text = 'a' + (i & 63) + '.' + (i & 7);
    length += text.length;
  }
  return length;
});

section('prepending', () => {
  let text = '';
  for (let i = 0; i < 300000; i++) text = 'ab' + text;
  return text.length + text.lastIndexOf('a');
});

section('templates', () => {
  let length = 0;
  for (let i = 0; i < 200000; i++) length += `<li class="item-${i % 10}" id="${i}">${'text'}</li>`.length;
  return length;
});

section('join', () => {
  const words = [];
  for (let i = 0; i < 1000; i++) words.push(`word${i}`);
  let length = 0;
  for (let i = 0; i < 400; i++) length += words.join(', ').length;
  return length;
});

section('array of pieces, joined', () => {
  let length = 0;
  for (let round = 0; round < 4; round++) {
    const pieces = [];
    for (let i = 0; i < 50000; i++) pieces.push('<b>', i, '</b>');
    length += pieces.join('').length;
  }
  return length;
});

section('concat, repeat, pad', () => {
  let length = 0;
  for (let i = 0; i < 100000; i++) {
    length += 'ab'.concat(i, 'cd').length + 'xy'.repeat(i & 15).length + String(i).padStart(8, '0').length;
  }
  return length;
});

section('kept strings', () => {
  const kept = [];
  for (let i = 0; i < 200000; i++) kept.push('the item with the number ' + i);
  return kept.length + kept[199999].length;
});

section('two-byte pieces', () => {
  let length = 0;
  for (let round = 0; round < 4; round++) {
    let text = '';
    for (let i = 0; i < 60000; i++) text += (i & 1) ? 'a' : '\u4e00';
    length += text.length + text.charCodeAt(30001);
  }
  return length;
});

section('compare', () => {
  let equal = 0;
  for (let i = 0; i < 200000; i++) {
    const left = 'prefix ' + (i & 15);
    if (left === 'prefix ' + ((i + 1) & 15)) equal++;
    if (left < 'prefix 8') equal++;
  }
  return equal;
});
