// TryCatch, throwing, Exception: who catches what, and in which order.

#include "host.h"

HOST(ExceptionsTryCatch) {
  TryCatch try_catch(isolate);
  Print("result", Run("throw new TypeError('no')"));
  Print("caught", try_catch.HasCaught());
  Print("terminated", try_catch.HasTerminated());
  Print("continue", try_catch.CanContinue());
  Print("exception", try_catch.Exception());
  Print("stack", try_catch.StackTrace(context));
  Print("text", try_catch.Message()->Get());
  try_catch.Reset();
  Print("after reset", try_catch.HasCaught());
  Print("exception", try_catch.Exception());
  Print("message", try_catch.Message().IsEmpty());
  Print("runs again", Run("1 + 1"));
}

HOST(ExceptionsNested) {
  TryCatch outer(isolate);
  {
    TryCatch inner(isolate);
    Run("throw 1").IsEmpty();
    Print("inner", inner.HasCaught());
    Print("outer", outer.HasCaught());
    inner.ReThrow();
  }
  Print("outer after rethrow", outer.HasCaught());
  Print("exception", outer.Exception());
  outer.Reset();
  {
    TryCatch inner(isolate);
    Run("throw 2").IsEmpty();
  }
  Print("outer without rethrow", outer.HasCaught());
  isolate->ThrowException(Str("from C++"));
  Print("thrown in C++", outer.HasCaught());
  Print("exception", outer.Exception());
}

static void CatchInCallback(const FunctionCallbackInfo<Value>& info) {
  Isolate* isolate = info.GetIsolate();
  TryCatch try_catch(isolate);
  info[0].As<Function>()->Call(isolate->GetCurrentContext(), Undefined(isolate), 0, nullptr).IsEmpty();
  Log(try_catch.HasCaught() ? "caught " + Describe(try_catch.Exception()) : "nothing");
  if (info.Length() > 1) try_catch.ReThrow();
}

HOST(ExceptionsThroughFrames) {
  SetFunction(context, "guard", CatchInCallback);
  PrintRun("guard(() => { throw 'a' }); 'went on'");
  PrintRun("guard(() => { throw 'b' }, 'rethrow'); 'not here'");
  PrintRun("try { guard(() => { throw 'c' }, 'rethrow') } catch (e) { 'script caught ' + e }");
  PrintRun("guard(() => { try { throw 'd' } finally { } })");
  PrintRun("guard(() => { try { throw 'e' } catch (x) { return x } })");
  PrintRun("guard(() => { guard(() => { throw 'f' }, 1) }, 1)");
  PrintRun("\n\n     guard(() => {\n throw new Error('where') }, 1)");
  PrintLog("log");
}

HOST(ExceptionsConstructors) {
  Local<Value> errors[] = {Exception::Error(Str("e")), Exception::TypeError(Str("t")), Exception::RangeError(Str("r")),
                           Exception::ReferenceError(Str("f")), Exception::SyntaxError(Str("s"))};
  for (Local<Value> error : errors) {
    Print("error", error);
    Print("text", error->ToString(context));
    Print("native", error->IsNativeError());
    Print("own", error.As<Object>()->GetOwnPropertyNames(context, ALL_PROPERTIES));
    Print("message enumerable", error.As<Object>()->GetPropertyAttributes(context, Str("message")));
    Print("stack", error.As<Object>()->Get(context, Str("stack")));
  }
  Print("empty message",
        Exception::Error(String::Empty(isolate)).As<Object>()->GetOwnPropertyNames(context, ALL_PROPERTIES));
}

HOST(ExceptionsNativeErrors) {
  for (const char* source :
       {"new Error", "Object.create(new Error)", "Object.create(Error.prototype)", "new (class extends TypeError {})",
        "new AggregateError([])", "({name: 'Error', message: 'm'})", "new Proxy(new Error, {})", "Error.prototype",
        "new URIError"}) {
    Print(source, RunChecked(source)->IsNativeError());
  }
}

HOST(ExceptionsPrimitives) {
  for (const char* source :
       {"throw 1", "throw 'text'", "throw null", "throw undefined", "throw true", "throw Symbol('s')",
        "throw {toString() { return 'custom' }}", "throw {}", "throw [1, 2]", "throw 10n", "throw () => 1",
        "throw {toString() { throw 1 }}",
        "class E extends Error { constructor(m) { super(m); this.name = 'Mine' } } throw new E('own')",
        "var e = new Error('x'); e.name = ''; throw e", "var f = new Error('x'); f.message = ''; throw f",
        "throw Object.create(Error.prototype)", "throw new (class K { get message() { return 'm' } })"}) {
    TryCatch try_catch(isolate);
    Run(source).IsEmpty();
    PrintLine(source, Describe(try_catch.Message()->Get()) + " " + Describe(try_catch.Exception()));
    Print("stack", !try_catch.StackTrace(context).IsEmpty());
  }
}

HOST(ExceptionsWithoutMessage) {
  TryCatch try_catch(isolate);
  try_catch.SetCaptureMessage(false);
  Run("throw new Error('x')").IsEmpty();
  Print("caught", try_catch.HasCaught());
  Print("message", try_catch.Message().IsEmpty());
  Print("exception", try_catch.Exception());
}

static void Listener(Local<Message> message, Local<Value> data) {
  Log("message " + Describe(message->Get()) + " data " + Describe(data) + " level " + Text(message->ErrorLevel()));
}

