// React on the server: hooks, context, memo, suspense-free streams as strings.
const React = require('react');
const { renderToString, renderToStaticMarkup } = require('react-dom/server.edge');
const { createElement: h, useState, useMemo, useContext, useReducer, useId, memo, Fragment, createContext, forwardRef } = React;

const Theme = createContext({ color: 'black', depth: 0 });
const Cell = memo(function Cell({ row, column, children }) {
  const { color } = useContext(Theme);
  const text = useMemo(() => `${row}×${column} = ${row * column}`, [row, column]);
  return h('td', { style: { color, paddingTop: column, WebkitFlex: 1 }, 'data-x': text, 'aria-hidden': column % 2 === 0, hidden: column === 3 }, text, children);
});
function Table({ rows, columns }) {
  const [count] = useState(() => rows * columns);
  const [state] = useReducer((s, a) => s + a, count, n => n + 1);
  const id = useId();
  return h('table', { id, className: 'a & b', tabIndex: -1, onClick() {} },
    h('caption', null, '<', count, '>', state, null, false, undefined, 0),
    h('tbody', null, Array.from({ length: rows }, (_, row) => h('tr', { key: row }, Array.from({ length: columns }, (_, column) =>
      h(Cell, { key: column, row, column }, column % 4 ? null : h(Fragment, null, 'even', h('br'), h('input', { type: 'checkbox', defaultChecked: row % 2 === 0 }))))))));
}
const Nested = forwardRef(function Nested({ depth }, ref) {
  const theme = useContext(Theme);
  if (depth === 0) return h('b', { ref }, JSON.stringify(theme));
  return h(Theme.Provider, { value: { color: `rgb(${depth},0,0)`, depth } }, h('div', { suppressHydrationWarning: true }, h(Nested, { depth: depth - 1 })));
});
class Old extends React.Component {
  static defaultProps = { label: 'default' };
  state = { value: 'x' };
  static getDerivedStateFromProps(props) { return { value: props.label.toUpperCase() }; }
  render() { return h('select', { defaultValue: 'b', multiple: false }, ['a', 'b'].map(v => h('option', { key: v, value: v }, v, this.state.value))); }
}
for (let round = 1; round <= 6; round++) {
  const tree = h('main', null, h(Table, { rows: 12 * round, columns: 8 }), h(Nested, { depth: 30 }), h(Old), h('p', { dangerouslySetInnerHTML: { __html: '<i>raw</i>' } }));
  console.log(renderToString(tree));
  console.log(renderToStaticMarkup(tree).length);
}
