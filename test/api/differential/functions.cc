// Function and callbacks: what a callback sees, what it returns, names and positions.

#include "host.h"

static void Report(const FunctionCallbackInfo<Value>& info) {
  PrintLine("length", Text(info.Length()));
  for (int i = 0; i < info.Length() + 1; i++) Print("argument", info[i]);
  Print("negative", info[-1]);
  Print("this", info.This());
  Print("holder is this", info.Holder() == info.This());
  Print("data", info.Data());
  Print("construct", info.IsConstructCall());
  Print("new target", info.NewTarget());
}

HOST(FunctionsCallbackInfo) {
  SetFunction(context, "report", Report, Str("the data"));
  RunChecked("var o = {name: 'o'}; report.call(o, 1, 'two', null)");
  RunChecked("report.call(7)");
  RunChecked("new report(1)");
  Print("global as this", RunChecked("this").As<Object>() == context->Global());
}

static void ThisKind(const FunctionCallbackInfo<Value>& info) {
  info.GetReturnValue().Set(info.This() == info.GetIsolate()->GetCurrentContext()->Global()
                                ? Str("global")
                                : info.This()->TypeOf(info.GetIsolate()));
}

HOST(FunctionsThisConversion) {
  SetFunction(context, "kind", ThisKind);
  for (const char* source :
       {"kind()", "kind.call(undefined)", "kind.call(null)", "kind.call(1)", "kind.call('s')", "kind.call(Symbol())",
        "kind.call({})", "'use strict'; kind()", "'use strict'; kind.call(1)", "Reflect.apply(kind, 5, [])",
        "[1].map(kind)[0]", "kind.bind(3)()"}) {
    PrintRun(source);
  }
}

static void ReturnKind(const FunctionCallbackInfo<Value>& info) {
  ReturnValue<Value> value = info.GetReturnValue();
  switch (info[0].As<Int32>()->Value()) {
    case 0:
      break;
    case 1:
      value.Set(true);
      break;
    case 2:
      value.Set(1.5);
      break;
    case 3:
      value.Set(int32_t{-7});
      break;
    case 4:
      value.Set(uint32_t{4294967295u});
      break;
    case 5:
      value.SetNull();
      break;
    case 6:
      value.SetUndefined();
      break;
    case 7:
      value.SetEmptyString();
      break;
    case 8:
      value.Set(Str("string"));
      break;
    case 9:
      value.Set(Local<Value>());
      break;
    case 10:
      value.Set(-0.0);
      break;
    case 11:
      value.Set(uint16_t{65535});
      break;
    case 12:
      value.Set(Str("first"));
      value.Set(2);
      break;
    case 13:
      Print("default", value.Get());
      value.Set(3);
      Print("then", value.Get());
      break;
    case 14:
      value.Set(int32_t{2147483647});
      break;
    case 15:
      value.Set(0.0 / 0.0);
      break;
    case 16:
      value.Set(info.This());
      break;
  }
}

HOST(FunctionsReturnValues) {
  SetFunction(context, "f", ReturnKind);
  for (int i = 0; i <= 15; i++) PrintRun(("f(" + std::to_string(i) + ")").c_str());
}

HOST(FunctionsConstruct) {
  SetFunction(context, "F", ReturnKind);
  PrintRun("typeof new F(0)");
  PrintRun("new F(0) instanceof F");
  PrintRun("new F(2) instanceof F");
  PrintRun("typeof new F(8)");
  PrintRun("class D extends F { constructor() { super(0); this.d = 1 } } new D().d");
  PrintRun("new D() instanceof F");
  PrintRun("Reflect.construct(F, [0], Array) instanceof Array");
  PrintRun("F.prototype.constructor === F");
  PrintRun("Object.getOwnPropertyNames(F).join()");
  PrintRun("Object.getOwnPropertyDescriptor(F, 'prototype').writable");
}

