// Where a slash divides and where it opens a regular expression; semicolons that nobody wrote.
let a = 8, g = 2
let b = a
/g/1
assertSame(4, b)
assertSame('object', typeof /x/g)
const f = () => { return
  1 }
assertSame(undefined, f())
let i = 1
let j = 2
i
++
j
assertSame(3, j)
assertTrue({}.toString() / 2 !== 0)
const r = [] instanceof Array && /=/.test('=')
assertTrue(r)
if (a) /re/.exec('')
const t = `${/}/.test('}')}`
assertSame('true', t)
var x = 1 /* comment
*/ var y = 2
assertSame(3, x + y)
