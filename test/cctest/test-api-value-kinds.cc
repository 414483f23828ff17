// Value and Data: what a value is, conversions, comparisons; numbers, BigInts.

#include <cmath>
#include <set>
#include <string>

#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"

namespace {

using v8::Value;

struct Kind {
  const char* name;
  bool (Value::*is)() const;
};
#define KIND(name) \
  { #name, &Value::Is##name }
constexpr Kind kKinds[] = {KIND(Undefined),
                           KIND(Null),
                           KIND(NullOrUndefined),
                           KIND(True),
                           KIND(False),
                           KIND(Boolean),
                           KIND(Name),
                           KIND(String),
                           KIND(Symbol),
                           KIND(Number),
                           KIND(Int32),
                           KIND(Uint32),
                           KIND(BigInt),
                           KIND(Object),
                           KIND(Function),
                           KIND(Array),
                           KIND(Date),
                           KIND(RegExp),
                           KIND(Map),
                           KIND(Set),
                           KIND(MapIterator),
                           KIND(SetIterator),
                           KIND(WeakMap),
                           KIND(WeakSet),
                           KIND(WeakRef),
                           KIND(Promise),
                           KIND(Proxy),
                           KIND(NativeError),
                           KIND(ArgumentsObject),
                           KIND(BooleanObject),
                           KIND(NumberObject),
                           KIND(StringObject),
                           KIND(SymbolObject),
                           KIND(BigIntObject),
                           KIND(AsyncFunction),
                           KIND(GeneratorFunction),
                           KIND(GeneratorObject),
                           KIND(ArrayBuffer),
                           KIND(SharedArrayBuffer),
                           KIND(ArrayBufferView),
                           KIND(TypedArray),
                           KIND(Uint8Array),
                           KIND(Float16Array),
                           KIND(DataView),
                           KIND(External),
                           KIND(ModuleNamespaceObject)};
#undef KIND

// The names of all kinds that the value of an expression is of.
std::string KindsOf(const char* source) {
  v8::Local<Value> value = CompileRun(source);
  std::string names;
  for (const Kind& kind : kKinds) {
    if ((*value->*kind.is)()) names += std::string(names.empty() ? "" : " ") + kind.name;
  }
  return names;
}

std::string Text(v8::Local<Value> value) { return *v8::String::Utf8Value(CcTest::isolate(), value); }

}  // namespace

TEST(KindsOfPrimitives) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CHECK_EQ("Undefined NullOrUndefined", KindsOf("undefined"));
  CHECK_EQ("Null NullOrUndefined", KindsOf("null"));
  CHECK_EQ("True Boolean", KindsOf("true"));
  CHECK_EQ("False Boolean", KindsOf("false"));
  CHECK_EQ("Name String", KindsOf("'text'"));
  CHECK_EQ("Name Symbol", KindsOf("Symbol()"));
  CHECK_EQ("Number Int32 Uint32", KindsOf("7"));
  CHECK_EQ("Number Int32", KindsOf("-7"));
  CHECK_EQ("Number Uint32", KindsOf("4294967295"));
  CHECK_EQ("Number", KindsOf("4294967296"));
  CHECK_EQ("Number", KindsOf("1.5"));
  CHECK_EQ("Number", KindsOf("-0"));
  CHECK_EQ("Number", KindsOf("NaN"));
  CHECK_EQ("Number Int32 Uint32", KindsOf("2.5 * 2"));
  CHECK_EQ("BigInt", KindsOf("7n"));
}

