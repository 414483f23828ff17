// Recurrences: rules, sets, texts and their dates.
const { RRule, RRuleSet, rrulestr } = require('rrule');

const start = new Date(Date.UTC(2012, 1, 1, 10, 30)), show = dates => `${dates.length}: ${dates.filter((_, i) => i % Math.ceil(dates.length / 8) === 0).map(d => d.toISOString()).join(' ')}`;
for (const options of [{ freq: RRule.DAILY, count: 200 }, { freq: RRule.WEEKLY, interval: 2, byweekday: [RRule.MO, RRule.FR], until: new Date(Date.UTC(2016, 0)) }, { freq: RRule.MONTHLY, bymonthday: [-1, 13], count: 80 }, { freq: RRule.MONTHLY, byweekday: [RRule.TU.nth(2), RRule.FR.nth(-1)], count: 60 }, { freq: RRule.YEARLY, bymonth: [1, 6], byweekday: RRule.SU, count: 90 }, { freq: RRule.YEARLY, byweekno: [20, 53], count: 40 }, { freq: RRule.YEARLY, byyearday: [1, 100, -1], count: 30 }, { freq: RRule.HOURLY, interval: 7, byhour: [8, 9, 17], count: 100 }, { freq: RRule.MONTHLY, byweekday: [RRule.MO, RRule.TU, RRule.WE, RRule.TH, RRule.FR], bysetpos: [1, -1], count: 50 }, { freq: RRule.YEARLY, byeaster: 0, count: 12 }]) {
  const rule = new RRule({ dtstart: start, ...options });
  console.log(rule.toString().replace('\n', ' '), '|', rule.toText(), '|', show(rule.all()), rule.after(new Date(Date.UTC(2013, 0)))?.toISOString(), rule.before(new Date(Date.UTC(2013, 0)))?.toISOString(), rule.between(new Date(Date.UTC(2012, 5)), new Date(Date.UTC(2012, 8))).length);
}
const set = new RRuleSet();
set.rrule(new RRule({ freq: RRule.DAILY, count: 60, dtstart: start })); set.exrule(new RRule({ freq: RRule.WEEKLY, byweekday: RRule.SA, count: 20, dtstart: start })); set.rdate(new Date(Date.UTC(2020, 0))); set.exdate(new Date(Date.UTC(2012, 1, 3, 10, 30)));
console.log(show(set.all()), set.valueOf().join(' '));
for (const text of ['every 2 weeks on Monday for 10 times', 'every month on the 3rd last Tuesday', 'every weekday', 'every year in January and June']) console.log(text, '=>', RRule.fromText(text).toString());
console.log(show(rrulestr('DTSTART:20120201T023000Z\nRRULE:FREQ=MONTHLY;COUNT=5\nRDATE:20120701T023000Z\nEXDATE:20120301T023000Z', { forceset: true }).all()));
for (const bad of ['FREQ=NO', 'COUNT=x', 'FREQ=DAILY;BYDAY=QQ']) { try { console.log(RRule.fromString(bad).toString()); } catch (error) { console.log(error.message); } }