HOST(FunctionsConstructorBehavior) {
  Local<Function> function =
      Function::New(context, ReturnKind, Local<Value>(), 3, ConstructorBehavior::kThrow).ToLocalChecked();
  SetGlobal(context, "g", function);
  PrintRun("new g(0)");
  PrintRun("'prototype' in g");
  PrintRun("g.length + g.name");
  PrintRun("Object.getOwnPropertyNames(g).join()");
  PrintRun("class D extends g {}");
  PrintRun("g(3)");
  Print("IsConstructor", function->IsConstructor());
}

HOST(FunctionsNames) {
  for (const char* source :
       {"(function named() {})", "(function () {})", "var v = function () {}; v", "({method() {}}).method",
        "({get x() { return 1 }}, Object.getOwnPropertyDescriptor({get x() { return 1 }}, 'x').get)",
        "class C { static s() {} } C.s", "(class {})", "(class K { static name() {} })", "(function f() {}).bind()",
        "Symbol.prototype[Symbol.toPrimitive]", "var o = {a: {b: function () {}}}; o.a.b",
        "var p = {}; p.x = function () {}; p.x", "Array.prototype.map", "new Function('a', 'return a')"}) {
    Local<Function> function = RunChecked(source).As<Function>();
    PrintLine(source, Describe(function->GetName()) + " debug " + Describe(function->GetDebugName()));
  }
  Local<Function> function = RunChecked("(function before() {})").As<Function>();
  function->SetName(Str("after"));
  Print("set", function->GetName());
  SetGlobal(context, "fn", function);
  PrintRun("fn.name");
  PrintRun("JSON.stringify(Object.getOwnPropertyDescriptor(fn, 'name'))");
  RunChecked("Object.defineProperty(fn, 'name', {value: 'defined'})");
  Print("defined name", function->GetName());
  Print("debug name", function->GetDebugName());
}

HOST(FunctionsPositions) {
  ScriptOrigin origin(isolate, Str("positions.js"), 10, 5);
  Local<Script> script =
      Script::Compile(
          context, Str("var a = function (x) {};\n  function b() {}\nvar c = () => 1; class D { m() {} }\nb"), &origin)
          .ToLocalChecked();
  script->Run(context).ToLocalChecked();
  for (const char* name : {"a", "b", "c", "D", "D.prototype.m"}) {
    Local<Function> function = RunChecked(name).As<Function>();
    PrintLine(name, Text(function->GetScriptLineNumber()) + ":" + Text(function->GetScriptColumnNumber()));
    Print("resource", function->GetScriptOrigin().ResourceName());
    Print("script", function->ScriptId() == script->GetUnboundScript()->GetId());
  }
  Local<Function> native = SetFunction(context, "native", ReturnKind);
  Print("native line", native->GetScriptLineNumber());
  Print("native column", native->GetScriptColumnNumber());
  Print("native id", native->ScriptId());
  Print("constants", Function::kLineOffsetNotFound);
}

HOST(FunctionsCall) {
  Local<Function> sloppy =
      RunChecked("(function () { return [typeof this, arguments.length, ...arguments] })").As<Function>();
  Local<Function> strict =
      RunChecked("(function () { 'use strict'; return [typeof this, this === undefined] })").As<Function>();
  Local<Value> arguments[] = {Int(1), Str("2")};
  Print("sloppy", sloppy->Call(context, Undefined(isolate), 2, arguments));
  Print("sloppy number", sloppy->Call(context, Int(4), 0, nullptr));
  Print("strict", strict->Call(context, Undefined(isolate), 0, nullptr));
  Print("strict number", strict->Call(context, Int(4), 0, nullptr));
  PrintTry("class",
           [&] { return RunChecked("(class {})").As<Function>()->Call(context, Undefined(isolate), 0, nullptr); });
  PrintTry("throws", [&] {
    return RunChecked("(function () {\n  throw new RangeError('r')\n})")
        .As<Function>()
        ->Call(context, Undefined(isolate), 0, nullptr);
  });
  Print("generator", RunChecked("(function* () { yield 1 })")
                         .As<Function>()
                         ->Call(context, Undefined(isolate), 0, nullptr)
                         .ToLocalChecked()
                         ->IsGeneratorObject());
  Print("async", RunChecked("(async () => 1)")
                     .As<Function>()
                     ->Call(context, Undefined(isolate), 0, nullptr)
                     .ToLocalChecked()
                     ->IsPromise());
}

