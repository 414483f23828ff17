// Configuration files with sections, arrays and quotes, there and back.
const ini = require('ini');

let text = '; comment\nscope = global\nquoted = "a ; b"\n';
for (let i = 0; i < 900; i++) text += `[section ${i}.sub\\.dotted.${i % 7}]\n# note\nkey=value ${i}\nnumber = ${i * 1.5}\nflag\nempty=\nbool = ${i % 2 === 0}\nlist[] = one\nlist[] = "two = 2"\nesc = a\\;b\\#c\n'single' = 'q'\n"json" = "[1, \\"x\\"]"\n\n`;
const value = ini.parse(text);
console.log(JSON.stringify(value).length, JSON.stringify(value).slice(0, 900));
const out = ini.stringify(value, { whitespace: true });
console.log(out.length, out.slice(0, 800), JSON.stringify(ini.parse(out)) === JSON.stringify(value));
console.log(ini.stringify({ a: 1, b: { c: { d: [1, 2], e: null } }, 'x.y': 'z=1', f: ' space ', g: '[h]', i: ';j' }, { section: 'top', sort: true, align: true }), ini.safe('"x"'), ini.unsafe("'y'"), JSON.stringify(ini.parse('[__proto__]\nx=1\n[a.__proto__.b]\ny=2\n=z\n[\n')));
for (let i = 0; i < 3; i++) ini.parse(ini.stringify(value));
