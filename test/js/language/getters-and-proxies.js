const calls = [];
const handler = {};
for (const trap of Reflect.ownKeys(Reflect)) {
  if (typeof trap !== 'string') continue;
  handler[trap] = function(...args) { calls.push(trap); return Reflect[trap](...args); };
}
const target = function f() {};
const p = new Proxy(target, handler);
function expect(traps, run) { calls.length = 0; run(); assertSame(traps, calls.join()); }
expect('get', () => p.x);
expect('set,getOwnPropertyDescriptor,defineProperty', () => { p.x = 1; });
expect('has', () => 'x' in p);
expect('deleteProperty', () => delete p.x);
expect('apply', () => p());
expect('construct,get', () => new p());
expect('ownKeys', () => Reflect.ownKeys(p));
expect('getPrototypeOf', () => Object.getPrototypeOf(p));
expect('setPrototypeOf', () => Object.setPrototypeOf(p, Function.prototype));
expect('isExtensible', () => Object.isExtensible(p));
expect('defineProperty', () => Object.defineProperty(p, 'y', { value: 1, configurable: true }));
expect('getOwnPropertyDescriptor', () => Object.getOwnPropertyDescriptor(p, 'y'));
expect('preventExtensions', () => Object.preventExtensions(p));

const frozen = Object.freeze({ a: 1 });
assertThrows(() => new Proxy(frozen, { get: () => 2 }).a, TypeError);
assertThrows(() => Object.keys(new Proxy(frozen, { ownKeys: () => [] })), TypeError);
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
assertThrows(() => proxy.a, TypeError, /revoked/);
assertTrue(Array.isArray(new Proxy([], {})));

// Inherited accessors see the receiver.
const base = { get me() { return this; }, set v(x) { this.stored = x; } };
const child = Object.create(base);
assertSame(child, child.me);
child.v = 3;
assertTrue(Object.hasOwn ? Object.hasOwn(child, 'stored') : child.hasOwnProperty('stored'));
const list = new Proxy([1, 2, 3], { get: (t, k, r) => k === 'length' ? 2 : Reflect.get(t, k, r) });
assertArrayEquals([1, 2], Array.from(list));
