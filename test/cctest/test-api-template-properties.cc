// What templates give to functions and instances, and the kinds of templates that are seldom used.

#include <string>
#include <string_view>

#include "test/cctest/cctest.h"

namespace {

void One(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) { info.GetReturnValue().Set(v8_num(1)); }
void Two(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) { info.GetReturnValue().Set(v8_num(2)); }
void Nothing(const v8::FunctionCallbackInfo<v8::Value>&) {}
int g_calls = 0;
void CountCall(const v8::FunctionCallbackInfo<v8::Value>& info) {
  ++g_calls;
  info.GetReturnValue().Set(info.Data());
}
void ReturnThis(const v8::FunctionCallbackInfo<v8::Value>& info) { info.GetReturnValue().Set(info.This()); }

void SetGlobal(const LocalContext& context, const char* name, v8::Local<v8::Value> value) {
  CHECK(context->Global()->Set(context.local(), v8_str(name), value).FromJust());
}
void SetFunction(const LocalContext& context, const char* name, v8::Local<v8::FunctionTemplate> tmpl) {
  SetGlobal(context, name, tmpl->GetFunction(context.local()).ToLocalChecked());
}

}  // namespace

TEST(NativePropertiesComeFirstAndLastOnesBefore) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  LocalContext context;
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(isolate);
  tmpl->SetNativeDataProperty(v8_str("a"), One);
  tmpl->Set(isolate, "x", v8_num(1));
  tmpl->SetNativeDataProperty(v8_str("b"), One);
  tmpl->SetAccessorProperty(v8_str("p"), v8::FunctionTemplate::New(isolate, Nothing));
  tmpl->Set(isolate, "y", v8_num(2));
  SetGlobal(context, "o", tmpl->NewInstance(context.local()).ToLocalChecked());
  ExpectString("Object.keys(o).join()", "b,a,x,p,y");
}

TEST(TheLastNativePropertyOfANameCounts) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(CcTest::isolate());
  tmpl->SetNativeDataProperty(v8_str("a"), One);
  tmpl->SetNativeDataProperty(v8_str("a"), Two);
  tmpl->SetNativeDataProperty(v8_str("b"), One);
  tmpl->Set(CcTest::isolate(), "b", v8_num(5));
  SetGlobal(context, "o", tmpl->NewInstance(context.local()).ToLocalChecked());
  ExpectInt32("o.a * 10 + o.b", 25);
}

TEST(HeirsGetNativePropertiesAndNothingElse) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  LocalContext context;
  v8::Local<v8::FunctionTemplate> parent = v8::FunctionTemplate::New(isolate, Nothing);
  parent->SetNativeDataProperty(v8_str("s1"), One);
  parent->SetNativeDataProperty(v8_str("s2"), One);
  parent->Set(isolate, "value", v8_num(1));
  parent->InstanceTemplate()->Set(isolate, "value", v8_num(1));
  parent->InstanceTemplate()->SetNativeDataProperty(v8_str("native"), One);
  parent->InstanceTemplate()->SetNativeDataProperty(v8_str("same"), One);
  parent->InstanceTemplate()->SetInternalFieldCount(2);
  parent->InstanceTemplate()->SetHandler(v8::NamedPropertyHandlerConfiguration(
      [](v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
        info.GetReturnValue().Set(v8_num(99));
        return v8::Intercepted::kYes;
      }));
  v8::Local<v8::FunctionTemplate> plain = v8::FunctionTemplate::New(isolate, Nothing);
  plain->Inherit(parent);
  v8::Local<v8::FunctionTemplate> child = v8::FunctionTemplate::New(isolate, Nothing);
  child->Inherit(plain);
  child->SetNativeDataProperty(v8_str("own"), One);
  child->InstanceTemplate()->Set(isolate, "mine", v8_num(1));
  child->InstanceTemplate()->SetNativeDataProperty(v8_str("same"), Two);
  SetFunction(context, "Plain", plain);
  SetFunction(context, "Child", child);
  ExpectString("Object.keys(Child).join()", "own,s2,s1");
  ExpectString("Object.keys(new Plain).join()", "same,native");
  ExpectString("Object.keys(new Child).join()", "same,native,mine");
  ExpectInt32("new Child().same * 10 + new Plain().same", 21);
  ExpectUndefined("new Plain().anything");
  CHECK_EQ(0, CompileRun("new Plain").As<v8::Object>()->InternalFieldCount());
}

