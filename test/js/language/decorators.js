// Decorators are evaluated with the keys of their elements, called when all elements are defined, and heard in the order
// of the proposal; auto-accessors keep their values under a private name.
const log = [];
function logged(tag, result) {
  log.push('evaluate ' + tag);
  return (value, context) => { log.push(`${tag} ${context.kind} ${String(context.name)}`); return result; };
}

test('order', () => {
  log.length = 0;
  (@logged('c1') @logged('c2') class C extends (log.push('heritage'), Object) {
    @logged('f') f = log.push('init f');
    @logged('m1') @logged('m2') m() {}
    @logged('k') [(log.push('key'), 'computed')] = 1;
    @logged('sf') static sf = log.push('init sf');
    @logged('sm') static sm() {}
    @logged('a') accessor a;
    static { log.push('block'); }
  });
  assertEquals(['evaluate c1', 'evaluate c2', 'heritage', 'evaluate f', 'evaluate m1', 'evaluate m2', 'evaluate k', 'key',
                'evaluate sf', 'evaluate sm', 'evaluate a', 'sm method sm', 'm2 method m', 'm1 method m', 'a accessor a',
                'sf field sf', 'f field f', 'k field computed', 'c2 class C', 'c1 class C', 'init sf', 'block'], log);
});

test('methods and accessors are replaced where they are', () => {
  const twice = (f) => function(...list) { return f.apply(this, list) * 2; };
  class C {
    first() {}
    @twice method(x) { return x; }
    @twice get both() { return 5; }
    set both(value) { this.stored = value; }
    @((f) => function(v) { f.call(this, v + 1); }) set only(v) { this.stored = v; }
    @twice static ['com' + 'puted']() { return 3; }
    @twice #hidden() { return 7; }
    @twice get #value() { return 8; }
    set #value(v) { this.stored = v; }
    read() { this.#value = 9; return [this.#hidden(), this.#value, this.stored]; }
    last() {}
  }
  const c = new C();
  assertSame(8, c.method(4));
  assertSame(10, c.both);
  c.both = 1;
  assertSame(1, c.stored);
  c.only = 1;
  assertSame(2, c.stored);
  assertSame(6, C.computed());
  assertEquals([14, 16, 9], c.read());
  assertEquals(['constructor', 'first', 'method', 'both', 'only', 'read', 'last'], Object.getOwnPropertyNames(C.prototype));
  assertFalse(Object.getOwnPropertyDescriptor(C.prototype, 'method').enumerable);
});

test('fields and auto-accessors get their first value through the initializers, the outermost first', () => {
  const append = (text) => (value, context) => context.kind === 'field' ? (v) => v + text : { init: (v) => v + text };
  const upper = ({ get, set }) => ({
    get() { return get.call(this).toUpperCase(); },
    set(v) { set.call(this, v + '!'); },
  });
  class C {
    @append('a') @append('b') field = 'x';
    @append('1') empty;
    @append('a') @append('b') accessor auto = 'y';
    @upper accessor text = 'z';
    @append('s') static field = 't';
    @append('p') #private = 'q';
    @append('k') accessor #hidden = 'h';
    read() { return this.#private + this.#hidden; }
  }
  const c = new C();
  assertSame('xab', c.field);
  assertSame('undefined1', c.empty);
  assertSame('yab', c.auto);
  assertSame('Z', c.text);
  c.text = 'w';
  assertSame('W!', c.text);
  assertSame('ts', C.field);
  assertSame('qphk', c.read());
});

test('added initializers', () => {
  log.length = 0;
  const add = (tag) => (_, { addInitializer }) => {
    addInitializer(function() { log.push(tag + ' ' + (typeof this === 'function' ? this.name : this.constructor.name)); });
  };
  @add('class') class C {
    @add('field') field = log.push('init field');
    @add('method') method() {}
    @add('accessor') accessor auto = log.push('init auto');
    @add('static field') static field = log.push('init static');
    @add('static method') static method() {}
    later = log.push('init later');
    constructor() { log.push('constructor'); }
  }
  assertEquals(['static method C', 'init static', 'static field C', 'class C'], log);
  log.length = 0;
  new C();
  assertEquals(['method C', 'init field', 'field C', 'init auto', 'accessor C', 'init later', 'constructor'], log);
  log.length = 0;
  class D extends C { @add('derived') m() {} constructor() { log.push('before'); super(); } }
  new D();
  assertEquals('before', log[0]);
  assertEquals('derived D', log[log.length - 1]);
  let kept;
  class E { @((_, context) => { kept = context.addInitializer; }) m() {} }
  assertThrows(() => kept(() => {}), TypeError, /after its decorator/);
  assertThrows(() => { class F { @((_, c) => { c.addInitializer(1); }) m() {} } }, TypeError);
});

test('classes', () => {
  let inner;
  @((Class) => (inner = () => Class, undefined)) class A { static self = A; }
  assertSame(A, A.self);
  assertSame(A, inner());
  assertThrows(() => { @((Class) => Class.self()) class B { static self() { return B; } } }, ReferenceError);
  const wrap = (Class, { name }) => class extends Class { wrapped = name; };
  @wrap class D { static self = D; static { assertSame(D, this); } field = 1; }
  assertEquals(['D', 1], [new D().wrapped, new D().field]);
  assertSame(D, D.self);
  const Replacement = class Other {};
  @(() => Replacement) class C { static field = 1; static read() { return C; } }
  assertSame(Replacement, C);
  assertSame(1, Replacement.field);
  const decorated = @((Class) => { Class.seen = true; }) class {};
  assertTrue(decorated.seen);
  assertSame('decorated', decorated.name);
  assertThrows(() => { @(() => 1) class E {} }, TypeError, /neither a function nor undefined/);
});

test('the context', () => {
  const contexts = {};
  const keep = (_, context) => { contexts[String(context.name)] = context; };
  const symbol = Symbol('s');
  @keep class C {
    @keep method() { return 'm'; }
    @keep static field = 'f';
    @keep #field = 'pf';
    @keep #method() { return 'pm'; }
    @keep accessor #auto = 'pa';
    @keep get [symbol]() { return 'g'; }
    @keep set setter(v) { this.set = v; }
    @keep 1 = 'number';
  }
  assertEquals(['kind', 'access', 'static', 'private', 'name', 'addInitializer', 'metadata'], Object.keys(contexts.method));
  assertEquals(['kind', 'name', 'addInitializer', 'metadata'], Object.keys(contexts.C));
  assertSame(symbol, contexts['Symbol(s)'].name);
  assertSame('1', contexts['1'].name);
  assertTrue(contexts.field.static);
  assertFalse(contexts.field.private);
  assertTrue(contexts['#field'].private);
  const c = new C();
  const access = (name) => contexts[name].access;
  assertSame('m', access('method').get(c)());
  assertTrue(access('method').has(c));
  assertSame(undefined, access('method').set);
  assertSame('f', access('field').get(C));
  access('field').set(C, 2);
  assertSame(2, C.field);
  assertSame('pf', access('#field').get(c));
  access('#field').set(c, 'new');
  assertSame('new', access('#field').get(c));
  assertTrue(access('#field').has(c));
  assertFalse(access('#field').has({}));
  assertThrows(() => access('#field').get({}), TypeError);
  assertSame('pm', access('#method').get(c)());
  assertFalse(access('#method').has({}));
  assertThrows(() => access('#method').get({}), TypeError);
  access('#auto').set(c, 'set');
  assertSame('set', access('#auto').get(c));
  assertSame('g', access('Symbol(s)').get(c));
  assertSame(undefined, access('setter').get);
  access('setter').set(c, 3);
  assertSame(3, c.set);
  assertThrows(() => access('method').has(1), TypeError);
});

test('receivers', () => {
  const library = { name: 'library', check(value, context) { assertSame(library, this); }, make() { return this.check; } };
  class C {
    @library.check a() {}
    @library.check b = 1;
    @(library.check.bind(library)) c() {}
  }
  let received = 0;
  const strict = { check() { "use strict"; received = this; } };
  class D { @(strict.check) d() {} }
  assertSame(undefined, received);
  class E { static #private(v) { return () => 'private'; } static { (@E.#private class F {}); } }
});

test('metadata', () => {
  const note = (key) => (_, { metadata }) => { metadata[key] = true; };
  @note('class') class A { @note('method') m() {} }
  assertSame(null, Object.getPrototypeOf(A[Symbol.metadata]));
  assertEquals(['method', 'class'], Object.keys(A[Symbol.metadata]));
  class B extends A { @note('own') x; }
  assertSame(A[Symbol.metadata], Object.getPrototypeOf(B[Symbol.metadata]));
  assertTrue(B[Symbol.metadata].method);
  class C {}
  assertFalse(Object.hasOwn(C, Symbol.metadata));
  assertSame(null, C[Symbol.metadata]);
  assertEquals({ value: null, writable: false, enumerable: false, configurable: false },
               Object.getOwnPropertyDescriptor(Function.prototype, Symbol.metadata));
});

test('what decorators return', () => {
  for (const source of ['@(() => 1) m() {}', '@(() => 1) f', '@(() => 1) accessor a', '@(() => ({ get: 1 })) accessor a',
                        '@(() => ({ init: 1 })) accessor a', '@undefined m() {}', '@(() => null) f']) {
    assertThrows(`class C { ${source} }`, TypeError);
  }
});

test('syntax', () => {
  for (const source of ['class C { @d constructor() {} }', 'class C { @d static {} }', '@d function f() {}', '@d',
                        'class C { @d[0] m() {} }', 'class C { @a.b().c m() {} }', 'class C { @(a m() {} }', '@d let x;',
                        'class C { @ }', 'class C { @1 m() {} }', 'class C { accessor constructor; }', 'class C { static accessor prototype; }',
                        'class C { accessor #x; #x; }', 'if (1) @d class C {}', 'class C { accessor m() {} }',
                        'class C { @class {} m() {} }', 'class C { @C.#x m() {} }']) {
    assertThrows(source, SyntaxError);
  }
  var await_ = (0, eval)('var await = () => {}; @await class C { @await m() {} accessor; static accessor = 1; }; C');
  assertSame(1, await_.accessor);
  assertTrue('accessor' in new await_());
  assertSame("@logged('x') class Named { m() {} }", String(@logged('x') class Named { m() {} }));
});

test('auto-accessors', () => {
  class C {
    accessor a = 1;
    static accessor b = this.name;
    accessor ['c' + 1] = () => {};
    accessor
    d = 2;
    accessor a2
    static accessor #e = 5;
    static read() { return ++this.#e; }
  }
  const c = new C();
  assertSame(1, c.a);
  assertSame('C', C.b);
  assertSame('c1', c.c1.name);
  assertEquals(['accessor', 'd'], Object.keys(c));
  assertSame(6, C.read());
  const { get, set } = Object.getOwnPropertyDescriptor(C.prototype, 'a');
  assertEquals(['get a', 'set a', 0, 1], [get.name, set.name, get.length, set.length]);
  assertThrows(() => get.call({}), TypeError);
  assertThrows(() => new get(), TypeError);
  class D extends C { static x = 1; }
  assertThrows(() => D.b, TypeError);
  assertThrows(() => Object.freeze(new (class { accessor x = Object.freeze(this); })()), TypeError);
});

test('in functions that are compiled when they are called', () => {
  function outer(tag) {
    function inner() {
      class C {
        @((f) => function() { return tag + f.call(this); }) m() { return 'm'; }
        @(() => (v) => [tag, v]) x = (() => tag)();
        @((v, { addInitializer }) => addInitializer(function() { this.added = tag; })) n() {}
      }
      return new C();
    }
    return inner();
  }
  const c = outer('t');
  assertSame('tm', c.m());
  assertEquals(['t', 't'], c.x);
  assertSame('t', c.added);
});
