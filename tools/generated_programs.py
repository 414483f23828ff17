"""Programs for tools/differential: random, but the same for the same seed.

A program is a list of statements, each of which may be left out without making the rest wrong: values live in the array V,
functions in the array F, classes in the array C, and every statement catches what it throws and prints what came of it.
What they are made of is what an engine has short ways for: sites that see one shape or many, shapes and prototypes that
change under them, elements of all kinds, arithmetic at the ends of its ranges, iteration, calls, strings of all
representations, buffers that go away, generators and async functions.
"""

import random

import generated_bodies
import generated_values
from generated_choices import Choices

PRELUDE = r"""
var V = [], F = [], C = [], B = [], fuel = 0, noted = 0, output = [];
function burn() { if (--fuel < 0) throw new Error('fuel'); }
const { ownKeys, getOwnPropertyDescriptor, isExtensible } = Reflect;
const quote = JSON.stringify, { is } = Object;
const slice = Function.prototype.call.bind(''.slice), symbolText = Function.prototype.call.bind(Symbol.prototype.toString);
const classOf = Function.prototype.call.bind(Object.prototype.toString);
function show(value, depth = 0) {
  switch (typeof value) {
    case 'number': return is(value, -0) ? '-0' : '' + value;
    case 'bigint': return value + 'n';
    case 'string': return quote(value.length > 60 ? slice(value, 0, 60) + '…' + value.length : value);
    case 'symbol': return symbolText(value);
    case 'function': return 'function';
    case 'object': break;
    default: return '' + value;
  }
  if (value === null) return 'null';
  if (depth > 2) return '…';
  try {
    if (value instanceof Error) return value.name + (globalThis.namesOnly ? '' : ': ' + value.message);
    // No iteration and no methods: programs change them.
    const keys = ownKeys(value);
    let text = '';
    for (let i = 0; i < keys.length && i < 24; i++) {
      const d = getOwnPropertyDescriptor(value, keys[i]);
      const flags = d && (d.writable ? 'w' : '') + (d.enumerable ? 'e' : '') + (d.configurable ? 'c' : '');
      text += (i === 0 ? '' : ',') + (typeof keys[i] === 'symbol' ? 'symbol' : keys[i]) + (flags === 'wec' ? '' : '/' + flags) + ':' +
              (!d ? 'nothing' : 'value' in d ? show(d.value, depth + 1) : 'accessor');
    }
    return classOf(value) + '{' + text + '}' + (isExtensible(value) ? '' : '!');
  } catch (error) {
    return 'unshowable ' + show(error, depth + 1);
  }
}
function attempt(label, run) {
  let text;
  // Too little for the stack to overflow, which each engine does at a depth of its own.
  fuel = 500;
  try { text = show(run()); } catch (error) { text = 'throws ' + show(error); }
  output.push(label + ' ' + text);
}
function detach(buffer) {
  if (typeof buffer.transfer === 'function') buffer.transfer(); else structuredClone(buffer, { transfer: [buffer] });
}
function many(run, n = 12) { let last; for (let i = 0; i < n; i++) { burn(); last = run(i); } return last; }
var undo = [];
function define(object, key, descriptor) {
  const before = Object.getOwnPropertyDescriptor(object, key);
  undo.push(() => before ? Object.defineProperty(object, key, before) : delete object[key]);
  return Object.defineProperty(object, key, { configurable: true, ...descriptor });
}
// What bodies tell of the order of things.
function t(label, value) {
  burn();
  if (++noted < 500) output.push('  ' + label + ' ' + show(value, 1));
  return value;
}
function steps(name, count, fault) {
  let at = 0;
  const iterator = {
    [Symbol.iterator]() { return this; },
    next(value) {
      t(name + '.next', value);
      if (at === 1 && fault === 'next throws') throw new RangeError(name);
      if (at === 1 && fault === 'next gives 1') return 1;
      return {
        get done() { if (at === 1 && fault === 'done throws') throw new RangeError(name); return at >= count; },
        get value() { if (at === 1 && fault === 'value throws') throw new RangeError(name); return at++; }
      };
    },
    return(value) {
      t(name + '.return', value);
      if (fault === 'return throws') throw new EvalError(name);
      return fault === 'return gives 1' ? 1 : { done: true, value };
    }
  };
  if (fault === 'no return') iterator.return = undefined;
  return iterator;
}
function resume(generator, calls) { return calls.map(([name, value]) => { try { return generator[name](value); } catch (e) { return ['thrown', e]; } }); }
function settle(name, promise) { Promise.resolve(promise).then((v) => t(name + ' fulfilled', v), (e) => t(name + ' rejected', e)); }
function resumeLater(name, generator, calls) { calls.forEach(([method, value], i) => settle(name + '.' + i, generator[method](value))); }
function later(value) { return Promise.resolve().then(() => value); }
class K { constructor(z) { this.z = z; } m(z) { return [this?.z, z]; } get g() { return ['g', this.z]; } static s() { return 's'; } }
function flush() {
  while (undo.length > 0) { try { undo.pop()(); } catch (error) {} }
  for (const line of output) print(line);
  output.length = 0;
}
"""
# Jobs of jobs have run before what they noted is printed.
POSTLUDE = """
(function wait(n) { if (n > 0) Promise.resolve().then(() => wait(n - 1)); else flush(); })(100);
"""

