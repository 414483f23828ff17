// Not with: --gc-stress
// A chain that grows at its lower end is not walked for each link.
let last = {};
const begin = Date.now();
for (let i = 0; i < 30000; i++) last = Object.setPrototypeOf({}, last);
assertTrue(Date.now() - begin < 5000);

// Nothing becomes its own prototype, whether it has been one before or not.
for (const make of [() => ({}), () => [], () => function() {}, () => Object.create(null), () => new (class {})]) {
  const lone = make();
  assertThrows(() => Object.setPrototypeOf(lone, lone), TypeError);
  assertTrue(!Reflect.setPrototypeOf(lone, lone));
  const child = Object.create(lone);
  assertTrue(!Reflect.setPrototypeOf(lone, child));
  assertTrue(!Reflect.setPrototypeOf(lone, lone));
}
