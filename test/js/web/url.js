// URL and URLSearchParams.

const parts = (...input) => {
  const { protocol, username, password, host, pathname, search, hash } = new URL(...input);
  return [protocol, username, password, host, pathname, search, hash];
};
const href = (...input) => URL.canParse(...input) ? new URL(...input).href : null;

test('the parts of a URL', () => {
  assertEquals(['https:', 'u', 'p', 'a.b:81', '/c/d', '?e=f', '#g'], parts('https://u:p@a.b:81/c/d?e=f#g'));
  const url = new URL('https://a.b:443/?#');
  assertEquals(['', 'a.b', '', '', 'https://a.b', 'https://a.b/?#'],
               [url.port, url.hostname, url.search, url.hash, url.origin, url.href]);
  assertEquals(['mailto:', '', '', '', 'a@b', '?c', ''], parts('mailto:a@b?c'));
  assertEquals('"https://a.b/"', JSON.stringify(new URL('https://a.b')));
  assertEquals('https://a.b/', String(new URL('https://a.b')));
});

test('against a base', () => {
  const base = 'http://u:p@h:1/x/y/z?q#f';
  for (const [input, result] of [
    ['', 'http://u:p@h:1/x/y/z?q'], ['#n', 'http://u:p@h:1/x/y/z?q#n'], ['?n', 'http://u:p@h:1/x/y/z?n'],
    ['a', 'http://u:p@h:1/x/y/a'], ['../a', 'http://u:p@h:1/x/a'], ['../../../a/.', 'http://u:p@h:1/a/'],
    ['/a', 'http://u:p@h:1/a'], ['//b/c', 'http://b/c'], ['\\\\b\\c', 'http://b/c'], ['http:a', 'http://u:p@h:1/x/y/a'],
    ['https:a', 'https://a/'], ['%2e%2E/a', 'http://u:p@h:1/x/a'], ['data:a', 'data:a'],
  ]) {
    assertEquals(result, href(input, base), input);
  }
  assertEquals('mailto:a#b', href('#b', 'mailto:a'));
  assertEquals(null, href('b', 'mailto:a'));
  assertEquals(null, href('a'));
  assertEquals('foo://h/a', href('/a', 'foo://h/b/c'));
  assertEquals('foo:/a', href('a', 'foo:/b'));
});

test('hosts', () => {
  for (const [host, result] of [
    ['EXAMPLE.com', 'example.com'], ['127.1', '127.0.0.1'], ['0x7f.0.0.1', '127.0.0.1'], ['017700000001', '127.0.0.1'],
    ['4294967295', '255.255.255.255'], ['4294967296', null], ['1.2.3.4.5', null], ['256.1.1.1', null], ['a.08', null],
    ['1.2.3.4.', '1.2.3.4'], ['[::1]', '[::1]'], ['[1:0:0:2:0:0:0:3]', '[1:0:0:2::3]'], ['[::1.2.3.4]', '[::102:304]'],
    ['[1::2::3]', null], ['[1:2:3:4:5:6:7]', null], ['[1:2:3:4:5:6:7:8::]', null], ['[::1', null], ['a b', null],
    ['a%41', 'aa'], ['a%2fb', null], ['a<b', null], ['', null], ['a_b', 'a_b'], ["a'b", "a'b"],
  ]) {
    assertEquals(result && `http://${result}/`, href(`http://${host}/`), host);
  }
  assertEquals('foo://a%C3%A9B/', href('foo://aéB/'));
  assertEquals('foo:///x', href('foo:///x'));
  assertEquals(null, href('http://a:65536'));
  assertEquals(null, href('http://a:8a'));
  assertEquals('http://a:0/', href('http://a:00'));
});

test('domains beyond ASCII', () => {
  for (const [host, result] of [
    ['bücher.de', 'xn--bcher-kva.de'], ['BÜCHER.de', 'xn--bcher-kva.de'], ['日本語。jp', 'xn--wgv71a119e.jp'], ['ａ.com',
        'a.com'],
    ['faß.de', 'xn--fa-hia.de'], ['☃.net', 'xn--n3h.net'], ['xn--bcher-kva.de', 'xn--bcher-kva.de'], ['xn--a', null],
    ['１２７.0.0.1', '127.0.0.1'], ['x\u00adn.de', 'xn.de'], ['\uFFFD.de', null], ['😀.la', 'xn--e28h.la'],
    ['ΑΣ.gr', 'xn--mxa0b.gr'],
  ]) {
    assertEquals(result, URL.canParse(`http://${host}`) ? new URL(`http://${host}`).host : null, host);
  }
});

