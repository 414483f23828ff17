// The synchronous parser with many of its options.
import { parse } from 'csv-parse/browser/esm/sync';

let text = 'id,name,note,amount,when\n';
for (let i = 0; i < 2500; i++) text += `${i},"name ""${i}""",${i % 3 ? 'plain ' : '"line\nbreak"'},${i * 1.5},2020-01-${String(i % 28 + 1).padStart(2, '0')}\n`;
const records = parse(text, { columns: true, cast: (value, { header, column }) => header ? value : column === 'amount' ? Number(value) : column === 'when' ? Date.parse(value) : value, trim: true });
console.log(records.length, JSON.stringify(records.slice(0, 5)), records.reduce((sum, record) => sum + record.amount, 0));
console.log(JSON.stringify(parse(text, { from_line: 3, to: 3, info: true })).slice(0, 700));
for (const [sample, options] of [['a;b\n1;2', { delimiter: ';' }], ['a,b\n1,2,3\n4', { relax_column_count: true }], ['# c\na|b # d', { comment: '#', delimiter: ['|', ','], trim: true }], ["'a,''b',c", { quote: "'", escape: "'" }], ['a\tb\n\n\nc\td', { delimiter: '\t', skip_empty_lines: true }], ['k,v\na,1\nb,2', { columns: true, objname: 'k' }], ['1,true,x', { cast: true }], ['\ufeffa,b', { bom: true }], ['a::b', { delimiter: '::' }], ['x,y\n1,2', { columns: header => header.map(h => h.toUpperCase()), on_record: r => r.X > 0 ? r : null }]]) console.log(JSON.stringify(parse(sample, options)));
for (const [bad, options] of [['a,"b', {}], ['a,b\n1', {}], ['"a"b', {}], ['a', { delimiter: '' }], ['x,y\n1,2,3', { columns: true }], ['a', { columns: 5 }]]) { try { console.log(JSON.stringify(parse(bad, options))); } catch (error) { console.log(error.code, error.message); } }
