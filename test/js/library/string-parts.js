const hello = 'Hello, World';

// Code units and code points by index.
assertSame('H', hello.charAt(0));
assertSame('', hello.charAt(99));
assertSame(72, hello.charCodeAt(0));
assertSame(128512, '😀'.codePointAt(0));
assertSame('😀', String.fromCodePoint(128512));

// An index is a property that cannot be written.
assertSame('a', 'abc'[0]);
assertSame(undefined, 'abc'[3]);
assertThrows(() => { 'use strict'; 'abc'[0] = 'x'; }, TypeError);

// slice counts from the end, substring swaps, substr has a length.
assertSame('World', hello.slice(-5));
assertSame('Hello', hello.substring(5, 0));
assertSame('lo', hello.substr(3, 2));

// Search.
assertSame(4, hello.indexOf('o'));
assertSame(8, hello.lastIndexOf('o'));
assertSame(-1, hello.indexOf('x'));
assertTrue(hello.includes('World'));
assertTrue(hello.startsWith('Hello'));
assertTrue(hello.endsWith('World'));

// Order is that of code units.
assertTrue('a' < 'b');
assertTrue('a' < 'aa');
assertTrue('Z' < 'a');
assertTrue('a'.localeCompare('b') < 0);