test('what is percent-encoded where', () => {
  const characters = 'a \'"`<>{}|é';
  assertEquals('http://h/a%20\'%22%60%3C%3E%7B%7D|%C3%A9?a%20%27%22`%3C%3E{}|%C3%A9#a%20\'%22%60%3C%3E{}|%C3%A9',
               href(`http://h/${characters}?${characters}#${characters}`));
  assertEquals('foo:a \'"`<>{}|%C3%A9?a%20\'%22`%3C%3E{}|%C3%A9', href(`foo:${characters}?${characters}`));
  assertEquals('http://a%20b:c%3Ad%40@h/%zz%', href('http://a b:c:d@@h/%zz%'));
  assertEquals('http://h/%EF%BF%BD', href('http://h/\uD800'));
  assertEquals('http://ab/c', href(' \thttp://a\nb/\rc \x01'));
});

test('files', () => {
  for (const [input, result, base] of [
    ['file:///a/b', 'file:///a/b'], ['file:a', 'file:///a'], ['file://localhost/a', 'file:///a'], ['file://h/a',
        'file://h/a'],
    ['file:///C|/a/../..', 'file:///C:/'], ['file://C:/a', 'file:///C:/a'], ['..', 'file:///C:/', 'file:///C:/a'],
    ['/a', 'file:///C:/a', 'file:///C:/b'], ['D:/a', 'd:/a', 'file:///C:/b'], ['D|/a', 'file:///D:/a', 'file:///C:/b'],
    ['//h/a', 'file://h/a', 'file:///b'], ['?q', 'file:///b?q', 'file:///b'],
  ]) {
    assertEquals(result, href(input, base), input);
  }
});

test('setters', () => {
  for (const [property, value, result, start = 'http://u:p@h:1/x?q#f'] of [
    ['protocol', 'https:', 'https://u:p@h:1/x?q#f'], ['protocol', 'foo', 'http://u:p@h:1/x?q#f'],
    ['protocol', 'https', 'https://h/', 'http://h:443/'], ['protocol', 'x', 'x://h', 'y://h'],
    ['username', 'a b', 'http://a%20b:p@h:1/x?q#f'], ['password', '', 'http://u@h:1/x?q#f'],
    ['host', 'k:2', 'http://u:p@k:2/x?q#f'], ['host', 'k', 'http://u:p@k:1/x?q#f'], ['host', '',
        'http://u:p@h:1/x?q#f'],
    ['hostname', 'k:2', 'http://u:p@h:1/x?q#f'], ['hostname', 'k/2', 'http://u:p@k:1/x?q#f'],
    ['port', '', 'http://u:p@h/x?q#f'], ['port', '80', 'http://u:p@h/x?q#f'], ['port', '9x', 'http://u:p@h:9/x?q#f'],
    ['port', 'x', 'http://u:p@h:1/x?q#f'], ['port', '65536', 'http://u:p@h:1/x?q#f'],
    ['pathname', 'a/../b?#', 'http://u:p@h:1/b%3F%23?q#f'], ['pathname', 'b', 'foo:a', 'foo:a'],
    ['pathname', '//a', 'foo:/.//a', 'foo:/b'],
    ['search', '', 'http://u:p@h:1/x#f'], ['search', '??a#', 'http://u:p@h:1/x??a%23#f'],
    ['hash', '', 'http://u:p@h:1/x?q'], ['hash', '##', 'http://u:p@h:1/x?q##'],
    ['href', 'foo:bar', 'foo:bar'], ['hostname', 'x', 'file://x/a', 'file:///a'], ['port', '1', 'file:///a',
        'file:///a'],
  ]) {
    const url = new URL(start);
    url[property] = value;
    assertEquals(result, url.href, `${property} = ${value}`);
  }
  assertThrows(() => { new URL('http://a').href = 'b'; }, TypeError);
});

