// Object: properties, their order and attributes, integrity, prototypes.

#include "host.h"

HOST(ObjectsGetSetDelete) {
  Local<Object> object = Object::New(isolate);
  Print("set", object->Set(context, Str("a"), Int(1)));
  Print("set index", object->Set(context, 3, Int(3)));
  Print("set numeric string", object->Set(context, Str("2"), Int(2)));
  Print("set number key", object->Set(context, Num(1.5), Int(15)));
  Print("object", object);
  Print("get missing", object->Get(context, Str("b")));
  Print("has", object->Has(context, Str("a")));
  Print("has index", object->Has(context, 2));
  Print("has inherited", object->Has(context, Str("toString")));
  Print("has own inherited", object->HasOwnProperty(context, Str("toString")));
  Print("delete", object->Delete(context, Str("a")));
  Print("delete missing", object->Delete(context, Str("zzz")));
  Print("delete index", object->Delete(context, 3));
  Print("object", object);
}

HOST(ObjectsFailingSets) {
  for (const char* source :
       {"Object.freeze({a: 1})", "({get a() { return 1 }})", "({set a(v) { throw new RangeError('no') }})",
        "Object.preventExtensions({})", "new Proxy({}, {set() { return false }})",
        "new Proxy({}, {set() { throw new TypeError('trap') }})"}) {
    Local<Object> object = RunChecked(source).As<Object>();
    PrintTry(std::string("Set on ") + source, [&] { return object->Set(context, Str("a"), Int(2)); });
    PrintTry(std::string("CreateDataProperty on ") + source,
             [&] { return object->CreateDataProperty(context, Str("a"), Int(2)); });
  }
}

HOST(ObjectsFailingDeletes) {
  for (const char* source : {"Object.freeze({a: 1})", "[1, 2]", "new Proxy({}, {deleteProperty() { return false }})",
                             "new Proxy({}, {deleteProperty() { throw 7 }})", "new Uint8Array(3)"}) {
    Local<Object> object = RunChecked(source).As<Object>();
    PrintTry(std::string("Delete a of ") + source, [&] { return object->Delete(context, Str("a")); });
    PrintTry(std::string("Delete length of ") + source, [&] { return object->Delete(context, Str("length")); });
    PrintTry(std::string("Delete 0 of ") + source, [&] { return object->Delete(context, 0); });
  }
}

HOST(ObjectsDefineOwnProperty) {
  Local<Object> object = Object::New(isolate);
  Print("read-only", object->DefineOwnProperty(context, Str("a"), Int(1), ReadOnly));
  Print("hidden", object->DefineOwnProperty(context, Str("b"), Int(2), DontEnum));
  Print("permanent", object->DefineOwnProperty(context, Str("c"), Int(3), DontDelete));
  Print("all", object->DefineOwnProperty(context, Str("d"), Int(4),
                                         static_cast<PropertyAttribute>(ReadOnly | DontEnum | DontDelete)));
  for (const char* name : {"a", "b", "c", "d"}) {
    Print(std::string("attributes of ") + name, object->GetPropertyAttributes(context, Str(name)));
    Print(std::string("descriptor of ") + name, object->GetOwnPropertyDescriptor(context, Str(name)));
    Print(std::string("again ") + name, object->DefineOwnProperty(context, Str(name), Int(9)));
    Print(std::string("value ") + name, object->Get(context, Str(name)));
  }
  PrintTry("attributes of a missing one", [&] { return object->GetPropertyAttributes(context, Str("zzz")); });
  PrintTry("descriptor of a missing one", [&] { return object->GetOwnPropertyDescriptor(context, Str("zzz")); });
}

HOST(ObjectsDefineProperty) {
  Local<Object> object = Object::New(isolate);
  PropertyDescriptor accessor(RunChecked("(function () { return 'got' })"), Undefined(isolate));
  accessor.set_enumerable(true);
  Print("accessor", object->DefineProperty(context, Str("x"), accessor));
  Print("get", object->Get(context, Str("x")));
  PropertyDescriptor data(Int(3), true);
  Print("has value", data.has_value());
  Print("has get", data.has_get());
  Print("has writable", data.has_writable());
  Print("has enumerable", data.has_enumerable());
  PrintTry("over a permanent accessor", [&] { return object->DefineProperty(context, Str("x"), data); });
  Print("data", object->DefineProperty(context, Str("y"), data));
  PropertyDescriptor only_configurable;
  only_configurable.set_configurable(false);
  only_configurable.set_enumerable(true);
  Print("no value", object->DefineProperty(context, Str("z"), only_configurable));
  SetGlobal(context, "o", object);
  PrintRun("JSON.stringify(Object.getOwnPropertyDescriptors(o))");
  Print("frozen", RunChecked("Object.freeze({})").As<Object>()->DefineProperty(context, Str("n"), data));
}

