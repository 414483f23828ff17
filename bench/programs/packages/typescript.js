// TypeScript's compiler over its own text.
import ts from 'typescript';
import source from './typescript.txt';

const { outputText } = ts.transpileModule(source, { compilerOptions: { target: ts.ScriptTarget.ES2022, allowJs: true } });
print(outputText.length);