TEST(IntrinsicsAreTheInstancesContexts) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(isolate);
  const struct {
    v8::Intrinsic intrinsic;
    const char* source;
  } cases[] = {{v8::kArrayProto_entries, "Array.prototype.entries"},
               {v8::kArrayProto_forEach, "Array.prototype.forEach"},
               {v8::kArrayProto_keys, "Array.prototype.keys"},
               {v8::kArrayProto_values, "Array.prototype.values"},
               {v8::kArrayPrototype, "Array.prototype"},
               {v8::kAsyncIteratorPrototype,
                "Object.getPrototypeOf(Object.getPrototypeOf((async function*() {}).prototype))"},
               {v8::kErrorPrototype, "Error.prototype"},
               {v8::kIteratorPrototype, "Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))"},
               {v8::kMapIteratorPrototype, "Object.getPrototypeOf(new Map().keys())"},
               {v8::kObjProto_valueOf, "Object.prototype.valueOf"},
               {v8::kSetIteratorPrototype, "Object.getPrototypeOf(new Set().keys())"}};
  for (const auto& c : cases) tmpl->SetIntrinsicDataProperty(v8_str(c.source), c.intrinsic, v8::ReadOnly);
  v8::Local<v8::Value> previous;
  for (int k = 0; k < 2; ++k) {
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    v8::Context::Scope scope(context);
    v8::Local<v8::Object> object = tmpl->NewInstance(context).ToLocalChecked();
    for (const auto& c : cases) {
      v8::Local<v8::Value> value = object->Get(context, v8_str(c.source)).ToLocalChecked();
      CHECK(value->StrictEquals(CompileRun(c.source)));
    }
    CHECK(previous.IsEmpty() || !previous->StrictEquals(object->Get(context, v8_str("Error.prototype")).ToLocalChecked()));
    previous = object->Get(context, v8_str("Error.prototype")).ToLocalChecked();
    CHECK_EQ(v8::ReadOnly, object->GetPropertyAttributes(context, v8_str("Error.prototype")).FromJust());
  }
}

TEST(IntrinsicsOfFunctionTemplates) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::FunctionTemplate> tmpl = v8::FunctionTemplate::New(CcTest::isolate());
  tmpl->SetIntrinsicDataProperty(v8_str("values"), v8::kArrayProto_values);
  tmpl->PrototypeTemplate()->SetIntrinsicDataProperty(v8::Symbol::GetIterator(CcTest::isolate()), v8::kArrayProto_values);
  SetFunction(context, "F", tmpl);
  ExpectTrue("F.values === Array.prototype.values");
  ExpectString("const f = new F; f.length = 2; f[0] = 'a'; f[1] = 'b'; [...f].join()", "a,b");
}

TEST(APrototypeFromAnotherTemplate) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  LocalContext context;
  v8::Local<v8::FunctionTemplate> base = v8::FunctionTemplate::New(isolate);
  v8::Local<v8::FunctionTemplate> image = v8::FunctionTemplate::New(isolate);
  image->Inherit(base);
  v8::Local<v8::FunctionTemplate> shorthand = v8::FunctionTemplate::New(isolate);
  shorthand->SetPrototypeProviderTemplate(image);
  SetFunction(context, "Shorthand", shorthand);
  SetFunction(context, "Image", image);
  ExpectTrue("Shorthand.prototype === Image.prototype");
  ExpectTrue("new Shorthand() instanceof Image");
  ExpectTrue("Image.prototype.constructor === Image");
}

TEST(CachedGettersDoNotCall) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  LocalContext context;
  v8::Local<v8::Private> cache = v8::Private::ForApi(isolate, v8_str("cache"));
  v8::Local<v8::FunctionTemplate> getter = v8::FunctionTemplate::NewWithCache(isolate, CountCall, cache, v8_num(5));
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(isolate);
  tmpl->SetAccessorProperty(v8_str("p"), getter);
  v8::Local<v8::Object> object = tmpl->NewInstance(context.local()).ToLocalChecked();
  SetGlobal(context, "o", object);
  g_calls = 0;
  ExpectInt32("o.p + o.p", 10);
  CHECK_EQ(2, g_calls);
  CHECK(object->SetPrivate(context.local(), cache, v8_num(7)).FromJust());
  ExpectInt32("o.p + o.p", 14);
  CHECK_EQ(2, g_calls);
  CHECK(object->DeletePrivate(context.local(), cache).FromJust());
  ExpectInt32("o.p", 5);
  CHECK_EQ(3, g_calls);
}

