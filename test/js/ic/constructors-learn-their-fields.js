// A constructor whose objects get more fields than its body names makes room for them in later objects; nobody can tell.

function Base(n) { for (const name of 'abcdefghijkl') this[name] = n; init(this, n); }
function init(o, n) { o.x = n; o.y = n + 1; o.z = n + 2; }
Base.prototype.sum = function() { return this.x + this.y + this.z; };

const objects = [];
for (let i = 0; i < 10; i++) objects.push(new Base(i));
for (const [i, o] of objects.entries()) {
  assertEquals(3 * i + 3, o.sum());
  assertEquals('abcdefghijklxyz', Object.keys(o).join(''));
  assertTrue(o instanceof Base);
  assertEquals(Base.prototype, Object.getPrototypeOf(o));
  assertEquals(Base, o.constructor);
}

// More and more fields: the constructor does not go on for ever.
function Grows() {}
for (let i = 0; i < 40; i++) {
  const o = new Grows();
  for (let j = 0; j < i; j++) o['f' + j] = j;
  assertEquals(i, Object.keys(o).length);
  assertEquals(i > 0 ? i - 1 : undefined, o['f' + (i - 1)]);
}

// A new prototype object counts from the next object on.
const before = new Base(1);
Base.prototype = { sum() { return 'new'; } };
assertEquals(6, before.sum());
assertEquals('new', new Base(1).sum());
