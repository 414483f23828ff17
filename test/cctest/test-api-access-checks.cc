// Access checks: who may look into a global object or an object whose template asks, and what the others get.

#include <string>
#include <vector>

#include "test/cctest/cctest.h"

namespace {

int g_checks = 0;
bool g_allowed = false;
int g_getter_calls = 0;
int g_failures = 0;

bool CountingCheck(v8::Local<v8::Context>, v8::Local<v8::Object>, v8::Local<v8::Value>) {
  ++g_checks;
  return g_allowed;
}
bool AlwaysRefuse(v8::Local<v8::Context>, v8::Local<v8::Object>, v8::Local<v8::Value>) { return false; }

void CountingGetter(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
  ++g_getter_calls;
  info.GetReturnValue().Set(7);
}
void CountingFunction(const v8::FunctionCallbackInfo<v8::Value>& info) {
  ++g_getter_calls;
  info.GetReturnValue().Set(8);
}

std::string ErrorOf(const char* source) {
  v8::Isolate* isolate = CcTest::isolate();
  v8::TryCatch try_catch(isolate);
  CHECK(CompileRun(source).IsEmpty());
  CHECK(try_catch.HasCaught());
  const v8::String::Utf8Value text(isolate, try_catch.Exception());
  return *text;
}

// Two contexts that share nothing, the second one entered, with the first one's global object as `other`.
struct TwoContexts {
  explicit TwoContexts(v8::Local<v8::ObjectTemplate> global_template = v8::Local<v8::ObjectTemplate>())
      : isolate(CcTest::isolate()),
        first(v8::Context::New(isolate, nullptr, global_template)),
        second(v8::Context::New(isolate, nullptr, global_template)),
        scope(second) {
    CHECK(second->Global()->Set(second, v8_str("other"), first->Global()).FromJust());
  }
  void RunInFirst(const char* source) {
    v8::Context::Scope inner(first);
    CHECK(!CompileRun(source).IsEmpty());
  }

  v8::Isolate* isolate;
  v8::Local<v8::Context> first;
  v8::Local<v8::Context> second;
  v8::Context::Scope scope;
};

// An instance of a template with a counting access check, as `guarded` in the current context.
v8::Local<v8::Object> NewGuarded(v8::Local<v8::Context> context) {
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(CcTest::isolate());
  tmpl->SetAccessCheckCallback(CountingCheck);
  tmpl->SetNativeDataProperty(v8_str("native"), CountingGetter);
  v8::Local<v8::Object> object = tmpl->NewInstance(context).ToLocalChecked();
  CHECK(context->Global()->Set(context, v8_str("guarded"), object).FromJust());
  g_checks = 0;
  g_getter_calls = 0;
  return object;
}

}  // namespace

TEST(AnotherGlobalObjectIsOutOfReach) {
  v8::HandleScope handles(CcTest::isolate());
  TwoContexts contexts;
  contexts.RunInFirst("var x = 1; Object.defineProperty(this, 'y', {get() { return 2; }}); this[3] = 4;");
  for (const char* source :
       {"other.x", "other.x = 2", "other[3]", "other[3] = 5", "'x' in other", "delete other.x", "other.y",
        "Object.getOwnPropertyDescriptor(other, 'x')", "Object.defineProperty(other, 'z', {value: 1})",
        "other.hasOwnProperty('x')", "Object.prototype.propertyIsEnumerable.call(other, 'x')",
        "Object.prototype.__defineGetter__.call(other, 'x', () => 1)", "Reflect.set({}, 'x', 1, other)",
        "Object.setPrototypeOf(other, {})", "Object.preventExtensions(other)", "Object.freeze(other)",
        "JSON.stringify(other)", "Object.assign(other, {x: 3})", "with (other) x", "let {x} = other; x"}) {
    CHECK_EQ(std::string("TypeError: no access"), ErrorOf(source));
  }
  contexts.RunInFirst("if (x !== 1 || y !== 2 || this[3] !== 4 || 'z' in this) throw new Error;");
}

TEST(AnotherGlobalObjectHidesWhatItHas) {
  v8::HandleScope handles(CcTest::isolate());
  TwoContexts contexts;
  contexts.RunInFirst("var x = 1");
  ExpectInt32("Object.keys(other).length + Reflect.ownKeys(other).length", 0);
  ExpectTrue("Object.getPrototypeOf(other) === null");
  ExpectTrue("Object.isExtensible(other)");
  ExpectInt32("var n = 0; for (const key in other) n++; n", 0);
  ExpectInt32("n = 0; for (const key in {__proto__: other}) n++; n", 0);
  // What the library looks for by itself.
  ExpectUndefined("other[Symbol.toStringTag]");
  ExpectString("Object.prototype.toString.call(other)", "[object Object]");
  ExpectInt32("[].concat(other).length", 1);
}

