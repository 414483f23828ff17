// Delimited text with quotes, types, guesses and errors, there and back.
const Papa = require('papaparse');

let text = 'id,name,"quoted, header",amount,flag\r\n';
for (let i = 0; i < 6000; i++) text += `${i},"name ""${i}""",${i % 3 ? 'plain' : '"line\r\nbreak"'},${i * 1.5}e1,${i % 2 ? 'true' : 'FALSE'}\r\n`;
for (const options of [{}, { header: true, dynamicTyping: true }, { header: true, skipEmptyLines: 'greedy', transform: (value, field) => `${field}=${value}`, preview: 400 }]) {
  const { data, errors, meta } = Papa.parse(text, options);
  console.log(data.length, JSON.stringify(data.slice(0, 4)), JSON.stringify(errors), JSON.stringify(meta));
}
const rows = Papa.parse(text, { header: true, dynamicTyping: true }).data;
const out = Papa.unparse(rows, { quotes: [false, true], delimiter: ';', newline: '\n' });
console.log(out.slice(0, 500), out.length);
let steps = 0;
Papa.parse(text, { step: ({ data }, parser) => { steps += data.length; if (steps > 20000) parser.abort(); }, complete: ({ meta }) => console.log(steps, meta.aborted) });
for (const sample of ['a\tb\n1\t2\n', 'a;b;c\n1;2\n', 'a|b\n"1|2', '"a"b,c\n', '# no\na,b\n# c\n1,2', 'a,b\r1,2\r', '\ufeffx,y\n1,2', '', 'x', 'a,a,b\n1,2,3']) {
  console.log(JSON.stringify(Papa.parse(sample, { comments: '#', header: sample.startsWith('a,a') })));
}
console.log(Papa.unparse([['=1+1', 'a"b', null, undefined, new Date(0), { x: 1 }]], { escapeFormulae: true }), Papa.unparse({ fields: ['x', 'y'], data: [{ x: 1, y: ' 2 ' }] }));
