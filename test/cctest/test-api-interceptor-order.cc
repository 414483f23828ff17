// Which of an interceptor's callbacks run, in which order, and with what receiver.

#include <string>

#include "test/cctest/cctest.h"

namespace {

std::string g_calls;

bool IsWatched(v8::Local<v8::Name> name) {
  if (!name->IsString()) return false;
  const v8::String::Utf8Value text(CcTest::isolate(), name);
  return (*text)[0] == 'k';
}

v8::Intercepted Getter(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>&) {
  if (IsWatched(name)) g_calls += "getter ";
  return v8::Intercepted::kNo;
}
v8::Intercepted Setter(v8::Local<v8::Name> name, v8::Local<v8::Value>, const v8::PropertyCallbackInfo<void>&) {
  if (IsWatched(name)) g_calls += "setter ";
  return v8::Intercepted::kNo;
}
v8::Intercepted Query(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Integer>&) {
  if (IsWatched(name)) g_calls += "query ";
  return v8::Intercepted::kNo;
}
v8::Intercepted Deleter(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Boolean>&) {
  if (IsWatched(name)) g_calls += "deleter ";
  return v8::Intercepted::kNo;
}
v8::Intercepted Definer(v8::Local<v8::Name> name, const v8::PropertyDescriptor&,
                        const v8::PropertyCallbackInfo<void>&) {
  if (IsWatched(name)) g_calls += "definer ";
  return v8::Intercepted::kNo;
}
v8::Intercepted Descriptor(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>&) {
  if (IsWatched(name)) g_calls += "descriptor ";
  return v8::Intercepted::kNo;
}

std::string CallsOf(const char* source) {
  g_calls.clear();
  CHECK(!CompileRun(source).IsEmpty());
  if (!g_calls.empty()) g_calls.pop_back();
  return g_calls;
}

// `o` is an object with the handlers, `heir` one that inherits from it.
void SetUp(const LocalContext& context, const v8::NamedPropertyHandlerConfiguration& handlers) {
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(CcTest::isolate());
  tmpl->SetHandler(handlers);
  CHECK(context->Global()
            ->Set(context.local(), v8_str("o"), tmpl->NewInstance(context.local()).ToLocalChecked())
            .FromJust());
  CompileRun("var heir = {__proto__: o};");
}

}  // namespace

TEST(ReadsAndWritesCallOneOfThem) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(Getter, Setter, Query, Deleter, nullptr, Definer, nullptr));
  CHECK_EQ(std::string("getter"), CallsOf("o.k"));
  CHECK_EQ(std::string("setter query"), CallsOf("o.k = 1"));
  CHECK_EQ(std::string("setter"), CallsOf("o.k = 2"));
  CHECK_EQ(std::string("getter"), CallsOf("heir.k"));
  CHECK_EQ(std::string("query"), CallsOf("'kk' in o"));
  CHECK_EQ(std::string("query"), CallsOf("o.propertyIsEnumerable('k')"));
  CHECK_EQ(std::string("deleter"), CallsOf("delete o.k"));
  CHECK_EQ(std::string(""), CallsOf("o[Symbol.iterator]; o.other"));
}

TEST(AStoreBelowAsksWhatThereIs) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(Getter, Setter, Query));
  CHECK_EQ(std::string("query"), CallsOf("heir.k1 = 1"));
  CHECK_EQ(std::string(""), CallsOf("heir.k1 = 2"));
  SetUp(context, v8::NamedPropertyHandlerConfiguration(Getter, Setter));
  CHECK_EQ(std::string("getter"), CallsOf("heir.k2 = 1"));
  SetUp(context, v8::NamedPropertyHandlerConfiguration(nullptr, Setter));
  CHECK_EQ(std::string(""), CallsOf("heir.k3 = 1"));
}