TEST(AccessThroughPrototypesIsRefusedHoweverOften) {
  v8::HandleScope handles(CcTest::isolate());
  TwoContexts contexts;
  contexts.RunInFirst("var x = 1; this[5] = 1;");
  CompileRun("var heir = {__proto__: other, mine: 1}; function read(o) { return o.x; }"
             "function absent(o) { return o.absent; } function index(o) { return o[5]; }"
             "function write(o) { 'use strict'; o.w = 1; }");
  for (int k = 0; k < 20; ++k) {
    CHECK_EQ(std::string("TypeError: no access"), ErrorOf("read(heir)"));
    CHECK_EQ(std::string("TypeError: no access"), ErrorOf("absent(heir)"));
    CHECK_EQ(std::string("TypeError: no access"), ErrorOf("index(heir)"));
    CHECK_EQ(std::string("TypeError: no access"), ErrorOf("write(heir)"));
    ExpectInt32("heir.mine", 1);
  }
}

TEST(SitesForgetAGlobalObjectWhoseTokenChanges) {
  v8::HandleScope handles(CcTest::isolate());
  TwoContexts contexts;
  contexts.first->SetSecurityToken(contexts.second->GetSecurityToken());
  contexts.RunInFirst("var x = 1;");
  CompileRun("var heir = {__proto__: other}; function read(o) { return o.x; } function absent(o) { return o.absent; }");
  for (int k = 0; k < 20; ++k) ExpectInt32("read(other) + read(heir)", 2);
  for (int k = 0; k < 20; ++k) ExpectUndefined("absent(other), absent(heir)");
  contexts.first->UseDefaultSecurityToken();
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("read(other)"));
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("read(heir)"));
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("absent(heir)"));
}

// The same token is the same object, or primitive.
TEST(TokensAreSharedOrNot) {
  v8::HandleScope handles(CcTest::isolate());
  TwoContexts contexts;
  CHECK(!contexts.first->GetSecurityToken()->StrictEquals(contexts.second->GetSecurityToken()));
  contexts.RunInFirst("var x = 1;");
  v8::Local<v8::String> token = v8_str("token");
  contexts.first->SetSecurityToken(token);
  CHECK(contexts.first->GetSecurityToken()->StrictEquals(token));
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("other.x"));
  contexts.second->SetSecurityToken(token);
  ExpectInt32("other.x", 1);
  ExpectInt32("other.x = 5; other.y = 6; other.x + other.y", 11);
  ExpectTrue("delete other.y");
  ExpectTrue("Object.keys(other).includes('x')");
  contexts.RunInFirst("if (x !== 5 || 'y' in this) throw new Error;");
  contexts.second->UseDefaultSecurityToken();
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("other.x"));
}

TEST(OtherObjectsOfAContextAreNotGuarded) {
  v8::HandleScope handles(CcTest::isolate());
  TwoContexts contexts;
  contexts.RunInFirst("var o = {a: 1}; function f() { return this.a + g; } var g = 1;");
  {
    v8::Context::Scope first(contexts.first);
    CHECK(contexts.second->Global()->Set(contexts.first, v8_str("x"), v8_num(1)).IsNothing());
  }
  v8::Local<v8::Value> o, f;
  {
    v8::Context::Scope first(contexts.first);
    o = CompileRun("o");
    f = CompileRun("f");
  }
  CHECK(contexts.second->Global()->Set(contexts.second, v8_str("o"), o).FromJust());
  CHECK(contexts.second->Global()->Set(contexts.second, v8_str("f"), f).FromJust());
  ExpectInt32("o.a", 1);
  // The function sees its own globals, and not the receiver that it may not look into.
  ExpectInt32("f.call(o)", 2);
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("f.call(this)"));
}

