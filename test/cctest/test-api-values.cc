// Strings, numbers, objects, promises, handles.

#include "test/cctest/cctest.h"

TEST(Utf8) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* isolate = CcTest::isolate();
  v8::Local<v8::String> text = v8_str("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
  CHECK_EQ(5, text->Length());
  CHECK_EQ(10, text->Utf8Length(isolate));
  char buffer[16];
  memset(buffer, 'x', sizeof(buffer));
  int units = 0;
  CHECK_EQ(6, text->WriteUtf8(isolate, buffer, 8, &units));  // The last character does not fit.
  CHECK_EQ(3, units);
  CHECK_EQ(11, text->WriteUtf8(isolate, buffer));
  CHECK_EQ(0, strcmp(buffer, "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"));
  CHECK(v8_str("\xFF")->StringEquals(CompileRun("'\\uFFFD'").As<v8::String>()));
}

namespace {

int g_disposed = 0;
class Resource : public v8::String::ExternalOneByteStringResource {
 public:
  ~Resource() override { g_disposed++; }
  const char* data() const override { return "external text"; }
  size_t length() const override { return 13; }
};

}  // namespace

TEST(ExternalStringsAreDisposedOfOnce) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  g_disposed = 0;
  {
    v8::HandleScope handles(CcTest::isolate());
    v8::Local<v8::String> text =
        v8::String::NewExternalOneByte(CcTest::isolate(), new Resource).ToLocalChecked();
    CHECK(text->IsExternalOneByte());
    CHECK(context->Global()->Set(context.local(), v8_str("s"), text).FromJust());
    ExpectString("s.slice(9)", "text");
    CHECK(context->Global()->Delete(context.local(), v8_str("s")).FromJust());
  }
  i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
  CcTest::isolate()->LowMemoryNotification();
  CHECK_EQ(1, g_disposed);
}

TEST(BigIntWords) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const uint64_t words[] = {1, 2};
  v8::Local<v8::BigInt> value = v8::BigInt::NewFromWords(context.local(), 1, 2, words).ToLocalChecked();
  CHECK_EQ(2, value->WordCount());
  int sign = 0, count = 2;
  uint64_t out[2];
  value->ToWordsArray(&sign, &count, out);
  CHECK_EQ(1, sign);
  CHECK_EQ(2u, out[1]);
  bool lossless = true;
  CHECK_EQ(-1, value->Int64Value(&lossless));
  CHECK(!lossless);
}

TEST(PrivateSymbolsAndHashes) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Private> key = v8::Private::ForApi(CcTest::isolate(), v8_str("key"));
  CHECK(key == v8::Private::ForApi(CcTest::isolate(), v8_str("key")));
  v8::Local<v8::Object> object = CompileRun("var o = {a: 1}; o").As<v8::Object>();
  CHECK(object->SetPrivate(context.local(), key, v8_num(4)).FromJust());
  CHECK_EQ(4, object->GetPrivate(context.local(), key).ToLocalChecked()->Int32Value(context.local()).FromJust());
  ExpectInt32("Object.getOwnPropertySymbols(o).length", 0);
  const int hash = object->GetIdentityHash();
  CHECK_NE(0, hash);
  CcTest::CollectAllGarbage();
  CHECK_EQ(hash, object->GetIdentityHash());
}

TEST(PromisesAndMicrotasks) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Promise::Resolver> resolver = v8::Promise::Resolver::New(context.local()).ToLocalChecked();
  CHECK(context->Global()->Set(context.local(), v8_str("p"), resolver->GetPromise()).FromJust());
  CompileRun("var seen = 0; p.then(v => seen = v)");
  CHECK(resolver->GetPromise()->State() == v8::Promise::kPending);
  CHECK(resolver->Resolve(context.local(), v8_num(6)).FromJust());
  ExpectInt32("seen", 6);
  CcTest::isolate()->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
  CompileRun("Promise.resolve(7).then(v => seen = v)");
  ExpectInt32("seen", 6);
  CcTest::isolate()->PerformMicrotaskCheckpoint();
  ExpectInt32("seen", 7);
}

