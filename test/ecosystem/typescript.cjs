// Downlevels parts of the compiler itself, then checks a small program and prints what it finds.
const ts = require('typescript');

const own = [ts.createScanner, ts.createProgram, ts.createPrinter, ts.transformES2015].map(String).join('\n');
const { outputText, diagnostics } = ts.transpileModule(own, {
  reportDiagnostics: true,
  compilerOptions: { target: ts.ScriptTarget.ES5, module: ts.ModuleKind.CommonJS },
});
console.log(`${own.length} -> ${outputText.length}, ${diagnostics.length} diagnostics`);
console.log(outputText.slice(0, 1500));

const files = {
  'lib.d.ts': `interface Array<T> { length: number; [n: number]: T; map<U>(f: (value: T) => U): U[] }
    interface Boolean {} interface CallableFunction {} interface Function {} interface IArguments {}
    interface NewableFunction {} interface Number { toFixed(digits: number): string } interface Object {}
    interface RegExp {} interface String { length: number } type Partial<T> = { [K in keyof T]?: T[K] };`,
  'main.ts': `type Shape = { kind: 'circle'; radius: number } | { kind: 'square'; side: number };
    function area(shape: Shape): number { return shape.kind === 'circle' ? shape.radius ** 2 * 3 : shape.side ** 2; }
    function update<T>(value: T, change: Partial<T>): T { return { ...value, ...change }; }
    const shapes: Shape[] = [{ kind: 'circle', radius: 1 }, { kind: 'square', side: '2' }];
    const texts: string[] = shapes.map(area);
    update({ a: 1, b: 'x' }, { a: 'y' });
    class Counter { private count = 0; next() { return ++this.count; } }
    new Counter().count; undefinedName; let never: never = 1;`,
};
const host = {
  getSourceFile: (name, target) => name in files ? ts.createSourceFile(name, files[name], target) : undefined,
  getDefaultLibFileName: () => 'lib.d.ts',
  writeFile: (name, text) => console.log(`--- ${name}\n${text}`),
  getCurrentDirectory: () => '', getCanonicalFileName: name => name, useCaseSensitiveFileNames: () => true,
  getNewLine: () => '\n', fileExists: name => name in files, readFile: name => files[name],
};
const program = ts.createProgram(['main.ts'], { target: ts.ScriptTarget.ES2015, strict: true, declaration: true }, host);
for (const diagnostic of ts.getPreEmitDiagnostics(program)) {
  console.log(`${diagnostic.start}: TS${diagnostic.code} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')}`);
}
program.emit();
