// split: captures are among the parts, a limit cuts them.
assertArrayEquals(['a', 'b', 'c'], 'a,b,c'.split(','));
assertArrayEquals(['a', 'b'], 'ab'.split(''));
assertArrayEquals(['a', 'b'], 'a1b2c'.split(/\d/, 2));
assertArrayEquals(['a', '1', 'b'], 'a1b'.split(/(\d)/));
assertArrayEquals(['a', 'b'], 'aXb'.split(/x/i));

// replace: the first or all matches, text with references, a function.
assertSame('b-b', 'a-a'.replace(/a/g, 'b'));
assertSame('x-y', 'x_y'.replace(/_/, '-'));
assertSame('[a]-a', 'a-a'.replace('a', '[$&]'));
assertSame('x$x', 'a'.replace('a', 'x$$x'));
assertSame('ba', 'ab'.replace(/(?<p>a)(b)/, '$2$<p>'));
assertSame('A1B2', 'a1b2'.replace(/[a-z]/g, (c, at) => c.toUpperCase()));

// replaceAll wants a global pattern.
assertSame('b.b', 'a.a'.replaceAll('a', 'b'));
assertThrows(() => 'a'.replaceAll(/a/, ''), TypeError);

// match, matchAll, search.
assertArrayEquals(['1', '2'], 'a1b2'.match(/\d/g));
assertSame(null, 'a'.match(/b/));
assertEquals([['1', 1], ['2', 3]], [...'a1b2'.matchAll(/\d/g)].map((m) => [m[0], m.index]));
assertSame(2, [...'aa'.matchAll(/a/g)].length);
assertSame(1, 'ab'.search(/b/));

// search leaves lastIndex as it was.
{
  const pattern = /a/g;
  pattern.lastIndex = 5;
  'b'.search(pattern);
  assertSame(5, pattern.lastIndex);
}
