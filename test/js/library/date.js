const d = new Date(Date.UTC(2020, 1, 29, 12, 34, 56, 789));
assertSame('2020-02-29T12:34:56.789Z', d.toISOString());
assertSame(1582979696789, d.getTime()); assertSame(1582979696789, +d);
assertEquals([2020, 1, 29, 6, 12, 34, 56, 789],
             [d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate(), d.getUTCDay(), d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds(), d.getUTCMilliseconds()]);
assertSame(0, Date.parse('1970-01-01T00:00:00Z')); assertSame(0, Date.parse('1970-01-01')); assertSame(-3600000, Date.parse('1970-01-01T00:00:00+01:00'));
assertSame(Date.UTC(2011, 9, 10), Date.parse('Mon, 10 Oct 2011 00:00:00 GMT'));
assertSame(NaN, Date.parse('nonsense')); assertThrows(() => new Date(NaN).toISOString(), RangeError, /Invalid time value/);
assertSame('Invalid Date', String(new Date(NaN))); assertSame(null, new Date(NaN).toJSON());
d.setUTCMonth(13); assertSame('2021-03-01', d.toISOString().slice(0, 10));
assertSame(8.64e15, new Date(8.64e15).getTime()); assertSame(NaN, new Date(8.64e15 + 1).getTime());
assertSame('+275760-09-13T00:00:00.000Z', new Date(8.64e15).toISOString()); assertSame('-000001-01-01', new Date(Date.UTC(-1, 0)).toISOString().slice(0, 13));
const local = new Date(2019, 5, 15, 10, 20, 30);
assertEquals([2019, 5, 15, 10, 20, 30], [local.getFullYear(), local.getMonth(), local.getDate(), local.getHours(), local.getMinutes(), local.getSeconds()]);
assertSame(local.getTime(), Date.parse(String(local))); assertSame(local.getTime(), Date.parse('2019-06-15T10:20:30'));
assertSame(1999, new Date(99, 0).getFullYear()); assertSame('string', typeof Date()); assertTrue(Math.abs(Date.now() - new Date()) < 1000);
assertSame('number', typeof (new Date() - new Date())); assertSame('string', typeof (new Date() + 1)); assertSame(local.getTimezoneOffset() % 1, 0);
