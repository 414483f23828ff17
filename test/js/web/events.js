// Event, CustomEvent, EventTarget.

test('listeners are called in order, once each', () => {
  const target = new EventTarget(), log = [];
  const first = event => log.push(['first', event.type, event.target === target, event.currentTarget === target,
                                   event.eventPhase]);
  target.addEventListener('x', first);
  target.addEventListener('x', first);
  target.addEventListener('x', () => log.push('capture'), true);
  target.addEventListener('x', { handleEvent(event) { log.push([this.name, event.detail]); }, name: 'object' });
  target.addEventListener('x', () => log.push('once'), { once: true });
  target.addEventListener('x', null);
  assertTrue(target.dispatchEvent(new CustomEvent('x', { detail: 7 })));
  assertEquals(['capture', ['first', 'x', true, true, 2], ['object', 7], 'once'], log);
  log.length = 0;
  target.removeEventListener('x', first);
  const event = new Event('x');
  target.dispatchEvent(event);
  assertEquals(['capture', ['object', undefined]], log);
  assertEquals([null, 0, target], [event.currentTarget, event.eventPhase, event.target]);
});

test('canceling and stopping', () => {
  const target = new EventTarget(), log = [];
  target.addEventListener('x', event => event.preventDefault(), { passive: true });
  assertTrue(target.dispatchEvent(new Event('x', { cancelable: true })));
  target.addEventListener('x', event => { event.preventDefault(); event.stopImmediatePropagation(); });
  target.addEventListener('x', () => log.push('not reached'));
  const event = new Event('x', { cancelable: true });
  assertFalse(target.dispatchEvent(event));
  assertTrue(event.defaultPrevented);
  assertTrue(target.dispatchEvent(new Event('x')));
  assertEquals([], log);
});

test('what changes while an event is dispatched', () => {
  const target = new EventTarget(), log = [];
  const second = () => log.push('removed');
  target.addEventListener('x', event => {
    target.removeEventListener('x', second);
    target.addEventListener('x', () => log.push('added'));
    const error = assertThrows(() => target.dispatchEvent(event), DOMException);
    assertEquals('InvalidStateError', error.name);
  });
  target.addEventListener('x', second);
  target.dispatchEvent(new Event('x'));
  assertEquals([], log);
});

test('a signal removes a listener', () => {
  const target = new EventTarget(), controller = new AbortController(), log = [];
  target.addEventListener('x', () => log.push('x'), { signal: controller.signal });
  target.dispatchEvent(new Event('x'));
  controller.abort();
  target.dispatchEvent(new Event('x'));
  target.addEventListener('x', () => log.push('x'), { signal: controller.signal });
  target.dispatchEvent(new Event('x'));
  assertEquals(['x'], log);
});

test('interfaces', () => {
  assertThrows(() => new Event(), TypeError);
  assertThrows(() => Event('x'), TypeError);
  assertThrows(() => new EventTarget().dispatchEvent({ type: 'x' }), TypeError);
  assertThrows(() => new EventTarget().addEventListener('x'), TypeError);
  assertThrows(() => new EventTarget().addEventListener('x', 1), TypeError);
  assertThrows(() => EventTarget.prototype.addEventListener.call({}, 'x', null), TypeError);
  const event = new Event(5, { bubbles: 1 });
  assertEquals(['5', true, false, false, false], [event.type, event.bubbles, event.cancelable, event.composed,
                                                  event.isTrusted]);
  assertEquals('[object CustomEvent]', String(new CustomEvent('x')));
  assertEquals([2, null], [Event.AT_TARGET, new CustomEvent('x').detail]);
  class Own extends EventTarget { constructor() { super(); this.mine = true; } }
  assertTrue(new Own().dispatchEvent(new Event('x')));
});
