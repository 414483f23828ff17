// FunctionTemplate and ObjectTemplate: what they make, and in what order.

#include "host.h"

static void Construct(const FunctionCallbackInfo<Value>& info) {
  Log(info.IsConstructCall() ? "construct" : "call");
  if (info.IsConstructCall() && info.This()->InternalFieldCount() > 0) info.This()->SetInternalField(0, info[0]);
}

static void ReadField(const FunctionCallbackInfo<Value>& info) {
  info.GetReturnValue().Set(info.Holder()->GetInternalField(0).As<Value>());
}

HOST(TemplatesClass) {
  Local<FunctionTemplate> point = FunctionTemplate::New(isolate, Construct);
  point->SetClassName(Str("Point"));
  point->InstanceTemplate()->SetInternalFieldCount(2);
  point->PrototypeTemplate()->Set(
      isolate, "read", FunctionTemplate::New(isolate, ReadField, Local<Value>(), Signature::New(isolate, point)));
  point->Set(isolate, "origin", Int(0));
  SetGlobal(context, "Point", point->GetFunction(context).ToLocalChecked());
  PrintRun("var p = new Point(7); p.read()");
  PrintRun("Point.name + Point.length + Point.origin + String(p) + p.constructor.name");
  PrintRun("Object.getOwnPropertyNames(Point).join() + '|' + Object.getOwnPropertyNames(Point.prototype).join()");
  PrintRun("Point.prototype.read.call({})");
  PrintRun("Point.prototype.read()");
  PrintRun("Object.create(p).read()");
  PrintRun("new Proxy(p, {}).read()");
  PrintRun("class Sub extends Point {} new Sub(9).read()");
  PrintRun("Point()");
  Print("HasInstance", point->HasInstance(RunChecked("p")));
  Print("HasInstance subclass", point->HasInstance(RunChecked("new Sub(1)")));
  Print("HasInstance created", point->HasInstance(RunChecked("Object.create(p)")));
  Print("HasInstance plain", point->HasInstance(RunChecked("({})")));
  Print("fields", RunChecked("p").As<Object>()->InternalFieldCount());
  Print("second field", RunChecked("p").As<Object>()->GetInternalField(1).As<Value>());
  PrintLog("log");
}

HOST(TemplatesInherit) {
  Local<FunctionTemplate> base = FunctionTemplate::New(isolate, Construct);
  base->SetClassName(Str("Base"));
  base->PrototypeTemplate()->Set(isolate, "kind", Str("base"));
  base->InstanceTemplate()->Set(isolate, "own", Str("of base's instance template"));
  Local<FunctionTemplate> derived = FunctionTemplate::New(isolate, Construct);
  derived->SetClassName(Str("Derived"));
  derived->Inherit(base);
  derived->InstanceTemplate()->Set(isolate, "mine", Int(1));
  SetGlobal(context, "Base", base->GetFunction(context).ToLocalChecked());
  SetGlobal(context, "Derived", derived->GetFunction(context).ToLocalChecked());
  PrintRun("var d = new Derived; [d instanceof Base, d instanceof Derived, d.kind, d.own, d.mine]");
  PrintRun("Object.getPrototypeOf(Derived) === Base");
  PrintRun("Object.getPrototypeOf(Derived.prototype) === Base.prototype");
  PrintRun("Object.getPrototypeOf(Derived) === Function.prototype");
  PrintRun("Object.keys(d).join()");
  Print("base has derived", base->HasInstance(RunChecked("d")));
  Print("derived has base", derived->HasInstance(RunChecked("new Base")));
  Print("name", RunChecked("d").As<Object>()->GetConstructorName());
  Print("found", RunChecked("d").As<Object>()->FindInstanceInPrototypeChain(base) == RunChecked("d"));
  PrintLog("log");
}

