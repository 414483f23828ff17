// RegExp, Date, JSON, wrapper objects and External as the embedder sees them.

#include <cmath>
#include <string>

#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace {

std::string Text(v8::Local<v8::Value> value) { return *v8::String::Utf8Value(CcTest::isolate(), value); }

v8::RegExp::Flags operator|(v8::RegExp::Flags a, v8::RegExp::Flags b) {
  return static_cast<v8::RegExp::Flags>(static_cast<int>(a) | static_cast<int>(b));
}

}  // namespace

// --- RegExp

TEST(RegExpsOfTheHost) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  using RegExp = v8::RegExp;
  v8::Local<RegExp> regexp =
      RegExp::New(context.local(), v8_str("(\\w+)/\\w+"), RegExp::kIgnoreCase | RegExp::kSticky).ToLocalChecked();
  CHECK(regexp->IsRegExp());
  CHECK_EQ(RegExp::kIgnoreCase | RegExp::kSticky, regexp->GetFlags());
  CHECK_EQ("(\\w+)\\/\\w+", Text(regexp->GetSource()));
  CHECK_EQ("/(\\w+)\\/\\w+/iy", Text(regexp));
  v8::Local<v8::Object> match = regexp->Exec(context.local(), v8_str("ab/cd")).ToLocalChecked();
  CHECK_EQ("ab", Text(match->Get(context.local(), 1).ToLocalChecked()));
  regexp->Set(context.local(), v8_str("lastIndex"), v8_num(0)).Check();
  CHECK(regexp->Exec(context.local(), v8_str("-")).ToLocalChecked()->IsNull());
  CHECK_EQ(RegExp::kGlobal | RegExp::kHasIndices | RegExp::kDotAll | RegExp::kMultiline | RegExp::kUnicode,
           RegExp::New(context.local(), v8_str("."),
                       RegExp::kGlobal | RegExp::kHasIndices | RegExp::kDotAll | RegExp::kMultiline | RegExp::kUnicode)
               .ToLocalChecked()
               ->GetFlags());
  CHECK_EQ(RegExp::kUnicodeSets, CompileRun("/x/v").As<RegExp>()->GetFlags());
  static_assert(RegExp::kFlagCount == 9);
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK(RegExp::New(context.local(), v8_str("("), RegExp::kNone).IsEmpty());
  CHECK(try_catch.HasCaught());
  try_catch.Reset();
  CHECK(RegExp::New(context.local(), v8_str("x"), RegExp::kUnicode | RegExp::kUnicodeSets).IsEmpty());
  CHECK(try_catch.HasCaught());
}

TEST(RegExpsThatGiveUp) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  using RegExp = v8::RegExp;
  v8::Local<v8::String> pattern = v8_str("^(a+)+$"), subject = v8_str("aaaaaaaaaaaaaaaaaaaab");
  v8::Local<RegExp> limited =
      RegExp::NewWithBacktrackLimit(context.local(), pattern, RegExp::kNone, 1000).ToLocalChecked();
  CHECK(limited->Exec(context.local(), v8_str("aaa")).ToLocalChecked()->IsArray());
  CHECK(limited->Exec(context.local(), subject).ToLocalChecked()->IsNull());
  // With room enough it matches what takes long; a limit smaller than that ends it at once.
  v8::Local<v8::String> long_match = v8_str("(?:a?){18}a{18}"), letters = v8_str("aaaaaaaaaaaaaaaaaa");
  v8::Local<RegExp> unlimited =
      RegExp::NewWithBacktrackLimit(context.local(), long_match, RegExp::kNone, 0).ToLocalChecked();
  CHECK(unlimited->Exec(context.local(), letters).ToLocalChecked()->IsArray());
  v8::Local<RegExp> generous =
      RegExp::NewWithBacktrackLimit(context.local(), long_match, RegExp::kNone, 1u << 31).ToLocalChecked();
  CHECK(generous->Exec(context.local(), letters).ToLocalChecked()->IsArray());
  v8::Local<RegExp> poor =
      RegExp::NewWithBacktrackLimit(context.local(), long_match, RegExp::kNone, 10).ToLocalChecked();
  CHECK(poor->Exec(context.local(), letters).ToLocalChecked()->IsNull());
  // Others of the same source have no limit.
  ExpectTrue("/(?:a?){18}a{18}/.test('aaaaaaaaaaaaaaaaaa')");
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK(RegExp::NewWithBacktrackLimit(context.local(), v8_str("["), RegExp::kNone, 10).IsEmpty());
  CHECK(try_catch.HasCaught());
}

// --- Date

