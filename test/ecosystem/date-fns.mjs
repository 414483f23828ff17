// Functions on dates, one module each.
import * as fns from 'date-fns';
import { de, ja } from 'date-fns/locale';

let sum = 0;
const base = new Date(2016, 1, 29, 23, 59, 58, 987);
for (let i = 0; i < 500; i++) {
  const date = fns.add(base, { days: i * 17, hours: -i, months: i % 30, seconds: i * i });
  const line = [fns.format(date, "EEEE, do MMMM yyyy 'at' HH:mm:ss.SSS xxx 'week' I R Q D", { useAdditionalDayOfYearTokens: true }), fns.format(date, 'PPPPpppp', { locale: i % 2 ? de : ja }), fns.formatDistanceStrict(date, base), fns.formatDistance(date, base, { addSuffix: true, locale: de }), fns.getISOWeek(date), fns.getDayOfYear(date), fns.isWeekend(date), fns.formatISO(fns.startOfWeek(date, { weekStartsOn: 1 })), fns.lastDayOfQuarter(date).getTime(), fns.formatRFC3339(fns.endOfDecade(date))].join(' | ');
  if (i % 50 === 0) console.log(line);
  sum = (sum * 31 + line.length) % 1000003;
}
console.log(sum);
for (const [text, format] of [['02/11/2014', 'MM/dd/yyyy'], ['5th of March 2001 4 PM', "do 'of' MMMM yyyy h a"], ['2009-W01-1', "RRRR-'W'II-i"], ['x', 'yyyy'], ['31.02.2010', 'dd.MM.yyyy'], ['1318781876', 't']]) {
  const date = fns.parse(text, format, base);
  console.log(text, fns.isValid(date) ? date.toISOString() : 'invalid');
}
const a = new Date(2012, 0, 31), b = new Date(2020, 11, 15, 12, 34, 56);
for (const name of Object.keys(fns).filter(name => /^differenceIn(?!Business)/.test(name)).sort()) console.log(name, fns[name](b, a), fns[name](a, b));
console.log(fns.eachWeekOfInterval({ start: a, end: b }).length, fns.eachMonthOfInterval({ start: a, end: b }).map(d => d.getMonth()).join(''), fns.differenceInBusinessDays(b, a), JSON.stringify(fns.intervalToDuration({ start: a, end: b })), fns.areIntervalsOverlapping({ start: a, end: b }, { start: base, end: b }));
console.log(fns.closestTo(base, [a, b]).toISOString(), fns.formatDuration({ years: 1, days: 3 }), fns.roundToNearestMinutes(b, { nearestTo: 15 }).toISOString(), Object.keys(fns).length);
