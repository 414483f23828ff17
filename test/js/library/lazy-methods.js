// Functions of the library are made when they are asked for, and nobody can tell. Each test takes methods that nothing
// has used before it.
const {getOwnPropertyDescriptor, getOwnPropertyNames, defineProperty, freeze, seal, preventExtensions, isFrozen, assign,
       setPrototypeOf, create} = Object;
const ownKeys = Reflect.ownKeys;

// The same function each time, wherever it is reached from.
assertTrue(Math.acosh === Math.acosh);
assertTrue([].toSpliced === Array.prototype.toSpliced);
assertTrue(Array.prototype.values === Array.prototype[Symbol.iterator]);
assertTrue(Set.prototype.keys === Set.prototype.values && Set.prototype.keys === Set.prototype[Symbol.iterator]);
assertTrue(Date.prototype.toUTCString === Date.prototype.toGMTString);
assertTrue(String.prototype.trimLeft === String.prototype.trimStart);
assertEquals(0, Math.acosh(1));
assertEquals('acosh', Math.acosh.name);
assertEquals(1, Math.acosh.length);

// Descriptors say that it is data.
const asinh = getOwnPropertyDescriptor(Math, 'asinh');
assertTrue(asinh.value === Math.asinh && asinh.writable && !asinh.enumerable && asinh.configurable);
assertEquals('value,writable,enumerable,configurable', ownKeys(asinh).join());
const every = Object.getOwnPropertyDescriptors(Atomics);
for (const key of ownKeys(every)) assertTrue('value' in every[key], String(key));

// Keys stay in their order when some are made.
const before = ownKeys(Date.prototype);
Date.prototype.setUTCMilliseconds;
Date.prototype.getUTCMilliseconds;
assertEquals(before.map(String).join(), ownKeys(Date.prototype).map(String).join());
assertEquals('constructor', before[0]);

// Own properties without a look at their values.
assertTrue(Object.hasOwn(Math, 'atanh') && 'atanh' in Math && Math.propertyIsEnumerable('atanh') === false);
assertEquals('function', typeof Math.atanh);
let seen = '';
for (const key in Math) seen += key;
assertEquals('', seen);
assertEquals('{}', JSON.stringify(Math));
assertEquals(0, Object.keys(assign({}, Reflect)).length);

// Assignments, with and without a change of the kind.
Math.cosh = 1;
assertEquals(1, Math.cosh);
assertEquals('{"value":1,"writable":true,"enumerable":false,"configurable":true}',
             JSON.stringify(getOwnPropertyDescriptor(Math, 'cosh')));
defineProperty(Math, 'sinh', {enumerable: true});
assertTrue(getOwnPropertyDescriptor(Math, 'sinh').enumerable);
assertEquals(0, Math.sinh(0));
assertEquals('sinh', Object.keys(Math).join());
defineProperty(Math, 'tanh', {writable: false});
assertThrows(() => { 'use strict'; Math.tanh = 1; }, TypeError);
assertEquals('tanh', Math.tanh.name);
defineProperty(Math, 'expm1', {get() { return 'got'; }});
assertEquals('got', Math.expm1);
defineProperty(Math, 'log1p', {value: 5});
assertEquals(5, Math.log1p);
const hypot = Math.hypot;
delete Math.clz32;
assertEquals(undefined, Math.clz32);
assertFalse('clz32' in Math);
assertEquals(5, Math.hypot(3, 4));
assertTrue(hypot === Math.hypot);
// Redefining with the same function changes nothing; with another one it fails.
defineProperty(Math, 'fround', {writable: false, configurable: false});
defineProperty(Math, 'fround', {value: Math.fround});
assertThrows(() => defineProperty(Math, 'fround', {value: Math.imul}), TypeError);

