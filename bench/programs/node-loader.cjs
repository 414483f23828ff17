// Runs classic scripts in node as a shell would: one global scope, `print` and `load`.
'use strict';
const fs = require('fs');
const vm = require('vm');

globalThis.print = (...values) => console.log(...values);
globalThis.load = (file) => vm.runInThisContext(fs.readFileSync(file, 'utf8'), { filename: file });
for (const file of process.argv.slice(2)) load(file);