TEST(AStoreThatNoSetterTakesAsksWhatThereIs) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(Getter));
  CHECK_EQ(std::string("getter"), CallsOf("o.k = 1"));
  CHECK_EQ(std::string(""), CallsOf("o.k = 2"));
  SetUp(context, v8::NamedPropertyHandlerConfiguration(nullptr, Setter));
  CHECK_EQ(std::string("setter"), CallsOf("o.k = 1"));
  SetUp(context, v8::NamedPropertyHandlerConfiguration(Getter, Setter, Descriptor, nullptr, nullptr, nullptr));
  CHECK_EQ(std::string("setter descriptor"), CallsOf("o.k = 1"));
}

TEST(DefinitionsAskThenTellThenStore) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(Getter, Setter, nullptr, nullptr, nullptr, Definer, nullptr));
  CHECK_EQ(std::string("getter definer setter"), CallsOf("Object.defineProperty(o, 'k', {value: 1})"));
  CHECK_EQ(std::string("getter definer"), CallsOf("Object.defineProperty(o, 'k2', {get() { return 1; }})"));
  SetUp(context, v8::NamedPropertyHandlerConfiguration(Getter, Setter));
  CHECK_EQ(std::string("getter setter"), CallsOf("Object.defineProperty(o, 'k', {value: 1})"));
  CHECK_EQ(std::string("getter"), CallsOf("Object.defineProperty(o, 'k2', {set(v) {}})"));
  SetUp(context, v8::NamedPropertyHandlerConfiguration(Getter, Setter, Query, nullptr, nullptr, Definer, nullptr));
  CHECK_EQ(std::string("query definer setter"), CallsOf("Object.defineProperty(o, 'k', {value: 1})"));
  SetUp(context, v8::NamedPropertyHandlerConfiguration(Getter, Setter, Descriptor, Deleter, nullptr, Definer));
  CHECK_EQ(std::string("descriptor definer setter"), CallsOf("Object.defineProperty(o, 'k', {value: 1})"));
}

TEST(CreatingADataPropertySetsNothing) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun("class Base { constructor(object) { return object; } } class Fields extends Base { k = 1; }");
  SetUp(context, v8::NamedPropertyHandlerConfiguration(Getter, Setter, Query));
  CHECK_EQ(std::string("query"), CallsOf("new Fields(o); 1"));
  ExpectInt32("o.k", 1);
  const auto create = [&](const char* name, int value) {
    g_calls.clear();
    v8::Local<v8::Object> object = CompileRun("o").As<v8::Object>();
    CHECK(object->CreateDataProperty(context.local(), v8_str(name), v8_num(value)).FromJust());
    return g_calls;
  };
  CHECK_EQ(std::string("query "), create("k2", 1));
  CHECK_EQ(std::string("query "), create("k2", 3));
  ExpectInt32("o.k2", 3);
  // A definition that changes nothing is no store either.
  CHECK_EQ(std::string("query setter"), CallsOf("Object.defineProperty(o, 'k2', {value: 2})"));
  CHECK_EQ(std::string("query"), CallsOf("Object.defineProperty(o, 'k2', {value: 2, writable: true})"));
  SetUp(context, v8::NamedPropertyHandlerConfiguration(Getter, Setter, Query, nullptr, nullptr, Definer, nullptr));
  CHECK_EQ(std::string("definer query"), CallsOf("new Fields(o); 1"));
  CHECK_EQ(std::string("definer query "), create("k2", 1));
}

TEST(AskingForADescriptorAsksOnce) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(nullptr, nullptr, Query));
  CHECK_EQ(std::string("query"), CallsOf("Object.getOwnPropertyDescriptor(o, 'k')"));
  CHECK_EQ(std::string("query"), CallsOf("Object.defineProperty(o, 'k', {value: 1})"));
  CHECK_EQ(std::string("query"), CallsOf("Object.defineProperty(o, 'k', {value: 1})"));
  // What is really there needs no asking.
  CHECK_EQ(std::string(""), CallsOf("o.hasOwnProperty('k')"));
  CHECK_EQ(std::string("query"), CallsOf("o.hasOwnProperty('kk')"));
}

