// import() from a script, from eval, and what it says no to.
asyncTest(async () => {
  const ns = await import('./bindings-support.mjs');
  assertSame(ns, await import('./bindings-support.mjs'));
  assertSame(ns, await eval("import('./bindings-support.mjs')"));
  assertSame(ns, await (0, eval)("import('./bindings-support.mjs')"));
  assertSame(ns, await new Function("return import('./bindings-support.mjs')")());
  assertSame('constant', ns.constant);
});

asyncTest(async () => {
  const p = import('./bindings-support.mjs');
  assertTrue(p instanceof Promise);
  assertTrue(p !== import('./bindings-support.mjs'));
  await p;
});

function rejects(make, type, pattern) {
  asyncTest(async () => {
    let error;
    try { await make(); } catch (e) { error = e; }
    assertTrue(error instanceof type, String(error));
    assertTrue(pattern.test(error.message), error.message);
  });
}
rejects(() => import('./missing.mjs'), Error, /Cannot find module '\.\/missing\.mjs' imported from .*there is no missing\.mjs in/);
rejects(() => import('./bindings'), Error, /but bindings-support\.mjs, bindings\.mjs/);
rejects(() => import('./bad-syntax-support.mjs'), SyntaxError, /Unexpected/);
rejects(() => import('./missing-export-support.mjs'), SyntaxError,
        /'\.\/bindings-support\.mjs' does not provide an export named 'nothing'/);
rejects(() => import({ toString() { throw new RangeError('no name'); } }), RangeError, /no name/);
rejects(() => import(Symbol()), TypeError, /Symbol/);
rejects(() => import('./x.mjs', 1), TypeError, /must be an object/);
rejects(() => import('./x.mjs', { with: 'json' }), TypeError, /must be an object/);
rejects(() => import('./x.mjs', { with: { type: 1 } }), TypeError, /'type' must have a string/);
rejects(() => import('./x.mjs', { with: { type: 'css' } }), SyntaxError, /'css' is not supported/);
rejects(() => import('https://example.org/x.mjs'), Error, /only files/);
rejects(() => import.source('./bindings-support.mjs'), SyntaxError, /no source object/);

test('where it cannot stand it names itself', () => {
  assertThrows(() => eval('import { x } from "y"'), SyntaxError, /import statement outside a module/);
  assertThrows(() => eval('import.meta'), SyntaxError, /'import\.meta' outside a module/);
  assertThrows(() => eval('new import("x")'), SyntaxError, /Cannot use new with import/);
  assertThrows(() => eval('import()'), SyntaxError, /import\(\) requires a specifier/);
  assertThrows(() => eval('await 1'), SyntaxError, /await is only valid in async functions and the top level bodies/);
});