HOST(ExceptionsListeners) {
  Print("add", isolate->AddMessageListener(Listener, Str("given")));
  Run("throw new Error('uncaught')").IsEmpty();
  PrintLog("without TryCatch");
  {
    TryCatch try_catch(isolate);
    Run("throw new Error('caught')").IsEmpty();
    PrintLog("with TryCatch");
  }
  {
    TryCatch try_catch(isolate);
    try_catch.SetVerbose(true);
    Print("verbose", try_catch.IsVerbose());
    Run("throw new Error('verbose')").IsEmpty();
    Print("also caught", try_catch.HasCaught());
    PrintLog("with a verbose TryCatch");
  }
  {
    TryCatch try_catch(isolate);
    try_catch.SetVerbose(true);
    Run("try { throw 1 } catch (e) {}").IsEmpty();
    PrintLog("caught by script");
  }
  Run("this is no syntax").IsEmpty();
  PrintLog("syntax error");
  isolate->RemoveMessageListeners(Listener);
  TryCatch try_catch(isolate);
  try_catch.SetVerbose(true);
  Run("throw 3").IsEmpty();
  PrintLog("removed");
}

HOST(ExceptionsListenerData) {
  isolate->AddMessageListener(Listener);
  Run("throw 'no data'").IsEmpty();
  Run("throw {toString() { return 'object' }}").IsEmpty();
  PrintLog("log");
}

HOST(ExceptionsThrownByToString) {
  Local<Value> value = RunChecked("({toString() { throw new RangeError('conversion') }, valueOf() { throw 'value' }})");
  PrintTry("ToString", [&] { return value->ToString(context); });
  PrintTry("NumberValue", [&] { return value->NumberValue(context); });
  PrintTry("Int32Value", [&] { return value->Int32Value(context); });
  PrintTry("IntegerValue", [&] { return value->IntegerValue(context); });
  PrintTry("ToNumber", [&] { return value->ToNumber(context); });
  PrintTry("ToObject", [&] { return value->ToObject(context).IsEmpty(); });
  PrintTry("Equals", [&] { return value->Equals(context, Int(1)); });
  Print("BooleanValue", value->BooleanValue(isolate));
  PrintTry("ToArrayIndex", [&] { return value->ToArrayIndex(context); });
  PrintTry("ToDetailString", [&] { return value->ToDetailString(context); });
}

static void Finally(const FunctionCallbackInfo<Value>& info) {
  Log("first");
  info.GetIsolate()->ThrowException(Str("one"));
  Log("second");
  info.GetIsolate()->ThrowException(Str("two"));
}

HOST(ExceptionsThrownTwice) {
  SetFunction(context, "twice", Finally);
  PrintRun("twice()");
  PrintLog("log");
}

HOST(ExceptionsStackOverflow) {
  PrintRun("try { (function f() { f() })() } catch (e) { e instanceof RangeError }");
  TryCatch try_catch(isolate);
  Print("result", Run("(function f() { f() })()").IsEmpty());
  Print("class", try_catch.Exception());
  Print("continue", try_catch.CanContinue());
  try_catch.Reset();
  Print("goes on", Run("1"));
}

HOST(ExceptionsSyntaxErrors) {
  for (const char* source : {"var 1",
                             "x +",
                             "(",
                             "'abc",
                             "`a",
                             "/(/",
                             "let a; let a",
                             "return",
                             "'use strict'; with (a) {}",
                             "for (;;",
                             "a = {b: 1,, }",
                             "\n\n  foo bar",
                             "class { }",
                             "await 1",
                             "/a/gg",
                             "0x",
                             "1n.2",
                             "'\\u{110000}'",
                             "break",
                             "x: x: 1",
                             "({a: 1, a: 2, __proto__: 1, __proto__: 2})",
                             "new.target",
                             "super()",
                             "import 'x'",
                             "function f(a, a) { 'use strict' }",
                             "1 = 2",
                             "if (1) let a"}) {
    TryCatch try_catch(isolate);
    Print("empty", Script::Compile(context, Str(source)).IsEmpty());
    PrintLine(source, DescribeCaught(try_catch));
  }
}

HOST(ExceptionsErrorPlaces) {
  for (const char* source : {"undefined.x",
                             "null.x.y",
                             "var o = {}; o.f()",
                             "o.a.b",
                             "missing",
                             "missing = missing2",
                             "\n  o.f(1,\n 2)",
                             "new o",
                             "new o.x(1)",
                             "[...1]",
                             "var [a] = 1",
                             "var {b} = null",
                             "o()",
                             "(void 0)()",
                             "for (var x of 5) {}",
                             "1 in 2",
                             "o instanceof 3",
                             "'use strict'; undefined_name = 1",
                             "const c = 1; c = 2",
                             "l; let l",
                             "Symbol() + 1",
                             "1n + 1",
                             "BigInt(1.5)",
                             "[].reduce((a, b) => a)",
                             "'x'.repeat(-1)",
                             "new Array(-1)",
                             "(1).toString(99)",
                             "JSON.parse('{')",
                             "decodeURIComponent('%')",
                             "class A extends null {} new A",
                             "class B { #p; static t(o) { return o.#p } } B.t({})",
                             "Object.defineProperty(1, 'x', {})",
                             "Reflect.construct(1)",
                             "new Proxy(1, {})",
                             "null[Symbol.iterator]",
                             "throw new Error('e')",
                             "if (1) {\n   throw {a: 1}\n}",
                             "(() => { throw 1 })()",
                             "function thrower() { throw 2 }\nthrower()",
                             "eval('1 +')",

                             "Promise.resolve().then.call(1)",
                             "super_missing?.x.y"}) {
    PrintRun(source);
  }
}
