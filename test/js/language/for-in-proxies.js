// What a proxy observes of for-in: its keys and prototype first, then its descriptors, each once and right before the
// visit; as in V8.
const log = [];
function logging(target, name) {
  const handler = {};
  for (const trap of ['ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf', 'has', 'get']) {
    handler[trap] = (...rest) => {
      log.push(name + '.' + trap + (typeof rest[1] === 'string' ? ' ' + rest[1] : ''));
      return Reflect[trap](...rest);
    };
  }
  return new Proxy(target, handler);
}
function logOf(object, inBody = () => undefined) {
  log.length = 0;
  for (const key in object) {
    log.push(key);
    inBody();
  }
  return log.join(', ').replace(/getOwnPropertyDescriptor/g, 'get');
}
const hidden = (object, name) => Object.defineProperty(object, name, {value: 1, configurable: true});

assertEquals('p.ownKeys, p.getPrototypeOf, p.get a, a, p.get b, b', logOf(logging({a: 1, b: 2}, 'p')));
assertEquals('p.ownKeys, p.getPrototypeOf, p.get a, a, p.get h', logOf(logging(hidden({a: 1}, 'h'), 'p')));
assertEquals('p.ownKeys, p.getPrototypeOf, q.ownKeys, q.getPrototypeOf, p.get a, a, p.get c, p.getPrototypeOf, q.get c, c',
             logOf(logging(Object.setPrototypeOf({a: 1}, logging({c: 1, a: 3}, 'q')), 'p')));
// Own properties hide those of a proxy behind, enumerable or not.
assertEquals('q.ownKeys, q.getPrototypeOf, a, z, q.get c, c',
             logOf(Object.setPrototypeOf({a: 1, z: 2}, logging({c: 1, a: 3}, 'q'))));
assertEquals('q.ownKeys, q.getPrototypeOf, z, q.get a, a',
             logOf(Object.setPrototypeOf(hidden({z: 2}, 'c'), logging({c: 1, a: 3}, 'q'))));
// A key that is gone is looked for on the prototypes.
assertEquals('p.ownKeys, p.getPrototypeOf, p.get a, a, p.get b, p.getPrototypeOf, b',
             logOf(logging(Object.setPrototypeOf({a: 1}, {b: 1, a: 2}), 'p')));
const target = {a: 1, c: 3};
assertEquals('p.ownKeys, p.getPrototypeOf, p.get a, a, p.get c, p.getPrototypeOf',
             logOf(logging(target, 'p'), () => delete target.c));
const inheriting = Object.setPrototypeOf({a: 1, c: 3}, {c: 9});
assertEquals('p.ownKeys, p.getPrototypeOf, p.get a, a, p.get c, p.getPrototypeOf, c',
             logOf(logging(inheriting, 'p'), () => delete inheriting.c));
