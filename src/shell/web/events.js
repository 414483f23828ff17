// DOM Standard: Event, CustomEvent, EventTarget, without a tree: an event visits its target alone. HTML: event handlers
// (`onmessage`) and reportError.
'use strict';

const { reportException, now } = natives;
const { exposeInterface, showAttributes, defineConstants, requireArguments, toDictionary } = load('webidl');

const phases = { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 };

// What dispatching needs of an event.
let stateOf;

class Event {
  #type;
  #bubbles;
  #cancelable;
  #composed;
  #timeStamp = now();
  // Changes while it is dispatched.
  #state = {
    target: null, currentTarget: null, eventPhase: phases.NONE, isTrusted: false, isDispatched: false,
    isInPassiveListener: false, isCanceled: false, stopsPropagation: false, stopsImmediately: false,
  };

  constructor(type, options = undefined) {
    requireArguments(arguments.length, 1, `new ${new.target.name}`);
    options = toDictionary(options, `new ${new.target.name}`);
    this.#type = `${type}`;
    this.#bubbles = Boolean(options.bubbles);
    this.#cancelable = Boolean(options.cancelable);
    this.#composed = Boolean(options.composed);
  }

  static {
    stateOf = event => event.#state;
  }

  get type() {
    return this.#type;
  }

  get target() {
    return this.#state.target;
  }

  get srcElement() {
    return this.#state.target;
  }

  get currentTarget() {
    return this.#state.currentTarget;
  }

  composedPath() {
    const { currentTarget } = this.#state;
    return currentTarget === null ? [] : [currentTarget];
  }

  get eventPhase() {
    return this.#state.eventPhase;
  }

  stopPropagation() {
    this.#state.stopsPropagation = true;
  }

  get cancelBubble() {
    return this.#state.stopsPropagation;
  }

  set cancelBubble(value) {
    if (value) this.#state.stopsPropagation = true; else this.#state;
  }

  stopImmediatePropagation() {
    this.#state.stopsPropagation = this.#state.stopsImmediately = true;
  }

  get bubbles() {
    return this.#bubbles;
  }

  get cancelable() {
    return this.#cancelable;
  }

  get returnValue() {
    return !this.#state.isCanceled;
  }

  set returnValue(value) {
    if (!value) this.preventDefault(); else this.#state;
  }

  preventDefault() {
    if (this.#cancelable && !this.#state.isInPassiveListener) this.#state.isCanceled = true;
  }

  get defaultPrevented() {
    return this.#state.isCanceled;
  }

  get composed() {
    return this.#composed;
  }

  // Web IDL has it as a property of each event; an event would take ten times as long to make.
  get isTrusted() {
    return this.#state.isTrusted;
  }

  get timeStamp() {
    return this.#timeStamp;
  }

  initEvent(type, bubbles = false, cancelable = false) {
    requireArguments(arguments.length, 1, 'Event.initEvent');
    const state = this.#state;
    if (state.isDispatched) return;
    state.stopsPropagation = state.stopsImmediately = state.isCanceled = state.isTrusted = false;
    state.target = null;
    this.#type = `${type}`;
    this.#bubbles = Boolean(bubbles);
    this.#cancelable = Boolean(cancelable);
  }
}

class CustomEvent extends Event {
  #detail;

  constructor(type, options = undefined) {
    requireArguments(arguments.length, 1, `new ${new.target.name}`);
    super(type, options);
    this.#detail = options?.detail ?? null;
  }

  get detail() {
    return this.#detail;
  }

  initCustomEvent(type, bubbles = false, cancelable = false, detail = null) {
    requireArguments(arguments.length, 1, 'CustomEvent.initCustomEvent');
    if (stateOf(this).isDispatched) return;
    this.initEvent(type, bubbles, cancelable);
    this.#detail = detail;
  }
}

const isObject = value => (typeof value === 'object' && value !== null) || typeof value === 'function';

let dispatch;   // (target, event, isTrusted, shown = target): `shown` is whom listeners see as the target
let isHeard;    // (target, type): whether there are listeners
let handlerOf;  // (target, type): the value of the event handler
let setHandler; // (target, type, value)

// Called with each target that gets a listener, once there is somebody who wants to know.
let onListen = null;
const setOnListen = callback => onListen = callback;

class EventTarget {
  #listeners = new Map();  // lists by type
  #handlers = new Map();   // event handlers by type: { value }

