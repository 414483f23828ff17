// Tables, arrays of tables, dates and strings of every kind.
const toml = require('toml');

let text = 'title = "TOML"\n[owner]\nname = "T \\u263a \\"q\\""\ndob = 1979-05-27T07:32:00Z\n';
for (let i = 0; i < 25; i++) text += `[[products]] # ${i}\nname = 'lit\\eral ${i}'\nsku = ${i + 10}000\nprice = -${i}.5e2\nflags = [true, false]\nnested = [[1, 2], ["a", "b"]]\npoint = { x = ${i}, y = { z = "q" } }\nmulti = """\nline ${i}\n  two \\\n  joined"""\nraw = '''\na "b" '''\n[products.meta."quoted key"]\ndec = ${i}\nd.e = ${i % 2 === 0}\n`;
const value = toml.parse(text);
console.log(JSON.stringify(value).length, JSON.stringify(value).slice(0, 1500));
for (const bad of ['a = ', 'a = 1\na = 2', '[x]\n[x]', 'a = [1, "x"]', 'a = "open', '= 1', '[a', 'a = 1979-13-01', 'a.b = 1']) { try { console.log(JSON.stringify(toml.parse(bad))); } catch (error) { console.log(error.message, error.line, error.column); } }
