// A component's reserved characters are escaped, a whole URI's are not.
assertSame('a%20b%2Fc%3Fd%C3%A9', encodeURIComponent('a b/c?d\u00e9'));
assertSame('a%20b/c?d%C3%A9%F0%9F%98%80', encodeURI('a b/c?d\u00e9\u{1F600}'));
assertSame('%E2%82%AC%20a', encodeURIComponent('€ a'));

// And back.
assertSame('a b/c?d\u00e9\u{1F600}', decodeURIComponent('a%20b%2Fc%3Fd%C3%A9%F0%9F%98%80'));
assertSame('%2F \u00e9', decodeURI('%2F%20%C3%A9'));
assertSame('€ a', decodeURIComponent('%E2%82%AC%20a'));

// What is no UTF-8, and what is no text, is refused.
for (const bad of ['%', '%2', '%zz', '%C3', '%C3%28', '%ED%A0%80', '%F8%80%80%80', '%C0%80']) {
  assertThrows(() => decodeURIComponent(bad), URIError, /^URI malformed$/);
}
assertThrows(() => encodeURIComponent('\ud800'), URIError);
assertThrows(() => encodeURI('\udc00'), URIError);

// The older functions know code units only.
assertSame('%u20AC', escape('€'));
assertSame('%u0107%E4%20@*_+-./', escape('\u0107\u00e4 @*_+-./'));
assertSame('\u0107\u00e4 %u12', unescape('%u0107%E4%20%u12'));