HOST(ObjectsPropertyNames) {
  RunChecked(
      "class Base { constructor() { this.base = 1 } get accessor() { return 1 } }"
      "Base.prototype.inherited = 2;"
      "class Derived extends Base { constructor() { super(); this.own = 1; this[10] = 1; this[2] = 1; "
      "this[Symbol('s')] = 1;"
      "Object.defineProperty(this, 'hidden', {value: 1, configurable: true}) } }");
  Local<Object> object = RunChecked("new Derived").As<Object>();
  Print("GetPropertyNames", object->GetPropertyNames(context));
  Print("GetOwnPropertyNames", object->GetOwnPropertyNames(context));
  struct Filter {
    const char* label;
    int filter;
  };
  for (auto [label, filter] :
       {Filter{"all", ALL_PROPERTIES}, Filter{"writable", ONLY_WRITABLE}, Filter{"enumerable", ONLY_ENUMERABLE},
        Filter{"configurable", ONLY_CONFIGURABLE}, Filter{"no strings", SKIP_STRINGS},
        Filter{"no symbols", SKIP_SYMBOLS}, Filter{"enumerable, no symbols", ONLY_ENUMERABLE | SKIP_SYMBOLS}}) {
    Print(std::string("own ") + label, object->GetOwnPropertyNames(context, static_cast<PropertyFilter>(filter)));
    Print(std::string("all with prototypes, ") + label,
          object->GetPropertyNames(context, KeyCollectionMode::kIncludePrototypes, static_cast<PropertyFilter>(filter),
                                   IndexFilter::kSkipIndices, KeyConversionMode::kConvertToString)
                  .ToLocalChecked()
                  ->Length() > 0);
  }
}

HOST(ObjectsPropertyNameModes) {
  Local<Object> object =
      RunChecked("var p = {q: 1, 7: 1}; var o = Object.create(p); o.b = 1; o[20] = 1; o[3] = 1; o.a = 1; o.q = 2; o")
          .As<Object>();
  for (auto mode : {KeyCollectionMode::kOwnOnly, KeyCollectionMode::kIncludePrototypes}) {
    for (auto index : {IndexFilter::kIncludeIndices, IndexFilter::kSkipIndices}) {
      for (auto conversion :
           {KeyConversionMode::kConvertToString, KeyConversionMode::kKeepNumbers, KeyConversionMode::kNoNumbers}) {
        Print(Text(mode) + Text(index) + Text(conversion),
              object->GetPropertyNames(context, mode, ONLY_ENUMERABLE, index, conversion));
      }
    }
  }
}

HOST(ObjectsIntegrity) {
  for (auto level : {IntegrityLevel::kFrozen, IntegrityLevel::kSealed}) {
    Local<Object> object = RunChecked("({a: 1, 5: 2, get g() { return 1 }})").As<Object>();
    Print("SetIntegrityLevel", object->SetIntegrityLevel(context, level));
    SetGlobal(context, "o", object);
    PrintRun("[Object.isFrozen(o), Object.isSealed(o), Object.isExtensible(o)]");
    PrintRun("JSON.stringify(Object.getOwnPropertyDescriptors(o))");
  }
  PrintTry("typed array frozen", [&] {
    return RunChecked("new Uint8Array(2)").As<Object>()->SetIntegrityLevel(context, IntegrityLevel::kFrozen);
  });
  PrintTry("typed array sealed", [&] {
    return RunChecked("new Uint8Array(2)").As<Object>()->SetIntegrityLevel(context, IntegrityLevel::kSealed);
  });
  PrintTry("proxy", [&] {
    return RunChecked("new Proxy({}, {preventExtensions() { return false }})")
        .As<Object>()
        ->SetIntegrityLevel(context, IntegrityLevel::kFrozen);
  });
}

