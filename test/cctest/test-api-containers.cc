// Array, Map, Set, PrimitiveArray and PreviewEntries.

#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"

namespace {

std::string Text(v8::Local<v8::Value> value) { return *v8::String::Utf8Value(CcTest::isolate(), value); }

// The entries of the value that an expression gives, and whether they are pairs.
std::string Preview(const char* source, bool expect_pairs) {
  bool is_pairs = !expect_pairs;
  v8::Local<v8::Array> entries;
  CHECK(CompileRun(source).As<v8::Object>()->PreviewEntries(&is_pairs).ToLocal(&entries));
  CHECK_EQ(expect_pairs, is_pairs);
  return Text(entries);
}

}  // namespace

TEST(ArraysOfTheHost) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  CHECK_EQ(0u, v8::Array::New(isolate)->Length());
  CHECK_EQ(0u, v8::Array::New(isolate, -1)->Length());
  v8::Local<v8::Array> holes = v8::Array::New(isolate, 3);
  CHECK_EQ(3u, holes->Length());
  CHECK(!holes->HasOwnProperty(context.local(), 1).FromJust());
  v8::Local<v8::Value> elements[] = {v8_num(1), v8_str("two"), v8::Null(isolate)};
  CHECK_EQ("1,two,", Text(v8::Array::New(isolate, elements, 3)));
  int next = 0;
  const auto squares = [&]() -> v8::MaybeLocal<v8::Value> {
    ++next;
    return v8_num((next - 1) * (next - 1));
  };
  CHECK_EQ("0,1,4,9", Text(v8::Array::New(context.local(), 4, squares).ToLocalChecked()));
  const auto fails = [&]() -> v8::MaybeLocal<v8::Value> {
    if (next++ < 6) return v8_num(next);
    isolate->ThrowError("no more");
    return {};
  };
  v8::TryCatch try_catch(isolate);
  CHECK(v8::Array::New(context.local(), 9, fails).IsEmpty());
  CHECK(try_catch.HasCaught());
}

TEST(ArraysAreIteratedOver) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  using Result = v8::Array::CallbackResult;
  static std::string seen;
  const auto collect = [](uint32_t index, v8::Local<v8::Value> element, void* data) {
    seen += std::to_string(index) + Text(element);
    return *static_cast<Result*>(data);
  };
  Result result = Result::kContinue;
  seen.clear();
  CHECK(CompileRun("[10, 'x', , 2.5]").As<v8::Array>()->Iterate(context.local(), collect, &result).IsJust());
  CHECK_EQ("0101x2undefined32.5", seen);
  result = Result::kBreak;
  seen.clear();
  CHECK(CompileRun("[1, 2]").As<v8::Array>()->Iterate(context.local(), collect, &result).IsJust());
  CHECK_EQ("01", seen);
  v8::TryCatch try_catch(CcTest::isolate());
  const auto fails = [](uint32_t, v8::Local<v8::Value>, void*) {
    CcTest::isolate()->ThrowError("enough");
    return Result::kException;
  };
  CHECK(CompileRun("[1]").As<v8::Array>()->Iterate(context.local(), fails, nullptr).IsNothing());
  CHECK(try_catch.HasCaught());
  try_catch.Reset();
  // A getter that throws.
  result = Result::kContinue;
  CHECK(CompileRun("Object.defineProperty([1, 2], 1, { get() { throw 1; } })")
            .As<v8::Array>()
            ->Iterate(context.local(), collect, &result)
            .IsNothing());
  CHECK(try_catch.HasCaught());
}

TEST(MapsOfTheHost) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::Map> map = v8::Map::New(isolate);
  CHECK_EQ(0u, map->Size());
  CHECK(map->Set(context.local(), v8_str("key"), v8_num(1)).ToLocalChecked()->StrictEquals(map));
  CHECK(!map->Set(context.local(), v8_num(-0.0), v8_str("zero")).IsEmpty());
  CHECK_EQ(2u, map->Size());
  CHECK_EQ("1", Text(map->Get(context.local(), v8_str("key")).ToLocalChecked()));
  CHECK_EQ("zero", Text(map->Get(context.local(), v8_num(0)).ToLocalChecked()));
  CHECK(map->Get(context.local(), v8_str("other")).ToLocalChecked()->IsUndefined());
  CHECK(map->Has(context.local(), v8_num(0)).FromJust());
  CHECK_EQ("key,1,0,zero", Text(map->AsArray()));
  CHECK(map->Delete(context.local(), v8_str("key")).FromJust());
  CHECK(!map->Delete(context.local(), v8_str("key")).FromJust());
  CHECK_EQ(1u, map->Size());
  map->Clear();
  CHECK_EQ(0u, map->Size());
  CHECK_EQ(0u, map->AsArray()->Length());
  // What script has made of the prototype does not matter.
  v8::Local<v8::Map> scripts = CompileRun("Map.prototype.get = () => 'wrong'; new Map([[1, 2]])").As<v8::Map>();
  CHECK_EQ("2", Text(scripts->Get(context.local(), v8_num(1)).ToLocalChecked()));
}

