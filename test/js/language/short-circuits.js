const object = { a: null, b: 0 };

// ?? is about null and undefined, || about all that is false; they do not mix.
assertSame('d', object.a ?? 'd');
assertSame(0, object.b ?? 'd');
assertSame('d', object.b || 'd');
assertThrows('a ?? b || c', SyntaxError);

// An optional chain ends where there is nothing, with all that follows.
assertSame(undefined, object.missing?.deep.er);
assertSame(undefined, object.missing?.[1].x());
assertSame(undefined, object.f?.());
assertTrue(delete object?.a);

// Assignments that happen only if they have to.
object.c ??= 5;
object.c ||= 6;
object.c &&= 7;
assertSame(7, object.c);
{
  let calls = 0;
  const accessor = { get p() { return 1; }, set p(v) { calls++; } };
  accessor.p ??= 2;
  accessor.p ||= 2;
  assertSame(0, calls);
}
