// Fibres, errors, schedules, streams and schemas of effect.
import * as Effect from 'effect/Effect';
import * as Stream from 'effect/Stream';
import * as Schema from 'effect/Schema';
import * as Ref from 'effect/Ref';
import * as Option from 'effect/Option';
import * as Schedule from 'effect/Schedule';
import { pipe } from 'effect/Function';

const program = Effect.gen(function* () {
  const ref = yield* Ref.make(0);
  yield* Effect.forEach(Array.from({ length: 600 }, (_, i) => i), i => Ref.update(ref, n => n + i), { concurrency: 5 });
  const total = yield* Ref.get(ref);
  const results = yield* Effect.all([Effect.succeed(1), Effect.fail('no').pipe(Effect.catch ? Effect.catch(() => Effect.succeed(2)) : Effect.orElseSucceed(() => 2)), Effect.sync(() => 3)]);
  let tries = 0;
  const retried = yield* Effect.suspend(() => ++tries < 4 ? Effect.fail('again') : Effect.succeed(tries)).pipe(Effect.retry(Schedule.recurs(5)));
  const exit = yield* Effect.exit(Effect.fail({ _tag: 'Bad', n: 1 }));
  return { total, results, retried, exit: exit._tag };
});
console.log(JSON.stringify(await Effect.runPromise(program)));
const loop = n => n === 0 ? Effect.succeed('done') : Effect.flatMap(Effect.succeed(n - 1), loop);
console.log(Effect.runSync(loop(8000)));
console.log(JSON.stringify(await Effect.runPromise(Stream.range(1, 1500).pipe(Stream.filter(n => n % 3 === 0), Stream.map(n => n * n), Stream.take(300), Stream.runCollect))).slice(0, 400));
const User = Schema.Struct({ id: Schema.Number, name: Schema.String, tags: Schema.Array(Schema.String), address: Schema.optional(Schema.Struct({ zip: Schema.String })) });
const decode = Schema.decodeUnknownSync(User);
let good = 0;
for (let i = 0; i < 300; i++) { try { decode({ id: i % 3 ? i : 'x', name: `n${i}`, tags: i % 5 ? ['a', 'b'] : [1], ...(i % 2 ? { address: { zip: '1' } } : {}) }); good++; } catch (error) { if (i < 20) console.log(error.message); } }
console.log(good, pipe(Option.some(20), Option.map(n => n * 2), Option.filter(n => n > 30), Option.getOrElse(() => 0)));
