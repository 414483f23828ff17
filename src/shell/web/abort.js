// DOM Standard: AbortController and AbortSignal.
'use strict';

const { setBackgroundTimeout } = natives;
const { exposeInterface, showAttributes, requireArguments } = load('webidl');
const { Event, EventTarget, dispatch, defineEventHandlers } = load('events');
const { DOMException } = load('dom-exception');

const constructionKey = Symbol('AbortSignal');
const newSignal = () => new AbortSignal(constructionKey);

let abort;              // (signal, reason)
let addAbortAlgorithm;  // (signal, algorithm): runs when it aborts, before its event
let follow;             // (signal, sources): makes it depend on others

class AbortSignal extends EventTarget {
  #aborted = false;
  #reason = undefined;
  #algorithms = [];
  // Those that an AbortSignal.any() depends on, and those that depend on this one. Sources depend on nobody.
  #sources = [];
  #dependents = [];

  constructor(key = undefined) {
    if (key !== constructionKey) throw new TypeError('Illegal constructor: an AbortController makes signals');
    super();
  }

  static {
    abort = (signal, reason) => signal.#abort(reason);
    addAbortAlgorithm = (signal, algorithm) => {
      if (!signal.#aborted) signal.#algorithms.push(algorithm);
    };
    follow = (signal, sources) => {
      for (const source of sources) {
        if (!source.#aborted) continue;
        signal.#aborted = true;
        signal.#reason = source.#reason;
        return;
      }
      const roots = sources.flatMap(source => source.#sources.length > 0 ? source.#sources : [source]);
      signal.#sources = [...new Set(roots)];
      for (const root of signal.#sources) root.#dependents.push(signal);
    };
  }

  static abort(reason = undefined) {
    const signal = newSignal();
    signal.#setAborted(reason);
    return signal;
  }

  // The program does not wait for it when there is nothing else to do.
  static timeout(milliseconds) {
    requireArguments(arguments.length, 1, 'AbortSignal.timeout');
    const delay = Number(milliseconds);
    if (!(Math.trunc(delay) >= 0 && delay <= Number.MAX_SAFE_INTEGER)) {
      throw new TypeError(`AbortSignal.timeout takes a number of milliseconds, not ${String(milliseconds)}`);
    }
    const signal = newSignal();
    setBackgroundTimeout(() => {
      signal.#abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    }, Math.trunc(delay));
    return signal;
  }

  static any(signals) {
    requireArguments(arguments.length, 1, 'AbortSignal.any');
    const list = Array.from(signals);
    for (const signal of list) {
      if (typeof signal !== 'object' || signal === null || !(#aborted in signal)) {
        throw new TypeError('AbortSignal.any takes AbortSignals');
      }
    }
    const signal = newSignal();
    follow(signal, list);
    return signal;
  }

  get aborted() {
    return this.#aborted;
  }

  get reason() {
    return this.#reason;
  }

  throwIfAborted() {
    if (this.#aborted) throw this.#reason;
  }

  #setAborted(reason) {
    this.#aborted = true;
    this.#reason = reason === undefined ? new DOMException('This operation was aborted', 'AbortError') : reason;
  }

  // All that are concerned know of it before anybody is told.
  #abort(reason) {
    if (this.#aborted) return;
    this.#setAborted(reason);
    const dependents = this.#dependents.filter(signal => !signal.#aborted);
    for (const signal of dependents) signal.#setAborted(this.#reason);
    for (const signal of [this, ...dependents]) {
      const algorithms = signal.#algorithms;
      signal.#algorithms = [];
      signal.#dependents = [];
      for (const algorithm of algorithms) algorithm();
      dispatch(signal, new Event('abort'), true);
    }
  }
}

class AbortController {
  #signal = newSignal();

  get signal() {
    return this.#signal;
  }

  abort(reason = undefined) {
    abort(this.#signal, reason);
  }
}

defineEventHandlers(AbortSignal, ['abort']);
showAttributes(AbortSignal, ['aborted']);
showAttributes(AbortController, ['signal']);
exposeInterface(AbortSignal);
exposeInterface(AbortController);
return { AbortSignal, AbortController, addAbortAlgorithm };
