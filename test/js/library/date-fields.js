// Fields in UTC.
{
  const date = new Date(Date.UTC(2020, 1, 29, 12, 34, 56, 789));
  assertSame(1582979696789, date.getTime());
  assertSame(1582979696789, +date);
  assertEquals([2020, 1, 29, 6, 12, 34, 56, 789],
               [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), date.getUTCDay(), date.getUTCHours(),
                date.getUTCMinutes(), date.getUTCSeconds(), date.getUTCMilliseconds()]);

  // One that is too large goes over into the next.
  date.setUTCMonth(13);
  assertSame('2021-03-01', date.toISOString().slice(0, 10));
}

// Local fields.
{
  const date = new Date(2019, 5, 15, 10, 20, 30);
  assertEquals([2019, 5, 15, 10, 20, 30],
               [date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes(), date.getSeconds()]);
  assertSame(0, date.getTimezoneOffset() % 1);
}

// Years of two digits are those of the twentieth century.
assertSame(1999, new Date(99, 0).getFullYear());

// The last time value.
assertSame(8.64e15, new Date(8.64e15).getTime());
assertSame(NaN, new Date(8.64e15 + 1).getTime());

// Differences are numbers, sums are text; without new, Date is text.
assertSame('number', typeof (new Date() - new Date()));
assertSame('string', typeof (new Date() + 1));
assertSame('string', typeof Date());
assertTrue(Math.abs(Date.now() - new Date()) < 1000);