TEST(SetsOfTheHost) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Set> set = v8::Set::New(CcTest::isolate());
  CHECK(set->Add(context.local(), v8_num(1)).ToLocalChecked()->StrictEquals(set));
  CHECK(!set->Add(context.local(), v8_str("x")).IsEmpty());
  CHECK(!set->Add(context.local(), v8_num(1)).IsEmpty());
  CHECK_EQ(2u, set->Size());
  CHECK(set->Has(context.local(), v8_str("x")).FromJust());
  CHECK_EQ("1,x", Text(set->AsArray()));
  CHECK(set->Delete(context.local(), v8_num(1)).FromJust());
  CHECK(!set->Has(context.local(), v8_num(1)).FromJust());
  CHECK_EQ("x", Text(set->AsArray()));
  set->Clear();
  CHECK_EQ(0u, set->Size());
}

TEST(PreviewsOfCollections) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun("var map = new Map([[1, 'a'], [2, 'b'], [3, 'c']]), set = new Set(['x', 'y', 'z']);");
  CHECK_EQ("1,a,2,b,3,c", Preview("map", true));
  CHECK_EQ("x,y,z", Preview("set", false));
  CompileRun("map.delete(2); set.delete('x');");
  CHECK_EQ("1,a,3,c", Preview("map", true));
  CHECK_EQ("y,z", Preview("set", false));
  CHECK_EQ("", Preview("new Set()", false));
  CHECK_EQ("[object Object],1", Preview("var key = {}; new WeakMap([[key, 1]])", true));
  CHECK_EQ("[object Object]", Preview("new WeakSet([key])", false));
  bool is_pairs;
  CHECK(CompileRun("({})").As<v8::Object>()->PreviewEntries(&is_pairs).IsEmpty());
  CHECK(CompileRun("[1]").As<v8::Object>()->PreviewEntries(&is_pairs).IsEmpty());
}

// Iterators show what they would still give.
TEST(PreviewsOfIterators) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun(
      "var map = new Map([[1, 'a'], [2, 'b'], [3, 'c'], [4, 'd']]); var entries = map.entries();"
      "var keys = map.keys(), values = map.values();");
  CHECK_EQ("1,a,2,b,3,c,4,d", Preview("entries", true));
  CHECK_EQ("1,2,3,4", Preview("keys", false));
  CHECK_EQ("a,b,c,d", Preview("values", false));
  CompileRun("entries.next(); keys.next(); keys.next();");
  CHECK_EQ("2,b,3,c,4,d", Preview("entries", true));
  CHECK_EQ("3,4", Preview("keys", false));
  // Deleted ones are left out, new ones are there; the iterator itself stays where it is.
  CompileRun("map.delete(1); map.delete(3); map.set(5, 'e');");
  CHECK_EQ("2,b,4,d,5,e", Preview("entries", true));
  CHECK_EQ("4,5", Preview("keys", false));
  CHECK_EQ("b,d,e", Preview("values", false));
  ExpectInt32("keys.next().value", 4);
  CompileRun("map.clear(); map.set(6, 'f')");
  CHECK_EQ("6,f", Preview("entries", true));
  CompileRun("for (const entry of entries);");
  CHECK_EQ("", Preview("entries", true));
  CompileRun("map.set(7, 'g')");
  CHECK_EQ("", Preview("entries", true));
  CompileRun("var set = new Set([1, 2, 3]), members = set.values(), pairs = set.entries(); members.next();");
  CHECK_EQ("2,3", Preview("members", false));
  CompileRun("set.delete(1); set.delete(2)");
  CHECK_EQ("3", Preview("members", false));
  CHECK_EQ("3,3", Preview("pairs", true));
}

TEST(PrimitiveArrays) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::PrimitiveArray> array = v8::PrimitiveArray::New(isolate, 3);
  CHECK_EQ(3, array->Length());
  CHECK(array->Get(isolate, 2)->IsUndefined());
  array->Set(isolate, 0, v8_str("text"));
  array->Set(isolate, 1, v8::Symbol::New(isolate));
  CHECK_EQ("text", Text(array->Get(isolate, 0)));
  CHECK(array->Get(isolate, 1)->IsSymbol());
  START_ALLOW_USE_DEPRECATED()
  array->Set(2, v8::Null(isolate));
  CHECK(array->Get(2)->IsNull());
  END_ALLOW_USE_DEPRECATED()
  CHECK_EQ(0, v8::PrimitiveArray::New(isolate, 0)->Length());
}
