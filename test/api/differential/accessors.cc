// Native data properties: getters and setters in C++ that look like data.

#include "host.h"

static void Read(Local<Name> name, const PropertyCallbackInfo<Value>& info) {
  Log("get " + ToStd(name));
  info.GetReturnValue().Set(info.Data()->IsUndefined() ? Str("no data").As<Value>() : info.Data());
}

static void Write(Local<Name> name, Local<Value> value, const PropertyCallbackInfo<void>& info) {
  Log("set " + ToStd(name) + " " + Describe(value));
}

static void Throw(Local<Name> name, const PropertyCallbackInfo<Value>& info) {
  info.GetIsolate()->ThrowException(Exception::RangeError(Str("from getter")));
}

static void ThrowOnSet(Local<Name> name, Local<Value> value, const PropertyCallbackInfo<void>& info) {
  info.GetIsolate()->ThrowException(Exception::RangeError(Str("from setter")));
}

static void DescribeHolder(Local<Name> name, const PropertyCallbackInfo<Value>& info) {
  Log(std::string(info.This() == info.Holder() ? "own" : "inherited") +
      (info.ShouldThrowOnError() ? " strict" : " sloppy"));
  info.GetReturnValue().Set(info.This());
}

HOST(AccessorsReadWrite) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->SetNativeDataProperty(Str("x"), Read, Write, Str("data"));
  SetGlobal(context, "o", object->NewInstance(context).ToLocalChecked());
  PrintRun("o.x");
  PrintRun("o.x = 5");
  PrintRun("o.x");
  PrintRun("o.x += '!'");
  PrintRun("JSON.stringify(Object.getOwnPropertyDescriptor(o, 'x'))");
  PrintRun("Object.keys(o).join()");
  PrintRun("JSON.stringify(o)");
  PrintRun("({...o}).x");
  PrintRun("Object.assign({}, o).x");
  PrintRun("o.hasOwnProperty('x')");
  PrintRun("delete o.x");
  PrintRun("'x' in o");
  PrintLog("log");
}

HOST(AccessorsNoSetter) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->SetNativeDataProperty(Str("x"), Read);
  object->SetNativeDataProperty(Str("ro"), Read, nullptr, Str("ro"), ReadOnly);
  SetGlobal(context, "o", object->NewInstance(context).ToLocalChecked());
  PrintRun("o.x = 5; o.x");
  PrintRun("JSON.stringify(Object.getOwnPropertyDescriptor(o, 'x'))");
  PrintRun("o.ro = 5; o.ro");
  PrintRun("'use strict'; o.ro = 5");
  PrintRun("JSON.stringify(Object.getOwnPropertyDescriptor(o, 'ro'))");
  PrintLog("log");
}

HOST(AccessorsAttributes) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->SetNativeDataProperty(Str("hidden"), Read, Write, Int(1), DontEnum);
  object->SetNativeDataProperty(Str("fixed"), Read, Write, Int(2), DontDelete);
  Local<Object> instance = object->NewInstance(context).ToLocalChecked();
  SetGlobal(context, "o", instance);
  PrintRun("Object.keys(o).join()");
  PrintRun("delete o.fixed");
  PrintRun("'use strict'; delete o.fixed");
  Print("attributes", instance->GetPropertyAttributes(context, Str("hidden")));
  Print("attributes", instance->GetPropertyAttributes(context, Str("fixed")));
  Print("real callback", instance->HasRealNamedCallbackProperty(context, Str("hidden")));
  Print("real", instance->HasRealNamedProperty(context, Str("hidden")));
}

HOST(AccessorsOnPrototype) {
  Local<FunctionTemplate> function = FunctionTemplate::New(isolate);
  function->PrototypeTemplate()->SetNativeDataProperty(Str("x"), DescribeHolder, Write);
  SetGlobal(context, "F", function->GetFunction(context).ToLocalChecked());
  PrintRun("var f = new F; f.x === f");
  PrintRun("F.prototype.x === F.prototype");
  PrintRun("f.x = 1; f.hasOwnProperty('x')");
  PrintRun("var child = Object.create(f); child.x === child");
  PrintRun("'use strict'; f.x === f");
  PrintLog("log");
}

