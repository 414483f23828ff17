// Glob patterns over a tree of made-up paths.
import { minimatch, Minimatch } from 'minimatch';

const paths = [];
for (const root of ['src', 'test', '.hidden', 'node_modules/x', 'a b']) for (const folder of ['', 'lib/', 'lib/deep/er/', '.git/']) for (const name of ['index.js', 'a.test.ts', '.dot', 'README.md', 'x{1}.css', 'file10.txt', 'b[0].js', '!not']) paths.push(`${root}/${folder}${name}`);
for (const pattern of ['**/*.js', 'src/**', '**/*.{js,ts}', '!**/*.md', '*/lib/*', '**/deep/**/*.txt', '+(src|test)/**/!(*.test).ts', '**/.*', '?rc/[a-i]*', '**/file[0-9][0-9].txt', '{src,test}/{lib/,}index.js', '**/x\\{1\\}.css', '@(src|a b)/**', '**/b\\[0\\].js', 'src/{1..3}/x', '**/[[:alpha:]]*.md', '', '**', '#comment', '**/*(*.js|*.ts)', '**/er/../deep/*']) {
  for (const options of [{}, { dot: true }, { matchBase: true, nocase: true }, { noext: true, nobrace: true, nonegate: true }]) {
    const matcher = new Minimatch(pattern, options);
    const found = paths.filter(path => matcher.match(path));
    console.log(pattern, JSON.stringify(options), found.length, found.slice(0, 3).join(' '));
  }
}
let count = 0;
for (let i = 0; i < 120; i++) for (const path of paths) if (minimatch(path, `**/{*${i % 10},index}.{j,t}?`)) count++;
console.log(count, minimatch.braceExpand('a{b,c{d,e}}f{1..4}').join(' '), minimatch.escape('a*b?[c]'), minimatch.unescape('a[*]b'));