HOST(ObjectsPrototypes) {
  Local<Object> a = RunChecked("var a = {who: 'a'}; a").As<Object>();
  Local<Object> b = RunChecked("var b = {}; b").As<Object>();
  Print("set", b->SetPrototype(context, a));
  Print("inherited", b->Get(context, Str("who")));
  Print("get", b->GetPrototype() == a);
  PrintTry("cycle", [&] { return a->SetPrototype(context, b); });
  Print("null", a->SetPrototype(context, Null(isolate)));
  Print("is null", a->GetPrototype()->IsNull());
  PrintTry("not extensible",
           [&] { return RunChecked("Object.preventExtensions({})").As<Object>()->SetPrototype(context, a); });
  PrintTry("immutable", [&] { return RunChecked("Object.prototype").As<Object>()->SetPrototype(context, a); });
  PrintTry("proxy", [&] {
    return RunChecked("new Proxy({}, {setPrototypeOf() { return false }})").As<Object>()->SetPrototype(context, a);
  });
  PrintTry("in chain", [&] { return b->FindInstanceInPrototypeChain(FunctionTemplate::New(isolate)).IsEmpty(); });
}

HOST(ObjectsRealProperties) {
  Local<Object> object = RunChecked(
                             "var p = {inherited: 1}; var o = Object.create(p, {own: {value: 2, enumerable: true}, "
                             "acc: {get() { return 3 }}}); o[4] = 5; o")
                             .As<Object>();
  for (const char* name : {"own", "acc", "inherited", "zzz"}) {
    Print(std::string("HasRealNamedProperty ") + name, object->HasRealNamedProperty(context, Str(name)));
    Print(std::string("GetRealNamedProperty ") + name, object->GetRealNamedProperty(context, Str(name)));
    Print(std::string("attributes ") + name, object->GetRealNamedPropertyAttributes(context, Str(name)));
    Print(std::string("in prototypes ") + name, object->GetRealNamedPropertyInPrototypeChain(context, Str(name)));
    Print(std::string("callback ") + name, object->HasRealNamedCallbackProperty(context, Str(name)));
  }
  Print("indexed", object->HasRealIndexedProperty(context, 4));
  Print("indexed missing", object->HasRealIndexedProperty(context, 5));
}

HOST(ObjectsConstructorNames) {
  for (const char* source : {"({})",
                             "[]",
                             "new (class Foo {})",
                             "Object.create(null)",
                             "new Map",
                             "(function named() {})",
                             "new Proxy({}, {})",
                             "Object.create(new (class Bar {}))",
                             "new (function () {})",
                             "new Date(0)",
                             "globalThis",
                             "new Error('x')",
                             "(() => { var x = class {}; return new x })()",
                             "(() => { var o = {}; o.Qux = function () {}; return new o.Qux })()",
                             "(async function () {})()",
                             "function* g() {}; g()",
                             "new Uint8Array(1)",
                             "Object(Symbol('x'))",
                             "Math",
                             "JSON"}) {
    Print(source, RunChecked(source).As<Object>()->GetConstructorName());
  }
}

HOST(ObjectsClone) {
  Local<Object> object =
      RunChecked("var o = {a: 1, nested: {b: 2}, get g() { return this.a }, 3: 4, [Symbol.for('s')]: 5}; o")
          .As<Object>();
  Local<Object> clone = object->Clone();
  Print("clone", clone);
  clone->Set(context, Str("a"), Int(10)).Check();
  Print("independent", object->Get(context, Str("a")));
  Print("shallow",
        object->Get(context, Str("nested")).ToLocalChecked() == clone->Get(context, Str("nested")).ToLocalChecked());
  Print("accessor", clone->Get(context, Str("g")));
  Print("array", RunChecked("[1, , 3]").As<Object>()->Clone());
  Print("prototype", RunChecked("new (class K {})").As<Object>()->Clone()->GetConstructorName());
}