HOST(AccessorsThrow) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->SetNativeDataProperty(Str("x"), Throw, ThrowOnSet);
  Local<Object> instance = object->NewInstance(context).ToLocalChecked();
  SetGlobal(context, "o", instance);
  PrintRun("o.x");
  PrintRun("\n o.x = 1");
  PrintRun("try { o.x } catch (e) { e.message }");
  PrintRun("JSON.stringify(o)");
  PrintTry("Get", [&] { return instance->Get(context, Str("x")); });
  PrintTry("Set", [&] { return instance->Set(context, Str("x"), Int(1)); });
}

HOST(AccessorsRedefined) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->SetNativeDataProperty(Str("x"), Read, Write, Str("native"));
  SetGlobal(context, "o", object->NewInstance(context).ToLocalChecked());
  PrintRun(
      "Object.defineProperty(o, 'x', {enumerable: false}); JSON.stringify(Object.getOwnPropertyDescriptor(o, 'x'))");
  PrintRun("Object.defineProperty(o, 'x', {value: 9}); o.x");
  PrintRun("Object.defineProperty(o, 'x', {get() { return 'script' }}); o.x");
  PrintRun("o.x = 3");
  PrintLog("log");
}

HOST(AccessorsFrozen) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->SetNativeDataProperty(Str("x"), Read, Write, Str("native"));
  SetGlobal(context, "o", object->NewInstance(context).ToLocalChecked());
  PrintRun("Object.freeze(o); Object.isFrozen(o)");
  PrintRun("o.x = 4; o.x");
  PrintRun("'use strict'; o.x = 4");
  PrintLog("log");
}

HOST(AccessorsOfObject) {
  Local<Object> object = Object::New(isolate);
  Print("set", object->SetNativeDataProperty(context, Str("n"), Read, Write, Int(3)));
  Print("get", object->Get(context, Str("n")));
  Print("write", object->Set(context, Str("n"), Int(4)));
  Local<Function> getter = RunChecked("(function () { return 'g' + (this.m || '') })").As<Function>();
  object->SetAccessorProperty(Str("j"), getter, Local<Function>(), DontEnum);
  Print("js accessor", object->Get(context, Str("j")));
  Print("names", object->GetOwnPropertyNames(context));
  SetGlobal(context, "o", object);
  PrintRun("Object.getOwnPropertyDescriptor(o, 'j').set");
  PrintRun("o.j = 1; o.j");
  PrintLog("log");
}

HOST(AccessorsLazyTemplate) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->SetLazyDataProperty(Str("lazy"), Read, Str("computed"));
  SetGlobal(context, "o", object->NewInstance(context).ToLocalChecked());
  SetGlobal(context, "p", object->NewInstance(context).ToLocalChecked());
  PrintRun("[o.lazy, o.lazy, p.lazy]");
  PrintLog("log");
  SetGlobal(context, "q", object->NewInstance(context).ToLocalChecked());
  PrintRun("q.lazy = 1; q.lazy");
  PrintRun("JSON.stringify(Object.getOwnPropertyDescriptor(o, 'lazy'))");
  PrintLog("log");
}

HOST(AccessorsOrder) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->SetNativeDataProperty(Str("a"), Read);
  object->Set(isolate, "x", Int(1));
  object->SetNativeDataProperty(Str("b"), Read);
  object->Set(isolate, "y", Int(2));
  Print("names", object->NewInstance(context).ToLocalChecked()->GetOwnPropertyNames(context));
}

HOST(AccessorsSymbolsAndIndices) {
  Local<Symbol> symbol = Symbol::New(isolate, Str("sym"));
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->SetNativeDataProperty(symbol, Read, Write, Str("by symbol"));
  Local<Object> instance = object->NewInstance(context).ToLocalChecked();
  SetGlobal(context, "o", instance);
  SetGlobal(context, "sym", symbol);
  PrintRun("o[sym]");
  PrintRun("o[sym] = 1");
  PrintRun("Object.getOwnPropertySymbols(o).length + Object.keys(o).length");
  PrintLog("log");
}
