// Uint8Array: fromBase64, fromHex, setFromBase64, setFromHex, toBase64, toHex.
const bytes = (...list) => new Uint8Array(list);
assertEquals('', bytes().toBase64());
assertEquals('Zg==', bytes(102).toBase64());
assertEquals('Zm8=', bytes(102, 111).toBase64());
assertEquals('Zm9v', bytes(102, 111, 111).toBase64());
assertEquals('+/8', bytes(251, 255).toBase64({ omitPadding: true }));
assertEquals('-_8=', bytes(251, 255).toBase64({ alphabet: 'base64url' }));
assertEquals('00ff10', bytes(0, 255, 16).toHex());

const text = (array) => Array.from(array).join();
assertEquals('102,111,111', text(Uint8Array.fromBase64('Z m\n9v')));
assertEquals('251,255', text(Uint8Array.fromBase64('-_8', { alphabet: 'base64url' })));
assertEquals('102', text(Uint8Array.fromBase64('Zg')));
assertEquals('102', text(Uint8Array.fromBase64('Zg = = ')));
assertEquals('', text(Uint8Array.fromBase64('Zg', { lastChunkHandling: 'stop-before-partial' })));
assertThrows(() => Uint8Array.fromBase64('Zg', { lastChunkHandling: 'strict' }), SyntaxError);
assertThrows(() => Uint8Array.fromBase64('Zh==', { lastChunkHandling: 'strict' }), SyntaxError);
for (const wrong of ['Z', 'Zg=', 'Z===', 'Zg==Z', 'Zm9v-', '=', 'Zm9v\u0131']) {
  assertThrows(() => Uint8Array.fromBase64(wrong), SyntaxError);
}
assertThrows(() => Uint8Array.fromBase64(1), TypeError);
assertThrows(() => Uint8Array.fromBase64('', { alphabet: 'base32' }), TypeError);
assertEquals('0,255,171', text(Uint8Array.fromHex('00fFAb')));
assertThrows(() => Uint8Array.fromHex('0'), SyntaxError);
assertThrows(() => Uint8Array.fromHex('0g'), SyntaxError);

// Into an array: whole chunks only, and what comes before an error.
const target = new Uint8Array(5);
assertEquals({ read: 4, written: 3 }, target.setFromBase64('Zm9vYmFy'));
assertEquals('102,111,111,0,0', text(target));
assertEquals({ read: 4, written: 2 }, target.subarray(3).setFromHex('010203'));
assertEquals('102,111,111,1,2', text(target));
assertThrows(() => target.setFromHex('09zz'), SyntaxError);
assertEquals('9,111,111,1,2', text(target));
assertThrows(() => Uint8Array.prototype.toHex.call(new Int8Array(1)), TypeError);

// Long enough for several blocks.
const long = new Uint8Array(10000).map((_, i) => i * 7);
assertEquals(text(long), text(Uint8Array.fromBase64(long.toBase64())));
assertEquals(text(long), text(Uint8Array.fromHex(long.toHex())));
