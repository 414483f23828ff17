// Context::DeepFreeze.

#include <string>

#include "test/cctest/cctest.h"

namespace {

// What DeepFreeze throws after the script has run in a new context; empty when it succeeds.
std::string FreezeAfter(const char* source, v8::Context::DeepFreezeDelegate* delegate = nullptr) {
  v8::Isolate* isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  v8::Local<v8::Context> context = v8::Context::New(isolate);
  v8::Context::Scope scope(context);
  CHECK(!CompileRun(source).IsEmpty());
  v8::TryCatch try_catch(isolate);
  const v8::Maybe<void> result = context->DeepFreeze(delegate);
  CHECK_EQ(result.IsNothing(), try_catch.HasCaught());
  if (!try_catch.HasCaught()) return "";
  const v8::String::Utf8Value text(isolate, try_catch.Exception());
  return *text;
}

// The value of a script that runs after another context's was frozen.
void ExpectAfterFreeze(const char* before, const char* after, int32_t expected) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Local<v8::Context> context = v8::Context::New(CcTest::isolate());
  v8::Context::Scope scope(context);
  CHECK(!CompileRun(before).IsEmpty());
  CHECK(context->DeepFreeze().IsJust());
  ExpectInt32(after, expected);
}

}  // namespace

TEST(WhatCannotBeFrozenIsNamed) {
  CHECK_EQ(std::string("TypeError: Cannot DeepFreeze non-const value counter"), FreezeAfter("let counter = 1;"));
  CHECK_EQ(std::string("TypeError: Cannot DeepFreeze non-const value n"),
           FreezeAfter("const next = (() => { let n = 0; return () => ++n; })();"));
  CHECK_EQ(std::string("TypeError: Cannot DeepFreeze non-const value p"),
           FreezeAfter("const f = (function(p) { return () => p; })(1);"));
  CHECK_EQ(std::string("TypeError: Cannot DeepFreeze object of type Generator"),
           FreezeAfter("const g = (function*() { yield 1; })();"));
  CHECK_EQ(std::string("TypeError: Cannot DeepFreeze object of type Array Iterator"),
           FreezeAfter("var it = [1][Symbol.iterator]();"));
  CHECK_EQ(std::string("TypeError: Cannot DeepFreeze object of type Map"), FreezeAfter("const m = new Map;"));
  CHECK_EQ(std::string("TypeError: Cannot DeepFreeze object of type Date"), FreezeAfter("var o = {d: new Date(0)};"));
  CHECK_EQ(std::string("TypeError: Cannot DeepFreeze object of type Promise"),
           FreezeAfter("Array.prototype.hidden = Promise.resolve(1);"));
}

TEST(FrozenValuesStay) {
  ExpectAfterFreeze("var a = {b: {c: [1, {d: 2}]}};", "a.b.c[1].d = 3; a.b.c[0] = 4; a.b = 0; a.b.c[1].d + a.b.c[0]", 3);
  ExpectAfterFreeze("const a = {b: 1};", "a.b = 5; a.b", 1);
  ExpectAfterFreeze("var x = 1;", "x = 2; this.y = 3; x + (typeof y === 'undefined' ? 10 : 0)", 11);
  ExpectAfterFreeze("const f = (() => { const hidden = {n: 1}; return () => ++hidden.n && hidden.n; })();", "f() + f()", 2);
  ExpectAfterFreeze("function F() {} var o = new F;", "F.prototype.x = 1; F.y = 2; o.z = 3; 'x' in o || F.y || o.z ? 1 : 0", 0);
  ExpectAfterFreeze("", "Array.prototype.map = 1; Object.x = 1; Math.PI = 3; typeof [].map === 'function' && !Object.x ? 1 : 0", 1);
  ExpectAfterFreeze("const b = (function() { return this.n; }).bind({n: 6});", "b()", 6);
  ExpectAfterFreeze("var o = {get x() { return this.constructor.name.length; }};", "o.x", 6);
}

TEST(WhatIsMadeAfterwardsIsFree) {
  ExpectAfterFreeze("const one = 1; function sum() { let total = 0; for (let k = 0; k < 4; k++) total += k + one; return total; }",
                    "sum() + [3, 1, 2].sort()[0] + new Map([[1, 2]]).get(1)", 13);
}

namespace {

class Host : public v8::Context::DeepFreezeDelegate {
 public:
  bool FreezeEmbedderObjectAndGetChildren(v8::Local<v8::Object>, v8::LocalVector<v8::Object>& children) override {
    ++asked;
    if (!child.IsEmpty()) children.push_back(child);
    return agrees;
  }

  bool agrees = true;
  int asked = 0;
  v8::Local<v8::Object> child;
};

}  // namespace

TEST(HostsFreezeTheirObjects) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  LocalContext context;
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(isolate);
  tmpl->SetInternalFieldCount(1);
  v8::Local<v8::Object> object = tmpl->NewInstance(context.local()).ToLocalChecked();
  CHECK(context->Global()->Set(context.local(), v8_str("o"), object).FromJust());
  {
    v8::TryCatch try_catch(isolate);
    CHECK(context->DeepFreeze(nullptr).IsNothing());
    const v8::String::Utf8Value text(isolate, try_catch.Exception());
    CHECK_EQ(std::string("TypeError: Cannot DeepFreeze object of type Object"), std::string(*text));
  }
  Host host;
  host.agrees = false;
  {
    v8::TryCatch try_catch(isolate);
    CHECK(context->DeepFreeze(&host).IsNothing());
    CHECK(try_catch.HasCaught());
  }
  CHECK_EQ(1, host.asked);
  ExpectFalse("Object.isFrozen(o) || Object.isFrozen(this)");
  host.agrees = true;
  host.child = v8::Object::New(isolate);
  CHECK(context->DeepFreeze(&host).IsJust());
  CHECK_EQ(2, host.asked);
  ExpectTrue("Object.isFrozen(o) && Object.isFrozen(Array.prototype)");
  v8::Local<v8::Function> is_frozen = CompileRun("Object.isFrozen").As<v8::Function>();
  v8::Local<v8::Value> child = host.child;
  CHECK(is_frozen->Call(context.local(), context->Global(), 1, &child).ToLocalChecked()->IsTrue());
}

TEST(ExternalsAreTheHosts) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  int pointee = 0;
  CHECK(context->Global()
            ->Set(context.local(), v8_str("external"), v8::External::New(CcTest::isolate(), &pointee))
            .FromJust());
  {
    v8::TryCatch try_catch(CcTest::isolate());
    CHECK(context->DeepFreeze().IsNothing());
    CHECK(try_catch.HasCaught());
  }
  Host host;
  CHECK(context->DeepFreeze(&host).IsJust());
  CHECK_EQ(1, host.asked);
}

TEST(TemplatesWithoutStateCanBeFrozen) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  LocalContext context;
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(isolate);
  tmpl->SetNativeDataProperty(v8_str("native"),
                              [](v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
                                info.GetReturnValue().Set(v8_num(3));
                              });
  tmpl->SetAccessorProperty(v8_str("accessor"),
                            v8::FunctionTemplate::New(isolate, [](const v8::FunctionCallbackInfo<v8::Value>& info) {
                              info.GetReturnValue().Set(v8_num(4));
                            }));
  CHECK(context->Global()
            ->Set(context.local(), v8_str("o"), tmpl->NewInstance(context.local()).ToLocalChecked())
            .FromJust());
  CHECK(context->DeepFreeze().IsJust());
  ExpectInt32("o.native + o.accessor", 7);
}
