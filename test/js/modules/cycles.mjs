// Modules of a cycle see each other's functions at once, and everything else once it is initialised.
import { seen, b } from './cycle-a-support.mjs';
import { error, kind, later } from './cycle-b-support.mjs';
import * as self from './cycles.mjs';

test('functions are there before the module runs', () => assertSame('a is callable', seen));
test('the rest is not', () => {
  assertTrue(error instanceof ReferenceError);
  assertSame("Cannot access 'a' before initialization", error.message);
  assertTrue(kind instanceof ReferenceError);
  assertSame('a', later());
  assertSame('b', b);
});

test('a module may import itself', () => {
  assertThrows(() => self.late, ReferenceError, /before initialization/);
  assertThrows(() => Object.keys(self), ReferenceError);
  assertTrue('late' in self);
});
export let late = 1;
test('and sees itself', () => assertEquals(['late'], Object.keys(self)));
