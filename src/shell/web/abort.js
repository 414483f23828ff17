// DOM Standard: AbortController and AbortSignal.
'use strict';

const { setBackgroundTimeout } = natives;
const { exposeInterface, showAttributes, requireArguments } = load('webidl');
const { Event, EventTarget, dispatch, setOnListen, defineEventHandlers } = load('events');
const { DOMException } = load('dom-exception');

const constructionKey = Symbol('AbortSignal');
const newSignal = () => new AbortSignal(constructionKey);

let abort;              // (signal, reason)
let addAbortAlgorithm;  // (signal, algorithm): runs when it aborts, before its event
let follow;             // (signal, sources): makes it depend on others

// Takes the dead out of the lists of those that they depended on.
const collected = new FinalizationRegistry(forget => forget());

class AbortSignal extends EventTarget {
  #aborted = false;
  #reason = undefined;
  #algorithms = [];
  // Those that an AbortSignal.any() depends on, which depend on nobody, and weakly those that depend on this one. It
  // keeps alive only those of them that somebody listens to.
  #sources = [];
  #dependents = new Set();
  #heard = new Set();

  constructor(key = undefined) {
    if (key !== constructionKey) throw new TypeError('Illegal constructor: an AbortController makes signals');
    super();
  }

  static {
    abort = (signal, reason) => signal.#abort(reason);
    addAbortAlgorithm = (signal, algorithm) => {
      if (signal.#aborted) return;
      signal.#algorithms.push(algorithm);
      signal.#keep();
    };
    setOnListen(target => {
      if (#sources in target) target.#keep();
    });
    follow = (signal, sources) => {
      for (const source of sources) {
        if (!source.#aborted) continue;
        signal.#aborted = true;
        signal.#reason = source.#reason;
        return;
      }
      const roots = sources.flatMap(source => source.#sources.length > 0 ? source.#sources : [source]);
      signal.#sources = [...new Set(roots)];
      const reference = new WeakRef(signal);
      for (const root of signal.#sources) {
        root.#dependents.add(reference);
        const dependents = new WeakRef(root.#dependents);
        collected.register(signal, () => dependents.deref()?.delete(reference));
      }
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

  #keep() {
    for (const root of this.#sources) root.#heard.add(this);
  }

  #setAborted(reason) {
    this.#aborted = true;
    this.#reason = reason === undefined ? new DOMException('This operation was aborted', 'AbortError') : reason;
  }

  // All that are concerned know of it before anybody is told.
  #abort(reason) {
    if (this.#aborted) return;
    this.#setAborted(reason);
    const dependents = [];
    for (const reference of this.#dependents) {
      const signal = reference.deref();
      if (signal !== undefined && !signal.#aborted) dependents.push(signal);
    }
    for (const signal of dependents) signal.#setAborted(this.#reason);
    for (const signal of [this, ...dependents]) {
      const algorithms = signal.#algorithms;
      signal.#algorithms = [];
      signal.#dependents.clear();
      signal.#heard.clear();
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