TEST(InterceptedDefinitionsStopThere) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(
                     Getter, Setter, nullptr, nullptr, nullptr,
                     [](v8::Local<v8::Name>, const v8::PropertyDescriptor& descriptor,
                        const v8::PropertyCallbackInfo<void>&) {
                       g_calls += descriptor.has_value() ? "value " : "accessor ";
                       return v8::Intercepted::kYes;
                     },
                     nullptr));
  CHECK_EQ(std::string("getter value"), CallsOf("Object.defineProperty(o, 'k', {value: 1})"));
  CHECK_EQ(std::string("getter accessor"), CallsOf("Object.defineProperty(o, 'k', {get() { return 1; }})"));
  CHECK_EQ(std::string("getter"), CallsOf("if (o.k !== undefined) throw 1; 1"));
}

TEST(ADefinerMayThrow) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(
                     nullptr, Setter, nullptr, nullptr, nullptr,
                     [](v8::Local<v8::Name>, const v8::PropertyDescriptor&, const v8::PropertyCallbackInfo<void>&) {
                       CcTest::isolate()->ThrowException(v8::Exception::RangeError(v8_str("define")));
                       return v8::Intercepted::kYes;
                     },
                     nullptr));
  g_calls.clear();
  for (int k = 0; k < 3; ++k) {
    ExpectString("try { Object.defineProperty(o, 'k', {value: 1}); 'defined' } catch (e) { e.message }", "define");
  }
  ExpectFalse("o.hasOwnProperty('k')");
  CHECK_EQ(std::string(""), g_calls);
}

TEST(WhatAQueryForbidsCannotBeDefined) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(
                     nullptr, Setter,
                     [](v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Integer>& info) {
                       if (!IsWatched(name)) return v8::Intercepted::kNo;
                       info.GetReturnValue().Set(v8::ReadOnly | v8::DontDelete);
                       return v8::Intercepted::kYes;
                     }));
  ExpectTrue("'k' in o && !('x' in o)");
  ExpectFalse("heir.k = 1; heir.hasOwnProperty('k')");
  ExpectString("try { (function() { 'use strict'; heir.k = 1; })() } catch (e) { e.name }", "TypeError");
}

TEST(WhatAQueryForbidsCannotBeStored) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto getter = [](v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
    if (!IsWatched(name)) return v8::Intercepted::kNo;
    info.GetReturnValue().Set(7);
    return v8::Intercepted::kYes;
  };
  SetUp(context, v8::NamedPropertyHandlerConfiguration(
                     getter, Setter, [](v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Integer>& info) {
                       if (!IsWatched(name)) return v8::Intercepted::kNo;
                       info.GetReturnValue().Set(int32_t{v8::ReadOnly});
                       return v8::Intercepted::kYes;
                     }));
  ExpectInt32("o.k = 1; o.k", 7);
  ExpectFalse("Reflect.set(o, 'k', 1)");
  ExpectString("try { (function() { 'use strict'; o.k = 1; })() } catch (e) { e.name }", "TypeError");
  ExpectFalse("Reflect.ownKeys(o).includes('k')");
  ExpectTrue("Reflect.set(o, 'x', 1) && o.x === 1");
}

