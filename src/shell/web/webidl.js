// What Web IDL has in common for all interfaces and arguments.
'use strict';

// Makes a class look like an interface: its members are enumerable, and its instances have a name for
// Object.prototype.toString.
function exposeInterface(constructor) {
  for (const object of [constructor, constructor.prototype]) {
    for (const key of Object.getOwnPropertyNames(object)) {
      const isOfFunction = object === constructor && ['prototype', 'name', 'length'].includes(key);
      if (key !== 'constructor' && !isOfFunction) Object.defineProperty(object, key, { enumerable: true });
    }
  }
  Object.defineProperty(constructor.prototype, Symbol.toStringTag, { value: constructor.name, configurable: true });
  return constructor;
}

const customInspect = Symbol.for('nodejs.util.inspect.custom');

// Has consoles show instances with these attributes, as if they were properties.
function showAttributes(constructor, names) {
  Object.defineProperty(constructor.prototype, customInspect, {
    value() {
      const shown = Object.create(Object.getPrototypeOf(this), {
        [customInspect]: { value: undefined },
        [Symbol.toStringTag]: { value: this.constructor?.name },
      });
      for (const name of names) {
        Object.defineProperty(shown, name, { value: this[name], enumerable: true });
      }
      return shown;
    },
    writable: true,
    configurable: true,
  });
}

// Adds constants to an interface and its prototype.
function defineConstants(constructor, constants) {
  for (const name of Object.keys(constants)) {
    const descriptor = { value: constants[name], enumerable: true };
    Object.defineProperty(constructor, name, descriptor);
    Object.defineProperty(constructor.prototype, name, descriptor);
  }
}

// `where`: a member as 'URLSearchParams.append', or a constructor as 'new URL'.
function requireArguments(count, needed, where) {
  if (count < needed) {
    throw new TypeError(`${where} requires at least ${needed} argument${needed === 1 ? '' : 's'}, but ` +
                        `${count} ${count === 1 ? 'was' : 'were'} given`);
  }
}

// A USVString: lone surrogates become U+FFFD.
const toUSVString = value => `${value}`.toWellFormed();

// A dictionary argument: undefined and null are empty ones.
function toDictionary(value, where) {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' && typeof value !== 'function') {
    throw new TypeError(`${where}: the options have to be an object`);
  }
  return value;
}

// Iterators of an interface over `next(iterated, position)`, which answers undefined at the end.
function makeIteratorClass(name) {
  const iteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
  const states = new WeakMap();
  const prototype = Object.create(iteratorPrototype, {
    [Symbol.toStringTag]: { value: `${name} Iterator`, configurable: true },
  });
  const methods = {
    next() {
      const state = states.get(this);
      if (state === undefined) throw new TypeError(`next() was called on an object that is no ${name} Iterator`);
      const value = state.next(state.position++);
      return { value, done: value === undefined };
    },
  };
  Object.defineProperty(prototype, 'next', {
    value: methods.next, enumerable: true, writable: true, configurable: true,
  });
  // Consoles show what is still to come.
  Object.defineProperty(prototype, customInspect, {
    value(depth, options, inspect) {
      const { next, position } = states.get(this), values = [];
      for (let i = position, value; (value = next(i)) !== undefined; i++) values.push(value);
      return `${name} Iterator ${inspect(values, options).replace(/^\[/, '{').replace(/\]$/, '}')}`;
    },
    writable: true,
    configurable: true,
  });
  return next => {
    const iterator = Object.create(prototype);
    states.set(iterator, { next, position: 0 });
    return iterator;
  };
}

return {
  exposeInterface, showAttributes, customInspect, defineConstants, requireArguments, toUSVString, toDictionary,
  makeIteratorClass,
};
