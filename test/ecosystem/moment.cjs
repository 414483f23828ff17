// Dates parsed, shifted, compared and printed in several locales.
const moment = require('moment');
for (const locale of ['de', 'fr', 'ja', 'ru', 'ar', 'pl']) require(`moment/locale/${locale}`);

let sum = 0;
for (const locale of ['en', 'de', 'fr', 'ja', 'ru', 'ar', 'pl']) {
  moment.locale(locale);
  for (let i = 0; i < 90; i++) {
    const date = moment.utc('2016-02-29T23:59:58.987Z').add(i * 17, 'days').subtract(i, 'hours').add({ months: i, seconds: i * i });
    const line = [date.format('LLLL'), date.format('dddd, MMMM Do YYYY, h:mm:ss a [week] w [of] gggg Q DDDo'), date.fromNow === undefined, date.from(moment.utc('2018-01-01')), date.calendar(moment.utc('2019-03-01')), date.toISOString()].join(' | ');
    if (i % 15 === 0) console.log(line);
    sum = (sum * 31 + line.length) % 1000003;
  }
  console.log(moment.duration(123456789).humanize(true), moment.duration(3, 'months').humanize(), moment.weekdaysMin().join(), moment.monthsShort().join());
}
moment.locale('en');
console.log(sum);
for (const [text, format] of [['12-25-1995', 'MM-DD-YYYY'], ['1995 359', 'YYYY DDDD'], ['3rd March 2001 4:05 PM', 'Do MMMM YYYY h:mm A'], ['2013-W06-5', undefined], ['2010-10-20 4:30 +0130', 'YYYY-MM-DD HH:mm Z'], ['nonsense', 'YYYY'], ['2015-02-30', 'YYYY-MM-DD'], ['1318781876.721', 'X']]) {
  const date = moment.utc(text, format, true);
  console.log(text, date.isValid(), date.isValid() ? date.toISOString() : JSON.stringify(date.parsingFlags().unusedTokens), moment.utc(text, format).format());
}
const a = moment.utc('2012-01-31'), b = moment.utc('2020-12-15T12:34:56');
for (const unit of ['years', 'quarters', 'months', 'weeks', 'days', 'hours']) console.log(unit, b.diff(a, unit, true).toFixed(6), b.clone().startOf(unit).toISOString(), b.clone().endOf(unit).toISOString(), a.isSame(b, unit), a.isBetween('2011', b, unit, '[]'));
console.log(a.clone().add(1, 'month').format(), moment.duration('P1Y2M3DT4H5M6S').toISOString(), JSON.stringify(moment.duration(98765432).toJSON()), moment.parseZone('2013-01-01T00:00:00-13:00').utcOffset(), JSON.stringify(b.toObject()));
