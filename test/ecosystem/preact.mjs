// Components with hooks, context and signals of state, rendered to strings.
import { h, Fragment, createContext, Component, toChildArray, cloneElement, isValidElement } from 'preact';
import { useState, useMemo, useContext, useReducer, useId, useErrorBoundary } from 'preact/hooks';
import { renderToString } from 'preact-render-to-string';

const Theme = createContext('black');
const Cell = ({ row, column, children }) => {
  const color = useContext(Theme), text = useMemo(() => `${row}×${column} = ${row * column}`, [row, column]);
  return h('td', { style: { color, paddingTop: column, '--x': 1 }, 'data-x': text, class: column % 2 ? 'odd' : null, hidden: column === 3, onClick() {} }, text, children);
};
const Table = ({ rows, columns }) => {
  const [count] = useState(() => rows * columns), [state] = useReducer((s, a) => s + a, count, n => n + 1), id = useId();
  return h('table', { id, tabIndex: -1 }, h('caption', null, '<', count, '>', state, null, false, 0), Array.from({ length: rows }, (_, row) => h('tr', { key: row }, Array.from({ length: columns }, (_, column) => h(Cell, { key: column, row, column }, column % 4 ? null : h(Fragment, null, 'even', h('br'), h('input', { type: 'checkbox', checked: row % 2 === 0, value: '"' })))))));
};
class Old extends Component {
  state = { value: 'x' };
  static getDerivedStateFromProps(props) { return { value: props.label.toUpperCase() }; }
  getChildContext() { return { depth: 1 }; }
  render({ label, children }, { value }) { return h('p', { title: label }, value, toChildArray(children).length, cloneElement(children[0], { class: 'cloned' })); }
}
const Broken = () => { throw new Error('broken'); };
const Guard = ({ children }) => { const [error] = useErrorBoundary(); return error ? h('b', null, error.message) : children; };
for (let round = 1; round <= 6; round++) {
  const tree = h(Theme.Provider, { value: `rgb(${round})` }, h('main', null, h(Table, { rows: 14 * round, columns: 9 }), h(Old, { label: 'old' }, h('i'), 'text'), h('svg', { viewBox: '0 0 1 1' }, h('path', { strokeWidth: 2, xlinkHref: '#a' })), h('select', { value: 'b' }, ['a', 'b'].map(v => h('option', { value: v }, v))), h('div', { dangerouslySetInnerHTML: { __html: '<u>raw</u>' } })));
  const html = renderToString(tree);
  console.log(html.length, html.slice(0, 900), html.slice(-500), isValidElement(tree));
}
try { console.log(renderToString(h(Guard, null, h(Broken)))); } catch (error) { console.log(error.message); }
