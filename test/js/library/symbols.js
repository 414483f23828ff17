const symbol = Symbol('text');

// Descriptions, and the registry.
assertSame('Symbol(text)', symbol.toString());
assertSame('text', symbol.description);
assertNotEquals(Symbol('x'), Symbol('x'));
assertSame(Symbol.for('shared'), Symbol.for('shared'));
assertSame('shared', Symbol.keyFor(Symbol.for('shared')));
assertSame(undefined, Symbol.keyFor(symbol));

// A symbol is neither made by new nor converted.
assertThrows(() => new Symbol(), TypeError);
assertThrows(() => `${symbol}`, TypeError);
assertThrows(() => +symbol, TypeError);

// As keys they are left out of lists of names and of JSON.
{
  const object = { [symbol]: 1, plain: 2 };
  assertArrayEquals(['plain'], Object.keys(object));
  assertArrayEquals([symbol], Object.getOwnPropertySymbols(object));
  assertSame('{"plain":2}', JSON.stringify(object));
  assertTrue(Reflect.has(object, symbol));
}

// Well-known symbols change what the language and its library do.
assertTrue(1 instanceof class { static [Symbol.hasInstance](v) { return v === 1; } });
assertSame('split by 1', 'x'.split({ [Symbol.split]: () => 'split by 1' }));
{
  const whole = Object.assign([2], { [Symbol.isConcatSpreadable]: false });
  assertSame(whole, [1].concat(whole)[1]);
}
{
  class Plain extends Array { static get [Symbol.species]() { return Array; } }
  assertFalse(new Plain(1, 2).map((v) => v) instanceof Plain);
}
assertTrue(Array.prototype[Symbol.unscopables].flat);
