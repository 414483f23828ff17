// v8::PropertyDescriptor: which fields are there; and Object::DefineProperty, which takes it.

#include "test/cctest/cctest.h"

TEST(DescriptorWithoutFields) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::PropertyDescriptor descriptor;
  CHECK(!descriptor.has_value());
  CHECK(!descriptor.has_get());
  CHECK(!descriptor.has_set());
  CHECK(!descriptor.has_enumerable());
  CHECK(!descriptor.has_configurable());
  CHECK(!descriptor.has_writable());
  // Everything that is absent is false or undefined in a property that is new.
  v8::Local<v8::Object> object = v8::Object::New(CcTest::isolate());
  CHECK(object->DefineProperty(context.local(), v8_str("x"), descriptor).FromJust());
  CHECK(context->Global()->Set(context.local(), v8_str("object"), object).FromJust());
  ExpectString("JSON.stringify(Object.getOwnPropertyDescriptor(object, 'x'))",
               "{\"writable\":false,\"enumerable\":false,\"configurable\":false}");
}

TEST(DescriptorOfData) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::PropertyDescriptor plain(v8_num(7));
  CHECK(plain.has_value());
  CHECK(!plain.has_writable());
  CHECK(!plain.has_get());
  v8::PropertyDescriptor read_only(v8_num(8), false);
  CHECK(read_only.has_writable());
  CHECK(!read_only.writable());
  CHECK(read_only.value()->StrictEquals(v8_num(8)));
  v8::PropertyDescriptor writable(v8_num(9), true);
  CHECK(writable.writable());
}

TEST(DescriptorSettersMakeFieldsPresent) {
  v8::HandleScope handles(CcTest::isolate());
  v8::PropertyDescriptor descriptor;
  descriptor.set_enumerable(false);
  CHECK(descriptor.has_enumerable());
  CHECK(!descriptor.enumerable());
  CHECK(!descriptor.has_configurable());
  descriptor.set_configurable(true);
  CHECK(descriptor.has_configurable());
  CHECK(descriptor.configurable());
  descriptor.set_enumerable(true);
  CHECK(descriptor.enumerable());
  CHECK(!descriptor.has_writable());
}

TEST(DescriptorOfAccessors) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Value> getter = CompileRun("(function() { return 'got'; })");
  v8::PropertyDescriptor descriptor(getter, v8::Undefined(CcTest::isolate()));
  CHECK(descriptor.has_get());
  CHECK(descriptor.has_set());
  CHECK(!descriptor.has_value());
  CHECK(!descriptor.has_writable());
  CHECK(descriptor.get()->StrictEquals(getter));
  CHECK(descriptor.set()->IsUndefined());
  v8::Local<v8::Object> object = v8::Object::New(CcTest::isolate());
  CHECK(object->DefineProperty(context.local(), v8_str("x"), descriptor).FromJust());
  CHECK(object->Get(context.local(), v8_str("x")).ToLocalChecked()->StrictEquals(v8_str("got")));
}

// What the rules of the language refuse gives false; what a proxy's trap throws is thrown.
TEST(DefinePropertyFails) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::TryCatch try_catch(CcTest::isolate());
  v8::PropertyDescriptor descriptor(v8_num(2), true);
  v8::Local<v8::Object> fixed = CompileRun("Object.freeze({x: 1})").As<v8::Object>();
  CHECK(!fixed->DefineProperty(context.local(), v8_str("x"), descriptor).FromJust());
  CHECK(!fixed->DefineProperty(context.local(), v8_str("y"), descriptor).FromJust());
  CHECK(!try_catch.HasCaught());
  v8::Local<v8::Object> proxy = CompileRun("new Proxy({}, {defineProperty() { throw 'trap'; }})").As<v8::Object>();
  CHECK(proxy->DefineProperty(context.local(), v8_str("x"), descriptor).IsNothing());
  CHECK(try_catch.HasCaught());
  CHECK(try_catch.Exception()->StrictEquals(v8_str("trap")));
}