HOST(FunctionsNewInstance) {
  Local<Function> constructor =
      RunChecked("(class Point { constructor(x, y) { this.x = x; this.y = y } })").As<Function>();
  Local<Value> arguments[] = {Int(1), Int(2)};
  Print("made", constructor->NewInstance(context, 2, arguments));
  Print("without arguments", constructor->NewInstance(context));
  PrintTry("arrow", [&] { return RunChecked("() => 1").As<Function>()->NewInstance(context); });
  PrintTry("throws", [&] {
    return RunChecked("(class {\n constructor() {\n  throw {mine: 1} } })").As<Function>()->NewInstance(context);
  });
  PrintTry("derived without super", [&] {
    return RunChecked("(class extends Object { constructor() {} })").As<Function>()->NewInstance(context);
  });
  PrintTry("method", [&] { return RunChecked("({m() {}}).m").As<Function>()->NewInstance(context); });
}

HOST(FunctionsPredicates) {
  for (const char* source :
       {"function f() {}; f", "() => 1", "async function a() {}; a", "function* g() {}; g",
        "async function* ag() {}; ag", "class C {}; C", "f.bind()", "new Proxy(f, {})", "({})", "Math.max"}) {
    Local<Value> value = RunChecked(source);
    PrintLine(source, "function " + Text(value->IsFunction()) + " async " + Text(value->IsAsyncFunction()) +
                          " generator " + Text(value->IsGeneratorFunction()) + " type " +
                          ToStd(value->TypeOf(isolate)) + " callable " + Text(value.As<Object>()->IsCallable()) +
                          " constructor " + Text(value.As<Object>()->IsConstructor()));
  }
}

HOST(FunctionsBound) {
  Local<Function> target = RunChecked("function target(a, b) { return [this.t, a, b] }; target").As<Function>();
  Local<Function> bound = RunChecked("target.bind({t: 1}, 2)").As<Function>();
  Print("of bound", bound->GetBoundFunction() == target);
  Print("of target", target->GetBoundFunction()->IsUndefined());
  Print("name", bound->GetName());
  Local<Value> argument = Int(3);
  Print("call", bound->Call(context, Undefined(isolate), 1, &argument));
}

static void Thrower(const FunctionCallbackInfo<Value>& info) {
  info.GetReturnValue().Set(1);
  info.GetIsolate()->ThrowException(Exception::RangeError(Str("thrown")));
  Log("after throwing");
}

HOST(FunctionsThrow) {
  SetFunction(context, "thrower", Thrower);
  PrintRun("thrower()");
  PrintRun("try { thrower() } catch (e) { 'caught ' + e }");
  PrintRun("try { thrower() } finally { 1 }");
  PrintRun("\n\n  [1].map(thrower)");
  PrintRun("new thrower");
  PrintLog("log");
}

static void Reenter(const FunctionCallbackInfo<Value>& info) {
  Isolate* isolate = info.GetIsolate();
  Local<Context> context = isolate->GetCurrentContext();
  TryCatch try_catch(isolate);
  Local<Value> result;
  if (!info[0].As<Function>()->Call(context, info.This(), 0, nullptr).ToLocal(&result)) {
    Log("caught " + Describe(try_catch.Exception()));
    info.GetReturnValue().Set(Str("recovered"));
    return;
  }
  info.GetReturnValue().Set(result);
}

HOST(FunctionsReenter) {
  SetFunction(context, "reenter", Reenter);
  PrintRun("reenter(() => 5)");
  PrintRun("reenter(() => { throw 'inner' })");
  PrintRun("reenter(() => reenter(() => reenter(() => { throw 'deep' })))");
  PrintRun("try { reenter(() => { throw 1 }) } catch (e) { 'not here' }");
  PrintLog("log");
}