TEST(DatesOfTheHost) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Date> date = v8::Date::New(context.local(), 1500.7).ToLocalChecked().As<v8::Date>();
  CHECK(date->IsDate());
  CHECK_EQ(1500.0, date->ValueOf());
  CHECK_EQ("1970-01-01T00:00:01.500Z", Text(date->ToISOString()));
  CHECK_EQ("Thu, 01 Jan 1970 00:00:01 GMT", Text(date->ToUTCString()));
  CHECK(std::isnan(v8::Date::New(context.local(), 1e99).ToLocalChecked().As<v8::Date>()->ValueOf()));
  v8::Local<v8::Value> parsed = v8::Date::Parse(context.local(), v8_str("2000-01-01T00:00:00Z")).ToLocalChecked();
  CHECK_EQ(946684800000.0, parsed->NumberValue(context.local()).FromJust());
  CHECK(std::isnan(
      v8::Date::Parse(context.local(), v8_str("no date")).ToLocalChecked()->NumberValue(context.local()).FromJust()));
  CHECK_EQ(5.0, CompileRun("Date.prototype.valueOf = () => 1; new Date(5)").As<v8::Date>()->ValueOf());
}

// --- JSON

TEST(JsonOfTheHost) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Value> value = v8::JSON::Parse(context.local(), v8_str("{\"a\":[1,null,\"x\"]}")).ToLocalChecked();
  CHECK_EQ("{\"a\":[1,null,\"x\"]}", Text(v8::JSON::Stringify(context.local(), value).ToLocalChecked()));
  CHECK_EQ("{\n--\"a\": [\n----1,\n----null,\n----\"x\"\n--]\n}",
           Text(v8::JSON::Stringify(context.local(), value, v8_str("--")).ToLocalChecked()));
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK(v8::JSON::Parse(context.local(), v8_str("{a")).IsEmpty());
  CHECK(try_catch.HasCaught());
  try_catch.Reset();
  CHECK(v8::JSON::Stringify(context.local(), CompileRun("var o = {}; o.o = o; o")).IsEmpty());
  CHECK(try_catch.HasCaught());
}

// --- Wrappers and externals

TEST(WrappersOfTheHost) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::Value> number = v8::NumberObject::New(isolate, 1.5);
  CHECK(number->IsNumberObject() && !number->IsNumber());
  CHECK_EQ(1.5, number.As<v8::NumberObject>()->ValueOf());
  v8::Local<v8::Value> boolean = v8::BooleanObject::New(isolate, true);
  CHECK(boolean->IsBooleanObject());
  CHECK(boolean.As<v8::BooleanObject>()->ValueOf());
  CHECK(!v8::BooleanObject::New(isolate, false).As<v8::BooleanObject>()->ValueOf());
  v8::Local<v8::Value> string = v8::StringObject::New(isolate, v8_str("text"));
  CHECK(string->IsStringObject());
  CHECK_EQ("text", Text(string.As<v8::StringObject>()->ValueOf()));
  v8::Local<v8::Value> big = v8::BigIntObject::New(isolate, 1234567890123);
  CHECK(big->IsBigIntObject());
  CHECK_EQ(1234567890123, big.As<v8::BigIntObject>()->ValueOf()->Int64Value());
  v8::Local<v8::Symbol> symbol = v8::Symbol::New(isolate, v8_str("description"));
  v8::Local<v8::Value> wrapped = v8::SymbolObject::New(isolate, symbol);
  CHECK(wrapped->IsSymbolObject());
  CHECK(v8::SymbolObject::Cast(*wrapped)->ValueOf()->StrictEquals(symbol));
  context->Global()->Set(context.local(), v8_str("number"), number).Check();
  ExpectTrue("typeof number === 'object' && number + 1 === 2.5 && number instanceof Number");
}

TEST(ExternalsOfTheHost) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  static int place;
  v8::Local<v8::External> external = v8::External::New(isolate, &place);
  CHECK(external->IsExternal());
  CHECK(!v8::Object::New(isolate)->IsExternal());
  i::heap::InvokeMajorGC(CcTest::heap());
  CHECK_EQ(static_cast<void*>(&place), external->Value());
  CHECK_NULL(v8::External::New(isolate, nullptr)->Value());
  CHECK(!external->StrictEquals(v8::External::New(isolate, &place)));
  // Odd addresses are pointers too.
  char* const odd = reinterpret_cast<char*>(&place) + 1;
  CHECK_EQ(static_cast<void*>(odd), v8::External::New(isolate, odd)->Value());
}

// Scripts may use a console whatever the host has.
TEST(EveryContextHasAConsole) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  for (const char* name : {"log", "debug", "info", "warn", "error", "assert", "dir", "table", "trace", "group", "groupEnd",
                           "count", "time", "timeEnd", "timeLog", "clear"}) {
    v8::Local<v8::Value> result = CompileRun((std::string("console.") + name + "('text', { a: 1 })").c_str());
    CHECK(!result.IsEmpty() && result->IsUndefined());
  }
  ExpectString("Object.prototype.toString.call(console)", "[object console]");
  ExpectString("console.log.name", "log");
  ExpectFalse("Object.keys(globalThis).includes('console')");
  // A host puts its own in its place.
  CHECK(context->Global()->Set(context.local(), v8_str("console"), v8_num(1)).FromJust());
  ExpectInt32("console", 1);
}