TEST(LeafTemplates) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  LocalContext context;
  v8::Local<v8::FunctionTemplate> parent = v8::FunctionTemplate::New(isolate);
  v8::Local<v8::FunctionTemplate> child = v8::FunctionTemplate::New(isolate);
  child->Inherit(parent);
  SetFunction(context, "Parent", parent);
  SetFunction(context, "Child", child);
  v8::Local<v8::Value> object = CompileRun("new Child");
  CHECK(child->IsLeafTemplateForApiObject(object));
  CHECK(!parent->IsLeafTemplateForApiObject(object));
  CHECK(parent->HasInstance(object));
  CHECK(parent->IsLeafTemplateForApiObject(CompileRun("new Parent")));
  CHECK(!parent->IsLeafTemplateForApiObject(CompileRun("({})")));
  CHECK(!parent->IsLeafTemplateForApiObject(v8_num(1)));
}

TEST(Dictionaries) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  LocalContext context;
  constexpr std::string_view kNames[] = {"a", "b", "7", "\xc3\xa4"};
  v8::Local<v8::DictionaryTemplate> tmpl = v8::DictionaryTemplate::New(isolate, kNames);
  v8::MaybeLocal<v8::Value> values[] = {v8_num(1), v8::MaybeLocal<v8::Value>(), v8_str("x"), v8_num(3)};
  SetGlobal(context, "d", tmpl->NewInstance(context.local(), values));
  ExpectString("JSON.stringify(d)", "{\"7\":\"x\",\"a\":1,\"\xc3\xa4\":3}");
  ExpectTrue("Object.getPrototypeOf(d) === Object.prototype");
  values[1] = v8_num(2);
  v8::Local<v8::Object> other = tmpl->NewInstance(context.local(), values);
  CHECK_EQ(2, other->Get(context.local(), v8_str("b")).ToLocalChecked()->Int32Value(context.local()).FromJust());
  ExpectUndefined("d.b");
  v8::Local<v8::Context> elsewhere = v8::Context::New(isolate);
  CHECK(tmpl->NewInstance(elsewhere, values)->GetCreationContextChecked() == elsewhere);
}

TEST(OverloadsAreHints) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  SetFunction(context, "f", v8::FunctionTemplate::NewWithCFunctionOverloads(CcTest::isolate(), CountCall, v8_num(4)));
  ExpectInt32("f()", 4);
}

TEST(FunctionsWithoutACallbackGiveTheirReceiver) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  SetFunction(context, "f", v8::FunctionTemplate::New(CcTest::isolate()));
  ExpectTrue("f() === this && f(1, 2) === this && f.call(null) === this");
  ExpectTrue("const o = {}; f.call(o) === o && typeof f.call(1) === 'object'");
  ExpectTrue("new f() instanceof f");
}

TEST(InstancesWithoutSideEffects) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Function> function = CompileRun("(class { constructor(x) { this.x = x; } })").As<v8::Function>();
  v8::Local<v8::Value> argument = v8_num(3);
  v8::Local<v8::Object> object =
      function->NewInstanceWithSideEffectType(context.local(), 1, &argument, v8::SideEffectType::kHasNoSideEffect)
          .ToLocalChecked();
  CHECK_EQ(3, object->Get(context.local(), v8_str("x")).ToLocalChecked()->Int32Value(context.local()).FromJust());
}

// --- Objects that stand for code

namespace {

bool g_was_code_like = false;

}  // namespace