TEST(AnInterceptedPropertyKeepsItsAttributes) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  static bool active = false;
  active = true;
  // A property that only a getter tells of is writable and configurable, and not enumerable.
  SetUp(context, v8::NamedPropertyHandlerConfiguration(
                     [](v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
                       if (!active || !IsWatched(name)) return v8::Intercepted::kNo;
                       info.GetReturnValue().Set(7);
                       return v8::Intercepted::kYes;
                     }));
  const char* const describe =
      "(o => { const d = Object.getOwnPropertyDescriptor(o, 'k');"
      " return d && [d.value, d.writable, d.enumerable, d.configurable, d.get].join(); })(o)";
  ExpectString(describe, "7,true,false,true,");
  CompileRun("o.k = 1");
  ExpectString(describe, "7,true,false,true,");
  active = false;
  ExpectString(describe, "1,true,false,true,");
  ExpectUndefined((std::string("delete o.k;") + describe).c_str());
  // What a definition leaves open is as the interceptor has it.
  active = true;
  CompileRun("Object.defineProperty(o, 'k', {enumerable: true})");
  active = false;
  ExpectString(describe, "7,true,true,true,");
  CompileRun("delete o.k");
  active = true;
  CompileRun("Object.defineProperty(o, 'k', {get() { return 2; }})");
  active = false;
  ExpectString("const d = Object.getOwnPropertyDescriptor(o, 'k'); [d.get.call(), d.set, d.enumerable, d.configurable].join()",
               "2,,false,true");
}

TEST(AQueryAloneMakesAProperty) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(
                     nullptr, nullptr, [](v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Integer>& info) {
                       if (!IsWatched(name)) return v8::Intercepted::kNo;
                       info.GetReturnValue().Set(int32_t{v8::DontEnum});
                       return v8::Intercepted::kYes;
                     }));
  ExpectTrue("o.hasOwnProperty('k')");
  ExpectString("JSON.stringify(Object.getOwnPropertyDescriptor(o, 'k'))",
               "{\"writable\":true,\"enumerable\":false,\"configurable\":true}");
  ExpectString("o.k = 5; JSON.stringify(Object.getOwnPropertyDescriptor(o, 'k'))",
               "{\"value\":5,\"writable\":true,\"enumerable\":false,\"configurable\":true}");
}

// --- Copies and texts

TEST(ToJsonIsNoData) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  static bool throws = false;
  throws = true;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(
                     [](v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
                       if (!name->IsString()) return v8::Intercepted::kNo;
                       const v8::String::Utf8Value text(info.GetIsolate(), name);
                       if (std::string(*text) == "toJSON" && throws) {
                         info.GetIsolate()->ThrowException(v8::Exception::RangeError(v8_str("asked")));
                         return v8::Intercepted::kYes;
                       }
                       if (!IsWatched(name)) return v8::Intercepted::kNo;
                       info.GetReturnValue().Set(name);
                       return v8::Intercepted::kYes;
                     },
                     nullptr, nullptr, nullptr, [](const v8::PropertyCallbackInfo<v8::Array>& info) {
                       v8::Local<v8::Value> names[] = {v8_str("k1")};
                       info.GetReturnValue().Set(v8::Array::New(info.GetIsolate(), names, 1));
                     }));
  ExpectString("JSON.stringify([o])", "[{\"k1\":\"k1\"}]");
  ExpectString("try { o.toJSON } catch (e) { e.name }", "RangeError");
  // Of its own or inherited it is used.
  ExpectString("o.__proto__ = {toJSON() { return 'inherited'; }}; JSON.stringify(o)", "\"inherited\"");
  throws = false;
  CompileRun("Object.defineProperty(o, 'toJSON', {value: () => 'own'})");
  throws = true;
  ExpectString("JSON.stringify(o)", "\"own\"");
}

TEST(SpreadingTakesWhatDescriptorsCallEnumerable) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(
                     [](v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
                       if (!IsWatched(name)) return v8::Intercepted::kNo;
                       info.GetReturnValue().Set(7);
                       return v8::Intercepted::kYes;
                     },
                     nullptr,
                     [](v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
                       if (!IsWatched(name)) return v8::Intercepted::kNo;
                       info.GetReturnValue().Set(
                           CompileRun("({value: 1, enumerable: true, configurable: true})").As<v8::Object>());
                       return v8::Intercepted::kYes;
                     },
                     nullptr,
                     [](const v8::PropertyCallbackInfo<v8::Array>& info) {
                       v8::Local<v8::Value> names[] = {v8_str("k1")};
                       info.GetReturnValue().Set(v8::Array::New(info.GetIsolate(), names, 1));
                     },
                     nullptr));
  ExpectString("o.real = 1; JSON.stringify({...o})", "{\"real\":1,\"k1\":7}");
  ExpectString("JSON.stringify(Object.assign({}, o))", "{\"real\":1,\"k1\":7}");
  ExpectString("Object.values(o).join() + Object.entries(o)", "1,7real,1,k1,7");
}

