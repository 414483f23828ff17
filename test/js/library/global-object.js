// `this` of scripts, and the properties of the global object that cannot be changed.
assertSame(globalThis, this);

const attributes = (name) => {
  const { value, ...rest } = Object.getOwnPropertyDescriptor(globalThis, name);
  return rest;
};
for (const name of ['NaN', 'Infinity', 'undefined']) {
  assertEquals({ writable: false, enumerable: false, configurable: false }, attributes(name));
}
assertEquals({ writable: true, enumerable: false, configurable: true }, attributes('globalThis'));
