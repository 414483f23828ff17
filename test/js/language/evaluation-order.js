// From left to right: operands, then keys, then what is assigned.
const order = [];
const at = (n) => (order.push(n), n);
at(1) + at(2) * at(3);
({})[at(4)] = at(5);
assertArrayEquals([1, 2, 3, 4, 5], order);

// A counted variable as an operand keeps the value it had then.
{
  const f = (i) => [++i + i++, i, i-- - --i, i];
  assertArrayEquals([12, 7, 2, 5], f(5));
  const keyed = (a, i) => { a[++i] = i++ + i; return [i, a]; };
  assertEquals('[3,[0,null,5]]', JSON.stringify(keyed([0], 1)));
  const g = (...values) => values.join();
  const call = (i) => g(i++, ++i, i, i--, --i);
  assertEquals('1,3,3,3,1', call(1));
  const self = (i) => { i = i++; i = i-- + i; return i; };
  assertEquals(13, self(7));
}

// What is counted is converted once, and the old value is what was converted.
{
  let conversions = 0;
  const object = { valueOf() { conversions++; return 41; } };
  const f = (x) => { const old = x++; return [old, x]; };
  assertArrayEquals([41, 42], f(object));
  assertEquals(1, conversions);
  assertArrayEquals([41n, 42n], f(41n));
  assertArrayEquals([2147483647, 2147483648], f(2147483647));
  assertArrayEquals([0.5, 1.5], f(0.5));
  assertTrue(Object.is(f('')[0], 0));
  const down = (x) => { const old = x--; return [old, x]; };
  assertArrayEquals([-2147483648, -2147483649], down(-2147483648));
  assertArrayEquals([1n, 0n], down(1n));
}

// A variable is assigned only when its whole value is there.
{
  const fails = () => { throw 'stopped'; };
  const symbol = Symbol();
  function sum() { let x = 1; try { x = x + 2 + fails(); } catch { } return x; }
  function counted() { let x = symbol; let y = 1; try { y = x++; } catch { } return [x, y]; }
  function either(a) { let x = 1; try { x = a || fails(); } catch { } return x; }
  function chain() { let x = 1; try { x = ({})?.a.b; } catch { } return x; }
  function nested(target) { let x = 1; try { x = target.p = 2; } catch { } return x; }
  function reference(target) { let x = 1; try { x = target.p++; } catch { } return x; }
  assertEquals(1, sum());
  assertArrayEquals([symbol, 1], counted());
  assertEquals(1, either(0));
  assertEquals(1, chain());
  assertEquals(1, nested({ set p(v) { throw v; } }));
  assertEquals(1, reference({ get p() { return 5; }, set p(v) { throw v; } }));
}

// A method is got before its arguments are evaluated.
{
  const log = [];
  const object = { get method() { log.push('get'); return (...values) => (log.push('call'), values.join()); } };
  let captured = 1;
  const changes = { get method() { captured = 2; return (v) => v; } };
  assertEquals(2, changes.method(captured));
  const local = 3;
  assertEquals('3,x', object.method(local, 'x'));
  assertEquals('4', object.method((log.push('argument'), 4)));
  assertArrayEquals(['get', 'call', 'get', 'argument', 'call'], log);
  assertThrows(() => object.nothing(log.push('argument')), TypeError);
  assertArrayEquals(['get', 'call', 'get', 'argument', 'call', 'argument'], log);
}
