// Folds, traversals, eithers and state in fp-ts; codecs in io-ts.
const { pipe, flow } = require('fp-ts/function');
const O = require('fp-ts/Option'), E = require('fp-ts/Either'), A = require('fp-ts/Array'), R = require('fp-ts/Record'), S = require('fp-ts/State'), T = require('fp-ts/Tree'), M = require('fp-ts/Map'), N = require('fp-ts/number'), Str = require('fp-ts/string'), Ord = require('fp-ts/Ord'), NEA = require('fp-ts/NonEmptyArray'), TE = require('fp-ts/TaskEither');
const t = require('io-ts'), { PathReporter } = require('io-ts/PathReporter');

const rows = A.makeBy(3000, i => ({ id: i, group: `g${i * 7919 % 13}`, score: i * 104729 % 1009 }));
const byScore = Ord.contramap(row => row.score)(Ord.reverse(N.Ord));
console.log(JSON.stringify(pipe(rows, NEA.groupBy(row => row.group), R.map(flow(A.sort(byScore), A.takeLeft(3), A.map(row => row.id))))));
console.log(JSON.stringify(pipe(A.range(1, 1500), A.traverse(O.Applicative)(n => n > 0 ? O.some(n * 2) : O.none), O.map(A.reduce(0, (sum, n) => sum + n)))), JSON.stringify(pipe(['1', 'x', '3'], A.map(text => isNaN(text) ? E.left(`bad ${text}`) : E.right(+text)), A.separate)));
const counter = A.range(1, 400).reduce((state, n) => pipe(state, S.chain(list => s => [n % 7 === 0 ? [...list, s] : list, s + n])), S.of([]));
console.log(JSON.stringify(counter(0)));
const tree = T.unfoldTree(1, n => [n, n < 700 ? [n * 2, n * 2 + 1] : []]);
console.log(pipe(tree, T.fold((n, children) => n + children.reduce((a, b) => a + b, 0))), T.drawTree(T.unfoldTree(1, n => [String(n), n < 5 ? [n * 2, n * 3] : []])));
console.log(JSON.stringify([...pipe(new Map(A.zip(rows.map(r => r.id), rows.map(r => r.score))), M.filter(n => n > 990), M.toArray(N.Ord))]), pipe(['b', 'a', 'c'], A.sort(Str.Ord)).join(), JSON.stringify(A.chunksOf(2)([1, 2, 3])), JSON.stringify(A.uniq(N.Eq)(rows.map(r => r.score % 50)).length));
const User = t.intersection([t.type({ id: t.Int, name: t.string, tags: t.array(t.union([t.literal('a'), t.literal('b')])), address: t.union([t.null, t.type({ zip: t.string })]) }), t.partial({ age: t.number, extra: t.record(t.string, t.boolean) })]);
let good = 0;
for (let i = 0; i < 3000; i++) { const result = User.decode({ id: i % 7 ? i : i + 0.5, name: i % 5 ? 'n' : 1, tags: i % 3 ? ['a', 'b'] : ['c'], address: i % 2 ? { zip: 'z' } : null, extra: { x: i % 11 > 0 || 'no' } }); if (E.isRight(result)) good++; else if (i < 40) console.log(PathReporter.report(result).join('; ')); }
console.log(good);
pipe(TE.right(1), TE.chain(n => TE.tryCatch(async () => n + 1, String)), TE.chain(n => TE.left(`failed at ${n}`)), TE.orElse(text => TE.right(text)))().then(result => console.log(JSON.stringify(result)));