TEST(LoopsDoNotAskAboutWhatIsReallyThere) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(
                     nullptr, nullptr, Query, nullptr, [](const v8::PropertyCallbackInfo<v8::Array>& info) {
                       v8::Local<v8::Value> names[] = {v8_str("k1")};
                       info.GetReturnValue().Set(v8::Array::New(info.GetIsolate(), names, 1));
                     }));
  CompileRun("Object.defineProperty(o, 'k2', {value: 1, enumerable: false});");
  // Of the name that the enumerator gives, and nothing of the other.
  CHECK_EQ(std::string("query"), CallsOf("for (const key in heir) throw key; 1"));
  g_calls.clear();
  CHECK(CompileRun("heir").As<v8::Object>()->GetPropertyNames(context.local()).ToLocalChecked()->Length() == 0);
  CHECK_EQ(std::string("query "), g_calls);
}

// --- Global objects

namespace {

v8::Local<v8::Context> NewGlobal(const v8::NamedPropertyHandlerConfiguration& handlers) {
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(CcTest::isolate());
  tmpl->SetHandler(handlers);
  return v8::Context::New(CcTest::isolate(), nullptr, tmpl);
}

}  // namespace

TEST(DeclarationsTellOfValuesOnly) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Context::Scope scope(
      NewGlobal(v8::NamedPropertyHandlerConfiguration(Getter, Setter, Query, Deleter, nullptr, Definer, nullptr)));
  CHECK_EQ(std::string(""), CallsOf("var k1; 1"));
  CHECK_EQ(std::string("setter"), CallsOf("var k2 = 1; 1"));
  CHECK_EQ(std::string("query setter"), CallsOf("function k3() {} 1"));
  CHECK_EQ(std::string("query setter"), CallsOf("function k3() { return 2; } 1"));
  CHECK_EQ(std::string(""), CallsOf("let k4 = 1; const k5 = 2; class k6 {} k4 + k5"));
  CHECK_EQ(std::string("setter query"), CallsOf("k7 = 1"));
  CHECK_EQ(std::string("getter"), CallsOf("k7"));
  CHECK_EQ(std::string("getter"), CallsOf("typeof kk"));
  CHECK_EQ(std::string("getter"), CallsOf("try { kk } catch (e) { if (e.name != 'ReferenceError') throw e; } 1"));
  CHECK_EQ(std::string("query setter"), CallsOf("eval('function k8() {} 1')"));
  ExpectInt32("k3() + k7 + (typeof k8 === 'function' ? 10 : 0)", 13);
}

TEST(StrictCodeDeclaresNothing) {
  v8::HandleScope handles(CcTest::isolate());
  const char* const store = "try { (function() { 'use strict'; k = 1; })(); typeof k } catch (e) { e.name }";
  for (const bool is_known : {false, true}) {
    static bool answers = false;
    answers = is_known;
    v8::Context::Scope scope(NewGlobal(v8::NamedPropertyHandlerConfiguration(
        Getter, Setter, [](v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Integer>& info) {
          if (!answers || !IsWatched(name)) return v8::Intercepted::kNo;
          info.GetReturnValue().Set(int32_t{v8::None});
          return v8::Intercepted::kYes;
        })));
    g_calls.clear();
    ExpectString(store, is_known ? "number" : "ReferenceError");
    CHECK_EQ(size_t{0}, g_calls.find("setter "));
    ExpectString("k2 = 2; typeof k2", "number");
    ExpectString("globalThis.k3 = 3; (function() { 'use strict'; k3 = 4; return String(k3); })()", "4");
  }
}