TEST(CodeLikeObjectsAreRun) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  LocalContext context;
  for (const bool is_code_like : {true, false}) {
    v8::Local<v8::FunctionTemplate> tmpl = v8::FunctionTemplate::New(isolate);
    tmpl->InstanceTemplate()->Set(isolate, "toString",
                                  v8::FunctionTemplate::New(isolate, [](const v8::FunctionCallbackInfo<v8::Value>& info) {
                                    info.GetReturnValue().Set(v8_str("2+2"));
                                  }));
    if (is_code_like) tmpl->InstanceTemplate()->SetCodeLike();
    CHECK_EQ(is_code_like, tmpl->InstanceTemplate()->IsCodeLike());
    SetFunction(context, is_code_like ? "Code" : "Other", tmpl);
  }
  CHECK(CompileRun("new Code").As<v8::Object>()->IsCodeLike(isolate));
  CHECK(!CompileRun("new Other").As<v8::Object>()->IsCodeLike(isolate));
  CHECK(!CompileRun("({})").As<v8::Object>()->IsCodeLike(isolate));
  ExpectInt32("eval(new Code)", 4);
  ExpectInt32("(0, eval)(new Code)", 4);
  ExpectString("typeof eval(new Other)", "object");
  // The host decides.
  isolate->SetModifyCodeGenerationFromStringsCallback(
      [](v8::Local<v8::Context>, v8::Local<v8::Value>, bool is_code_like) {
        g_was_code_like = is_code_like;
        return v8::ModifyCodeGenerationFromStringsResult{is_code_like, v8_str("5")};
      });
  ExpectInt32("eval(new Code)", 5);
  CHECK(g_was_code_like);
  CHECK(CompileRun("eval(new Other)").IsEmpty());
  CHECK(!g_was_code_like);
  context->AllowCodeGenerationFromStrings(false);
  isolate->SetModifyCodeGenerationFromStringsCallback(
      [](v8::Local<v8::Context>, v8::Local<v8::Value> source, bool is_code_like) {
        CHECK(source->IsString());
        g_was_code_like = is_code_like;
        return v8::ModifyCodeGenerationFromStringsResult{true, v8::MaybeLocal<v8::String>()};
      });
  ExpectString("typeof new Function(new Code)", "function");
  CHECK(g_was_code_like);
  ExpectString("typeof new Function('a', new Code)", "function");
  CHECK(!g_was_code_like);
}

// --- Undetectable objects

TEST(UndetectableCallables) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::FunctionTemplate> tmpl = v8::FunctionTemplate::New(CcTest::isolate());
  tmpl->InstanceTemplate()->MarkAsUndetectable();
  tmpl->InstanceTemplate()->SetCallAsFunctionHandler(ReturnThis);
  v8::Local<v8::Object> object =
      tmpl->GetFunction(context.local()).ToLocalChecked()->NewInstance(context.local()).ToLocalChecked();
  CHECK(object->IsUndetectable());
  SetGlobal(context, "u", object);
  ExpectString("u.toString()", "[object Object]");
  ExpectString("typeof u", "undefined");
  ExpectTrue("u == null && null == u && u == undefined && undefined == u && u == u && u == void 0");
  ExpectTrue("u !== null && u !== undefined && u === u && u !== void 0");
  ExpectFalse("!!u || (u ? true : false)");
  ExpectTrue("!u && (u || true) && (u ?? 1) === u");
  ExpectTrue("u() === u && Object(u) === u");
  for (int k = 0; k < 10; ++k) ExpectTrue("(function(x) { return typeof x === 'undefined' && x == null && !x; })(u)");
}

// --- What objects refuse

TEST(AccessorsOverWhatCannotBeConfigured) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Object> object =
      CompileRun("const o = Object.defineProperty({free: 1}, 'fixed', {value: 2}); o").As<v8::Object>();
  CHECK(object->SetNativeDataProperty(context.local(), v8_str("free"), One).FromJust());
  CHECK(!object->SetNativeDataProperty(context.local(), v8_str("fixed"), One).FromJust());
  CHECK(!object->SetLazyDataProperty(context.local(), v8_str("fixed"), One).FromJust());
  ExpectInt32("o.free * 10 + o.fixed", 12);
  v8::Local<v8::Object> frozen = CompileRun("Object.freeze({})").As<v8::Object>();
  CHECK(!frozen->SetNativeDataProperty(context.local(), v8_str("new"), One).FromJust());
  CHECK(!frozen->Has(context.local(), v8_str("new")).FromJust());
}

TEST(PrototypesThatCannotBe) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  LocalContext context;
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(isolate);
  tmpl->SetImmutableProto();
  v8::Local<v8::Object> fixed = tmpl->NewInstance(context.local()).ToLocalChecked();
  v8::Local<v8::Object> upper = v8::Object::New(isolate), lower = v8::Object::New(isolate);
  v8::TryCatch try_catch(isolate);
  CHECK(lower->SetPrototypeV2(context.local(), upper).FromJust());
  CHECK(lower->SetPrototypeV2(context.local(), upper).FromJust());
  const auto refused = [&](v8::Maybe<bool> result) {
    CHECK(result.IsNothing());
    CHECK(!try_catch.HasCaught());
  };
  refused(fixed->SetPrototypeV2(context.local(), v8::Null(isolate)));
  refused(upper->SetPrototypeV2(context.local(), lower));
  refused(upper->SetPrototype(context.local(), upper));
  refused(CompileRun("Object.freeze({})").As<v8::Object>()->SetPrototypeV2(context.local(), v8::Null(isolate)));
  CHECK(!upper->SetPrototypeV2(context.local(), v8_num(1)).FromJust());
  CHECK(!try_catch.HasCaught());
  CHECK(lower->GetPrototypeV2() == upper);
}

