// The text of `stack`, in V8's format: one line a frame, with file, line and column.
function lines(error) {
  return error.stack.split('\n').map((line) => line.replace(/\((?:.*[/\\])?([^/\\]*:\d+:\d+)\)$/, '($1)'));
}
function frames(error, count) {
  return lines(error).slice(1, 1 + count).map((line) => line.replace(/^ +at /, '').replace(/ \(.*$/, ''));
}

function outer() { return inner(); }
function inner() { return new Error('deep'); }
const deep = outer();
assertEquals('Error: deep', lines(deep)[0]);
assertEquals('    at inner (stack-traces.js:10:27)', lines(deep)[1]);
assertEquals('    at outer (stack-traces.js:9:27)', lines(deep)[2]);

// Methods, constructors, accessors, functions under other names.
class Shape {
  constructor() { this.error = new Error(); }
  area() { return new Error(); }
  static make() { return new Error(); }
  get size() { return new Error(); }
}
assertEquals(['new Shape'], frames(new Shape().error, 1));
assertEquals(['Shape.area'], frames(new Shape().area(), 1));
assertEquals(['Shape.make'], frames(Shape.make(), 1).map((name) => name.replace('Function', 'Shape')));
assertEquals(['get size [as size]'], frames(new Shape().size, 1));
const alias = { other: inner };
assertEquals(['Object.inner [as other]'], frames(alias.other(), 1));
assertEquals(['Object.method'], frames({ method() { return new Error(); } }.method(), 1));

// Builtins have no position.
let caught;
[1].map(() => { caught = new Error(); });
assertTrue(/^    at Array\.map \(<anonymous>\)$/.test(lines(caught)[2]), lines(caught)[2]);

// The constructors of subclasses of Error are left out.
class MyError extends Error { constructor() { super(); } }
function makesMine() { return new MyError(); }
assertEquals(['makesMine'], frames(makesMine(), 1));

// Code of eval says where the eval was.
function evaluates() { return eval('new Error()'); }
assertTrue(/^    at eval \(eval at evaluates \(.*stack-traces\.js:\d+:\d+\), <anonymous>:1:1\)$/.test(evaluates().stack.split('\n')[1]),
           evaluates().stack.split('\n')[1]);

// The first line is made when the stack is first read.
const late = new Error('before');
late.message = 'after';
assertEquals('Error: after', lines(late)[0]);
late.message = 'too late';
assertEquals('Error: after', lines(late)[0]);

// stackTraceLimit and captureStackTrace.
Error.stackTraceLimit = 1;
assertEquals(2, lines(outer()).length);
Error.stackTraceLimit = 'none';
assertSame(undefined, new Error().stack);
Error.stackTraceLimit = 10;
const target = {};
function capture() { Error.captureStackTrace(target, capture); }
function callsCapture() { capture(); }
callsCapture();
assertEquals(['callsCapture'], frames(target, 1));
assertEquals({ enumerable: false, writable: true, configurable: true },
             (({ value, ...rest }) => rest)(Object.getOwnPropertyDescriptor(target, 'stack')));
target.stack = 5;
assertEquals(5, target.stack);

// prepareStackTrace sees the frames as objects.
Error.prepareStackTrace = (error, sites) => sites;
const [site, callerSite] = outer().stack;
assertEquals('inner', site.getFunctionName());
assertEquals(10, site.getLineNumber());
assertEquals(27, site.getColumnNumber());
assertTrue(/stack-traces\.js$/.test(site.getFileName()));
assertEquals('outer', callerSite.getFunctionName());
assertTrue(site.isToplevel());
assertFalse(site.isNative() || site.isConstructor() || site.isEval() || site.isAsync());
assertSame(inner, site.getFunction());
assertTrue(/^inner \(.*stack-traces\.js:10:27\)$/.test(String(site)));
const [constructorSite] = new Shape().error.stack;
assertTrue(constructorSite.isConstructor());
assertSame(undefined, constructorSite.getFunction());
assertSame(null, constructorSite.getTypeName());
assertSame(null, constructorSite.getMethodName());

// Sloppy functions show what their `this` is, strict ones and all below them nothing.
const sites = new Function('return new Error().stack');
assertSame(globalThis, sites()[0].getThis());
assertSame(null, sites()[0].getTypeName());
assertEquals('object', typeof sites.call(5)[0].getThis());
assertSame(sites, sites()[0].getFunction());
const sloppyCaller = new Function('f', 'return f()');
assertSame(sloppyCaller, sloppyCaller(sites)[1].getFunction());
const strictSites = () => { 'use strict'; return sites(); };
const [strictCallee, strictSite, belowStrict] = sloppyCaller(strictSites);
assertSame(sites, strictCallee.getFunction());
assertSame(undefined, strictSite.getFunction());
assertSame(undefined, belowStrict.getFunction());
assertSame(undefined, belowStrict.getThis());
// A global function is the method of its name.
assertEquals('outer', outer().stack[1].getMethodName());
assertSame(null, sites()[0].getMethodName());
// Code outside functions has none, builtins are not native code.
const [evalSite] = (0, eval)('new Error().stack');
assertSame(undefined, evalSite.getFunction());
assertSame(globalThis, evalSite.getThis());
assertEquals('eval', evalSite.getFunctionName());
assertFalse([1].map(() => new Error().stack)[0][1].isNative());
Error.prepareStackTrace = undefined;

// Static methods are shown with their class.
function firstFrame() { return new Error().stack.split('\n')[2].trim().split(' ')[1]; }
class Statics { static method() { return firstFrame(); } static get accessor() { return firstFrame(); } }
class SubStatics extends Statics {}
assertEquals('Statics.method', Statics.method());
assertEquals('SubStatics.method', SubStatics.method());
assertEquals('Function.method', (class { static method() { return firstFrame(); } }).method());
function NoClass() {}
NoClass.method = Statics.method;
assertEquals('Function.method', NoClass.method());

// Await leads to those who wait.
async function waits() { await null; throw new Error('late'); }
async function middle() { await waits(); }
async function top1() { await middle(); }
asyncTest(async function() {
  try {
    await top1();
    assertUnreachable();
  } catch (error) {
    assertEquals(['waits', 'async middle', 'async top1'], frames(error, 3));
  }
});

// Such code is no method of the object that `this` is in it.
class Evaluates { method() { return eval('new Error()'); } }
assertTrue(/^    at eval \(eval at method \(.*\), <anonymous>:1:1\)$/.test(new Evaluates().method().stack.split('\n')[1]));
