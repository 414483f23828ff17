// Babel as one file: JSX and TypeScript, the syntax tree walked by a plugin.
const babel = require('@babel/standalone');

const source = `
  interface Props<T> { items: T[]; title?: string; render(item: T): JSX.Element }
  enum Kind { Small = 1, Large = Small << 2, Name = 'x' }
  abstract class View<T> { constructor(private readonly props: Props<T>, protected kind: Kind = Kind.Small) {} abstract draw(): unknown }
  export const List = <T,>({ items, title = 'none', render, ...rest }: Props<T>) => (
    <section className="list" {...rest}><h1>{title!}</h1>{items.map((item, i) => <li key={i}>{render(item as T)}</li>)}<></></section>
  );
  declare const x: number; export type { Props }; namespace Inner { export const y = 2; }
`;
let names = 0;
const rename = ({ types }) => ({
  visitor: {
    Identifier(path) { names++; if (path.node.name === 'item') path.node.name = 'element'; },
    NumericLiteral(path) { path.replaceWith(types.binaryExpression('+', path.node, types.identifier('zero'))); path.skip(); },
  },
});
for (let i = 0; i < 4; i++) {
  const { code } = babel.transform(source, { filename: 'list.tsx', plugins: [rename], presets: ['react', ['typescript', { allExtensions: true, isTSX: true }], ['env', { targets: i % 2 ? 'chrome 100' : 'ie 11' }]] });
  console.log(code);
}
console.log(`${names} identifiers, ${babel.availablePlugins ? Object.keys(babel.availablePlugins).length : 0} plugins`);