TEST(ApiFunctionsRefuse) {
  v8::HandleScope handles(CcTest::isolate());
  TwoContexts contexts;
  contexts.RunInFirst("var x = 1; this[1] = 1;");
  v8::Local<v8::Context> context = contexts.second;
  v8::Local<v8::Object> other = contexts.first->Global();
  v8::TryCatch try_catch(contexts.isolate);
  const auto refused = [&](bool is_empty) {
    CHECK(is_empty);
    CHECK(try_catch.HasCaught());
    try_catch.Reset();
  };
  refused(other->Get(context, v8_str("x")).IsEmpty());
  refused(other->Get(context, 1).IsEmpty());
  refused(other->Set(context, v8_str("x"), v8_num(1)).IsNothing());
  refused(other->Has(context, v8_str("x")).IsNothing());
  refused(other->HasOwnProperty(context, v8_str("x")).IsNothing());
  refused(other->Delete(context, v8_str("x")).IsNothing());
  refused(other->CreateDataProperty(context, v8_str("x"), v8_num(1)).IsNothing());
  refused(other->DefineOwnProperty(context, v8_str("x"), v8_num(1)).IsNothing());
  refused(other->GetOwnPropertyDescriptor(context, v8_str("x")).IsEmpty());
  refused(other->HasRealNamedProperty(context, v8_str("x")).IsNothing());
  refused(other->HasRealIndexedProperty(context, 1).IsNothing());
  refused(other->HasRealNamedCallbackProperty(context, v8_str("x")).IsNothing());
  refused(other->GetRealNamedProperty(context, v8_str("x")).IsEmpty());
  refused(other->GetRealNamedPropertyAttributes(context, v8_str("x")).IsNothing());
  refused(other->GetRealNamedPropertyInPrototypeChain(context, v8_str("toString")).IsEmpty());
  refused(other->SetNativeDataProperty(context, v8_str("n"), CountingGetter).IsNothing());
  CHECK(other->SetPrototypeV2(context, v8::Null(contexts.isolate)).IsNothing());
  CHECK_EQ(0u, other->GetOwnPropertyNames(context).ToLocalChecked()->Length());
  CHECK(other->Get(contexts.first, v8_str("x")).ToLocalChecked()->IsInt32());
  CHECK(!try_catch.HasCaught());
}

TEST(PrivatePropertiesAreTheHosts) {
  v8::HandleScope handles(CcTest::isolate());
  TwoContexts contexts;
  v8::Local<v8::Private> key = v8::Private::New(contexts.isolate, v8_str("key"));
  v8::Local<v8::Object> other = contexts.first->Global();
  CHECK(other->SetPrivate(contexts.second, key, v8_num(3)).FromJust());
  CHECK(other->HasPrivate(contexts.second, key).FromJust());
  CHECK_EQ(3, other->GetPrivate(contexts.second, key).ToLocalChecked()->Int32Value(contexts.second).FromJust());
}

TEST(ACheckIsAskedOnceAnOperation) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  NewGuarded(context.local());
  g_allowed = true;
  const auto checks_of = [](const char* source) {
    g_checks = 0;
    CHECK(!CompileRun(source).IsEmpty());
    return g_checks;
  };
  CHECK_EQ(1, checks_of("guarded.a = 1"));
  CHECK_EQ(1, checks_of("guarded.a"));
  CHECK_EQ(1, checks_of("guarded.a = 2"));
  CHECK_EQ(1, checks_of("guarded[0] = 1"));
  CHECK_EQ(1, checks_of("guarded[0]"));
  CHECK_EQ(1, checks_of("'a' in guarded"));
  CHECK_EQ(1, checks_of("guarded.absent"));
  CHECK_EQ(1, checks_of("guarded.native"));
  CHECK_EQ(1, checks_of("Object.setPrototypeOf(guarded, {})"));
  CHECK_EQ(1, checks_of("Object.getPrototypeOf(guarded)"));
  CHECK_EQ(1, checks_of("delete guarded.a"));
}

TEST(WarmSitesAskEachTime) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  NewGuarded(context.local());
  g_allowed = true;
  CompileRun("function read(o) { return o.p; } function write(o, v) { o.p = v; } function index(o) { return o[0]; }"
             "function inherited(o) { return o.q; }"
             "guarded.p = 1; guarded[0] = 2; guarded.q = 3; var heir = {__proto__: guarded};");
  g_checks = 0;
  for (int k = 0; k < 50; ++k) CompileRun("read(guarded)");
  CHECK_EQ(50, g_checks);
  CompileRun("for (let k = 0; k < 50; k++) { read(guarded); write(guarded, k); index(guarded); inherited(heir); }");
  CHECK_EQ(250, g_checks);
  // Sites that have seen other objects, too.
  CompileRun("for (const o of [{p: 1}, {x: 1, p: 1}, {y: 1, p: 1}, {z: 1, p: 1}, {w: 1, p: 1}]) { read(o); write(o, 2); }");
  g_checks = 0;
  CompileRun("for (let k = 0; k < 50; k++) { read(guarded); write(guarded, k); }");
  CHECK_EQ(100, g_checks);
  g_allowed = false;
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("read(guarded)"));
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("write(guarded, 1)"));
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("index(guarded)"));
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("inherited(heir)"));
}