  static {
    dispatch = (target, event, isTrusted, shown = target) => target.#dispatch(event, isTrusted, shown);
    isHeard = (target, type) => (target.#listeners.get(type)?.length ?? 0) > 0;
    handlerOf = (target, type) => target.#handlers.get(type)?.value ?? null;
    setHandler = (target, type, value) => target.#setHandler(type, value);
  }

  addEventListener(type, callback, options = undefined) {
    const listeners = this.#listeners;
    requireArguments(arguments.length, 2, 'EventTarget.addEventListener');
    type = `${type}`;
    const capture = isObject(options) ? Boolean(options.capture) : Boolean(options);
    const { once, passive, signal } = isObject(options) ? options : {};
    if (signal !== undefined && !(isObject(signal) && 'aborted' in signal)) {
      throw new TypeError('EventTarget.addEventListener: the signal is no AbortSignal');
    }
    if (callback === null || callback === undefined) return;
    if (!isObject(callback)) {
      throw new TypeError('EventTarget.addEventListener: the listener has to be a function or an object');
    }
    if (signal !== undefined && signal.aborted) return;
    let list = listeners.get(type);
    if (list === undefined) listeners.set(type, list = []);
    if (list.some(listener => listener.callback === callback && listener.capture === capture)) return;
    list.push({ callback, capture, once: Boolean(once), passive: Boolean(passive), isRemoved: false });
    if (onListen !== null) onListen(this);
    if (signal !== undefined) {
      load('abort').addAbortAlgorithm(signal, () => this.removeEventListener(type, callback, { capture }));
    }
  }

  removeEventListener(type, callback, options = undefined) {
    const listeners = this.#listeners;
    requireArguments(arguments.length, 2, 'EventTarget.removeEventListener');
    const capture = isObject(options) ? Boolean(options.capture) : Boolean(options);
    const list = listeners.get(`${type}`) ?? [];
    const index = list.findIndex(listener => listener.callback === callback && listener.capture === capture);
    if (index < 0) return;
    list[index].isRemoved = true;
    list.splice(index, 1);
  }

  dispatchEvent(event) {
    this.#listeners;
    requireArguments(arguments.length, 1, 'EventTarget.dispatchEvent');
    if (!isObject(event) || !(event instanceof Event)) throw new TypeError('EventTarget.dispatchEvent takes an Event');
    if (stateOf(event).isDispatched) {
      const { DOMException } = load('dom-exception');
      throw new DOMException('The event is already being dispatched', 'InvalidStateError');
    }
    return this.#dispatch(event, false, this);
  }

  #dispatch(event, isTrusted, shown) {
    const state = stateOf(event);
    state.isTrusted = isTrusted;
    state.isDispatched = true;
    state.target = state.currentTarget = shown;
    state.eventPhase = phases.AT_TARGET;
    // Those that capture come first; what is added meanwhile has to wait for the next event.
    const list = this.#listeners.get(event.type) ?? [];
    for (const listener of list.toSorted((a, b) => b.capture - a.capture)) {
      if (listener.isRemoved) continue;
      if (listener.once) this.removeEventListener(event.type, listener.callback, listener);
      state.isInPassiveListener = listener.passive;
      try {
        const { callback } = listener;
        if (typeof callback === 'function') {
          Reflect.apply(callback, shown, [event]);
        } else {
          const { handleEvent } = callback;
          if (typeof handleEvent !== 'function') {
            throw new TypeError('The handleEvent of an event listener is no function');
          }
          Reflect.apply(handleEvent, callback, [event]);
        }
      } catch (error) {
        reportException(error);
      }
      state.isInPassiveListener = false;
      if (state.stopsImmediately) break;
    }
    state.eventPhase = phases.NONE;
    state.currentTarget = null;
    state.isDispatched = state.stopsPropagation = state.stopsImmediately = false;
    return !state.isCanceled;
  }

  // An event handler keeps the place among the listeners that it got when it was first set.
  #setHandler(type, value) {
    if (!isObject(value)) value = null;
    const handler = this.#handlers.get(type);
    if (handler !== undefined) {
      handler.value = value;
      if (value === null) {
        this.#handlers.delete(type);
        this.removeEventListener(type, handler.listener);
      }
      return;
    }
    if (value === null) return;
    const made = {
      value,
      listener: event => {
        if (typeof made.value !== 'function') return;
        if (Reflect.apply(made.value, this, [event]) === false) event.preventDefault();
      },
    };
    this.#handlers.set(type, made);
    this.addEventListener(type, made.listener);
  }
}

// Adds the attributes on<type> to an interface. `onSet` is called when one has been set to something.
function defineEventHandlers(constructor, types, onSet = () => {}) {
  for (const type of types) {
    const name = `on${type}`;
    Object.defineProperty(constructor.prototype, name, Object.getOwnPropertyDescriptor({
      get [name]() {
        return handlerOf(this, type);
      },
      set [name](value) {
        setHandler(this, type, value);
        onSet(this);
      },
    }, name));
  }
}

const functions = {
  reportError(error) {
    requireArguments(arguments.length, 1, 'reportError');
    reportException(error);
  },
};

defineConstants(Event, phases);
showAttributes(Event, ['type', 'defaultPrevented', 'cancelable', 'timeStamp']);
exposeInterface(Event);
exposeInterface(CustomEvent);
exposeInterface(EventTarget);
return { Event, CustomEvent, EventTarget, dispatch, isHeard, setOnListen, defineEventHandlers, ...functions };
