// What an object calls itself.
assertSame('[object Null]', Object.prototype.toString.call(null));
assertSame('[object Array]', Object.prototype.toString.call([]));
assertSame('[object Tagged]', String({ get [Symbol.toStringTag]() { return 'Tagged'; } }));

// The same value.
assertTrue(Object.is(NaN, NaN));
assertFalse(Object.is(0, -0));

// A number asks valueOf first, a text toString; one that gives an object is passed over.
{
  const order = [];
  const object = {
    toString() { order.push('toString'); return '1'; },
    valueOf() { order.push('valueOf'); return {}; },
  };
  assertSame(2, object * 2);
  assertSame('1', `${object}`);
  assertArrayEquals(['valueOf', 'toString', 'toString'], order);
}
assertSame(1, +{ [Symbol.toPrimitive]: (hint) => hint === 'number' ? 1 : 'x' });