TEST(ARefusedObjectRunsNothing) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(CcTest::isolate());
  tmpl->SetAccessCheckCallback(AlwaysRefuse);
  tmpl->SetNativeDataProperty(v8_str("native"), CountingGetter);
  tmpl->SetAccessorProperty(v8_str("accessor"), v8::FunctionTemplate::New(CcTest::isolate(), CountingFunction));
  tmpl->SetHandler(v8::NamedPropertyHandlerConfiguration(
      [](v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>&) {
        ++g_getter_calls;
        return v8::Intercepted::kNo;
      }));
  v8::Local<v8::Object> object = tmpl->NewInstance(context.local()).ToLocalChecked();
  CHECK(context->Global()->Set(context.local(), v8_str("o"), object).FromJust());
  g_getter_calls = 0;
  for (const char* source : {"o.native", "o.accessor", "o.other", "o.native = 1", "'native' in o", "delete o.native"}) {
    CHECK_EQ(std::string("TypeError: no access"), ErrorOf(source));
  }
  CHECK_EQ(0, g_getter_calls);
}

TEST(AnAllowedObjectBehavesAsUsual) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  NewGuarded(context.local());
  g_allowed = true;
  ExpectInt32("guarded.native", 7);
  ExpectInt32("guarded.native = 9; guarded.native", 9);
  ExpectInt32("guarded.a = 1; Object.defineProperty(guarded, 'a', {value: 2}); guarded.a", 2);
  ExpectString("JSON.stringify(guarded)", "{\"native\":9,\"a\":2}");
  ExpectTrue("Object.isFrozen(Object.freeze(guarded))");
  ExpectInt32("for (let k = 0; k < 100; k++) Reflect.set(guarded, 'p' + k, k); Object.keys(guarded).length", 2);
}

TEST(ACallbackMayLetAContextIn) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(CcTest::isolate());
  tmpl->SetAccessCheckCallback(CountingCheck);
  TwoContexts contexts(tmpl);
  contexts.RunInFirst("var x = 1");
  g_checks = 0;
  g_allowed = true;
  ExpectInt32("other.x", 1);
  CHECK_EQ(1, g_checks);
  g_allowed = false;
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("other.x"));
  // Nobody asks about a context's own global object.
  g_checks = 0;
  ExpectInt32("this.mine = 1; globalThis.mine + mine", 2);
  CHECK_EQ(0, g_checks);
}

TEST(TheCallbackKnowsWhoAndWhat) {
  v8::HandleScope handles(CcTest::isolate());
  static v8::Global<v8::Context> accessing;
  static v8::Global<v8::Object> accessed;
  static int data;
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(CcTest::isolate());
  tmpl->SetAccessCheckCallback(
      [](v8::Local<v8::Context> context, v8::Local<v8::Object> object, v8::Local<v8::Value> value) {
        accessing.Reset(CcTest::isolate(), context);
        accessed.Reset(CcTest::isolate(), object);
        data = value->Int32Value(context).FromJust();
        return true;
      },
      v8_num(42));
  TwoContexts contexts(tmpl);
  contexts.RunInFirst("var x = 1");
  ExpectInt32("other.x", 1);
  CHECK(accessing.Get(CcTest::isolate()) == contexts.second);
  CHECK(accessed.Get(CcTest::isolate()) == contexts.first->Global());
  CHECK_EQ(42, data);
  accessing.Reset();
  accessed.Reset();
}

