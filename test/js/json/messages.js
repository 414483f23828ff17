// What JSON says about texts that are none, and about circles.
function messageOf(text) {
  try { JSON.parse(text); } catch (e) { assertTrue(e instanceof SyntaxError); return e.message; }
  return 'no error';
}
assertSame('Unexpected end of JSON input', messageOf(''));
assertSame('Unexpected end of JSON input', messageOf('tru'));
assertSame("Expected property name or '}' in JSON at position 1", messageOf('{bad'));
assertSame("Expected double-quoted property name in JSON at position 7", messageOf('{"a":1,}'));
assertSame("Expected ':' after property name in JSON at position 5", messageOf('{"a" 1}'));
assertSame("Expected ',' or '}' after property value in JSON at position 7", messageOf('{"a":1 "b"}'));
assertSame("Expected ',' or ']' after array element in JSON at position 3", messageOf('[1 2]'));
assertSame('Unexpected token \']\', "[1,]" is not valid JSON', messageOf('[1,]'));
assertSame('Unexpected token \'x\', "[1,2,x,4,5,6,7,"... is not valid JSON', messageOf('[1,2,x,4,5,6,7,8,9,10,11]'));
assertSame('Unexpected number in JSON at position 1', messageOf('01'));
assertSame('No number after minus sign in JSON at position 1', messageOf('-'));
assertSame('Unterminated fractional number in JSON at position 2', messageOf('1.'));
assertSame('Exponent part is missing a number in JSON at position 2', messageOf('1e'));
assertSame('Unterminated string in JSON at position 4', messageOf('"abc'));
assertSame('Bad escaped character in JSON at position 3', messageOf('"a\\qb"'));
assertSame('Bad control character in string literal in JSON at position 2', messageOf('"a\nb"'));
assertSame('Unexpected non-whitespace character after JSON at position 2', messageOf('1 2'));
assertSame('"undefined" is not valid JSON', messageOf(undefined));
assertSame('"[object Object]" is not valid JSON', messageOf({}));

const circle = {};
circle.b = { c: [{ d: { e: {} } }] };
circle.b.c[0].d.e.f = circle;
assertThrows(() => JSON.stringify(circle), TypeError);
try {
  JSON.stringify(circle);
} catch (e) {
  assertSame(`Converting circular structure to JSON
    --> starting at object with constructor 'Object'
    |     property 'b' -> object with constructor 'Object'
    |     property 'c' -> object with constructor 'Array'
    |     ...
    |     property 'e' -> object with constructor 'Object'
    --- property 'f' closes the circle`, e.message);
}
