// Context: globals, entering, security tokens, embedder data, detaching.

#include "host.h"

HOST(ContextsSeparate) {
  Local<Context> other = Context::New(isolate);
  RunChecked("var mine = 1; Array.prototype.extra = true");
  {
    Context::Scope scope(other);
    PrintRun("typeof mine");
    PrintRun("[].extra");
    Print("current", isolate->GetCurrentContext() == other);
  }
  Print("current", isolate->GetCurrentContext() == context);
  Print("different arrays", context->Global()->Get(context, Str("Array")).ToLocalChecked() ==
                                other->Global()->Get(other, Str("Array")).ToLocalChecked());
  Print("in context", isolate->InContext());
}

HOST(ContextsSharedToken) {
  Local<Context> other = Context::New(isolate);
  other->SetSecurityToken(context->GetSecurityToken());
  Local<Object> global = other->Global();
  {
    Context::Scope scope(other);
    RunChecked("var x = 'of other'; function f() { return x } class K {}");
  }
  SetGlobal(context, "other", global);
  PrintRun("other.x");
  PrintRun("other.f()");
  PrintRun("new other.K instanceof other.K");
  PrintRun("other.Array === Array");
  PrintRun("new other.Array instanceof Array");
  PrintRun("Array.isArray(new other.Array)");
  PrintRun("other.eval('x')");
  PrintRun("other.eval('this') === other");
  PrintRun("(function () { return this }).call(other) === other");
}

HOST(ContextsForeignToken) {
  Local<Context> other = Context::New(isolate);
  other->SetSecurityToken(Str("other"));
  {
    Context::Scope scope(other);
    RunChecked("var x = 1");
  }
  SetGlobal(context, "other", other->Global());
  PrintRun("other.x");
  PrintRun("other.x = 2");
  PrintRun("delete other.x");
  PrintRun("'x' in other");
  PrintRun("Object.keys(other)");
  PrintRun("Object.getOwnPropertyDescriptor(other, 'x')");
  PrintRun("typeof other");
  PrintRun("Object.getPrototypeOf(other)");
  PrintRun("Object.defineProperty(other, 'y', {value: 1})");
  PrintRun("for (var k in other) k");
  PrintTry("Get", [&] { return other->Global()->Get(context, Str("x")); });
  PrintTry("Set", [&] { return other->Global()->Set(context, Str("x"), Int(1)); });
  other->SetSecurityToken(context->GetSecurityToken());
  PrintRun("other.x");
  other->UseDefaultSecurityToken();
  PrintRun("other.x");
}

HOST(ContextsCreationContext) {
  Local<Context> other = Context::New(isolate);
  Local<Object> theirs;
  Local<Function> function;
  {
    Context::Scope scope(other);
    theirs = Object::New(isolate);
    function = RunChecked("(function () { return {} })").As<Function>();
  }
  Print("object", theirs->GetCreationContext().ToLocalChecked() == other);
  Print("made by their function", function->Call(context, Undefined(isolate), 0, nullptr)
                                          .ToLocalChecked()
                                          .As<Object>()
                                          ->GetCreationContext()
                                          .ToLocalChecked() == other);
  Print("function", function->GetCreationContext().ToLocalChecked() == other);
  Print("mine", Object::New(isolate)->GetCreationContext().ToLocalChecked() == context);
  Print("proxy", RunChecked("new Proxy({}, {})").As<Object>()->GetCreationContext().ToLocalChecked() == context);
  Print("bound", RunChecked("(function () {}).bind()").As<Object>()->GetCreationContext().ToLocalChecked() == context);
}

static void WhichContext(const FunctionCallbackInfo<Value>& info) {
  Isolate* isolate = info.GetIsolate();
  Local<Value> name =
      isolate->GetCurrentContext()->Global()->Get(isolate->GetCurrentContext(), Str("name")).ToLocalChecked();
  Local<Context> entered = isolate->GetEnteredOrMicrotaskContext();
  Local<Value> entered_name = entered->Global()->Get(entered, Str("name")).ToLocalChecked();
  Local<Context> incumbent = isolate->GetIncumbentContext();
  Local<Value> incumbent_name = incumbent->Global()->Get(incumbent, Str("name")).ToLocalChecked();
  info.GetReturnValue().Set(
      Str((ToStd(name) + " entered " + ToStd(entered_name) + " incumbent " + ToStd(incumbent_name)).c_str()));
}