TEST(AnInterceptorMayAnswerForAllNames) {
  v8::HandleScope handles(CcTest::isolate());
  static bool active = false;
  active = false;
  v8::Local<v8::Context> context = NewGlobal(v8::NamedPropertyHandlerConfiguration(
      [](v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
        if (!active) return v8::Intercepted::kNo;
        info.GetReturnValue().SetUndefined();
        g_calls += "getter ";
        return v8::Intercepted::kYes;
      }));
  v8::Context::Scope scope(context);
  active = true;
  CHECK_EQ(std::string(""), CallsOf("var l = {x: 5}; 1"));
  g_calls.clear();
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK(CompileRun("var o = {}; o.x = 5").IsEmpty());
  CHECK(try_catch.HasCaught());
  CHECK_EQ(std::string("getter "), g_calls);
}

TEST(AnInterceptingSetterTakesDeclarations) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Local<v8::Context> context = NewGlobal(v8::NamedPropertyHandlerConfiguration(
      nullptr, [](v8::Local<v8::Name> name, v8::Local<v8::Value>, const v8::PropertyCallbackInfo<void>&) {
        return IsWatched(name) ? v8::Intercepted::kYes : v8::Intercepted::kNo;
      }));
  v8::Context::Scope scope(context);
  ExpectString("function k() {} typeof k", "undefined");
  ExpectString("function other() {} typeof other", "function");
  ExpectUndefined("var k2 = 5; k2");
}

TEST(RedeclaringAReadOnlyFunctionThrows) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Context::Scope scope(NewGlobal(v8::NamedPropertyHandlerConfiguration(nullptr, Setter)));
  CompileRun("function k() {} Object.defineProperty(this, 'k', {configurable: false, writable: false});");
  g_calls.clear();
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK(CompileRun("function k() { return 2; }").IsEmpty());
  CHECK(try_catch.HasCaught());
  CHECK_EQ(std::string(""), g_calls);
}

TEST(AQueryMayForbidAFunction) {
  v8::HandleScope handles(CcTest::isolate());
  static int attributes = 0;
  v8::Context::Scope scope(NewGlobal(v8::NamedPropertyHandlerConfiguration(
      nullptr, Setter, [](v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Integer>& info) {
        if (!IsWatched(name)) return v8::Intercepted::kNo;
        info.GetReturnValue().Set(attributes);
        return v8::Intercepted::kYes;
      })));
  const char* const declare = "try { (0, eval)('function k() {}'); typeof k } catch (e) { e.name }";
  attributes = v8::DontDelete | v8::ReadOnly;
  ExpectString(declare, "TypeError");
  attributes = v8::DontDelete | v8::DontEnum;
  ExpectString(declare, "TypeError");
  attributes = v8::DontDelete;
  ExpectString(declare, "function");
  attributes = v8::ReadOnly | v8::DontEnum;
  ExpectString(declare, "function");
}

// --- Receivers

namespace {

int g_seen = 0;

void CheckObjects(const v8::PropertyCallbackInfo<v8::Value>& info) {
  CHECK(info.This()->IsObject());
  CHECK(info.Holder()->IsObject());
  CHECK(info.HolderV2()->IsObject());
  ++g_seen;
}

}  // namespace

TEST(PrimitivesAreWrappedForCallbacks) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(
                     [](v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
                       CheckObjects(info);
                       return v8::Intercepted::kNo;
                     }));
  g_seen = 0;
  CompileRun("Number.prototype.__proto__ = o; String.prototype.__proto__ = o; Symbol.prototype.__proto__ = o;"
             "for (var k = 0; k < 3; k++) { (5).foo; 'x'.foo; Symbol().foo; 1.5.foo; }");
  CHECK_EQ(12, g_seen);
}

