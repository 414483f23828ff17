// Imports are the exporter's bindings, not copies; they cannot be written here.
import named, * as all from './bindings-support.mjs';
import { count, increment, constant, early, Class, 'a string' as string, if as also, hidden, hide }
  from './bindings-support.mjs';

test('imports are live', () => {
  const before = count;
  assertSame(before + 1, increment());
  assertSame(before + 1, count);
  assertSame(before + 1, string);
  assertSame(before + 1, all.count);
  assertSame(increment, also);
  hide('seen');
  assertSame('seen', hidden);
});

test('imports cannot be assigned to', () => {
  assertThrows(() => { count = 1; }, TypeError, /Assignment to constant variable/);
  assertThrows(() => { constant++; }, TypeError);
  assertThrows(() => { all = 1; }, TypeError);
  assertThrows(() => { [named] = [1]; }, TypeError);
});

test('an import in nested functions, evals and loops is the same binding', () => {
  const read = () => () => count;
  assertSame(count, read()());
  assertSame(count, eval('count'));
  assertSame(count, eval('(() => count)()'));
  for (let i = 0; i < 3; ++i) assertSame(count, (() => count + i - i)());
  const before = count;
  for (let i = 0; i < 1000; ++i) increment();
  assertSame(before + 1000, count);
});

test('what a module declares is its own', () => {
  assertSame(undefined, this);
  assertSame(undefined, (() => this)());
  assertSame(undefined, globalThis.hidden);
  assertSame('string', typeof early);
  assertSame('Class', Class.name);
  assertSame(named, named());
  assertThrows(() => { undeclared = 1; }, ReferenceError);
});

// A default export that is an anonymous expression is called "default".
import { default as self, anonymous as arrow } from './bindings.mjs';
export default () => {};
export const anonymous = () => {};
test('names of exported functions', () => {
  assertSame('default', self.name);
  assertSame('anonymous', arrow.name);
});