namespace {
void OnDeath(const v8::WeakCallbackInfo<v8::Global<v8::Object>>& info) { info.GetParameter()->Reset(); }
}  // namespace

TEST(WeakGlobals) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Global<v8::Object> weak;
  {
    v8::HandleScope handles(CcTest::isolate());
    weak.Reset(CcTest::isolate(), v8::Object::New(CcTest::isolate()));
    weak.SetWeak(&weak, OnDeath, v8::WeakCallbackType::kParameter);
  }
  CHECK(!weak.IsEmpty());
  i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
  CcTest::isolate()->LowMemoryNotification();
  CHECK(weak.IsEmpty());
}

TEST(KeysAndDescriptors) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Object> object =
      CompileRun("var o = Object.create({inherited: 1}, {hidden: {value: 2}}); o.b = 1; o[3] = 1; o").As<v8::Object>();
  CHECK_EQ(2u, object->GetOwnPropertyNames(context.local()).ToLocalChecked()->Length());
  CHECK_EQ(3u, object->GetPropertyNames(context.local()).ToLocalChecked()->Length());
  CHECK(object->DefineOwnProperty(context.local(), v8_str("fixed"), v8_num(1), v8::ReadOnly).FromJust());
  ExpectString("try { (function() { 'use strict'; o.fixed = 2 })(); 'no' } catch (e) { e.name }", "TypeError");
}

namespace {

// The keys of what `source` gives, joined by commas.
std::string KeysOf(v8::Local<v8::Context> context, const char* source, v8::KeyCollectionMode mode, int filter,
                   v8::IndexFilter index_filter) {
  v8::Local<v8::Array> keys;
  if (!CompileRun(source)
           .As<v8::Object>()
           ->GetPropertyNames(context, mode, static_cast<v8::PropertyFilter>(filter), index_filter,
                              v8::KeyConversionMode::kConvertToString)
           .ToLocal(&keys)) {
    return "exception";
  }
  std::string result;
  for (uint32_t i = 0; i < keys->Length(); ++i) {
    v8::Local<v8::Value> key = keys->Get(context, i).ToLocalChecked();
    v8::String::Utf8Value text(context->GetIsolate(), key->IsSymbol() ? v8_str("symbol").As<v8::Value>() : key);
    result += (i > 0 ? "," : "") + std::string(*text);
  }
  return result;
}

}  // namespace

TEST(KeysWithoutIndices) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto own = [&](const char* source, int filter) {
    return KeysOf(context.local(), source, v8::KeyCollectionMode::kOwnOnly, filter, v8::IndexFilter::kSkipIndices);
  };
  const char* const kList = "var list = [1, 2, 3]; list.extra = 4; list[Symbol.iterator] = 5; list";
  CHECK_EQ("extra,symbol", own(kList, v8::ONLY_ENUMERABLE));
  CHECK_EQ("extra", own(kList, v8::ONLY_ENUMERABLE | v8::SKIP_SYMBOLS));
  CHECK_EQ("length,extra,symbol", own(kList, v8::ALL_PROPERTIES));
  CHECK_EQ("length,extra,symbol", own(kList, v8::ONLY_WRITABLE));
  CHECK_EQ("extra,symbol", own(kList, v8::ONLY_CONFIGURABLE));
  CHECK_EQ("x", own("Object.assign(Object('abc'), {x: 1})", v8::ONLY_ENUMERABLE));
  CHECK_EQ("x", own("Object.assign(new Uint8Array(3), {x: 1})", v8::ONLY_ENUMERABLE));
  // What a proxy's trap gives is sorted out as well.
  CHECK_EQ("b,length", own("new Proxy([], {ownKeys() { return ['b', '7', 'length'] }})", v8::ALL_PROPERTIES));
  CHECK_EQ("exception", own("new Proxy([], {ownKeys() { throw 1 }})", v8::ALL_PROPERTIES));
  const auto all = [&](const char* source, v8::IndexFilter index_filter) {
    return KeysOf(context.local(), source, v8::KeyCollectionMode::kIncludePrototypes, v8::ONLY_ENUMERABLE,
                  index_filter);
  };
  // What is not enumerable hides what a prototype has.
  const char* const kChain = "Object.create({a: 1, b: 2, 0: 3}, {a: {value: 1}, c: {value: 1, enumerable: true}})";
  CHECK_EQ("c,b", all(kChain, v8::IndexFilter::kSkipIndices));
  CHECK_EQ("c,0,b", all(kChain, v8::IndexFilter::kIncludeIndices));
}

