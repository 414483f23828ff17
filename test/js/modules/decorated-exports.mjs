// Decorators of exported classes: on either side of `export`, not on both.
import * as self from './decorated-exports.mjs';

const order = [];
function note(key) {
  order.push(`${key} evaluated`);
  return (value, { kind, name }) => { order.push(`${key} of ${kind} ${name}`); };
}

@note('a') @note('b') export class Before { method() {} }
export @note('c') class After {}
@note('d') export default class {}
@note('e')
class Plain {}
export { Plain };

test('both places', () => {
  assertEquals([
    'a evaluated', 'b evaluated', 'b of class Before', 'a of class Before',
    'c evaluated', 'c of class After',
    'd evaluated', 'd of class default',
    'e evaluated', 'e of class Plain',
  ], order);
  assertSame(Before, self.Before);
  assertSame(After, self.After);
  assertEquals('default', self.default.name);
  assertSame(Plain, self.Plain);
});

test('the text of the class', () => {
  assertEquals('class Before { method() {} }', String(Before));
  assertEquals("@note('c') class After {}", String(After));
  assertEquals('class {}', String(self.default));
  assertEquals("@note('e')\nclass Plain {}", String(Plain));
});
