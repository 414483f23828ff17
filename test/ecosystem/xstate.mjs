// State machines: hierarchy, parallel regions, guards, history, actors and virtual time.
import { createMachine, createActor, assign, setup, fromTransition, getNextSnapshot, getInitialSnapshot, SimulatedClock, raise } from 'xstate';

const player = setup({
  guards: { loud: ({ context }) => context.volume > 5, many: ({ context }, { limit }) => context.plays >= limit },
  actions: { louder: assign({ volume: ({ context, event }) => context.volume + (event.by ?? 1) }), count: assign(({ context }) => ({ plays: context.plays + 1, log: [...context.log, `p${context.plays}`].slice(-5) })) },
  delays: { long: ({ context }) => 100 + context.plays },
}).createMachine({
  id: 'player', initial: 'stopped', context: { volume: 0, plays: 0, log: [] },
  states: {
    stopped: { on: { PLAY: { target: 'running', actions: 'count' } } },
    running: {
      type: 'parallel', on: { STOP: [{ guard: { type: 'many', params: { limit: 30 } }, target: 'worn' }, { target: 'stopped' }], PAUSE: 'paused' },
      states: {
        sound: { initial: 'quiet', states: { quiet: { always: { guard: 'loud', target: 'noisy' } }, noisy: { entry: assign({ volume: 3 }), on: { DOWN: 'quiet' } }, last: { type: 'history' } }, on: { UP: { actions: 'louder' } } },
        light: { initial: 'on', states: { on: { after: { long: 'off' } }, off: { on: { TOGGLE: { target: 'on', actions: raise({ type: 'UP', by: 2 }) } } } } },
      },
    },
    paused: { on: { PLAY: '#player.running.sound.last' } }, worn: { type: 'final' },
  },
});
const clock = new SimulatedClock(), actor = createActor(player, { clock }), states = {};
actor.subscribe({ next: snapshot => { const key = JSON.stringify(snapshot.value); states[key] = (states[key] ?? 0) + 1; }, complete: () => console.log('complete') });
actor.start();
const events = ['PLAY', 'UP', 'UP', 'TOGGLE', 'PAUSE', 'PLAY', 'UP', 'DOWN', 'STOP', 'UNKNOWN'];
for (let i = 0; i < 1500 && actor.getSnapshot().status === 'active'; i++) { actor.send({ type: events[(i * 7 + (i >> 3)) % events.length], by: i % 3 }); if (i % 4 === 0) clock.increment(60); if (i % 300 === 0) console.log(JSON.stringify(actor.getSnapshot().value), JSON.stringify(actor.getSnapshot().context)); }
console.log(JSON.stringify(states), JSON.stringify(actor.getPersistedSnapshot().context), actor.getSnapshot().status);
const light = createMachine({ initial: 'green', states: { green: { on: { NEXT: 'yellow' }, tags: ['go'] }, yellow: { on: { NEXT: 'red' } }, red: { on: { NEXT: 'green' }, meta: { stop: true } } } });
let snapshot = getInitialSnapshot(light);
for (let i = 0; i < 400; i++) snapshot = getNextSnapshot(light, snapshot, { type: 'NEXT' });
console.log(snapshot.value, snapshot.hasTag('go'), snapshot.can({ type: 'NEXT' }), JSON.stringify(snapshot.getMeta()));
const sum = createActor(fromTransition((state, event) => ({ total: state.total + event.n }), { total: 0 })).start();
for (let i = 0; i < 1500; i++) sum.send({ type: 'add', n: i });
console.log(sum.getSnapshot().context.total);
