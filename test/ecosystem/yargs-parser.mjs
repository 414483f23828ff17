// Command lines with every kind of option.
import parse from 'yargs-parser/browser';

const lines = ['-a 1 -bc --no-d --e.f=2 --e.g 3 rest', '--list 1 2 3 --list 4 -- --after -x', "--text 'quoted words' --other=\"x y\" -n5", '--camel-case --snake_case=1 --count -vvv', '--num 0x1F --big 1e400 --neg -3 --str 007 --array[]=1', '--obj {"a":1} --e.f.g 1 --e.f.h 2', '-xyz=3 -k v -k w -q', '--bool false --bool2 true positional 5 -'];
const options = { alias: { verbose: ['v'], key: ['k'] }, array: ['list'], boolean: ['a', 'q'], count: ['verbose'], number: ['num', 'neg'], string: ['str'], default: { port: 80, mode: 'dev' }, coerce: { num: n => n * 2 }, narg: { pair: 2 }, configuration: { 'strip-dashed': true } };
const variants = [options, {}, { configuration: { 'camel-case-expansion': false, 'dot-notation': false, 'short-option-groups': false } }, { ...options, configuration: { 'populate--': true, 'unknown-options-as-args': true, 'halt-at-non-option': true } }, { configuration: { 'boolean-negation': false, 'duplicate-arguments-array': false, 'parse-numbers': false } }];
for (const variant of variants) for (const line of lines) console.log(JSON.stringify(parse(line, variant)));
let length = 0;
for (let i = 0; i < 250; i++) for (const line of lines) length += JSON.stringify(parse(`${line} --n${i} ${i}`, variants[i % variants.length])).length;
console.log(length);
const detailed = parse.detailed('--pair 1 2 --bad', { ...options, narg: { pair: 2 } });
console.log(JSON.stringify(detailed.aliases), String(detailed.error), JSON.stringify(detailed.defaulted), parse.camelCase('foo-bar_baz'), parse.decamelize('fooBarBaz', '-'), parse.looksLikeNumber('0x1F'));
console.log(parse.detailed('--pair 1', { narg: { pair: 2 } }).error?.message);
