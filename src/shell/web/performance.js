// High Resolution Time, Performance Timeline, User Timing: the clock, and entries that a program makes itself.
'use strict';

const { now, timeOrigin } = natives;
const { exposeInterface, showAttributes, requireArguments, toDictionary } = load('webidl');
const { EventTarget } = load('events');
const { DOMException } = load('dom-exception');

const { structuredClone } = globalThis;

const constructionKey = Symbol('Performance');

class PerformanceEntry {
  #name;
  #entryType;
  #startTime;
  #duration;

  constructor(key = undefined, name, entryType, startTime, duration) {
    if (key !== constructionKey) throw new TypeError('Illegal constructor: `performance` makes entries');
    this.#name = name;
    this.#entryType = entryType;
    this.#startTime = startTime;
    this.#duration = duration;
  }

  get name() {
    return this.#name;
  }

  get entryType() {
    return this.#entryType;
  }

  get startTime() {
    return this.#startTime;
  }

  get duration() {
    return this.#duration;
  }

  toJSON() {
    const { name, entryType, startTime, duration } = this;
    return { name, entryType, startTime, duration };
  }
}

class PerformanceMark extends PerformanceEntry {
  #detail;

  constructor(name, options = undefined) {
    requireArguments(arguments.length, 1, 'new PerformanceMark');
    const { startTime = now(), detail = null } = toDictionary(options, 'new PerformanceMark');
    const time = Number(startTime);
    if (!(time >= 0)) throw new TypeError(`A mark cannot be set at ${String(startTime)}`);
    super(constructionKey, `${name}`, 'mark', time, 0);
    this.#detail = structuredClone(detail);
  }

  get detail() {
    return this.#detail;
  }
}

class PerformanceMeasure extends PerformanceEntry {
  #detail;

  constructor(key = undefined, name, startTime, duration, detail) {
    super(key, name, 'measure', startTime, duration);
    this.#detail = structuredClone(detail);
  }

  get detail() {
    return this.#detail;
  }
}

class Performance extends EventTarget {
  #entries = [];

  constructor(key = undefined) {
    if (key !== constructionKey) throw new TypeError('Illegal constructor: `performance` is the only Performance');
    super();
  }

  // Milliseconds since timeOrigin.
  now() {
    this.#entries;
    return now();
  }

  get timeOrigin() {
    this.#entries;
    return timeOrigin();
  }

  mark(name, options = undefined) {
    this.#entries;
    requireArguments(arguments.length, 1, 'Performance.mark');
    const mark = new PerformanceMark(name, options);
    this.#entries.push(mark);
    return mark;
  }

  // A time, or that of the newest mark with a name.
  #timeOf(markOrTime) {
    if (typeof markOrTime === 'number') return markOrTime;
    const mark = this.#entries.findLast(({ entryType, name }) => entryType === 'mark' && name === `${markOrTime}`);
    if (mark === undefined) throw new DOMException(`There is no mark '${markOrTime}'`, 'SyntaxError');
    return mark.startTime;
  }

  measure(name, startOrOptions = undefined, endMark = undefined) {
    this.#entries;
    requireArguments(arguments.length, 1, 'Performance.measure');
    const isOptions = typeof startOrOptions === 'object' && startOrOptions !== null;
    const options = isOptions ? startOrOptions : { start: startOrOptions, end: endMark };
    const { start, end, duration, detail = null } = options;
    if (isOptions && start !== undefined && end !== undefined && duration !== undefined) {
      throw new TypeError('Performance.measure: a duration between a start and an end is one too many');
    }
    let endTime = now();
    if (end !== undefined) endTime = this.#timeOf(end);
    else if (start !== undefined && duration !== undefined) endTime = this.#timeOf(start) + Number(duration);
    let startTime = 0;
    if (start !== undefined) startTime = this.#timeOf(start);
    else if (duration !== undefined) startTime = endTime - Number(duration);
    const measure = new PerformanceMeasure(constructionKey, `${name}`, startTime, endTime - startTime, detail);
    this.#entries.push(measure);
    return measure;
  }

  #clear(type, name) {
    this.#entries = this.#entries.filter(
        entry => entry.entryType !== type || (name !== undefined && entry.name !== `${name}`));
  }

  clearMarks(name = undefined) {
    this.#clear('mark', name);
  }

  clearMeasures(name = undefined) {
    this.#clear('measure', name);
  }

  // In the order of their start.
  getEntries() {
    return this.#entries.toSorted((a, b) => a.startTime - b.startTime);
  }

  getEntriesByType(type) {
    return this.getEntries().filter(({ entryType }) => entryType === `${type}`);
  }

  getEntriesByName(name, type = undefined) {
    return this.getEntries().filter(
        entry => entry.name === `${name}` && (type === undefined || entry.entryType === `${type}`));
  }

  toJSON() {
    return { timeOrigin: this.timeOrigin };
  }
}

showAttributes(PerformanceEntry, ['name', 'entryType', 'startTime', 'duration']);
for (const constructor of [PerformanceMark, PerformanceMeasure]) {
  showAttributes(constructor, ['name', 'entryType', 'startTime', 'duration', 'detail']);
}
for (const constructor of [PerformanceEntry, PerformanceMark, PerformanceMeasure, Performance]) {
  exposeInterface(constructor);
}
const performance = new Performance(constructionKey);
return { PerformanceEntry, PerformanceMark, PerformanceMeasure, Performance, performance };