HOST(ContextsCurrentInCallbacks) {
  Local<Context> other = Context::New(isolate);
  other->SetSecurityToken(context->GetSecurityToken());
  SetGlobal(context, "name", Str("first"));
  SetGlobal(other, "name", Str("second"));
  Local<Function> of_first = SetFunction(context, "which", WhichContext);
  Local<Function> of_second;
  {
    Context::Scope scope(other);
    of_second = SetFunction(other, "which", WhichContext);
    SetGlobal(other, "first", context->Global());
  }
  SetGlobal(context, "second", other->Global());
  PrintRun("which()");
  PrintRun("second.which()");
  PrintRun("second.eval('which()')");
  PrintRun("second.eval('first.which()')");
  PrintRun("second.Function.prototype.call.call(which)");
  PrintRun("[1].map(second.which)[0]");
  PrintRun("second.Reflect.apply(which, null, [])");
  Print("called from C++", of_second->Call(context, Undefined(isolate), 0, nullptr));
  Print("called from C++ in the other", of_first->Call(other, Undefined(isolate), 0, nullptr));
}

HOST(ContextsEmbedderData) {
  context->SetEmbedderData(1, Str("one"));
  context->SetEmbedderData(5, Int(5));
  Print("one", context->GetEmbedderData(1));
  Print("five", context->GetEmbedderData(5));
  Print("between", context->GetEmbedderData(3));
  Print("fields", context->GetNumberOfEmbedderDataFields());
  static int target;
  context->SetAlignedPointerInEmbedderData(2, &target);
  Print("pointer", context->GetAlignedPointerFromEmbedderData(2) == &target);
  Print("other context", Context::New(isolate)->GetNumberOfEmbedderDataFields());
}

HOST(ContextsGlobalProxy) {
  Local<Context> first = Context::New(isolate);
  Local<Object> proxy = first->Global();
  {
    Context::Scope scope(first);
    RunChecked("var old = 1");
  }
  first->DetachGlobal();
  Local<Context> second = Context::New(isolate, nullptr, MaybeLocal<ObjectTemplate>(), proxy);
  second->SetSecurityToken(context->GetSecurityToken());
  Print("same proxy", second->Global() == proxy);
  Context::Scope scope(second);
  PrintRun("typeof old");
  PrintRun("var fresh = 2; this.fresh");
  Print("through the handle", proxy->Get(second, Str("fresh")));
}

HOST(ContextsDetached) {
  Local<Context> other = Context::New(isolate);
  other->SetSecurityToken(context->GetSecurityToken());
  Local<Function> function;
  {
    Context::Scope scope(other);
    RunChecked("var x = 1");
    function = RunChecked("(function () { return typeof x })").As<Function>();
  }
  Local<Object> proxy = other->Global();
  SetGlobal(context, "other", proxy);
  PrintRun("other.x");
  other->DetachGlobal();
  PrintRun("other.x");
  PrintRun("typeof other");
  Print("function still runs", function->Call(other, Undefined(isolate), 0, nullptr));
}

HOST(ContextsExtrasAndGlobals) {
  PrintRun(
      "Object.getOwnPropertyNames(globalThis).filter(n => ['Object', 'globalThis', 'Infinity', 'escape', 'Atomics', "
      "'FinalizationRegistry', 'AggregateError'].includes(n)).sort().join()");
  PrintRun("Object.getOwnPropertyDescriptor(globalThis, 'undefined').writable");
  PrintRun(
      "JSON.stringify(Object.getOwnPropertyDescriptor(globalThis, 'globalThis') && "
      "[Object.getOwnPropertyDescriptor(globalThis, 'globalThis').enumerable, "
      "Object.getOwnPropertyDescriptor(globalThis, 'globalThis').writable])");
  PrintRun("Object.keys(globalThis).length");
  PrintRun("var a = 1; function b() {} Object.keys(globalThis).join()");
  PrintRun("delete globalThis.a");
  PrintRun("c = 1; delete globalThis.c");
  PrintRun("String(this)");
  PrintRun("Object.getPrototypeOf(this) === Object.prototype");
  PrintRun("this.constructor === Object");
}

HOST(ContextsIsolateData) {
  Print("slots", Isolate::GetNumberOfDataSlots());
  Print("empty", isolate->GetData(0) == nullptr);
  static int target;
  isolate->SetData(3, &target);
  Print("kept", isolate->GetData(3) == &target);
  Print("current", Isolate::GetCurrent() == isolate);
  Print("of context", context->GetIsolate() == isolate);
}

HOST(ContextsEnterExit) {
  Local<Context> a = Context::New(isolate);
  Local<Context> b = Context::New(isolate);
  a->Enter();
  Print("a", isolate->GetCurrentContext() == a);
  b->Enter();
  Print("b", isolate->GetCurrentContext() == b);
  a->Enter();
  Print("a again", isolate->GetEnteredOrMicrotaskContext() == a);
  a->Exit();
  b->Exit();
  Print("back in a", isolate->GetCurrentContext() == a);
  a->Exit();
  Print("back", isolate->GetCurrentContext() == context);
}