HOST(TemplatesPropertyOrder) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->Set(isolate, "z", Int(1));
  object->Set(isolate, "a", Int(2));
  object->Set(Symbol::GetToStringTag(isolate), Str("Tag"));
  object->Set(isolate, "10", Int(3));
  object->Set(isolate, "2", Int(4));
  object->Set(Str("m"), FunctionTemplate::New(isolate, Construct), DontEnum);
  Local<Object> instance = object->NewInstance(context).ToLocalChecked();
  Print("names", instance->GetOwnPropertyNames(context, ALL_PROPERTIES));
  Print("object", instance);
  SetGlobal(context, "o", instance);
  PrintRun("String(o)");
  PrintRun("[typeof o.m, o.m.name, o.m === o.m]");
}

HOST(TemplatesAttributes) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->Set(Str("plain"), Int(1));
  object->Set(Str("ro"), Int(2), ReadOnly);
  object->Set(Str("hidden"), Int(3), DontEnum);
  object->Set(Str("fixed"), Int(4), static_cast<PropertyAttribute>(ReadOnly | DontDelete));
  SetGlobal(context, "o", object->NewInstance(context).ToLocalChecked());
  PrintRun("JSON.stringify(Object.getOwnPropertyDescriptors(o))");
  PrintRun("'use strict'; o.ro = 1");
  PrintRun("o.ro = 1; o.ro");
  PrintRun("delete o.fixed");
  PrintRun("'use strict'; delete o.fixed");
}

HOST(TemplatesPerContext) {
  Local<FunctionTemplate> function = FunctionTemplate::New(isolate, Construct);
  Local<Function> first = function->GetFunction(context).ToLocalChecked();
  Print("cached", first == function->GetFunction(context).ToLocalChecked());
  Local<Context> other = Context::New(isolate);
  Local<Function> second = function->GetFunction(other).ToLocalChecked();
  Print("per context", first == second);
  Local<Object> instance = second->NewInstance(other).ToLocalChecked();
  Print("instance of the other context's", function->HasInstance(instance));
  Print("creation context", instance->GetCreationContext().ToLocalChecked() == other);
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate, function);
  Print("of constructor", function->HasInstance(object->NewInstance(context).ToLocalChecked()));
}

HOST(TemplatesRemovePrototype) {
  Local<FunctionTemplate> function = FunctionTemplate::New(isolate, Construct);
  function->RemovePrototype();
  SetGlobal(context, "f", function->GetFunction(context).ToLocalChecked());
  PrintRun("'prototype' in f");
  PrintRun("new f");
  PrintRun("f()");
  Local<FunctionTemplate> read_only = FunctionTemplate::New(isolate, Construct);
  read_only->ReadOnlyPrototype();
  read_only->SetLength(4);
  SetGlobal(context, "g", read_only->GetFunction(context).ToLocalChecked());
  PrintRun("JSON.stringify(Object.getOwnPropertyDescriptor(g, 'prototype'))");
  PrintRun("JSON.stringify(Object.getOwnPropertyDescriptor(g, 'length'))");
  PrintRun("JSON.stringify(Object.getOwnPropertyDescriptor(g, 'name'))");
}

static void CallInstance(const FunctionCallbackInfo<Value>& info) {
  info.GetReturnValue().Set(info.IsConstructCall()
                                ? Str("constructed")
                                : String::Concat(info.GetIsolate(), Str("called "), info.Data().As<String>()));
}

HOST(TemplatesCallAsFunction) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->SetCallAsFunctionHandler(CallInstance, Str("with data"));
  SetGlobal(context, "o", object->NewInstance(context).ToLocalChecked());
  PrintRun("o()");
  PrintRun("typeof o");
  PrintRun("new o");
  PrintRun("Object.prototype.toString.call(o)");
  PrintRun("[1].map(o)[0]");
  PrintRun("o instanceof Function");
  Print("callable", RunChecked("o").As<Object>()->IsCallable());
  Print("IsFunction", RunChecked("o")->IsFunction());
  Print("CallAsFunction", RunChecked("o").As<Object>()->CallAsFunction(context, Null(isolate), 0, nullptr));
}

