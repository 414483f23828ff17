// With the flag u, a back reference does not match half of a surrogate pair.
assertEquals(null, /foo(.+)bar\1/u.exec('foo\uD834bar\uD834\uDC00'));
assertEquals('foo\uD834bar\uD834', /foo(.+)bar\1/u.exec('foo\uD834bar\uD834A')[0]);
assertEquals('foo\uD834bar\uD834', /foo(.+)bar\1/.exec('foo\uD834bar\uD834\uDC00')[0]);
assertEquals(null, /^(.+)\1$/u.exec('\uDC00foobar\uD834\uDC00foobar\uD834'));
assertEquals('aa', /(a)\1/u.exec('xaa\u1234')[0]);