TEST(KindsOfObjects) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CHECK_EQ("Object", KindsOf("({})"));
  CHECK_EQ("Object Array", KindsOf("[]"));
  CHECK_EQ("Object Function", KindsOf("() => 1"));
  CHECK_EQ("Object Function", KindsOf("(class {})"));
  CHECK_EQ("Object Function AsyncFunction", KindsOf("async () => 1"));
  CHECK_EQ("Object Function GeneratorFunction", KindsOf("(function* () {})"));
  CHECK_EQ("Object GeneratorObject", KindsOf("(function* () {})()"));
  CHECK_EQ("Object Date", KindsOf("new Date()"));
  CHECK_EQ("Object RegExp", KindsOf("/x/"));
  CHECK_EQ("Object Map", KindsOf("new Map()"));
  CHECK_EQ("Object Set", KindsOf("new Set()"));
  CHECK_EQ("Object MapIterator", KindsOf("new Map().keys()"));
  CHECK_EQ("Object SetIterator", KindsOf("new Set().values()"));
  CHECK_EQ("Object WeakMap", KindsOf("new WeakMap()"));
  CHECK_EQ("Object WeakSet", KindsOf("new WeakSet()"));
  CHECK_EQ("Object WeakRef", KindsOf("new WeakRef({})"));
  CHECK_EQ("Object Promise", KindsOf("Promise.resolve()"));
  CHECK_EQ("Object Proxy", KindsOf("new Proxy({}, {})"));
  CHECK_EQ("Object Function Proxy", KindsOf("new Proxy(() => 1, {})"));
  CHECK_EQ("Object NativeError", KindsOf("new TypeError()"));
  CHECK_EQ("Object", KindsOf("Object.create(Error.prototype)"));
  CHECK_EQ("Object ArgumentsObject", KindsOf("(function () { return arguments; })()"));
  CHECK_EQ("Object BooleanObject", KindsOf("Object(true)"));
  CHECK_EQ("Object NumberObject", KindsOf("Object(1)"));
  CHECK_EQ("Object StringObject", KindsOf("Object('x')"));
  CHECK_EQ("Object SymbolObject", KindsOf("Object(Symbol())"));
  CHECK_EQ("Object BigIntObject", KindsOf("Object(1n)"));
  CHECK_EQ("Object ArrayBuffer", KindsOf("new ArrayBuffer(1)"));
  CHECK_EQ("Object SharedArrayBuffer", KindsOf("new SharedArrayBuffer(1)"));
  CHECK_EQ("Object ArrayBufferView TypedArray Uint8Array", KindsOf("new Uint8Array(1)"));
  CHECK_EQ("Object ArrayBufferView TypedArray Float16Array", KindsOf("new Float16Array(1)"));
  CHECK_EQ("Object ArrayBufferView DataView", KindsOf("new DataView(new ArrayBuffer(1))"));
}

TEST(KindsOfData) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  const auto kinds = [](v8::Local<v8::Data> data) {
    return std::string(data->IsValue() ? "v" : "") + (data->IsModule() ? "m" : "") + (data->IsFixedArray() ? "a" : "") +
           (data->IsPrivate() ? "p" : "") + (data->IsObjectTemplate() ? "o" : "") +
           (data->IsFunctionTemplate() ? "f" : "") + (data->IsContext() ? "c" : "");
  };
  CHECK_EQ("v", kinds(v8_num(1)));
  CHECK_EQ("v", kinds(v8::Symbol::New(isolate)));
  CHECK_EQ("p", kinds(v8::Private::New(isolate)));
  CHECK_EQ("o", kinds(v8::ObjectTemplate::New(isolate)));
  CHECK_EQ("f", kinds(v8::FunctionTemplate::New(isolate)));
  CHECK_EQ("c", kinds(context.local()));
}

TEST(ConvertsToPrimitives) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<Value> object = CompileRun("({ valueOf() { return -3.7; }, toString() { return 'text'; } })");
  CHECK_EQ(-3.7, object->NumberValue(context.local()).FromJust());
  CHECK_EQ(-3, object->IntegerValue(context.local()).FromJust());
  CHECK_EQ(-3, object->Int32Value(context.local()).FromJust());
  CHECK_EQ(4294967293u, object->Uint32Value(context.local()).FromJust());
  CHECK_EQ("text", Text(object->ToString(context.local()).ToLocalChecked()));
  CHECK_EQ(-3.7, object->ToNumber(context.local()).ToLocalChecked()->Value());
  CHECK_EQ(-3, object->ToInteger(context.local()).ToLocalChecked()->Value());
  CHECK_EQ(-3, object->ToInt32(context.local()).ToLocalChecked()->Value());
  CHECK_EQ(4294967293u, object->ToUint32(context.local()).ToLocalChecked()->Value());
  CHECK(object->ToPrimitive(context.local()).ToLocalChecked()->IsNumber());
  CHECK(CompileRun("10n")->ToNumeric(context.local()).ToLocalChecked()->IsBigInt());
  CHECK(CompileRun("'10'")->ToNumeric(context.local()).ToLocalChecked()->IsNumber());
  CHECK_EQ(10, CompileRun("'10'")->ToBigInt(context.local()).ToLocalChecked()->Int64Value());
  CHECK(v8_num(5)->ToObject(context.local()).ToLocalChecked()->IsNumberObject());
  CHECK_EQ(INT64_MAX, CompileRun("Infinity")->IntegerValue(context.local()).FromJust());
  CHECK_EQ(0, CompileRun("NaN")->IntegerValue(context.local()).FromJust());
  CHECK_EQ("Symbol(d)", Text(CompileRun("Symbol('d')")->ToDetailString(context.local()).ToLocalChecked()));
  CHECK_EQ("#<Object>", Text(CompileRun("({})")->ToDetailString(context.local()).ToLocalChecked()));
  CHECK(CompileRun("[]")->BooleanValue(CcTest::isolate()));
  CHECK(!CompileRun("0n")->BooleanValue(CcTest::isolate()));
  CHECK(CompileRun("'0'")->ToBoolean(CcTest::isolate())->Value());
}

