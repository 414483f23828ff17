// ISO texts.
assertSame('2020-02-29T12:34:56.789Z', new Date(1582979696789).toISOString());
assertSame('+275760-09-13T00:00:00.000Z', new Date(8.64e15).toISOString());
assertSame('-000001-01-01', new Date(Date.UTC(-1, 0)).toISOString().slice(0, 13));

// Without a time a date is in UTC, with an offset it is moved.
assertSame(0, Date.parse('1970-01-01'));
assertSame(0, Date.parse('1970-01-01T00:00:00Z'));
assertSame(-3600000, Date.parse('1970-01-01T00:00:00+01:00'));

// With a time and no offset it is local, as are toString's fields.
{
  const local = new Date(2019, 5, 15, 10, 20, 30).getTime();
  assertSame(local, Date.parse('2019-06-15T10:20:30'));
  assertSame(local, Date.parse(String(new Date(local))));
}

// The form of mails.
assertSame(Date.UTC(2011, 9, 10), Date.parse('Mon, 10 Oct 2011 00:00:00 GMT'));

// What is no date.
assertSame(NaN, Date.parse('nonsense'));
assertSame('Invalid Date', String(new Date(NaN)));
assertSame(null, new Date(NaN).toJSON());
assertThrows(() => new Date(NaN).toISOString(), RangeError, /Invalid time value/);
