// The object that `super` means is looked up when the reference is made: after the key, before the value.
const log = [];
const base = (name) => ({ set x(value) { log.push(name, value); }, get x() { log.push(name, 'get'); return 10; } });
const object = {
  assign(value) { super.x = value(); },
  assignKeyed(key, value) { super[key()] = value(); },
  add(value) { super.x += value(); },
  increment(key) { return super[key()]++; },
  destructure(source) { ({ a: super.x } = source); },
  loop(values) { for (super.x of values); },
};
const change = (value) => () => {
  Object.setPrototypeOf(object, base('after'));
  return value;
};
function check(expected, callback) {
  Object.setPrototypeOf(object, base('before'));
  log.length = 0;
  callback();
  assertEquals(expected, log.join());
}
check('before,1', () => object.assign(change(1)));
check('after,1', () => object.assignKeyed(change('x'), () => 1));
check('before,1', () => object.assignKeyed(() => 'x', change(1)));
check('before,get,before,11', () => object.add(change(1)));
check('before,get,before,11', () => object.increment(() => 'x'));
check('after,get,after,11', () => object.increment(change('x')));
check('before,1', () => object.destructure({ get a() { return change(1)(); } }));
check('before,1,before,2', () => object.loop([1, 2]));

// The key is converted when the reference is used, after the value has been evaluated.
const order = [];
const key = { toString() { order.push('key'); return 'x'; } };
Object.setPrototypeOf(object, base('before'));
object.assignKeyed(() => key, () => { order.push('value'); });
assertEquals('value,key', order.join());

// Without a base the value is still evaluated.
Object.setPrototypeOf(object, null);
let evaluated = false;
assertThrows(() => object.assign.call(object, () => { evaluated = true; }), TypeError);
assertTrue(evaluated);

class Parent { static set s(value) { log.push('static', value); } }
class Child extends Parent { static set(value) { super.s = value; } }
log.length = 0;
Child.set(3);
assertEquals('static,3', log.join());