TEST(TheHostIsToldOfRefusals) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  LocalContext context;
  NewGuarded(context.local());
  g_allowed = false;
  g_failures = 0;
  isolate->SetFailedAccessCheckCallbackFunction(
      [](v8::Local<v8::Object> target, v8::AccessType, v8::Local<v8::Value>) {
        ++g_failures;
        CHECK(target->IsObject());
        CcTest::isolate()->ThrowException(v8::Exception::RangeError(v8_str("keep out")));
      });
  CHECK_EQ(std::string("RangeError: keep out"), ErrorOf("guarded.x"));
  CHECK_EQ(std::string("RangeError: keep out"), ErrorOf("guarded.x = 1"));
  ExpectString("try { guarded.x } catch (e) { e.message }", "keep out");
  CHECK_EQ(3, g_failures);
  // One that throws nothing leaves it to the engine.
  isolate->SetFailedAccessCheckCallbackFunction(
      [](v8::Local<v8::Object>, v8::AccessType, v8::Local<v8::Value>) { ++g_failures; });
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("guarded.x"));
  CHECK_EQ(4, g_failures);
  isolate->SetFailedAccessCheckCallbackFunction(nullptr);
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("guarded.x"));
  CHECK_EQ(4, g_failures);
}

TEST(ReceiversOfFunctionsAreCheckedOnRequest) {
  v8::HandleScope handles(CcTest::isolate());
  TwoContexts contexts;
  v8::Local<v8::FunctionTemplate> any = v8::FunctionTemplate::New(contexts.isolate, CountingFunction);
  v8::Local<v8::FunctionTemplate> checked = v8::FunctionTemplate::New(contexts.isolate, CountingFunction);
  checked->SetAcceptAnyReceiver(false);
  v8::Local<v8::Object> global = contexts.second->Global();
  CHECK(global->Set(contexts.second, v8_str("any"), any->GetFunction(contexts.second).ToLocalChecked()).FromJust());
  CHECK(global->Set(contexts.second, v8_str("checked"), checked->GetFunction(contexts.second).ToLocalChecked())
            .FromJust());
  g_getter_calls = 0;
  ExpectInt32("any.call(other)", 8);
  CHECK_EQ(1, g_getter_calls);
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("checked.call(other)"));
  CHECK_EQ(1, g_getter_calls);
  ExpectInt32("checked() + checked.call({}) + checked.call(1)", 24);
}

// --- Handlers for strangers

namespace {

v8::Intercepted StrangersGetter(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
  if (!name->StrictEquals(v8_str("shown"))) return v8::Intercepted::kNo;
  info.GetReturnValue().Set(v8_num(17));
  return v8::Intercepted::kYes;
}
int g_set_value = 0;
v8::Intercepted StrangersSetter(v8::Local<v8::Name> name, v8::Local<v8::Value> value,
                                const v8::PropertyCallbackInfo<void>& info) {
  if (!name->StrictEquals(v8_str("shown"))) return v8::Intercepted::kNo;
  g_set_value = value->Int32Value(info.GetIsolate()->GetCurrentContext()).FromJust();
  return v8::Intercepted::kYes;
}
v8::Intercepted StrangersQuery(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Integer>& info) {
  if (!name->StrictEquals(v8_str("shown"))) return v8::Intercepted::kNo;
  info.GetReturnValue().Set(v8::DontDelete);
  return v8::Intercepted::kYes;
}
void StrangersNames(const v8::PropertyCallbackInfo<v8::Array>& info) {
  v8::Local<v8::Value> name = v8_str("shown");
  info.GetReturnValue().Set(v8::Array::New(info.GetIsolate(), &name, 1));
}
v8::Intercepted StrangersIndexedGetter(uint32_t index, const v8::PropertyCallbackInfo<v8::Value>& info) {
  if (index != 7) return v8::Intercepted::kNo;
  info.GetReturnValue().Set(v8_num(70));
  return v8::Intercepted::kYes;
}

void SetHandlers(v8::Local<v8::ObjectTemplate> tmpl) {
  tmpl->SetAccessCheckCallbackAndHandler(
      AlwaysRefuse,
      v8::NamedPropertyHandlerConfiguration(StrangersGetter, StrangersSetter, StrangersQuery, nullptr, StrangersNames),
      v8::IndexedPropertyHandlerConfiguration(StrangersIndexedGetter));
}

void CheckWhatStrangersSee() {
  ExpectInt32("other.shown", 17);
  ExpectInt32("other[7]", 70);
  ExpectTrue("'shown' in other");
  ExpectString("Object.getOwnPropertyNames(other).join()", "shown");
  ExpectInt32("Object.getOwnPropertyDescriptor(other, 'shown').value", 17);
  ExpectFalse("Object.getOwnPropertyDescriptor(other, 'shown').configurable");
  g_set_value = 0;
  CompileRun("other.shown = 4");
  CHECK_EQ(4, g_set_value);
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("other.hidden"));
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("other.hidden = 1"));
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("other[8]"));
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("'hidden' in other"));
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("delete other.shown"));
}

}  // namespace