HOST(TemplatesUndetectable) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->MarkAsUndetectable();
  object->SetCallAsFunctionHandler(CallInstance, Str("undetectable"));
  Local<Object> instance = object->NewInstance(context).ToLocalChecked();
  SetGlobal(context, "all", instance);
  for (const char* source :
       {"typeof all", "all == null", "all == undefined", "all === undefined", "!all", "all ?? 'nullish'",
        "all?.x === undefined", "if (all) 1; else 2", "all()", "all == all", "Boolean(all)"}) {
    PrintRun(source);
  }
  Print("IsUndetectable", instance->IsUndetectable());
  Print("BooleanValue", instance->BooleanValue(isolate));
  Print("IsUndefined", instance->IsUndefined());
  Print("IsNullOrUndefined", instance->IsNullOrUndefined());
}

HOST(TemplatesImmutablePrototype) {
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->SetImmutableProto();
  Print("is", object->IsImmutableProto());
  SetGlobal(context, "o", object->NewInstance(context).ToLocalChecked());
  PrintRun("Reflect.setPrototypeOf(o, {})");
  PrintRun("Object.setPrototypeOf(o, {})");
  PrintRun("o.__proto__ = {}");
  PrintRun("Reflect.setPrototypeOf(o, Object.prototype)");
}

HOST(TemplatesNested) {
  Local<ObjectTemplate> inner = ObjectTemplate::New(isolate);
  inner->Set(isolate, "x", Int(1));
  Local<ObjectTemplate> outer = ObjectTemplate::New(isolate);
  outer->Set(isolate, "inner", inner);
  outer->Set(isolate, "f", FunctionTemplate::New(isolate, CallInstance, Str("nested")));
  SetGlobal(context, "a", outer->NewInstance(context).ToLocalChecked());
  SetGlobal(context, "b", outer->NewInstance(context).ToLocalChecked());
  PrintRun("[a.inner === b.inner, a.f === b.f, a.inner.x, a.f()]");
  PrintRun("a.inner.x = 2; b.inner.x");
}

HOST(TemplatesGlobal) {
  Local<FunctionTemplate> function = FunctionTemplate::New(isolate);
  function->SetClassName(Str("Window"));
  Local<ObjectTemplate> global = function->InstanceTemplate();
  global->Set(isolate, "answer", Int(42));
  global->SetInternalFieldCount(1);
  Local<Context> own = Context::New(isolate, nullptr, global);
  Context::Scope scope(own);
  PrintRun("answer + String(globalThis)");
  PrintRun("globalThis.constructor.name");
  PrintRun("answer = 1; answer");
  PrintRun("Object.getOwnPropertyNames(globalThis)[0]");
  PrintRun("Object.getOwnPropertyNames(globalThis).includes('answer')");
  Print("name", own->Global()->GetConstructorName());
  Print("second context", Context::New(isolate, nullptr, global)->Global()->Get(own, Str("answer")));
}

HOST(TemplatesAccessorProperty) {
  Local<FunctionTemplate> getter = FunctionTemplate::New(isolate, CallInstance, Str("getter"));
  getter->SetClassName(Str("get it"));
  Local<ObjectTemplate> object = ObjectTemplate::New(isolate);
  object->SetAccessorProperty(Str("both"), getter, FunctionTemplate::New(isolate, Construct));
  object->SetAccessorProperty(Str("only"), getter, Local<FunctionTemplate>(), DontEnum);
  SetGlobal(context, "o", object->NewInstance(context).ToLocalChecked());
  PrintRun("[o.both, o.only, o.both = 3]");
  PrintRun("o.only = 3");
  PrintRun("'use strict'; o.only = 3");
  PrintRun(
      "JSON.stringify([Object.keys(o), Object.keys(Object.getOwnPropertyDescriptor(o, 'only')), "
      "Object.getOwnPropertyDescriptor(o, 'only').configurable])");
  PrintRun("Object.getOwnPropertyDescriptor(o, 'both').get.name");
  PrintRun("Object.getOwnPropertyDescriptor(o, 'only').set");
  PrintLog("log");
}
