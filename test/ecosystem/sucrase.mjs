// TypeScript and JSX stripped, imports rewritten.
import { transform } from 'sucrase';

const part = i => `
import React, { useState as use${i} } from 'react'; import type { T } from './t'; import * as ns${i} from "./ns"; export * from './star${i}';
interface Props${i}<T extends object = {}> { items: readonly T[]; render?(item: T): JSX.Element; [key: string]: unknown }
export abstract class View${i}<T> extends Base<T> implements I { private readonly x: number = ${i}; static y?: string; constructor(public props: Props${i}<T>, protected n = 1) { super(props as any); } get v(): T | undefined { return this.props?.items?.[0] ?? undefined; } abstract draw(): asserts this is T; }
export const List${i} = <T,>({ items, title = 'none', ...rest }: Props${i}<T>) => <section className="list" {...rest}><h1>{title!} &amp; text</h1>{items.map((item: T, i) => <li key={i} onClick={() => use${i}(item)}>{String(item)}</li>)}<></></section>;
export enum Kind${i} { Small = 1, Large = Small << 2, Name = 'x' } function over(a: string): void; function over(a: any) { return (a as any) satisfies unknown; }
type M${i} = { [K in keyof T]?: T[K] extends infer U ? U : never }; export default async function* gen${i}(this: Window) { for await (const x of ns${i}.y as AsyncIterable<number>) yield* x!; } let a${i} = b${i}<string>(1), c${i} = x < y, d${i} = (e) as const;
`.replace('export default', i ? '' : 'export default');
let text = '';
for (let i = 0; i < 40; i++) text += part(i);
for (const options of [{ transforms: ['typescript', 'jsx'] }, { transforms: ['typescript', 'jsx', 'imports'], jsxRuntime: 'automatic', production: true }, { transforms: ['typescript', 'imports', 'jsx', 'react-hot-loader'], filePath: 'a.tsx', enableLegacyTypeScriptModuleInterop: true }]) {
  const { code } = transform(text, options);
  console.log(code.length, code.slice(0, 2500));
}
for (let round = 0; round < 3; round++) console.log(transform(text, { transforms: ['typescript', 'jsx', 'imports'], sourceMapOptions: { compiledFilename: 'a.js' }, filePath: 'a.tsx' }).sourceMap.mappings.length);
for (const bad of ['let a: = 1', '<a></b>', 'class {', 'import x from', 'a ? b']) { try { console.log(transform(bad, { transforms: ['typescript', 'jsx'] }).code); } catch (error) { console.log(error.message); } }