TEST(HandlersAnswerStrangers) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(CcTest::isolate());
  SetHandlers(tmpl);
  TwoContexts contexts(tmpl);
  contexts.RunInFirst("var shown = 1, hidden = 2;");
  CheckWhatStrangersSee();
  // They are nothing to the context itself.
  contexts.RunInFirst("if (shown !== 1 || this.shown !== 1 || 7 in this) throw new Error;");
}

TEST(RemoteContexts) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(isolate);
  SetHandlers(tmpl);
  v8::Local<v8::Object> remote = v8::Context::NewRemoteContext(isolate, tmpl).ToLocalChecked();
  CHECK(remote->GetCreationContext(isolate).IsEmpty());
  LocalContext context;
  CHECK(context->Global()->Set(context.local(), v8_str("other"), remote).FromJust());
  ExpectString("typeof other", "object");
  CheckWhatStrangersSee();
  // The proxy becomes a context's, and a remote one again.
  v8::Local<v8::Context> local = v8::Context::New(isolate, nullptr, tmpl, remote);
  CHECK(local->Global() == remote);
  {
    v8::Context::Scope scope(local);
    ExpectInt32("this.mine = 5; mine", 5);
  }
  local->DetachGlobal();
  CHECK(v8::Context::NewRemoteContext(isolate, tmpl, remote).ToLocalChecked() == remote);
  CheckWhatStrangersSee();
}

TEST(RemoteInstances) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Local<v8::FunctionTemplate> tmpl = v8::FunctionTemplate::New(CcTest::isolate());
  tmpl->InstanceTemplate()->SetInternalFieldCount(1);
  SetHandlers(tmpl->InstanceTemplate());
  v8::Local<v8::Object> remote = tmpl->NewRemoteInstance().ToLocalChecked();
  CHECK(tmpl->HasInstance(remote));
  CHECK_EQ(1, remote->InternalFieldCount());
  CHECK(remote->GetCreationContext(CcTest::isolate()).IsEmpty());
  LocalContext context;
  CHECK(context->Global()->Set(context.local(), v8_str("other"), remote).FromJust());
  CheckWhatStrangersSee();
}

// --- Detached global objects

TEST(ADetachedGlobalObjectIsOutOfReach) {
  v8::HandleScope handles(CcTest::isolate());
  TwoContexts contexts;
  contexts.first->SetSecurityToken(contexts.second->GetSecurityToken());
  contexts.RunInFirst("var x = 1; function lexical() { return x; } function viaThis() { return this.x; }");
  CompileRun("var lexical = other.lexical, viaThis = other.viaThis;");
  ExpectInt32("other.x + lexical() + viaThis()", 3);
  contexts.first->DetachGlobal();
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("other.x"));
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("other.x = 1"));
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("Object.defineProperty(other, 'x', {value: 2})"));
  // The context's own scope is still there.
  ExpectInt32("lexical()", 1);
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("viaThis()"));
}

TEST(ADetachedProxyServesAnotherContext) {
  v8::HandleScope handles(CcTest::isolate());
  TwoContexts contexts;
  contexts.RunInFirst("var x = 1;");
  v8::Local<v8::Object> proxy = contexts.first->Global();
  contexts.first->DetachGlobal();
  v8::Local<v8::Context> third =
      v8::Context::New(contexts.isolate, nullptr, v8::Local<v8::ObjectTemplate>(), proxy);
  CHECK(third->Global() == proxy);
  CHECK_EQ(std::string("TypeError: no access"), ErrorOf("other.x"));
  third->SetSecurityToken(contexts.second->GetSecurityToken());
  ExpectUndefined("other.x");
  ExpectInt32("other.y = 2; other.y", 2);
  {
    v8::Context::Scope scope(third);
    ExpectInt32("y", 2);
    ExpectTrue("this === globalThis");
  }
}

TEST(EvalOfADetachedContextGivesUndefined) {
  v8::HandleScope handles(CcTest::isolate());
  TwoContexts contexts;
  contexts.first->SetSecurityToken(contexts.second->GetSecurityToken());
  contexts.RunInFirst("var x = 1;");
  CompileRun("var run = other.eval, make = other.Function;");
  ExpectInt32("run('x') + make('return x')()", 2);
  contexts.first->DetachGlobal();
  ExpectUndefined("run('x')");
  ExpectUndefined("make('return x')");
}