TEST(NativeAccessorsOfPrototypesGetWrappers) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(CcTest::isolate());
  tmpl->SetNativeDataProperty(v8_str("foo"), [](v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
    CheckObjects(info);
    info.GetReturnValue().Set(info.This()->IsNumberObject() ? 1 : 2);
  });
  CHECK(context->Global()
            ->Set(context.local(), v8_str("o"), tmpl->NewInstance(context.local()).ToLocalChecked())
            .FromJust());
  g_seen = 0;
  ExpectInt32("Number.prototype.__proto__ = o; var sum = 0; for (var k = 0; k < 3; k++) sum += (5).foo; sum + o.foo", 5);
  CHECK_EQ(4, g_seen);
}

TEST(CallbacksOfGlobalObjectsSeeTheProxy) {
  v8::HandleScope handles(CcTest::isolate());
  static v8::Global<v8::Object> proxy;
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(CcTest::isolate());
  tmpl->SetNativeDataProperty(v8_str("native"), [](v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
    if (proxy.IsEmpty()) return;
    CHECK(info.This() == proxy.Get(info.GetIsolate()));
    CHECK(info.HolderV2() == proxy.Get(info.GetIsolate()));
    ++g_seen;
  });
  tmpl->SetHandler(v8::NamedPropertyHandlerConfiguration(
      [](v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
        if (proxy.IsEmpty() || !IsWatched(name)) return v8::Intercepted::kNo;
        CHECK(info.This() == proxy.Get(info.GetIsolate()));
        CHECK(info.HolderV2() == proxy.Get(info.GetIsolate()));
        ++g_seen;
        return v8::Intercepted::kNo;
      }));
  v8::Local<v8::Context> context = v8::Context::New(CcTest::isolate(), nullptr, tmpl);
  v8::Context::Scope scope(context);
  proxy.Reset(CcTest::isolate(), context->Global());
  g_seen = 0;
  CompileRun("for (var i = 0; i < 5; i++) { this.native; native; this.k; typeof k; }");
  CHECK_EQ(20, g_seen);
  proxy.Reset();
}

// --- Callbacks that change the object

TEST(ADefinerMayDefineWhatItDeclines) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  for (const auto flags : {v8::PropertyHandlerFlags::kNone, v8::PropertyHandlerFlags::kNonMasking}) {
    SetUp(context, v8::NamedPropertyHandlerConfiguration(
                       nullptr, nullptr, nullptr, nullptr, nullptr,
                       [](v8::Local<v8::Name>, const v8::PropertyDescriptor&, const v8::PropertyCallbackInfo<void>&) {
                         CompileRun("o.k = 153");
                         return v8::Intercepted::kNo;
                       },
                       nullptr, v8::Local<v8::Value>(), flags));
    ExpectInt32("Object.defineProperty(o, 'k', {value: 42}); o.k", 42);
    ExpectInt32("Reflect.ownKeys(o).length", 1);
    ExpectTrue("delete o.k && !('k' in o)");
  }
}

TEST(AQueryMayDefineOnTheReceiver) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  static bool busy = false;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(
                     nullptr, nullptr, [](v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Integer>&) {
                       if (busy) return v8::Intercepted::kNo;
                       busy = true;
                       CompileRun("heir.k = 153");
                       busy = false;
                       return v8::Intercepted::kNo;
                     }));
  ExpectInt32("for (var i = 0; i < 20; i++) { heir = {__proto__: o}; heir.k = i; } heir.k", 19);
  ExpectInt32("Reflect.ownKeys(heir).length", 1);
  ExpectFalse("delete heir.k; heir.hasOwnProperty('k')");
}

