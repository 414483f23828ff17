// Every check of the library over many texts.
const validator = require('validator');

const texts = ['', 'foo@bar.com', 'not an email', 'http://example.org:8080/p?q#f', 'ftp://[::1]/', '127.0.0.1', '2001:db8::ff00:42:8329', '256.1.1.1', '2020-02-30', '2020-02-29T12:00:00Z', '4111 1111 1111 1111', '978-3-16-148410-0', 'DE89370400440532013000', '#ff00aa', 'rgb(1, 2, 3)', 'aGVsbG8=', '{"a": 1}', '0x1F', '3.14e-2', '-7', 'ünïcödé', 'ABC', 'abc', 'true', '550e8400-e29b-41d4-a716-446655440000', 'd41d8cd98f00b204e9800998ecf8427e', '01:23:45:67:89:ab', '+491701234567', 'AB12', 'EUR', 'de-DE', '12.5,-33.1', '<script>', 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.abc', 'text/html; charset=utf-8', 'magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567', '1.2.3-beta', '日本語', 'ﾊﾝｶｸ', 'Passw0rd!x', 'data:text/plain;base64,SGVsbG8=', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', '/path/to', '10.0.0.0/8', 'A1B 2C3', '99999'];
const names = Object.keys(validator).filter(name => /^is/.test(name)).sort();
let total = 0;
for (let round = 0; round < 10; round++) {
  for (const name of names) {
    let line = '';
    for (const text of texts) { try { line += validator[name](text) ? 1 : 0; } catch (error) { line += 'x'; } }
    total += line.split('1').length;
    if (round === 0) console.log(name, line);
  }
}
console.log(total);
for (const locale of ['de-DE', 'en-US', 'fr-FR', 'ja-JP', 'ru-RU', 'ar']) console.log(locale, texts.map(text => [validator.isAlpha, validator.isMobilePhone, validator.isAlphanumeric].map(f => { try { return Number(f(text, locale)); } catch { return 'x'; } }).join('')).join(' '));
console.log(validator.escape('<a href="x">\'&</a>'), validator.normalizeEmail('Some.Name+tag@GMail.com'), validator.trim('  x '), validator.stripLow('a\u0001b'), validator.toBoolean('1', true), validator.whitelist('abc123', 'a-b'), validator.isStrongPassword('Passw0rd!x', { returnScore: true }), validator.isURL('example.org', { require_protocol: true }), validator.isLength('日本', { min: 2, max: 2 }));