NUMBERS = ["0", "-0", "1", "-1", "2", "3", "7", "-7", "0.5", "-1.5", "NaN", "Infinity", "-Infinity", "2147483647",
           "-2147483648", "2147483648", "4294967295", "4294967296", "9007199254740991", "9007199254740993", "1e300",
           "5e-324", "1073741824", "65536", "255", "256"]
BIGINTS = ["0n", "1n", "-1n", "255n", "2n**63n", "-(2n**64n)", "123456789012345678901234567890n"]
STRINGS = ["''", "'a'", "'x'", "'0'", "'1'", "'-0'", "'length'", "'text'", "'constructor'", "'ä€😀'", "'4294967295'", "'1.5'",
           "'longer text of some words'", "' 12 '", "'__proto__'"]
OTHERS = ["undefined", "null", "true", "false", "Symbol.iterator", "Symbol.for('s')"]
STRICT = '"use strict";'
IN = '"x" in o'
DIGIT = r'\d'
KEYS = ["'x'", "'y'", "'z'", "0", "1", "2", "5", "100", "'length'", "'m'", "-1", "1.5", "Symbol.for('s')", "'0'", "'01'",
        "'constructor'", "'toString'", "2**32", "'p7'"]
NAMES = ["x", "y", "z", "m", "length", "p7"]
BINARY = ["+", "-", "*", "/", "%", "**", "&", "|", "^", "<<", ">>", ">>>", "<", "<=", ">", ">=", "==", "===", "!=", "!==", "+", "-"]
PROTOTYPES = ["Object.prototype", "Array.prototype", "String.prototype", "Number.prototype", "Function.prototype",
              "Object.getPrototypeOf(Uint8Array.prototype)", "Object.getPrototypeOf([][Symbol.iterator]())",
              "Map.prototype", "Set.prototype", "RegExp.prototype", "Promise.prototype", "Symbol.prototype"]
TYPED = ["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array",
         "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array"]


