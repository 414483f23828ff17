// A small `process`, for packages that look for their surroundings there. It has no versions.node: this is not node.
'use strict';

const { processFacts, environment, currentDirectory, monotonicNanoseconds, memoryUsage, cpuUsage, write, isTerminal,
        leave } = natives;

const { queueMicrotask } = globalThis;

const facts = processFacts();
const begin = monotonicNanoseconds();

function checkListener(listener) {
  if (typeof listener !== 'function') throw new TypeError('A listener has to be a function');
}

// The part of node's EventEmitter that programs use on `process`. The shell itself emits 'exit' only.
class Emitter {
  #listeners = new Map();

  on(name, listener) {
    checkListener(listener);
    const listeners = this.#listeners.get(name);
    this.#listeners.set(name, listeners === undefined ? [listener] : [...listeners, listener]);
    return this;
  }

  addListener(name, listener) {
    return this.on(name, listener);
  }

  prependListener(name, listener) {
    checkListener(listener);
    this.#listeners.set(name, [listener, ...this.#listeners.get(name) ?? []]);
    return this;
  }

  once(name, listener) {
    checkListener(listener);
    const emitter = this;
    function once(...values) {
      emitter.off(name, once);
      return Reflect.apply(listener, this, values);
    }
    once.listener = listener;
    return this.on(name, once);
  }

  off(name, listener) {
    const listeners = this.#listeners.get(name) ?? [];
    const index = listeners.findLastIndex(found => found === listener || found.listener === listener);
    if (index >= 0) this.#listeners.set(name, listeners.toSpliced(index, 1));
    return this;
  }

  removeListener(name, listener) {
    return this.off(name, listener);
  }

  removeAllListeners(name) {
    if (name === undefined) this.#listeners.clear(); else this.#listeners.delete(name);
    return this;
  }

  emit(name, ...values) {
    const listeners = this.#listeners.get(name) ?? [];
    for (const listener of listeners) Reflect.apply(listener, this, values);
    return listeners.length > 0;
  }

  listeners(name) {
    return (this.#listeners.get(name) ?? []).map(found => found.listener ?? found);
  }

  listenerCount(name) {
    return (this.#listeners.get(name) ?? []).length;
  }
}

class Output extends Emitter {
  #descriptor;

  constructor(descriptor) {
    super();
    this.#descriptor = descriptor;
    this.fd = descriptor;
    this.isTTY = isTerminal(descriptor);
    this.writable = true;
  }

  // Whole and at once: true. The callback is called in a job.
  write(chunk, encoding, callback = encoding) {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) {
      throw new TypeError('write() takes a string or a Uint8Array');
    }
    write(this.#descriptor, chunk);
    if (typeof callback === 'function') queueMicrotask(() => callback(null));
    return true;
  }
}

function toExitCode(code) {
  if (code === undefined || code === null) return undefined;
  const number = typeof code === 'string' && code !== '' ? Number(code) : code;
  if (!Number.isInteger(number)) throw new TypeError(`The exit code has to be an integer, not ${String(code)}`);
  return number | 0;
}

const nanosecondsPerSecond = 1_000_000_000n;

function hrtime(earlier) {
  let now = monotonicNanoseconds();
  if (earlier !== undefined) now -= BigInt(earlier[0]) * nanosecondsPerSecond + BigInt(earlier[1]);
  return [Number(now / nanosecondsPerSecond), Number(now % nanosecondsPerSecond)];
}
hrtime.bigint = function bigint() {
  return monotonicNanoseconds();
};

const functions = {
  memoryUsage() {
    return memoryUsage();
  },
};
functions.memoryUsage.rss = function rss() {
  return memoryUsage().rss;
};

// Makes a property that gets its value at the first read.
function lazily(object, name, make) {
  const define = value =>
      Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  Object.defineProperty(object, name, {
    get() {
      const value = make();
      define(value);
      return value;
    },
    set: define,
    enumerable: true,
    configurable: true,
  });
}

let isExiting = false;
let exitCode;

// Emits 'exit', once; answers the code to end with.
function emitExit(code) {
  if (!isExiting) {
    isExiting = true;
    if (code !== 0) exitCode = code;
    process.emit('exit', exitCode ?? 0);
  }
  return exitCode ?? code;
}

class Process extends Emitter {
  title = 'flat8';
  version = `v${facts.version}`;
  versions = Object.freeze({ __proto__: null, flat8: facts.version, v8api: facts.apiVersion });
  release = { name: 'flat8' };
  // As in the stand-ins of bundlers: packages ask for it before they use node's modules.
  browser = true;
  platform = facts.platform;
  arch = facts.arch;
  pid = facts.pid;
  argv = facts.argv;
  execArgv = [];
  execPath = facts.argv[0];
  hrtime = hrtime;
  memoryUsage = functions.memoryUsage;

  get exitCode() {
    return exitCode;
  }

  set exitCode(code) {
    exitCode = toExitCode(code);
  }

  // Runs the listeners of 'exit' and leaves at once: nothing that waits is run any more.
  exit(code = undefined) {
    code = toExitCode(code);
    if (code !== undefined) exitCode = code;
    leave(emitExit(exitCode ?? 0));
  }

  reallyExit(code = 0) {
    leave(toExitCode(code) ?? 0);
  }

  abort() {
    leave(134);
  }

  cwd() {
    return currentDirectory();
  }

  uptime() {
    return Number(monotonicNanoseconds() - begin) / 1e9;
  }

  cpuUsage(earlier = { user: 0, system: 0 }) {
    const { user, system } = cpuUsage();
    return { user: user - earlier.user, system: system - earlier.system };
  }

  // A job like any other: it comes after those that are queued already.
  nextTick(callback, ...values) {
    checkListener(callback);
    queueMicrotask(() => callback(...values));
  }

  emitWarning(warning, type = 'Warning') {
    const name = typeof type === 'object' && type !== null ? type.type ?? 'Warning' : type;
    write(2, warning instanceof Error ? `${warning}\n` : `${name}: ${warning}\n`);
  }
}

const process = new Process();
lazily(process, 'env', environment);
lazily(process, 'stdout', () => new Output(1));
lazily(process, 'stderr', () => new Output(2));
return { process, emitExit };
