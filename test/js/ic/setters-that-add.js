// With: sites-support.js
// What a setter does to its receiver is no reason to leave it out the next time, whatever kind of function it is.
const doubling = { double(v) { Object.defineProperty(this, 'x', { value: 2 * v, writable: true, enumerable: true, configurable: true }); } }.double;
for (const [kind, setter] of Object.entries({ function: doubling, proxy: new Proxy(doubling, {}) })) {
  const prototype = Object.defineProperty({}, 'x', { set: setter, configurable: true });
  testSite(`a property that a setter adds, a ${kind}`, '(o, v) => { o.x = v; }', (store) => {
    for (let i = 0; i < 8; i++) {
      const object = Object.create(prototype);
      store(object, i);
      assertSame(2 * i, object.x);
    }
  });
}
