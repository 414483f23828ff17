// crypto: random numbers.

test('getRandomValues fills arrays of integers', () => {
  const bytes = new Uint8Array(64);
  assertSame(bytes, crypto.getRandomValues(bytes));
  assertTrue(new Set(bytes).size > 16);
  const part = new Uint32Array(8);
  crypto.getRandomValues(part.subarray(4));
  assertEquals([0, 0, 0, 0], [...part.subarray(0, 4)]);
  assertTrue(part.subarray(4).some(value => value !== 0));
  assertTrue(crypto.getRandomValues(new BigInt64Array(4)).some(value => value !== 0n));
  assertEquals('TypeMismatchError', assertThrows(() => crypto.getRandomValues(new Float64Array(1)), DOMException).name);
  assertThrows(() => crypto.getRandomValues(new DataView(new ArrayBuffer(1))));
  assertThrows(() => crypto.getRandomValues([1]));
  assertEquals('QuotaExceededError', assertThrows(() => crypto.getRandomValues(new Uint8Array(65537)),
                                                  DOMException).name);
});

test('randomUUID', () => {
  const made = new Set();
  for (let i = 0; i < 100; i++) {
    const id = crypto.randomUUID();
    assertTrue(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id), id);
    made.add(id);
  }
  assertEquals(100, made.size);
});

test('interface', () => {
  assertThrows(() => new Crypto(), TypeError);
  assertTrue(crypto instanceof Crypto);
  assertThrows(() => Crypto.prototype.randomUUID.call({}), TypeError);
  assertEquals('[object Crypto]', String(crypto));
});