HOST(ObjectsIdentityHash) {
  Local<Object> object = Object::New(isolate);
  int hash = object->GetIdentityHash();
  Print("not zero", hash != 0);
  Print("stable", hash == object->GetIdentityHash());
  Collect(isolate);
  Print("stable over a collection", hash == object->GetIdentityHash());
  object->SetIntegrityLevel(context, IntegrityLevel::kFrozen).Check();
  Print("stable when frozen", hash == object->GetIdentityHash());
  Local<Object> frozen = RunChecked("Object.freeze({})").As<Object>();
  Print("of a frozen one", frozen->GetIdentityHash() == frozen->GetIdentityHash());
  Local<Object> proxy = RunChecked("new Proxy({}, {ownKeys() { throw 1 }})").As<Object>();
  Print("of a proxy", proxy->GetIdentityHash() == proxy->GetIdentityHash());
  Print("no own names", object->GetOwnPropertyNames(context, ALL_PROPERTIES));
}

HOST(ObjectsNewWithProperties) {
  Local<Name> names[] = {Str("b"), Str("a"), Str("b"), Symbol::For(isolate, Str("sym")), Str("7")};
  Local<Value> values[] = {Int(1), Int(2), Int(3), Int(4), Int(5)};
  Local<Object> object = Object::New(isolate, Null(isolate), names, values, 5);
  Print("prototype", object->GetPrototype()->IsNull());
  Print("names", object->GetOwnPropertyNames(context, ALL_PROPERTIES));
  for (Local<Name> name : names) Print("value of " + ToStd(name), object->Get(context, name));
  Local<Object> with_prototype = Object::New(isolate, RunChecked("({inherited: 1})"), nullptr, nullptr, 0);
  Print("inherited", with_prototype->Get(context, Str("inherited")));
}

static void Getter(Local<Name> name, const PropertyCallbackInfo<Value>& info) {
  Log("get " + ToStd(name));
  info.GetReturnValue().Set(42);
}

HOST(ObjectsLazyDataProperty) {
  Local<Object> object = Object::New(isolate);
  Print("set", object->SetLazyDataProperty(context, Str("lazy"), Getter));
  PrintLog("before");
  Print("attributes", object->GetPropertyAttributes(context, Str("lazy")));
  Print("first", object->Get(context, Str("lazy")));
  Print("second", object->Get(context, Str("lazy")));
  PrintLog("calls");
  Print("descriptor", object->GetOwnPropertyDescriptor(context, Str("lazy")));
  object->SetLazyDataProperty(context, Str("other"), Getter).Check();
  Print("written before read", object->Set(context, Str("other"), Int(1)));
  Print("value", object->Get(context, Str("other")));
  PrintLog("calls");
}

HOST(ObjectsObjectProtoToString) {
  for (const char* source :
       {"({})", "[]", "new Date(0)", "/x/", "(function () {})", "({[Symbol.toStringTag]: 'Tagged'})", "new Map",
        "new Proxy([], {})", "new Error", "(function () { return arguments })()", "Object(1)", "Object('s')",
        "new (class A {})", "globalThis"}) {
    Print(source, RunChecked(source).As<Object>()->ObjectProtoToString(context));
  }
  PrintTry("throws", [&] {
    return RunChecked("({get [Symbol.toStringTag]() { throw 1 }})").As<Object>()->ObjectProtoToString(context);
  });
}

HOST(ObjectsCallAs) {
  Local<Object> function =
      RunChecked("(function (a, b) { return new.target ? {made: a + b} : [this === undefined, a, b] })").As<Object>();
  Local<Value> arguments[] = {Int(1), Int(2)};
  Print("call", function->CallAsFunction(context, Undefined(isolate), 2, arguments));
  Print("construct", function->CallAsConstructor(context, 2, arguments));
  Local<Object> plain = Object::New(isolate);
  PrintTry("call a plain object", [&] { return plain->CallAsFunction(context, Undefined(isolate), 0, nullptr); });
  PrintTry("construct a plain object", [&] { return plain->CallAsConstructor(context, 0, nullptr); });
  PrintTry("construct an arrow",
           [&] { return RunChecked("() => 1").As<Object>()->CallAsConstructor(context, 0, nullptr); });
  PrintTry("call a class", [&] {
    return RunChecked("(class {})").As<Object>()->CallAsFunction(context, Undefined(isolate), 0, nullptr);
  });
  Print("callable", function->IsCallable());
  Print("constructor", function->IsConstructor());
  Print("plain callable", plain->IsCallable());
}