TEST(ConversionsThatThrow) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Context> local = context.local();
  const auto throws = [&](auto convert) {
    v8::TryCatch try_catch(CcTest::isolate());
    return convert() && try_catch.HasCaught();
  };
  v8::Local<Value> symbol = CompileRun("Symbol()"), bad = CompileRun("({ [Symbol.toPrimitive]() { throw 1; } })");
  CHECK(throws([&] { return symbol->ToString(local).IsEmpty(); }));
  CHECK(throws([&] { return symbol->NumberValue(local).IsNothing(); }));
  CHECK(throws([&] { return CompileRun("1n")->ToNumber(local).IsEmpty(); }));
  CHECK(throws([&] { return CompileRun("'x'")->ToBigInt(local).IsEmpty(); }));
  CHECK(throws([&] { return CompileRun("null")->ToObject(local).IsEmpty(); }));
  CHECK(throws([&] { return bad->ToString(local).IsEmpty(); }));
  CHECK(throws([&] { return bad->ToPrimitive(local).IsEmpty(); }));
  CHECK(throws([&] { return bad->ToNumeric(local).IsEmpty(); }));
  CHECK(throws([&] { return bad->ToInteger(local).IsEmpty(); }));
  CHECK(throws([&] { return bad->ToInt32(local).IsEmpty(); }));
  CHECK(throws([&] { return bad->ToUint32(local).IsEmpty(); }));
  CHECK(throws([&] { return bad->IntegerValue(local).IsNothing(); }));
  CHECK(throws([&] { return bad->Int32Value(local).IsNothing(); }));
  CHECK(throws([&] { return bad->Uint32Value(local).IsNothing(); }));
  CHECK(throws([&] { return bad->Equals(local, v8_num(1)).IsNothing(); }));
  CHECK(throws([&] { return bad->InstanceOf(local, CompileRun("({})").As<v8::Object>()).IsNothing(); }));
}

TEST(ArrayIndices) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK_EQ(42u, CompileRun("'42'")->ToArrayIndex(context.local()).ToLocalChecked()->Value());
  CHECK_EQ(4294967294u, CompileRun("4294967294")->ToArrayIndex(context.local()).ToLocalChecked()->Value());
  CHECK_EQ(1u, CompileRun("[1]")->ToArrayIndex(context.local()).ToLocalChecked()->Value());
  for (const char* source : {"4294967295", "-1", "1.5", "'x'", "'01'", "undefined"}) {
    CHECK(CompileRun(source)->ToArrayIndex(context.local()).IsEmpty());
    CHECK(!try_catch.HasCaught());
  }
}

