// v8::Function, what its callbacks are told and give, and FunctionTemplate's prototype settings.

#include "test/cctest/cctest.h"

namespace {

v8::Local<v8::Function> FunctionOf(const char* source) { return CompileRun(source).As<v8::Function>(); }
void Define(v8::Local<v8::Context> context, const char* name, v8::Local<v8::FunctionTemplate> tmpl) {
  CHECK(context->Global()->Set(context, v8_str(name), tmpl->GetFunction(context).ToLocalChecked()).FromJust());
}

}  // namespace

TEST(FunctionName) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CHECK(FunctionOf("(function named() {})")->GetName()->StrictEquals(v8_str("named")));
  CHECK(FunctionOf("(function() {})")->GetName()->StrictEquals(v8_str("")));
  // What the source says, whatever the property does.
  CHECK(FunctionOf("function f() {}; Object.defineProperty(f, 'name', {value: 'other'}); f")
            ->GetName()
            ->StrictEquals(v8_str("f")));
}

TEST(FunctionBoundTo) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Function> target = FunctionOf("function target() {}; target");
  CHECK(FunctionOf("target.bind(1)")->GetBoundFunction()->StrictEquals(target));
  CHECK(target->GetBoundFunction()->IsUndefined());
  v8::Local<v8::Value> once = FunctionOf("var once = target.bind(1); once.bind(2)")->GetBoundFunction();
  CHECK(once->StrictEquals(CompileRun("once")));
}

TEST(FunctionSourceText) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto text = [&](const char* source) {
    return FunctionOf(source)->FunctionProtoToString(context.local()).ToLocalChecked();
  };
  CHECK(text("(function  f ( a ) { return a })")->StrictEquals(v8_str("function  f ( a ) { return a }")));
  // Script's toString is not asked.
  CHECK(text("Function.prototype.toString = () => 'mine'; (a=>a)")->StrictEquals(v8_str("a=>a")));
  CHECK(text("Math.max")->StrictEquals(v8_str("function max() { [native code] }")));
}

TEST(CallsOfObjects) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Object> callable = CompileRun("(function(a) { return this.x + a; })").As<v8::Object>();
  CHECK(callable->IsCallable());
  v8::Local<v8::Value> argument = v8_num(2);
  CHECK(callable->CallAsFunction(context.local(), CompileRun("({x: 40})"), 1, &argument)
            .ToLocalChecked()
            ->StrictEquals(v8_num(42)));
  v8::Local<v8::Object> plain = v8::Object::New(CcTest::isolate());
  CHECK(!plain->IsCallable());
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK(plain->CallAsFunction(context.local(), v8::Undefined(CcTest::isolate()), 0, nullptr).IsEmpty());
  CHECK(try_catch.HasCaught());
}

TEST(ObjectProtoToStringTellsClass) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto text = [&](const char* source) {
    return CompileRun(source).As<v8::Object>()->ObjectProtoToString(context.local());
  };
  CHECK(text("[]").ToLocalChecked()->StrictEquals(v8_str("[object Array]")));
  CHECK(text("({[Symbol.toStringTag]: 'Tag', toString() { return 'mine'; }})")
            .ToLocalChecked()
            ->StrictEquals(v8_str("[object Tag]")));
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK(text("({get [Symbol.toStringTag]() { throw 1; }})").IsEmpty());
  CHECK(try_catch.HasCaught());
}

TEST(CallbackKnowsNewTarget) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  Define(
      context.local(), "F",
      v8::FunctionTemplate::New(CcTest::isolate(), [](const v8::FunctionCallbackInfo<v8::Value>& info) {
        CHECK_EQ(info.IsConstructCall(), !info.NewTarget()->IsUndefined());
        CHECK(info.This()->Set(info.GetIsolate()->GetCurrentContext(), v8_str("target"), info.NewTarget()).FromJust());
      }));
  ExpectTrue("new F().target === F");
  ExpectTrue("class G extends F {}; new G().target === G");
  ExpectTrue("Reflect.construct(F, [], Date).target === Date");
  ExpectTrue("var o = {F}; o.F(); o.target === undefined");
}

TEST(CallbackReturnsNullAndEmptyString) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CcTest::AddGlobalFunction(context.local(), "null_", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    info.GetReturnValue().Set(7);
    info.GetReturnValue().SetNull();
  });
  CcTest::AddGlobalFunction(context.local(), "empty", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    info.GetReturnValue().SetEmptyString();
    CHECK(info.GetReturnValue().Get()->IsString());
  });
  ExpectTrue("null_() === null");
  ExpectTrue("empty() === ''");
}

TEST(TemplateWithoutPrototype) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::FunctionTemplate> tmpl = v8::FunctionTemplate::New(CcTest::isolate());
  tmpl->RemovePrototype();
  Define(context.local(), "f", tmpl);
  ExpectTrue("!('prototype' in f)");
  // Without one it is no constructor.
  ExpectString("try { new f; 'made' } catch (e) { e.name }", "TypeError");
}

TEST(TemplateWithReadOnlyPrototype) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::FunctionTemplate> fixed = v8::FunctionTemplate::New(CcTest::isolate());
  fixed->ReadOnlyPrototype();
  Define(context.local(), "Fixed", fixed);
  Define(context.local(), "Free", v8::FunctionTemplate::New(CcTest::isolate()));
  ExpectTrue("var p = Fixed.prototype; Fixed.prototype = {}; Fixed.prototype === p");
  ExpectString("(function() { 'use strict'; try { Fixed.prototype = {}; } catch (e) { return e.name; } })()",
               "TypeError");
  ExpectTrue("p = Free.prototype; Free.prototype = {}; Free.prototype !== p");
}

TEST(TemplateLengthAndHandler) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::FunctionTemplate> tmpl = v8::FunctionTemplate::New(CcTest::isolate());
  tmpl->SetLength(3);
  tmpl->SetCallHandler([](const v8::FunctionCallbackInfo<v8::Value>& info) { info.GetReturnValue().Set(info.Data()); },
                       v8_str("data"));
  Define(context.local(), "f", tmpl);
  ExpectInt32("f.length", 3);
  ExpectString("f()", "data");
}

TEST(TheNameThatTheHostGives) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Function> function = CompileRun("var f = function before() {}; f").As<v8::Function>();
  function->SetName(v8_str("after"));
  CHECK(function->GetName()->StrictEquals(v8_str("after")));
  CHECK(function->GetDebugName()->StrictEquals(v8_str("after")));
  ExpectString("f.name", "after");
  // What script makes of the property is not its name.
  CompileRun("Object.defineProperty(f, 'name', {value: 'defined'})");
  CHECK(function->GetName()->StrictEquals(v8_str("after")));
  CHECK(function->GetDebugName()->StrictEquals(v8_str("defined")));
  function = v8::Function::New(context.local(), nullptr).ToLocalChecked();
  function->SetName(v8_str("native"));
  CHECK(function->GetName()->StrictEquals(v8_str("native")));
}
