// HTML: Worker, as who starts one sees it, and ErrorEvent.
'use strict';

const { startWorker, postToWorker, terminateWorker } = natives;
const { exposeInterface, requireArguments } = load('webidl');
const { Event, EventTarget, dispatch, isHeard, defineEventHandlers } = load('events');
load('messaging');

class ErrorEvent extends Event {
  #message;
  #filename;
  #lineno;
  #colno;
  #error;

  constructor(type, options = undefined) {
    requireArguments(arguments.length, 1, `new ${new.target.name}`);
    super(type, options);
    this.#message = `${options?.message ?? ''}`;
    this.#filename = `${options?.filename ?? ''}`;
    this.#lineno = options?.lineno >>> 0;
    this.#colno = options?.colno >>> 0;
    this.#error = options?.error;
  }

  get message() {
    return this.#message;
  }

  get filename() {
    return this.#filename;
  }

  get lineno() {
    return this.#lineno;
  }

  get colno() {
    return this.#colno;
  }

  get error() {
    return this.#error;
  }
}

class Worker extends EventTarget {
  #isWorker = true;

  // worker.h says what there is to choose.
  constructor(file, options = undefined) {
    requireArguments(arguments.length, 1, 'new Worker');
    super();
    startWorker(this, `${file}`, options);
  }

  postMessage(message, transferOrOptions = undefined) {
    this.#isWorker;
    requireArguments(arguments.length, 1, 'Worker.postMessage');
    postToWorker(this, message, transferOrOptions);
  }

  terminate() {
    this.#isWorker;
    terminateWorker(this);
  }
}

// Tells of an uncaught error; false when nobody listens.
function deliverError(worker, message) {
  if (!isHeard(worker, 'error')) return false;
  dispatch(worker, new ErrorEvent('error', { message, cancelable: true }), true);
  return true;
}

defineEventHandlers(Worker, ['message', 'messageerror', 'error']);
exposeInterface(ErrorEvent);
exposeInterface(Worker);
return { ErrorEvent, Worker, deliverError };