TEST(ASetterMayFreezeWhatItDeclines) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  static bool busy = false;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(
                     nullptr, [](v8::Local<v8::Name>, v8::Local<v8::Value>, const v8::PropertyCallbackInfo<void>&) {
                       if (busy) return v8::Intercepted::kNo;
                       busy = true;
                       CompileRun("if (!o.hasOwnProperty('k')) Object.defineProperty(o, 'k', {value: 1})");
                       busy = false;
                       return v8::Intercepted::kNo;
                     },
                     nullptr, nullptr, nullptr, v8::Local<v8::Value>(), v8::PropertyHandlerFlags::kNonMasking));
  ExpectInt32("o.k = 5; o.k", 1);
  ExpectString("try { (function() { 'use strict'; o.k = 5; })() } catch (e) { e.name }", "TypeError");
}

// --- Names

namespace {

template <typename... Names>
v8::Local<v8::Array> ArrayOf(Names... names) {
  v8::Local<v8::Value> values[] = {v8_str(names)...};
  return v8::Array::New(CcTest::isolate(), values, sizeof...(names));
}

}  // namespace

TEST(NamesOfInterceptorsComeBehindTheirKind) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(CcTest::isolate());
  tmpl->SetHandler(v8::NamedPropertyHandlerConfiguration(
      nullptr, nullptr, nullptr, nullptr, [](const v8::PropertyCallbackInfo<v8::Array>& info) {
        info.GetReturnValue().Set(ArrayOf("foo", "a", "bar"));
      }));
  tmpl->SetHandler(v8::IndexedPropertyHandlerConfiguration(
      nullptr, nullptr, nullptr, nullptr, [](const v8::PropertyCallbackInfo<v8::Array>& info) {
        info.GetReturnValue().Set(ArrayOf("0", "7", "1"));
      }));
  CHECK(context->Global()
            ->Set(context.local(), v8_str("o"), tmpl->NewInstance(context.local()).ToLocalChecked())
            .FromJust());
  CompileRun("o.b = 1; o[7] = 1; o.a = 1; o[5] = 1;");
  ExpectString("Reflect.ownKeys(o).join()", "5,7,0,1,b,a,foo,bar");
  // Loops visit only what is there when its turn comes.
  ExpectString("var keys = []; for (const key in o) keys.push(key); keys.join()", "5,7,b,a");
}

TEST(HolesInListsOfNamesAreNoNames) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(
                     nullptr, nullptr,
                     [](v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Integer>& info) {
                       info.GetReturnValue().Set(IsWatched(name) ? v8::None : v8::DontEnum);
                       return v8::Intercepted::kYes;
                     },
                     nullptr, [](const v8::PropertyCallbackInfo<v8::Array>& info) {
                       v8::Local<v8::Array> names = ArrayOf("k1", "x", "other");
                       CHECK(names->Delete(info.GetIsolate()->GetCurrentContext(), 1).FromJust());
                       info.GetReturnValue().Set(names);
                     }));
  ExpectString("Object.getOwnPropertyNames(o).join()", "k1,other");
  ExpectString("Object.keys(o).join()", "k1");
}

TEST(EnumeratorsOfPrototypesKnowTheReceiver) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  static v8::Global<v8::Object> bottom;
  SetUp(context, v8::NamedPropertyHandlerConfiguration(
                     nullptr, nullptr,
                     [](v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Integer>& info) {
                       CHECK(info.This() == bottom.Get(info.GetIsolate()));
                       ++g_seen;
                       return v8::Intercepted::kNo;
                     },
                     nullptr, [](const v8::PropertyCallbackInfo<v8::Array>& info) {
                       CHECK(info.This() == bottom.Get(info.GetIsolate()));
                       ++g_seen;
                       info.GetReturnValue().Set(v8::Array::New(info.GetIsolate()));
                     }));
  bottom.Reset(CcTest::isolate(), CompileRun("o").As<v8::Object>());
  CompileRun("o.real = 1;");
  bottom.Reset(CcTest::isolate(), CompileRun("heir = {__proto__: {__proto__: o}}").As<v8::Object>());
  g_seen = 0;
  ExpectString("var keys = []; for (const key in heir) keys.push(key); keys.join()", "real");
  CHECK_LE(2, g_seen);
  bottom.Reset();
}