// What inherits sees it, and shadows it.
const child = create(Number.prototype);
assertTrue(child.toPrecision === Number.prototype.toPrecision);
child.toExponential = 1;
assertEquals(1, child.toExponential);
assertEquals('toExponential', (0).toExponential.name);
function Shadow(n) { this.getUTCDay = n; }
Shadow.prototype = create(Date.prototype);
let sum = 0;
for (let i = 0; i < 10; i++) sum += new Shadow(i).getUTCDay;
assertEquals(45, sum);
assertEquals('getUTCDay', Date.prototype.getUTCDay.name);
class Days extends Date {
  getUTCHours() { return 'mine ' + super.getUTCHours(); }
  static UTC() { return 'static ' + typeof super.UTC; }
}
assertEquals('mine 0', new Days(0).getUTCHours());
assertEquals('static function', Days.UTC());

// One access site before and after.
function callMethod(o) { return o.codePointAt(0); }
for (let i = 0; i < 5; i++) assertEquals(97, callMethod('a'));
String.prototype.codePointAt = () => 'replaced';
assertEquals('replaced', callMethod('a'));
function readOwn() { return Number.isSafeInteger; }
const isSafeInteger = readOwn();
for (let i = 0; i < 5; i++) assertTrue(readOwn() === isSafeInteger);
Number.isSafeInteger = 7;
assertEquals(7, readOwn());
// A site that has seen no property, or another one, before.
function readMissing(o) { return o.findLastIndex; }
const bare = create(create(null));
for (let i = 0; i < 5; i++) assertEquals(undefined, readMissing(bare));
setPrototypeOf(bare, Array.prototype);
assertEquals('findLastIndex', readMissing(bare).name);

// Integrity levels.
preventExtensions(WeakMap.prototype);
assertEquals('has', WeakMap.prototype.has.name);
assertTrue(WeakMap.prototype.has === WeakMap.prototype.has);
seal(WeakSet.prototype);
assertFalse(getOwnPropertyDescriptor(WeakSet.prototype, 'add').configurable);
assertTrue(getOwnPropertyDescriptor(WeakSet.prototype, 'add').writable);
assertTrue(new WeakSet([callMethod]).has(callMethod));
freeze(FinalizationRegistry.prototype);
assertTrue(isFrozen(FinalizationRegistry.prototype));
assertFalse(getOwnPropertyDescriptor(FinalizationRegistry.prototype, 'register').writable);
assertEquals('unregister', FinalizationRegistry.prototype.unregister.name);
assertTrue(isFrozen(FinalizationRegistry.prototype));
assertThrows(() => { 'use strict'; FinalizationRegistry.prototype.register = 1; }, TypeError);

// Dictionary mode.
for (let i = 0; i < 2000; i++) BigInt.prototype['p' + i] = i;
for (let i = 0; i < 2000; i++) delete BigInt.prototype['p' + i];
assertEquals('5', (5n).toLocaleString());
assertTrue(BigInt.prototype.toLocaleString === BigInt.prototype.toLocaleString);
assertEquals('constructor,toLocaleString,toString,valueOf,Symbol(Symbol.toStringTag)',
             ownKeys(BigInt.prototype).map(String).sort((a, b) => 0).join());

// Proxies and Reflect.
const proxy = new Proxy(Reflect, {});
assertTrue(proxy.isExtensible === Reflect.isExtensible);
assertTrue(Reflect.get(Math, 'trunc') === Math.trunc);
assertTrue(Reflect.get(create(Math), 'cbrt', 5) === Math.cbrt);
assertTrue(Reflect.set(Math, 'log2', 4) && Math.log2 === 4);
assertTrue(Reflect.getOwnPropertyDescriptor(proxy, 'getPrototypeOf').value === Reflect.getPrototypeOf);
const {[`log${10}`]: log10, ...rest} = Math;
assertEquals(1, log10(10));
assertEquals('sinh', Object.keys(rest).join());

// Shadow realms have functions of their own.
const shadow = new ShadowRealm();
assertTrue(shadow.evaluate(`Map.groupBy.constructor === Function && Math.cosh(0) === 1`));
assertEquals(Function, Map.groupBy.constructor);

// Polyfills that look first.
if (!Array.prototype.toReversed) fail();
Array.prototype.mine ??= 1;
assertEquals(1, [].mine);
assertEquals('3,2,1', [1, 2, 3].toReversed().join());
assertEquals('mine', getOwnPropertyNames(Array.prototype).at(-1));
