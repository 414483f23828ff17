// Streams in virtual time: marbles of many operators, then sums over large synchronous pipelines.
import { TestScheduler } from 'rxjs/testing';
import { of, range, from, Subject, BehaviorSubject, merge, combineLatest, zip, concat, EMPTY, throwError } from 'rxjs';
import { map, filter, scan, switchMap, mergeMap, debounceTime, take, reduce, bufferCount, groupBy, toArray, catchError, retry, distinctUntilChanged, withLatestFrom, pairwise, share, concatMap, delay, windowCount, expand } from 'rxjs/operators';

const scheduler = new TestScheduler((actual, expected) => console.log(JSON.stringify(actual), JSON.stringify(expected)));
scheduler.run(({ cold, hot, expectObservable }) => {
  expectObservable(cold('a-b--c|').pipe(map(x => x + x))).toBe('');
  expectObservable(cold('a-b--c|').pipe(switchMap(x => cold('1-2-3|').pipe(map(y => x + y))))).toBe('');
  expectObservable(merge(hot('--a--b'), hot('-c--d|'))).toBe('');
  expectObservable(cold('a-b 100ms c|').pipe(debounceTime(20))).toBe('');
  expectObservable(combineLatest([cold('-a--b|'), cold('--1-2|')])).toBe('');
  expectObservable(cold('a-#').pipe(retry(2), catchError(e => of(e)))).toBe('');
  expectObservable(cold('ab|').pipe(concatMap(x => of(x, x).pipe(delay(3))))).toBe('');
});
const log = name => ({ next: value => console.log(name, JSON.stringify(value)), error: error => console.log(name, 'error', error.message), complete: () => console.log(name, 'complete') });
range(1, 20000).pipe(filter(n => n % 3 === 0), map(n => n * n), scan((sum, n) => (sum + n) % 1000003, 0), bufferCount(500), map(list => list.at(-1)), toArray()).subscribe(log('range'));
range(0, 4000).pipe(groupBy(n => n % 7), mergeMap(group => group.pipe(reduce((sum, n) => sum + n, 0), map(sum => [group.key, sum])))).subscribe(log('groups'));
of(1).pipe(expand(n => n < 1e9 ? of(n * 3 + 1) : EMPTY), pairwise(), toArray()).subscribe(log('expand'));
zip(from('abcdef'), range(10, 4)).pipe(withLatestFrom(new BehaviorSubject('last'))).subscribe(log('zip'));
range(0, 3000).pipe(windowCount(100, 50), mergeMap(window => window.pipe(reduce((a, b) => Math.max(a, b), 0))), distinctUntilChanged(), take(12), toArray()).subscribe(log('windows'));
const subject = new Subject(), shared = subject.pipe(map(n => n % 5), distinctUntilChanged(), share());
let sum = 0;
const subscriptions = Array.from({ length: 20 }, (_, i) => shared.subscribe(n => { sum += n * i; }));
for (let i = 0; i < 3000; i++) { subject.next(i >> 1); if (i % 200 === 0) subscriptions.pop()?.unsubscribe(); }
console.log(sum);
concat(of(1), throwError(() => new Error('stop')), of(2)).subscribe(log('concat'));
