// Function and object templates, accessors, interceptors, internal fields.

#include "test/cctest/cctest.h"

namespace {

int g_target = 5;

void GetTarget(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(g_target);
}
void SetTarget(v8::Local<v8::Name>, v8::Local<v8::Value> value, const v8::PropertyCallbackInfo<void>& info) {
  g_target = value->Int32Value(info.GetIsolate()->GetCurrentContext()).FromJust();
}
void Construct(const v8::FunctionCallbackInfo<v8::Value>& info) {
  CHECK(info.IsConstructCall());
  info.This()->SetInternalField(0, info[0]);
}
void ReadField(const v8::FunctionCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(info.Holder()->GetInternalField(0).As<v8::Value>());
}
v8::Intercepted NamedGetter(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
  if (!name->IsString()) return v8::Intercepted::kNo;
  const v8::String::Utf8Value text(info.GetIsolate(), name);
  if ((*text)[0] != 'z') return v8::Intercepted::kNo;
  info.GetReturnValue().Set(name);
  return v8::Intercepted::kYes;
}
void LegacyIndexedGetter(uint32_t index, const v8::PropertyCallbackInfo<v8::Value>& info) {
  if (index < 10) info.GetReturnValue().Set(index * 2);
}
void Callable(const v8::FunctionCallbackInfo<v8::Value>& info) { info.GetReturnValue().Set(info.Length() + 100); }

}  // namespace

TEST(ClassesWithInheritanceAndSignatures) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* isolate = CcTest::isolate();
  v8::Local<v8::FunctionTemplate> base = v8::FunctionTemplate::New(isolate, Construct);
  base->SetClassName(v8_str("Base"));
  base->InstanceTemplate()->SetInternalFieldCount(1);
  base->PrototypeTemplate()->Set(
      isolate, "read", v8::FunctionTemplate::New(isolate, ReadField, {}, v8::Signature::New(isolate, base)));
  v8::Local<v8::FunctionTemplate> derived = v8::FunctionTemplate::New(isolate, Construct);
  derived->Inherit(base);
  derived->InstanceTemplate()->SetInternalFieldCount(1);
  v8::Local<v8::Function> function = base->GetFunction(context.local()).ToLocalChecked();
  CHECK(function == base->GetFunction(context.local()).ToLocalChecked());
  CHECK(context->Global()->Set(context.local(), v8_str("Base"), function).FromJust());
  CHECK(context->Global()
            ->Set(context.local(), v8_str("Derived"), derived->GetFunction(context.local()).ToLocalChecked())
            .FromJust());
  ExpectInt32("new Base(42).read()", 42);
  ExpectInt32("new Derived(43).read()", 43);
  ExpectTrue("new Derived(1) instanceof Base");
  ExpectString("Base.name", "Base");
  ExpectString("try { Base.prototype.read.call({}); 'no' } catch (e) { e.message }", "Illegal invocation");
  ExpectInt32("(class extends Base { get twice() { return this.read() * 2 } }, new (class extends Base {})(8)).read()", 8);
  CHECK(base->HasInstance(CompileRun("new Derived(1)")));
  CHECK(!derived->HasInstance(CompileRun("new Base(1)")));
}

TEST(NativeDataProperties) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(CcTest::isolate());
  g_target = 5;
  tmpl->SetNativeDataProperty(v8_str("target"), GetTarget, SetTarget);
  tmpl->SetNativeDataProperty(v8_str("replaced"), GetTarget);
  tmpl->Set(CcTest::isolate(), "constant", v8_num(3));
  CHECK(context->Global()
            ->Set(context.local(), v8_str("o"), tmpl->NewInstance(context.local()).ToLocalChecked())
            .FromJust());
  ExpectInt32("o.target", 5);
  ExpectInt32("o.target = 9; o.target", 9);
  CHECK_EQ(9, g_target);
  ExpectInt32("o.constant", 3);
  ExpectInt32("o.replaced = 11; o.replaced", 11);
}

TEST(InterceptorsOfBothFamilies) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(CcTest::isolate());
  tmpl->SetHandler(v8::NamedPropertyHandlerConfiguration(NamedGetter));
  tmpl->SetHandler(v8::IndexedPropertyHandlerConfiguration(LegacyIndexedGetter));
  CHECK(context->Global()
            ->Set(context.local(), v8_str("o"), tmpl->NewInstance(context.local()).ToLocalChecked())
            .FromJust());
  ExpectString("o.zebra", "zebra");
  ExpectString("typeof o.horse", "undefined");
  ExpectInt32("o[4]", 8);
  ExpectUndefined("o[40]");
  ExpectInt32("o.horse = 3; o.horse", 3);
}

TEST(CallableInstances) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(CcTest::isolate());
  tmpl->SetCallAsFunctionHandler(Callable);
  CHECK(context->Global()
            ->Set(context.local(), v8_str("o"), tmpl->NewInstance(context.local()).ToLocalChecked())
            .FromJust());
  ExpectInt32("o(1, 2)", 102);
  ExpectString("typeof o", "function");
}