test('canParse, parse, and what is no URL', () => {
  assertTrue(URL.canParse('a', 'http://b'));
  assertFalse(URL.canParse('a'));
  assertEquals('Invalid URL', assertThrows(() => new URL('a'), TypeError).message);
  assertThrows(() => new URL('a', 'b'), TypeError);
  if (URL.parse !== undefined) {
    assertEquals(['http://b/a', null], [URL.parse('a', 'http://b').href, URL.parse('a')]);
    assertTrue(URL.parse('a:') instanceof URL);
  }
});

test('search parameters', () => {
  const params = new URLSearchParams('?a=1&b=2&a=3&c&=d&e=%41+%zz%E2%82%AC');
  assertEquals(['1', ['1', '3'], '', 'd', 'A %zz€', null, 6],
               [params.get('a'), params.getAll('a'), params.get('c'), params.get(''), params.get('e'),
                params.get('x'), params.size]);
  assertEquals([true, false, true, false],
               [params.has('b'), params.has('x'), params.has('a', '3'), params.has('a', '4')]);
  params.append('b', 'ü &=+~*');
  params.set('a', 'x');
  params.delete('c');
  params.delete('e', 'other');
  assertEquals('a=x&b=2&=d&e=A+%25zz%E2%82%AC&b=%C3%BC+%26%3D%2B%7E*', String(params));
  params.sort();
  assertEquals([['', 'd'], ['a', 'x'], ['b', '2'], ['b', 'ü &=+~*'], ['e', 'A %zz€']], [...params]);
  assertEquals([['', 'a', 'b', 'b', 'e'], ['d', 'x', '2', 'ü &=+~*', 'A %zz€']], [[...params.keys()],
      [...params.values()]]);
  const log = [];
  params.forEach(function(value, name, all) { log.push(name + value + (all === params) + this); }, 't');
  assertEquals('axtruet', log[1]);
});

test('search parameters of all kinds of things', () => {
  assertEquals('a=1&b=2', String(new URLSearchParams({ a: 1, b: 2 })));
  assertEquals('a=1&a=2', String(new URLSearchParams([['a', 1], new Set(['a', '2'])])));
  assertEquals('k=v', String(new URLSearchParams(new Map([['k', 'v']]))));
  assertEquals('a=1', String(new URLSearchParams(new URLSearchParams('a=1'))));
  assertEquals('', String(new URLSearchParams()));
  assertEquals('null=', String(new URLSearchParams(null)));
  assertThrows(() => new URLSearchParams([['a']]), TypeError);
  assertThrows(() => new URLSearchParams([1]), TypeError);
});

test('a URL and its search parameters follow each other', () => {
  const url = new URL('http://h/?a=1');
  const params = url.searchParams;
  assertSame(params, url.searchParams);
  params.append('b', ' ');
  assertEquals('http://h/?a=1&b=+', url.href);
  url.search = '?c=3';
  assertEquals('c=3', String(params));
  url.href = 'http://h/?d=4';
  assertEquals('d=4', String(params));
  params.delete('d');
  assertEquals('http://h/', url.href);
});

test('interfaces', () => {
  assertThrows(() => URL('http://a'), TypeError);
  assertThrows(() => new URL(), TypeError);
  assertThrows(() => URL.prototype.href, TypeError);
  assertThrows(() => URLSearchParams.prototype.append.call({}, 'a', 'b'), TypeError);
  assertThrows(() => new URLSearchParams().append('a'), TypeError);
  assertThrows(() => new URL(Symbol('x')), TypeError);
  assertArrayEquals([], Object.keys(new URL('http://a')));
  assertEquals(['[object URL]', '[object URLSearchParams]', '[object URLSearchParams Iterator]'],
               [new URL('http://a'), new URLSearchParams(),
                new URLSearchParams().keys()].map(value => Object.prototype.toString.call(value)));
  assertEquals('get href', Object.getOwnPropertyDescriptor(URL.prototype, 'href').get.name);
  assertTrue(Object.getOwnPropertyDescriptor(URL.prototype, 'href').enumerable);
  assertSame(URLSearchParams.prototype.entries, URLSearchParams.prototype[Symbol.iterator]);
});