TEST(Comparisons) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<Value> nan = CompileRun("NaN"), zero = v8_num(0), negative_zero = v8_num(-0.0), text = v8_str("0");
  CHECK(zero->Equals(context.local(), text).FromJust());
  CHECK(!zero->StrictEquals(text));
  CHECK(!nan->StrictEquals(nan));
  CHECK(nan->SameValue(nan));
  CHECK(zero->StrictEquals(negative_zero));
  CHECK(!zero->SameValue(negative_zero));
  CHECK(CompileRun("null")->Equals(context.local(), CompileRun("undefined")).FromJust());
  CHECK(v8_str("abc")->StrictEquals(CompileRun("'ab' + 'c'")));
  CHECK(CompileRun("2n ** 70n")->StrictEquals(CompileRun("2n ** 70n")));
  CHECK(CompileRun("[]")->InstanceOf(context.local(), CompileRun("Object").As<v8::Object>()).FromJust());
  CHECK(!CompileRun("1")->InstanceOf(context.local(), CompileRun("Object").As<v8::Object>()).FromJust());
  const char* const types[][2] = {
      {"undefined", "undefined"}, {"null", "object"}, {"true", "boolean"},    {"1", "number"},
      {"1n", "bigint"},           {"''", "string"},   {"Symbol()", "symbol"}, {"({})", "object"},
      {"Math.sin", "function"}};
  for (const auto& type : types) CHECK_EQ(type[1], Text(CompileRun(type[0])->TypeOf(CcTest::isolate())));
}

TEST(NumbersOfTheHost) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  CHECK(v8::Number::New(isolate, 5)->IsInt32());
  CHECK(!v8::Number::New(isolate, -0.0)->IsInt32());
  CHECK(std::isnan(v8::Number::New(isolate, std::nan("7"))->Value()));
  CHECK_EQ(-5, v8::Integer::New(isolate, -5)->Value());
  CHECK_EQ(int64_t{4294967295}, v8::Integer::NewFromUnsigned(isolate, 4294967295u)->Value());
  CHECK_EQ(4294967295u, v8::Integer::NewFromUnsigned(isolate, 4294967295u).As<v8::Uint32>()->Value());
  CHECK_EQ(-5, v8::Integer::New(isolate, -5).As<v8::Int32>()->Value());
  CHECK(v8::Boolean::New(isolate, true)->Value());
  CHECK(!v8::False(isolate)->Value());
}

TEST(BigIntsOfTheHost) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  bool lossless = false;
  CHECK_EQ(INT64_MIN, v8::BigInt::New(isolate, INT64_MIN)->Int64Value(&lossless));
  CHECK(lossless);
  CHECK_EQ(~uint64_t{0}, v8::BigInt::NewFromUnsigned(isolate, ~uint64_t{0})->Uint64Value(&lossless));
  CHECK(lossless);
  CHECK_EQ(-1, v8::BigInt::NewFromUnsigned(isolate, ~uint64_t{0})->Int64Value(&lossless));
  CHECK(!lossless);
  CHECK_EQ(3u, CompileRun("2n ** 64n + 3n").As<v8::BigInt>()->Uint64Value(&lossless));
  CHECK(!lossless);
  const uint64_t words[] = {1, 2, 0};
  v8::Local<v8::BigInt> big = v8::BigInt::NewFromWords(context.local(), 1, 3, words).ToLocalChecked();
  CHECK(big->StrictEquals(CompileRun("-(2n ** 65n + 1n)")));
  CHECK_EQ(2, big->WordCount());
  int sign = 0, count = 1;
  uint64_t out[3] = {9, 9, 9};
  big->ToWordsArray(&sign, &count, out);
  CHECK_EQ(1, sign);
  CHECK_EQ(2, count);
  CHECK_EQ(1u, out[0]);
  CHECK_EQ(9u, out[1]);
  count = 3;
  big->ToWordsArray(&sign, &count, out);
  CHECK_EQ(2u, out[1]);
  CHECK_EQ(0, v8::BigInt::NewFromWords(context.local(), 1, 1, words + 2).ToLocalChecked()->WordCount());
  v8::TryCatch try_catch(isolate);
  CHECK(v8::BigInt::NewFromWords(context.local(), 0, 1 << 30, words).IsEmpty());
  CHECK(try_catch.HasCaught());
}

TEST(OldConversionsUseTheCurrentContext) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  START_ALLOW_USE_DEPRECATED()
  v8::Local<Value> value = v8_str("12.5");
  CHECK_EQ(12.5, value->NumberValue());
  CHECK_EQ(12, value->IntegerValue());
  CHECK_EQ(12, value->Int32Value());
  CHECK_EQ(12u, value->Uint32Value());
  CHECK_EQ(12, value->ToInteger()->Value());
  CHECK(value->BooleanValue());
  CHECK(value->ToBoolean()->Value());
  CHECK_EQ("12.5", Text(v8_num(12.5)->ToString()));
  CHECK(value->ToObject()->IsStringObject());
  END_ALLOW_USE_DEPRECATED()
}
