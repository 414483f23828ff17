// HTML: the global object of a worker as the target of events.
'use strict';

const { MessageEvent } = load('messaging');
const { EventTarget, dispatch } = load('events');

const scope = new EventTarget();

// `onmessage` is a plain property of the global object.
for (const type of ['message', 'messageerror']) {
  scope.addEventListener(type, event => {
    const handler = globalThis[`on${type}`];
    if (typeof handler === 'function') Reflect.apply(handler, globalThis, [event]);
  });
}

const functions = {
  addEventListener(...values) {
    scope.addEventListener(...values);
  },

  removeEventListener(...values) {
    scope.removeEventListener(...values);
  },

  dispatchEvent(event) {
    return scope.dispatchEvent(event);
  },
};

// Gives the worker a message.
function deliver(_, isRead, data, ports) {
  dispatch(scope, new MessageEvent(isRead ? 'message' : 'messageerror', { data, ports }), true, globalThis);
}

return { ...functions, deliver };
