// HTML: MessageChannel, MessagePort and MessageEvent. The shell carries the messages, between workers too.
'use strict';

const { entangle, postToPort, startPort, closePort } = natives;
const { exposeInterface, requireArguments, toUSVString } = load('webidl');
const { Event, EventTarget, dispatch, defineEventHandlers } = load('events');

class MessageEvent extends Event {
  #data;
  #origin;
  #lastEventId;
  #source;
  #ports;

  constructor(type, options = undefined) {
    requireArguments(arguments.length, 1, `new ${new.target.name}`);
    super(type, options);
    this.#data = options?.data ?? null;
    this.#origin = toUSVString(options?.origin ?? '');
    this.#lastEventId = `${options?.lastEventId ?? ''}`;
    this.#source = options?.source ?? null;
    this.#ports = Object.freeze([...options?.ports ?? []]);
  }

  get data() {
    return this.#data;
  }

  get origin() {
    return this.#origin;
  }

  get lastEventId() {
    return this.#lastEventId;
  }

  get source() {
    return this.#source;
  }

  get ports() {
    return this.#ports;
  }
}

const constructionKey = Symbol('MessagePort');
const newPort = () => new MessagePort(constructionKey);

class MessagePort extends EventTarget {
  #isMessagePort = true;

  constructor(key = undefined) {
    if (key !== constructionKey) throw new TypeError('Illegal constructor: a MessageChannel makes ports');
    super();
  }

  postMessage(message, transferOrOptions = undefined) {
    this.#isMessagePort;
    requireArguments(arguments.length, 1, 'MessagePort.postMessage');
    postToPort(this, message, transferOrOptions);
  }

  start() {
    this.#isMessagePort;
    startPort(this);
  }

  close() {
    this.#isMessagePort;
    closePort(this);
  }
}

class MessageChannel {
  #port1 = newPort();
  #port2 = newPort();

  constructor() {
    entangle(this.#port1, this.#port2);
  }

  get port1() {
    return this.#port1;
  }

  get port2() {
    return this.#port2;
  }
}

// Gives a target a message, or tells it that there was one that cannot be read here.
function deliver(target, isRead, data, ports) {
  dispatch(target, new MessageEvent(isRead ? 'message' : 'messageerror', { data, ports }), true);
}

defineEventHandlers(MessagePort, ['message'], startPort);
defineEventHandlers(MessagePort, ['messageerror']);
exposeInterface(MessageEvent);
exposeInterface(MessagePort);
exposeInterface(MessageChannel);
return { MessageEvent, MessagePort, MessageChannel, deliver, newPort };
