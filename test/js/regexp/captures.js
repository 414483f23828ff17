// By number and by name.
assertArrayEquals(['2020-01', '2020', '01'], /(\d{4})-(\d\d)/.exec('on 2020-01'));
assertEquals({ year: '2020' }, { .../(?<year>\d{4})/.exec('2020').groups });

// References back.
assertSame('aa', /(a)\1/.exec('aa')[0]);
assertSame('bb', /(?<x>b)\k<x>/.exec('bb')[0]);

// One that took no part is undefined, also after a repetition in which it did.
assertSame(undefined, /(a)|(b)/.exec('b')[1]);
assertArrayEquals(['zaacbbbcac', 'z', 'ac', 'a', undefined, 'c'], /(z)((a+)?(b+)?(c))*/.exec('zaacbbbcac'));

// Where they are.
{
  const { indices } = /(?<x>b)c/d.exec('abc');
  assertArrayEquals([1, 3], indices[0]);
  assertArrayEquals([1, 2], indices.groups.x);
}