TEST(PrivatePropertiesOfProxies) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  LocalContext context;
  v8::Local<v8::Object> proxy =
      CompileRun("new Proxy({}, new Proxy({}, {get(t, name) { throw new Error(name); }}))").As<v8::Object>();
  v8::Local<v8::Private> first = v8::Private::New(isolate), second = v8::Private::New(isolate);
  CHECK(!proxy->HasPrivate(context.local(), first).FromJust());
  CHECK(proxy->GetPrivate(context.local(), first).ToLocalChecked()->IsUndefined());
  CHECK(proxy->DeletePrivate(context.local(), first).FromJust());
  CHECK(proxy->SetPrivate(context.local(), first, v8_num(1)).FromJust());
  CHECK(proxy->SetPrivate(context.local(), first, v8_num(2)).FromJust());
  CHECK(proxy->SetPrivate(context.local(), second, v8_num(3)).FromJust());
  CHECK_EQ(2, proxy->GetPrivate(context.local(), first).ToLocalChecked()->Int32Value(context.local()).FromJust());
  CHECK(proxy->DeletePrivate(context.local(), second).FromJust());
  CHECK(proxy->HasPrivate(context.local(), first).FromJust());
  CHECK(!proxy->HasPrivate(context.local(), second).FromJust());
  // Nor are they those of another object.
  v8::Local<v8::Object> prototype = CompileRun("Object.prototype").As<v8::Object>();
  v8::Local<v8::Object> bare = CompileRun("new Proxy({}, {})").As<v8::Object>();
  CHECK(prototype->SetPrivate(context.local(), second, v8_num(4)).FromJust());
  CHECK(!bare->HasPrivate(context.local(), second).FromJust());
  CHECK(bare->GetPrivate(context.local(), second).ToLocalChecked()->IsUndefined());
  CHECK(bare->DeletePrivate(context.local(), second).FromJust());
  CHECK(prototype->HasPrivate(context.local(), second).FromJust());
}

TEST(ConstructorNamesOfPrototypesAndTemplates) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::FunctionTemplate> tmpl = v8::FunctionTemplate::New(CcTest::isolate());
  tmpl->SetClassName(v8_str("Made"));
  SetFunction(context, "M", tmpl);
  CompileRun("function Parent() {} function Child() {} Child.prototype = new Parent; Child.prototype.constructor = Child;"
             "class Base {} class Derived extends Base {}");
  const struct {
    const char* source;
    const char* name;
  } cases[] = {{"new Parent", "Parent"}, {"new Child", "Child"},     {"Child.prototype", "Parent"},
               {"new Base", "Base"},     {"new Derived", "Derived"}, {"new M", "Made"},
               {"({})", "Object"},       {"[]", "Array"},            {"({constructor: Parent})", "Object"},
               {"new Map", "Map"},       {"({get [Symbol.toStringTag]() { throw 1; }})", "Object"}};
  for (const auto& c : cases) {
    const v8::String::Utf8Value name(CcTest::isolate(),
                                     CompileRun((std::string("(") + c.source + ")").c_str()).As<v8::Object>()->GetConstructorName());
    CHECK_EQ(std::string(c.name), std::string(*name));
  }
}

TEST(AskingForIntegrityRunsNoGetter) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  static int gets = 0;
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(CcTest::isolate());
  tmpl->SetNativeDataProperty(
      v8_str("x"), [](v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>&) { ++gets; },
      [](v8::Local<v8::Name>, v8::Local<v8::Value>, const v8::PropertyCallbackInfo<void>&) {});
  CHECK(context->Global()
            ->Set(context.local(), v8_str("o"), tmpl->NewInstance(context.local()).ToLocalChecked())
            .FromJust());
  gets = 0;
  ExpectFalse("Object.preventExtensions(o); Object.isSealed(o)");
  ExpectFalse("Object.seal(o); Object.isFrozen(o)");
  ExpectTrue("Object.freeze(o); Object.isFrozen(o) && Object.isSealed(o)");
  CHECK_EQ(0, gets);
}
