// Dates with plugins and locales.
const dayjs = require('dayjs');
for (const plugin of ['utc', 'customParseFormat', 'advancedFormat', 'relativeTime', 'duration', 'isoWeek', 'weekOfYear', 'dayOfYear', 'quarterOfYear', 'isBetween', 'minMax', 'localizedFormat', 'calendar', 'objectSupport']) dayjs.extend(require(`dayjs/plugin/${plugin}`));
for (const locale of ['de', 'fr', 'ja', 'ru']) require(`dayjs/locale/${locale}`);

let sum = 0;
for (const locale of ['en', 'de', 'fr', 'ja', 'ru']) {
  for (let i = 0; i < 250; i++) {
    const date = dayjs.utc('2016-02-29T23:59:58.987Z').locale(locale).add(i * 17, 'day').subtract(i, 'hour').add(i, 'month').set('second', i % 60);
    const line = [date.format('dddd, MMMM D YYYY, h:mm:ss a Z [week] w Q Do X x'), date.format('LLLL'), date.from(dayjs.utc('2018-01-01')), date.isoWeek(), date.dayOfYear(), date.quarter(), date.endOf('week').toISOString(), date.calendar(dayjs.utc('2016-03-01'))].join(' | ');
    if (i % 50 === 0) console.log(line);
    sum = (sum * 31 + line.length) % 1000003;
  }
}
console.log(sum);
for (const [text, format] of [['12-25-1995', 'MM-DD-YYYY'], ['3 March 2001 4:05 PM', 'D MMMM YYYY h:mm A'], ['2010-10-20 4:30 +01:30', 'YYYY-MM-DD H:mm Z'], ['nonsense', 'YYYY'], ['2015-02-30', 'YYYY-MM-DD']]) { const date = dayjs.utc(text, format, true); console.log(text, date.isValid(), date.isValid() ? date.toISOString() : date.toString()); }
const a = dayjs.utc('2012-01-31'), b = dayjs.utc('2020-12-15T12:34:56');
for (const unit of ['year', 'quarter', 'month', 'week', 'day', 'hour']) console.log(unit, b.diff(a, unit, true).toFixed(6), b.startOf(unit).toISOString(), b.endOf(unit).toISOString(), a.isSame(b, unit), a.isBetween('2011-01-01', b, unit, '[]'));
console.log(a.add(1, 'month').format(), dayjs.duration(98765432).format('D HH:mm:ss'), dayjs.duration('P1Y2M3DT4H5M6S').asDays().toFixed(4), dayjs.duration(3, 'months').humanize(), dayjs.max(a, b).toISOString(), dayjs.utc({ year: 2010, month: 3, day: 5 }).toISOString());
