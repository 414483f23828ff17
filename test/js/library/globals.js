// Functions and constants of the global object.
assertEquals(255, parseInt('0xff'));
assertEquals(5, parseInt('101', 2));
assertEquals(12, parseInt('  12px'));
assertSame(NaN, parseInt(''));
assertEquals(1.5, parseFloat('1.5e0abc'));
assertTrue(isNaN('x'));
assertFalse(isNaN('1'));
assertTrue(isFinite('1'));
assertFalse(isFinite(Infinity));
assertEquals('a%20b%2Fc%3Fd%C3%A9', encodeURIComponent('a b/c?d\u00e9'));
assertEquals('a%20b/c?d%C3%A9%F0%9F%98%80', encodeURI('a b/c?d\u00e9\u{1F600}'));
assertEquals('a b/c?d\u00e9\u{1F600}', decodeURIComponent('a%20b%2Fc%3Fd%C3%A9%F0%9F%98%80'));
assertEquals('%2F \u00e9', decodeURI('%2F%20%C3%A9'));
for (const bad of ['%', '%2', '%zz', '%C3', '%C3%28', '%ED%A0%80', '%F8%80%80%80', '%C0%80']) {
  assertThrows(() => decodeURIComponent(bad), URIError, /^URI malformed$/);
}
assertThrows(() => encodeURIComponent('\ud800'), URIError);
assertThrows(() => encodeURI('\udc00'), URIError);
assertEquals('%u0107%E4%20@*_+-./', escape('\u0107\u00e4 @*_+-./'));
assertEquals('\u0107\u00e4 %u12', unescape('%u0107%E4%20%u12'));
assertSame(globalThis, this);
for (const name of ['NaN', 'Infinity', 'undefined']) {
  assertEquals({ writable: false, enumerable: false, configurable: false },
               (({ value, ...rest }) => rest)(Object.getOwnPropertyDescriptor(globalThis, name)));
}
assertEquals({ writable: true, enumerable: false, configurable: true },
             (({ value, ...rest }) => rest)(Object.getOwnPropertyDescriptor(globalThis, 'globalThis')));
