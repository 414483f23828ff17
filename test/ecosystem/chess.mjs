// Counts positions, then plays a game by a fixed rule and prints it.
import { Chess } from 'chess.js';

const count = (chess, depth) => {
  if (depth === 0) return 1;
  let sum = 0;
  for (const move of chess.moves()) { chess.move(move); sum += count(chess, depth - 1); chess.undo(); }
  return sum;
};
for (const [fen, depth] of [['rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1', 2], ['8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1', 2]]) console.log(fen, count(new Chess(fen), depth), new Chess(fen).perft?.(2));
const chess = new Chess();
const value = { p: 1, n: 3, b: 3, r: 5, q: 9 };
for (let ply = 0; ply < 50 && !chess.isGameOver(); ply++) {
  let best = null, bestScore = -Infinity;
  for (const move of chess.moves({ verbose: true })) {
    const score = (value[move.captured] ?? 0) * 10 + (move.san.includes('+') ? 4 : 0) + (move.promotion === 'q' ? 50 : 0) - (value[move.piece] ?? 2) + (move.san.charCodeAt(0) * 7 + ply) % 5;
    if (score > bestScore) { best = move; bestScore = score; }
  }
  chess.move(best);
  if (ply % 12 === 0) console.log(chess.ascii());
}
console.log(chess.pgn({ maxWidth: 70 }), chess.fen(), chess.history().join(' '));
const again = new Chess();
again.loadPgn(chess.pgn());
console.log(again.fen() === chess.fen(), again.isCheck(), again.isDraw(), again.attackers('e4', 'w').join());
for (const bad of ['e2e5', 'Ke2', 'xx']) { try { new Chess().move(bad); } catch (error) { console.log(error.message); } }
try { new Chess('8/8/8/8 w'); } catch (error) { console.log(error.message); }
