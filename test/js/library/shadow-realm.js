// A ShadowRealm has globals of its own; only primitive values and wrapped functions come out.
const realm = new ShadowRealm();

test('evaluate', () => {
  assertSame(3, realm.evaluate('1 + 2'));
  assertSame(undefined, realm.evaluate(''));
  realm.evaluate('var inside = 5; let lexical = 6;');
  assertSame(5, realm.evaluate('inside'));
  assertThrows(() => realm.evaluate('lexical'), TypeError, /lexical is not defined/);
  assertSame('undefined', typeof globalThis.inside);
  assertThrows(() => realm.evaluate('globalThis'), TypeError);
  assertSame('number', realm.evaluate('typeof console.log.length'));
  assertSame('undefined', realm.evaluate('typeof print'));
  const symbol = realm.evaluate('Symbol.for("x")');
  assertSame(Symbol.for('x'), symbol);
});

test('errors are copies', () => {
  assertThrows(() => realm.evaluate('throw new RangeError("why")'), TypeError, /RangeError: why/);
  assertThrows(() => realm.evaluate('throw 1'), TypeError, /1/);
  assertThrows(() => realm.evaluate('{'), SyntaxError);
  assertThrows(() => realm.evaluate('super.x'), SyntaxError);
  assertThrows(() => realm.evaluate('new.target'), SyntaxError);
  assertThrows(() => realm.evaluate(1), TypeError, /string/);
  assertThrows(() => realm.evaluate('({})'), TypeError, /only primitive values and functions/);
  assertThrows(() => realm.evaluate('(function f() { f(); })()'), TypeError, /call stack/);
  assertThrows(() => realm.evaluate.call({}, ''), TypeError);
  assertThrows(() => ShadowRealm(), TypeError);
});

test('wrapped functions', () => {
  const add = realm.evaluate('(function add(a, b) { return a + b; })');
  assertSame(Function.prototype, Object.getPrototypeOf(add));
  assertSame('add', add.name);
  assertSame(2, add.length);
  assertEquals(['length', 'name'], Object.getOwnPropertyNames(add));
  assertSame(5, add(2, 3));
  assertThrows(() => new add(), TypeError);
  assertThrows(() => add({}, 1), TypeError);
  // Callbacks are wrapped on the way in, and unlike elsewhere `this` too.
  const twice = realm.evaluate('(f) => f(f(1)) + typeof f + (f instanceof Function)');
  assertSame('4functiontrue', twice((x) => x * 2));
  assertThrows(() => twice(() => { throw new Error('in the callback'); }), TypeError, /in the callback/);
  assertThrows(() => add.call({}), TypeError);
  assertSame(Infinity, realm.evaluate('Object.defineProperty(() => {}, "length", { value: Infinity })').length);
  assertSame('', realm.evaluate('Object.defineProperty(() => {}, "name", { value: 1 })').name);
  assertThrows(() => realm.evaluate('Object.defineProperty(() => {}, "name", { get() { throw 1; } })'), TypeError);
});

asyncTest(async () => {
  assertThrows(() => realm.importValue('x', 1), TypeError, /string/);
  assertThrows(() => realm.importValue({ toString() { throw new RangeError(); } }, 'x'), RangeError);
  let caught;
  try {
    await realm.importValue('./there-is-no-such-module.js', 'x');
  } catch (e) {
    caught = e;
  }
  assertSame(TypeError, caught.constructor);
});