// The elements of a long array are not walked through when nobody wants their indices.
TEST(KeysWithoutIndicesOfLongArray) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun("var long = Array.from({length: 1000000}, (_, i) => i); long.extra = 1;");
  const auto allocated = [] {
    v8::HeapStatistics statistics;
    CcTest::isolate()->GetHeapStatistics(&statistics);
    return statistics.used_heap_size();
  };
  const size_t before = allocated();
  CHECK_EQ("extra", KeysOf(context.local(), "long", v8::KeyCollectionMode::kOwnOnly, v8::ONLY_ENUMERABLE,
                           v8::IndexFilter::kSkipIndices));
  CHECK(allocated() < before + 1000 * 1000);  // A list of the indices takes eight times that.
}

TEST(ConstructorNames) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* isolate = CcTest::isolate();
  const auto name_of = [&](const char* source) {
    v8::String::Utf8Value name(isolate, CompileRun(source).As<v8::Object>()->GetConstructorName());
    return std::string(*name);
  };
  CompileRun("class Foo {} class Bar extends Foo {} const withoutPrototype = o => Object.setPrototypeOf(o, null);");
  CHECK_EQ("Bar", name_of("new Bar()"));
  CHECK_EQ("Tagged", name_of("({[Symbol.toStringTag]: 'Tagged'})"));
  CHECK_EQ("Object", name_of("Object.create(null)"));
  // Whose instance an object was made as.
  CHECK_EQ("Foo", name_of("withoutPrototype(new Foo())"));
  CHECK_EQ("Map", name_of("withoutPrototype(new Map())"));
  CHECK_EQ("Uint8Array", name_of("withoutPrototype(new Uint8Array(1))"));
  CHECK_EQ("Foo", name_of("Object.setPrototypeOf(new Foo(), Object.create(null))"));
}

TEST(PreviewEntries) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* isolate = CcTest::isolate();
  const auto entries_of = [&](const char* source, bool expected_key_value) {
    bool is_key_value = !expected_key_value;
    v8::Local<v8::Array> entries;
    if (!CompileRun(source).As<v8::Object>()->PreviewEntries(&is_key_value).ToLocal(&entries)) {
      return std::string("none");
    }
    CHECK_EQ(expected_key_value, is_key_value);
    v8::String::Utf8Value text(isolate, entries);
    return std::string(*text);
  };
  CompileRun("const map = new Map([['a', 1], ['b', 2]]), set = new Set(['x', 'y']), key = ['k'];");
  CHECK_EQ("a,1,b,2", entries_of("map", true));
  CHECK_EQ("x,y", entries_of("set", false));
  CHECK_EQ("a,b", entries_of("map.keys()", false));
  CHECK_EQ("1,2", entries_of("map.values()", false));
  CHECK_EQ("b,2", entries_of("const rest = map.entries(); rest.next(); rest", true));
  CHECK_EQ("x,x,y,y", entries_of("set.entries()", true));
  CHECK_EQ("y", entries_of("const left = set.values(); left.next(); left", false));
  CHECK_EQ("", entries_of("left.next(); left.next(); left", false));
  CHECK_EQ("k,1", entries_of("new WeakMap([[key, 1]])", true));
  CHECK_EQ("k", entries_of("new WeakSet([key])", false));
  CHECK_EQ("none", entries_of("[1]", false));
}
