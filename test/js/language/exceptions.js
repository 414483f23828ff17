function order(run) { const log = []; try { run(log); } catch (e) { log.push('out ' + e); } return log.join(); }
assertSame('try,finally', order((log) => { try { log.push('try'); } finally { log.push('finally'); } }));
assertSame('catch 1,finally,out 2',
           order((log) => { try { throw 1; } catch (e) { log.push('catch ' + e); throw 2; } finally { log.push('finally'); } }));

assertSame('finally', (() => { try { return 'try'; } finally { return 'finally'; } })());
assertSame('try', (() => { let v = 'try'; try { return v; } finally { v = 'changed'; } })());
assertSame(3, (() => { let n = 0; for (;;) { try { if (++n === 3) break; continue; } finally { if (n > 5) return 'no'; } } return n; })());
assertSame('kept', (() => { outer: for (const a of [1]) { try { throw 1; } finally { break outer; } } return 'kept'; })());

assertSame('no binding', (() => { try { throw 1; } catch { return 'no binding'; } })());
assertSame(2, (() => { try { throw { a: 1, b: [2] }; } catch ({ b: [c] }) { return c; } })());

assertThrows(() => null.x, TypeError, /^Cannot read properties of null \(reading 'x'\)$/);
assertThrows(() => { undefined.y = 1; }, TypeError, /^Cannot set properties of undefined \(setting 'y'\)$/);
assertThrows(() => { const o = {}; o.f(); }, TypeError, /o\.f is not a function/);
assertThrows(() => new (() => 1)(), TypeError, /is not a constructor/);
assertThrows(() => { for (const x of 5) ; }, TypeError, /is not iterable/);
assertThrows(() => 1 in 'abc', TypeError);
assertThrows(() => ({}) instanceof 5, TypeError);
assertThrows(() => Symbol() + '', TypeError);

const error = new Error('message', { cause: 'why' });
assertSame('why', error.cause);
assertSame('Error: message', String(error));
assertFalse(Object.keys(error).includes('message'));
assertTrue(error.stack.startsWith('Error: message\n    at '));
const aggregate = new AggregateError([1, 2], 'many');
assertEquals([1, 2], aggregate.errors);

(function limits() {
  Error.stackTraceLimit = 1;
  function a() { return new Error('x'); }
  assertSame(2, a().stack.split('\n').length);
  Error.stackTraceLimit = 10;
})();
const captured = {};
Error.captureStackTrace(captured);
assertSame('string', typeof captured.stack);
Error.prepareStackTrace = (e, sites) => sites.length > 0 && typeof sites[0].getLineNumber() === 'number';
assertTrue(new Error('x').stack);
Error.prepareStackTrace = undefined;