class Generator(Choices):
    def __init__(self, seed):
        super().__init__(random.Random(seed))
        self.values = self.functions = self.classes = 0
        self.bodies = []
        self.library = generated_values.Values(self.random)

    def value(self):
        return f"V[{self.number(0, max(0, self.values - 1))}]" if self.values else "undefined"

    def function(self):
        return f"F[{self.number(0, self.functions - 1)}]" if self.functions else "((...a) => a.length)"

    def constructor(self):
        return f"C[{self.number(0, self.classes - 1)}]" if self.classes and self.chance(0.7) else self.pick(["Object", "Array", "Map"])

    # --- Expressions

    def literal(self):
        text = self.pick(self.pick([NUMBERS, NUMBERS, STRINGS, OTHERS, BIGINTS]))
        return f"({text})" if text.startswith("-") else text

    def key(self):
        return self.pick(KEYS) if self.chance(0.85) else self.simple()

    def simple(self):
        return self.value() if self.chance(0.5) else self.literal()

    def expression(self, depth=2):
        if depth <= 0 or self.chance(0.15):
            return self.simple()
        sub = lambda: self.expression(depth - 1)
        return self.pick([
            lambda: f"({sub()} {self.pick(BINARY)} {sub()})",
            lambda: f"({sub()} {self.pick(BINARY)} {sub()})",
            lambda: f"({sub()} {self.pick(['&&', '||'])} {sub()})",
            lambda: f"({sub()} ?? {sub()})",
            lambda: f"({self.pick(['-', '+', '~', '!', 'typeof ', 'void '])}({sub()}))",
            lambda: f"{self.value()}.{self.pick(NAMES)}",
            lambda: f"{self.value()}[{self.key()}]",
            lambda: f"{self.value()}?.[{self.key()}]",
            lambda: f"({self.value()}.{self.pick(NAMES)} = {sub()})",
            lambda: f"({self.value()}[{self.key()}] = {sub()})",
            lambda: f"({self.value()}.{self.pick(NAMES)} {self.pick(['+=', '-=', '??=', '||=', '<<='])} {sub()})",
            lambda: f"{self.value()}.{self.pick(NAMES)}{self.pick(['++', '--'])}",
            lambda: f"({self.simple()} in Object({self.value()}))",
            lambda: f"({self.value()} instanceof {self.constructor()})",
            lambda: f"(delete {self.value()}[{self.key()}])",
            lambda: self.call(depth),
            lambda: self.call(depth),
            lambda: self.array(depth),
            lambda: self.object(depth),
            lambda: f"`${{{sub()}}} and ${{{self.simple()}}}`",
            lambda: self.method(depth),
            lambda: self.method(depth),
            lambda: f"({sub()} ? {sub()} : {sub()})",
            lambda: f"new {self.constructor()}({sub()})",
            lambda: f"(({self.pattern()}) => [a, b, c])({sub()})",
            lambda: f"{self.pick(['Number', 'String', 'Boolean', 'Object', 'parseFloat', 'isNaN', 'Symbol.keyFor'])}({sub()})",
        ])()

    def pattern(self):
        return self.pick(["[a, b, c]", "[a, , b, ...c]", "[a = 1, [b, c] = [2, 3]]", "{ x: a, y: b, ...c }", "{ x: a = 1, length: b, m: c }",
                          "a, b, ...c", "{ x: [a, b] = [], z: c }", "[{ x: a }, b = a, c]"])

    def array(self, depth=1):
        items = [self.expression(depth - 1) if self.chance(0.8) else self.pick(["", f"...[{self.simple()}, {self.simple()}]"])
                 for _ in range(self.number(0, 5))]
        return "[" + ", ".join(items) + ("," if items and items[-1] == "" else "") + "]"

    def object(self, depth=1):
        sub = lambda: self.expression(depth - 1)
        parts = []
        for _ in range(self.number(0, 4)):
            name = self.pick(NAMES)
            parts.append(self.pick([
                lambda: f"{name}: {sub()}",
                lambda: f"{name}: {sub()}",
                lambda: f"get {name}() {{ burn(); return {self.pick(['this.y', '1', 'this', '(() => { throw new RangeError })()'])}; }}",
                lambda: f"set {name}(v) {{ burn(); this.set_{name} = v; }}",
                lambda: f"{name}(a) {{ burn(); return [this === V[0], a]; }}",
                lambda: f"[{self.key()}]: {sub()}",
                lambda: f"...{self.value()}",
                lambda: f"__proto__: {self.value()}" if "__proto__:" not in " ".join(parts) else f"z: {sub()}",
                lambda: f"[Symbol.toPrimitive](hint) {{ burn(); return {self.pick(['hint', '7', '{}', 'this.x'])}; }}",
                lambda: f"*[Symbol.iterator]() {{ burn(); yield this.x; yield* [1, 2]; }}",
                lambda: f"valueOf() {{ burn(); return {sub()}; }}",
            ])())
        return "({ " + ", ".join(parts) + " })"

    def call(self, depth):
        arguments = [self.expression(depth - 1) if self.chance(0.85) else f"...Object({self.value()})" for _ in range(self.number(0, 3))]
        text = ", ".join(arguments)
        f = self.function()
        return self.pick([f"{f}({text})", f"{f}({text})", f"{f}.call({self.simple()}{', ' + text if text else ''})",
                          f"{f}.apply({self.simple()}, [{text}])", f"{f}?.({text})", f"new {f}({text})",
                          f"Reflect.apply({f}, {self.simple()}, {self.array()})", f"{self.value()}.m({text})"])

    def method(self, depth):
        sub = lambda: self.expression(depth - 1)
        f = f"(a, b) => {{ burn(); return {self.pick(['a', 'b', 'a < b', '[a]', 'a + b', '(() => { throw new EvalError })()', 'a > 1', 'void V.length'])}; }}"
        on_array = ["push({0})", "pop()", "shift()", "unshift({0}, {1})", "splice({0}, {1}, 7)", "slice({0}, {1})", "reverse()", "sort()",
                    "map({f})", "filter({f})", "forEach({f})", "reduce({f})", "indexOf({0})", "includes({0})", "join({0})", "concat({0}, {1})",
                    "fill({0}, 1)", "copyWithin(0, 1)", "flat()", "some({f})", "every({f})", "find({f})", "at({0})", "keys().next().value",
                    "sort((a, b) => b - a)", "toString()", "entries().next()", "lastIndexOf({0})"]
        on_string = ["charCodeAt({0})", "charAt({0})", "slice({0}, {1})", "substring({0})", "indexOf({0})", "split({0})", "concat({0})",
                     "repeat(3)", "padStart(9, {0})", "replace(/[a-m]/g, {0})", "match(/(.)(x|t)?/)", "at({0})", "codePointAt({0})", "trim()",
                     "toUpperCase()", "localeCompare({0})", "startsWith({0})", "search(/e./)", "replaceAll('t', {0})", "normalize()"]
        methods, receiver = self.pick([(on_array, self.value()), (on_array, self.array(1)), (on_string, f"String({self.value()})"),
                                       (on_string, "'some text'"), (on_array, f"Array.from(Object({self.value()}))")])
        text = self.pick(methods)
        return f"{receiver}." + text.replace("{0}", sub()).replace("{1}", self.simple()).replace("{f}", f)

    # --- Statements

    def maker(self):
        """An expression whose value an engine keeps in a way of its own."""
        e = lambda: self.expression(1)
        Type = self.pick(TYPED)
        return self.pick([
            lambda: self.array(2), lambda: self.object(2), lambda: self.object(2),
            lambda: f"Object.assign({{}}, {{ x: {e()}, y: {e()} }})",
            lambda: f"Object.create({self.value()}, {{ x: {{ value: {e()}, writable: {self.pick(['true', 'false'])}, configurable: true }} }})",
            lambda: f"(() => {{ const o = {{}}; for (let i = 0; i < {self.number(3, 60)}; i++) o['p' + i] = i; o.x = {e()}; return o; }})()",
            lambda: f"(() => {{ const o = {{ x: 1, gone: 2, y: {e()} }}; delete o.gone; delete o.x; o.x = {e()}; return o; }})()",
            lambda: f"[{', '.join(self.pick(NUMBERS) for _ in range(self.number(1, 6)))}]",
            lambda: f"[{', '.join(self.pick(['1', '2', '3', '']) for _ in range(5))}, 4]",
            lambda: f"(() => {{ const a = [1]; a[{self.pick(['5', '100', '2000', '1e6'])}] = {e()}; return a; }})()",
            lambda: f"new {Type}({self.number(0, 6)})",
            lambda: f"new {Type}([{', '.join(self.pick(BIGINTS if Type.startswith('Big') else NUMBERS) for _ in range(3))}])",
            lambda: f"new {Type}(new ArrayBuffer(32, {{ maxByteLength: 64 }}){self.pick(['', ', 8', ', 8, 1'])})",
            lambda: f"(function(a, b) {{ {self.pick(['', STRICT])} {self.pick(['a = 7;', ''])} return arguments; }})({e()}, {e()}, {e()})",
            lambda: f"new String({self.pick(STRINGS)})",
            lambda: f"('rope ' + {self.simple().replace('Symbol', 'String')} + ' of ' + 'parts'.repeat(5))",
            lambda: f"('a text to slice from'.repeat(3).slice({self.number(0, 9)}, {self.number(10, 50)}))",
            lambda: f"new Map([[{self.simple()}, {e()}], [{self.simple()}, {e()}]])",
            lambda: f"new Set({self.array(1)})",
            lambda: f"new Proxy({self.pick(['{}', '[1, 2]', 'function() { return 1; }'])}, {{ {self.pick(['get(t, k, r) { burn(); return k === Symbol.toPrimitive ? undefined : Reflect.get(t, k, r); }', 'has() { burn(); return true; }', 'set(t, k, v, r) { burn(); return Reflect.set(t, k, v, r); }', 'deleteProperty() { burn(); return false; }', 'ownKeys(t) { burn(); return Reflect.ownKeys(t); }', 'apply(t, r, a) { burn(); return a.length; }'])} }})",
            lambda: f"new {self.constructor()}({e()})",
            lambda: f"(function*() {{ burn(); const a = yield {e()}; try {{ yield a; }} finally {{ yield {e()}; }} }})()",
            lambda: f"Object.{self.pick(['freeze', 'seal', 'preventExtensions'])}({self.object(1)})",
            lambda: f"Object.{self.pick(['freeze', 'seal', 'preventExtensions'])}({self.array(1)})",
            lambda: f"(() => {{ const fs = []; for (let i = 0; i < 3; i++) fs.push(() => i++); return fs.map((f) => f() + f()); }})()",
        ])()

    def site(self):
        """The text of a function of (o, k, v) with one access or operation that has a short way."""
        k = self.pick(["k", self.pick(KEYS)])
        strict = self.pick(["", "", "'use strict'; "])
        body = self.pick([
            f"return o.{self.pick(NAMES)};", f"return o[{k}];", f"o.{self.pick(NAMES)} = v; return o;", f"o[{k}] = v; return o;",
            f"return o.{self.pick(NAMES)} {self.pick(BINARY)} v;", f"return o {self.pick(BINARY)} v;", f"return o {self.pick(BINARY)} k;",
            f"o[{k}] += v; return o[{k}];", f"return o[{k}]++;", f"return o.m(v, k);", "return o(v, k);", "return new o(v);", "return o(...v);",
            "return [...o];", "return Math.max(...o);", f"const [a, b = v] = o; return [a, b];", f"const {{ x, ...rest }} = o; return rest;",
            "let n = 0; for (const e of o) { burn(); if (n++ > 5) break; } return n;", "const keys = []; for (const e in o) { burn(); keys.push(e); } return keys;",
            "let s = 0; for (let i = 0; i < o.length && i < 50; i++) { burn(); s += o[i]; } return s;",
            "for (let i = 0; i < o.length && i < 50; i++) { burn(); o[i] = v; } return o;",
            "let s = ''; for (let i = 0; i < 8; i++) { burn(); s += o; s = s.slice(-40); } return s;",
            f"return {self.pick(['typeof o', 'o == null', 'o === v', '!o', '-o', '~o', 'o?.x?.y', 'delete o.x', IN, 'o instanceof Object'])};",
            f"return (() => {{ try {{ return o.x; }} finally {{ v = 1; }} }})();",
            "out: for (const a of [1, 2]) { burn(); try { for (const e of o) { burn(); if (e) continue out; } } finally { v = [a, v]; } } return v;",
            "switch (o) { case v: return 1; case 'x': return 2; case k: return 3; default: return 4; }",
            "return { x: o, y: v, [k]: 1 };", "return function() { return o; }();", "return (k, o) ?? v;", "return `${o}`;", "return [o, v].concat(k);",
            "return Reflect.ownKeys(Object(o));", "return JSON.stringify(o);", "return Object.entries(o);", "return o.length;", "o.length = v; return o;",
            "return o.push(v);", "return o.concat(v);", "return o.slice(k);", "arguments[0] = v; return o;", "o = v; return arguments[0];", "return this;",
            "return o.x.y.z;", "class A { #p = o; static has(q) { return #p in q; } get p() { return this.#p; } } return [A.has(new A), new A().p, A.has(Object(v))];",
            "return super_ => o;", "return [o, ...[v, k], , o];", "return Array.from(o, (e) => e);", "return Array.prototype.map.call(o, (e) => e);",
        ] + ([] if strict else [
            f"with (Object(o)) {{ return typeof x === 'undefined' ? k : x; }}", f"eval('var e = o; ' + {self.pick(STRINGS)}); return e;",
            "return eval('o.x');", "var x = 1; { function x() {} } return typeof x;", "with (Object(o)) { x = v; } return o;",
        ]))
        if strict == "" or "with" not in body:
            kind = self.pick(["function", "function", "arrow", "generator", "async"])
        else:
            kind = "function"
        if kind == "arrow" and "arguments" not in body:
            return f"((o, k, v) => {{ {strict}burn(); {body} }})"
        if kind == "generator":
            return f"(function(o, k, v) {{ return [...(function*() {{ {strict}burn(); yield (function() {{ {body} }})(); }})()][0]; }})"
        return f"(function(o, k, v) {{ {strict}burn(); {body} }})"

    def class_text(self):
        base = self.pick(["", "", " extends " + self.constructor(), f" extends (class {{ constructor() {{ return {self.value()}; }} }})"])
        members = [self.pick([
            f"x = {self.expression(1)};", f"#p = {self.expression(1)};", f"static s = {self.expression(1)};", "m(a) { burn(); return super.m ? super.m(a) : [a, this.x]; }",
            "get y() { burn(); return this.z; }", "set y(v) { burn(); this.z = v; }", f"[{self.key()}]() {{ burn(); return 1; }}", "static { this.t = new.target; }",
            f"constructor(a) {{ {'super(a);' if base else ''} burn(); this.z = a; {self.pick(['', 'return undefined;', 'return { x: 5 };'])} }}",
            "*[Symbol.iterator]() { burn(); yield this.x; yield this.z; }", "static get [Symbol.species]() { return Array; }",
        ]) for _ in range(self.number(1, 5))]
        if sum(m.startswith("constructor") for m in members) > 1 or sum(m.startswith("#p") for m in members) > 1:
            members = members[:1]
        return f"(class{base} {{ {' '.join(members)} }})"

    def change(self):
        """Something that sites may rely on changes."""
        o, p = self.value(), self.pick(PROTOTYPES)
        key = self.pick(KEYS[:11])
        return self.pick([
            f"delete {o}[{key}]", f"Object.freeze({o})", f"Object.preventExtensions({o})", f"Object.setPrototypeOf({o}, {self.pick([self.value(), 'null', '{ x: 5, m() { return 6; } }'])})",
            f"Object.defineProperty({o}, {key}, {{ get() {{ burn(); return {self.expression(1)}; }}, configurable: true }})",
            f"Object.defineProperty({o}, {key}, {{ value: {self.expression(1)}, writable: false }})", f"{o}.length = {self.pick(['0', '1', '3', '10', '-1'])}",
            f"define({p}, {self.pick(KEYS[:8])}, {{ value: {self.expression(1)}, writable: true }})",
            f"define({p}, {self.pick(KEYS[:8])}, {{ get() {{ burn(); return {self.pick(['1', 'this', 'undefined'])}; }}, set(v) {{ burn(); V[0] = v; }} }})",
            f"define({self.constructor()}.prototype, {self.pick(KEYS[:6])}, {{ value: {self.expression(1)}, writable: true }})",
            f"detach({o}.buffer)", f"{o}.buffer.resize({self.pick(['0', '8', '20', '64'])})", f"{o}.push({self.expression(1)})", f"{o}.fill?.({self.simple()})",
            f"for (const k in {o}) {{ burn(); if (k > 'p5') delete {o}[k]; }}", f"{o}[{self.pick(['10', '1000', '70000'])}] = {self.expression(1)}",
            f"globalThis.x = {self.expression(1)}", f"Object.defineProperty(globalThis, 'x', {{ get() {{ return {self.simple()}; }}, configurable: true }})", "delete globalThis.x",
            f"define(Array.prototype, Symbol.iterator, {{ value: function*() {{ burn(); yield 9; }}, writable: true }})",
            "define(Object.getPrototypeOf([][Symbol.iterator]()), 'next', { value() { burn(); return { done: true }; }, writable: true })",
            f"define(Array, Symbol.species, {{ value: {self.constructor()} }})", f"{o}.constructor = {self.constructor()}",
            "define(RegExp.prototype, 'exec', { value() { burn(); return null; }, writable: true })",
            f"{o}.__proto__ = {self.value()}", f"{o}[Symbol.iterator] = function*() {{ burn(); yield 1; }}", "undo.length && undo.pop()()",
        ])

    def statement(self):
        r = self.random.random()
        if r < 0.22 or self.values < 2:
            self.values += 1
            return f"attempt('value', () => V[{self.values - 1}] = {self.maker()});"
        if r < 0.34 or self.functions < 2:
            self.functions += 1
            return f"F[{self.functions - 1}] = {self.site()};"
        if r < 0.38:
            self.classes += 1
            text = self.class_text()
            return f"attempt('class', () => (C[{self.classes - 1}] = Object, C[{self.classes - 1}] = {text}, 1));"
        if r < 0.58:
            return (f"attempt('warm', () => many((i) => {self.function()}({self.value()}, {self.key()}, {self.simple()})));"
                    if self.chance(0.6) else
                    f"attempt('warm', () => many((i) => {self.function()}(V[i % {self.values}], {self.key()}, {self.simple()})));")
        if r < 0.72:
            return f"attempt('change', () => {{ {self.change()}; }});"
        if r < 0.9:
            return f"attempt('use', () => {self.expression(3)});"
        return self.pick([
            lambda: f"attempt('generator', () => {{ const g = {self.value()}; return [g.next({self.simple()}), g.{self.pick(['next', 'return', 'throw'])}({self.simple()}), g.next()]; }});",
            lambda: f"(async () => {{ try {{ output.push('awaited ' + show(await {self.expression(2)})); for await (const e of [{self.simple()}, {self.value()}]) {{ burn(); output.push('item ' + show(e)); }} }} catch (error) {{ output.push('rejected ' + show(error)); }} }})();",
            lambda: f"attempt('finally', () => {{ out: for (let i = 0; i < 3; i++) {{ burn(); try {{ if (i === {self.number(0, 2)}) {self.pick(['continue out', 'break out', 'return i', 'throw ' + self.simple()])}; V[0] = i; }} finally {{ if (i === {self.number(0, 4)}) {self.pick(['continue', 'break', 'return 7', 'V[1] = i'])}; }} }} return V[0]; }});",
            lambda: f"attempt('closures', () => {{ const fs = []; for (let i = {self.simple()}, n = 0; n < 4; n++, i++) fs.push(() => [i, n]); return fs.map((f) => f()); }});",
            lambda: f"attempt('promise', () => {{ Promise.{self.pick(['resolve', 'reject', 'all', 'race', 'allSettled'])}({self.value()}).then((v) => output.push('then ' + show(v)), (e) => output.push('catch ' + show(e))); }});",
            lambda: f"attempt('regexp', () => [...String({self.value()}).matchAll(/({self.pick(['.', '[a-z]+', DIGIT, '(?<n>x)|t'])})/g)].map(String));",
            lambda: f"attempt('sum', () => {{ let s = {self.simple()}; for (let i = 0; i < 20; i++) {{ burn(); s = s {self.pick(BINARY)} {self.pick(['i', self.literal()])}; }} return s; }});",
            lambda: f"attempt('typed', () => {{ const t = new {self.pick(TYPED)}(4); for (let i = 0; i < 6; i++) {{ try {{ t[i] = {self.simple()}; }} catch (e) {{ return e; }} }} return t; }});",
        ])()

    def body(self):
        """A function with statements of all kinds, or a run of one that is there."""
        if not self.bodies or self.chance(0.4):
            self.bodies.append(self.pick(generated_bodies.KINDS))
            return f"B[{len(self.bodies) - 1}] = {generated_bodies.Body(self.random, self.bodies[-1]).text()};"
        index = self.number(0, len(self.bodies) - 1)
        return generated_bodies.drive(self.random, index, self.bodies[index], self.simple)

    def program(self):
        """Some programs are about objects, some about control, some about the library, and some about all of them."""
        makers = self.pick([[self.statement], [self.statement], [self.body], [self.body], [self.library.statement],
                            [self.statement, self.body, self.library.statement]])
        return [self.pick(makers)() for _ in range(self.number(15, 70))]


def program(seed):
    """The statements of the program of that seed."""
    return Generator(seed).program()


# What peers do in ways of their own: the global object's class, and integrity levels of typed arrays, which changed with
# resizable buffers.
PEERS_PRELUDE = """globalThis.namesOnly = true;
Object.defineProperty(globalThis, Symbol.toStringTag, { value: 'global', configurable: true });
for (const name of ['freeze', 'seal', 'preventExtensions']) {
  const original = Object[name];
  Object[name] = (object) => { if (ArrayBuffer.isView(object)) throw new TypeError('view'); return original(object); };
}
"""


def text_of(statements, names_only=False):
    return PRELUDE + (PEERS_PRELUDE if names_only else "") + "\n".join(statements) + POSTLUDE
