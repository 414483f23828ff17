// Not with: --gc-stress
// A chain that grows at its lower end is not walked for each link.
let last = {};
const begin = Date.now();
for (let i = 0; i < 30000; i++) last = Object.setPrototypeOf({}, last);
assertTrue(Date.now() - begin < 5000);
