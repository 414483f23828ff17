// External strings: made of resources of the host's, or turned into them where they are.

#include <cstring>
#include <string>

#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace {

// What has become of all resources, in order: "u" for Unaccount, "d" for Dispose.
std::string g_log;

class OneByte final : public v8::String::ExternalOneByteStringResource {
 public:
  explicit OneByte(std::string text, bool is_cacheable = true) : text_(std::move(text)), is_cacheable_(is_cacheable) {}
  const char* data() const override {
    ++asked;
    return text_.data();
  }
  size_t length() const override { return text_.size(); }
  bool IsCacheable() const override { return is_cacheable_; }
  void Unaccount(v8::Isolate* isolate) override {
    CHECK_NOT_NULL(isolate);
    g_log += 'u';
  }

  mutable int asked = 0;

 protected:
  void Dispose() override {
    g_log += 'd';
    delete this;
  }

 private:
  const std::string text_;
  const bool is_cacheable_;
};

class TwoByte final : public v8::String::ExternalStringResource {
 public:
  explicit TwoByte(std::u16string text, bool is_cacheable = true)
      : text_(std::move(text)), is_cacheable_(is_cacheable) {}
  const uint16_t* data() const override { return reinterpret_cast<const uint16_t*>(text_.data()); }
  size_t length() const override { return text_.size(); }
  bool IsCacheable() const override { return is_cacheable_; }
  void Unaccount(v8::Isolate*) override { g_log += 'u'; }

 protected:
  void Dispose() override {
    g_log += 'd';
    delete this;
  }

 private:
  const std::u16string text_;
  const bool is_cacheable_;
};

std::string Text(v8::Local<v8::String> string) { return *v8::String::Utf8Value(CcTest::isolate(), string); }

// A string that script has as `name`.
v8::Local<v8::String> Make(const char* name, const char* source) {
  return CompileRun((std::string("var ") + name + " = " + source + "; " + name).c_str()).As<v8::String>();
}

void CollectAll() {
  i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
  i::heap::InvokeMajorGC(CcTest::heap());
}

}  // namespace

TEST(ExternalOneByteString) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  g_log.clear();
  {
    v8::HandleScope handles(isolate);
    OneByte* const resource = new OneByte("external text");
    v8::Local<v8::String> string = v8::String::NewExternalOneByte(isolate, resource).ToLocalChecked();
    CHECK(string->IsExternal());
    CHECK(string->IsExternalOneByte());
    CHECK(!string->IsExternalTwoByte());
    CHECK_EQ(13, string->Length());
    CHECK_EQ(static_cast<const void*>(resource), string->GetExternalOneByteStringResource());
    CHECK_NULL(string->GetExternalStringResource());
    v8::String::Encoding encoding;
    CHECK_EQ(static_cast<void*>(resource), string->GetExternalStringResourceBase(isolate, &encoding));
    CHECK_EQ(v8::String::ONE_BYTE_ENCODING, encoding);
    context->Global()->Set(context.local(), v8_str("text"), string).Check();
    ExpectString("text + '!'", "external text!");
    ExpectString("text.slice(0, 8).toUpperCase()", "EXTERNAL");
    ExpectInt32("text.indexOf('text') + text.charCodeAt(1)", 9 + 'x');
    ExpectTrue("/^external/.test(text) && text === ['external', 'text'].join(' ')");
    // The last match of a regexp refers to its subject.
    CompileRun("text = undefined; /x/.test('x')");
    CHECK_EQ("", g_log);
  }
  CollectAll();
  CHECK_EQ("ud", g_log);
}

TEST(ExternalTwoByteString) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  g_log.clear();
  {
    v8::HandleScope handles(isolate);
    TwoByte* const resource = new TwoByte(u"wide \u03c0 text");
    v8::Local<v8::String> string = v8::String::NewExternalTwoByte(isolate, resource).ToLocalChecked();
    CHECK(string->IsExternalTwoByte());
    CHECK(!string->IsExternalOneByte());
    CHECK_EQ(static_cast<void*>(resource), string->GetExternalStringResource());
    CHECK_NULL(string->GetExternalOneByteStringResource());
    v8::String::Encoding encoding;
    CHECK_EQ(static_cast<void*>(resource), string->GetExternalStringResourceBase(&encoding));
    CHECK_EQ(v8::String::TWO_BYTE_ENCODING, encoding);
    CHECK_EQ("wide \u03c0 text", Text(string));
    CHECK(v8_str("wide \u03c0 text")->StringEquals(string));
  }
  CollectAll();
  CHECK_EQ("ud", g_log);
}

TEST(OtherStringsHaveNoResource) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  for (const char* source : {"'plain'", "'a'", "''", "'pl' + String(12345678901234567890)"}) {
    v8::Local<v8::String> string = CompileRun(source).As<v8::String>();
    CHECK(!string->IsExternal());
    CHECK(!string->IsExternalOneByte());
    CHECK(!string->IsExternalTwoByte());
    v8::String::Encoding encoding = v8::String::UNKNOWN_ENCODING;
    CHECK_NULL(string->GetExternalStringResourceBase(CcTest::isolate(), &encoding));
    CHECK_EQ(v8::String::ONE_BYTE_ENCODING, encoding);
    CHECK_NULL(string->GetExternalStringResource());
    CHECK_NULL(string->GetExternalOneByteStringResource());
  }
}

TEST(EmptyResourcesAreDisposedOfAtOnce) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  g_log.clear();
  CHECK_EQ(0, v8::String::NewExternalOneByte(CcTest::isolate(), new OneByte("")).ToLocalChecked()->Length());
  CHECK_EQ(0, v8::String::NewExternalTwoByte(CcTest::isolate(), new TwoByte(u"")).ToLocalChecked()->Length());
  CHECK_EQ("udud", g_log);
}

TEST(ResourcesThatAreTooLongStayTheHosts) {
  class Long final : public v8::String::ExternalOneByteStringResource {
   public:
    const char* data() const override { return nullptr; }
    size_t length() const override { return size_t{v8::String::kMaxLength} + 1; }
  };
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  Long resource;
  CHECK(v8::String::NewExternalOneByte(CcTest::isolate(), &resource).IsEmpty());
}

// --- Where the characters are

TEST(CacheableResourcesAreAskedOnce) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  OneByte* const resource = new OneByte("cacheable");
  CHECK_NULL(resource->cached_data());
  v8::Local<v8::String> string = v8::String::NewExternalOneByte(CcTest::isolate(), resource).ToLocalChecked();
  CHECK_NOT_NULL(resource->cached_data());
  const int asked = resource->asked;
  CHECK_EQ("cacheable", Text(string));
  CHECK_EQ(asked, resource->asked);
  CHECK_EQ(resource->cached_data(), resource->data());
  TwoByte* const wide = new TwoByte(u"wide\u03c0");
  v8::Local<v8::String> two_byte = v8::String::NewExternalTwoByte(CcTest::isolate(), wide).ToLocalChecked();
  CHECK_EQ(wide->data(), wide->cached_data());
  CHECK_EQ(5, two_byte->Length());
}

TEST(UncacheableResourcesAreAskedEachTime) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  OneByte* const resource = new OneByte("uncacheable", false);
  v8::Local<v8::String> string = v8::String::NewExternalOneByte(CcTest::isolate(), resource).ToLocalChecked();
  CHECK_NULL(resource->cached_data());
  const int asked = resource->asked;
  CHECK_EQ("uncacheable", Text(string));
  CHECK_GT(resource->asked, asked);
  resource->UpdateDataCache();
  CHECK_NULL(resource->cached_data());
  // As a key it is as good as any.
  context->Global()->Set(context.local(), string, v8_num(1)).Check();
  ExpectInt32("uncacheable", 1);
}

// --- Turned into external ones

TEST(MakeExternalKeepsTheString) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  g_log.clear();
  {
    v8::HandleScope handles(isolate);
    v8::Local<v8::String> flat = Make("flat", "String.fromCharCode(102, 108, 97, 116)");
    v8::Local<v8::String> cons = Make("cons", "'a rather long string, ' + 'and another one behind'");
    v8::Local<v8::String> slice = Make("slice", "'a rather long string that is cut'.substring(2)");
    v8::Local<v8::String> wide = Make("wide", "String.fromCharCode(960)");
    CHECK(flat->MakeExternal(isolate, new OneByte("flat")));
    CHECK(cons->MakeExternal(isolate, new OneByte("a rather long string, and another one behind")));
    CHECK(slice->MakeExternal(isolate, new OneByte("rather long string that is cut")));
    CHECK(wide->MakeExternal(isolate, new TwoByte(u"\u03c0")));
    i::heap::InvokeMinorGC(CcTest::heap());
    i::heap::InvokeMajorGC(CcTest::heap());
    for (v8::Local<v8::String> string : {flat, cons, slice}) {
      CHECK(string->IsExternalOneByte());
      CHECK(Text(string) == string->GetExternalOneByteStringResource()->data());
    }
    CHECK(wide->IsExternalTwoByte());
    ExpectTrue("flat === 'flat' && cons.endsWith('behind') && slice === 'rather long string that is cut'");
    ExpectTrue("wide === '\\u03c0' && 'x'.concat(wide).charCodeAt(1) === 960");
    CHECK_EQ("", g_log);
    CompileRun("flat = cons = slice = wide = null");
  }
  CollectAll();
  CHECK_EQ("udududud", g_log);
}

TEST(MakeExternalOfKeys) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::String> key = Make("key", "'aKeyOfAnObject'");
  CompileRun("var object = { aKeyOfAnObject: 42 }; function get() { return object.aKeyOfAnObject; } get();");
  OneByte* const resource = new OneByte("aKeyOfAnObject");
  CHECK(key->MakeExternal(isolate, resource));
  CHECK(key->IsExternalOneByte());
  ExpectInt32("get() + object[key] + object['aKey' + 'OfAnObject']", 126);
  ExpectTrue("Object.keys(object)[0] === 'aKeyOfAnObject' && 'aKeyOfAnObject' in object");
  // Another string with these characters finds it in the table.
  v8::Local<v8::String> other =
      v8::String::NewFromUtf8Literal(isolate, "aKeyOfAnObject", v8::NewStringType::kInternalized);
  CHECK_EQ(static_cast<const void*>(resource), other->GetExternalOneByteStringResource());
  i::heap::InvokeMajorGC(CcTest::heap());
  ExpectInt32("get()", 42);
  CHECK(!v8_str("aKeyOfAnObjec")->StringEquals(key));
}

TEST(MakeExternalOfLargeStrings) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::String> large = Make("large", "'0123456789'.repeat(100000).toLowerCase()");
  CHECK(large->MakeExternal(isolate, new OneByte(Text(large))));
  i::heap::InvokeMajorGC(CcTest::heap());
  ExpectTrue("large.length === 1000000 && large.endsWith('6789')");
}

TEST(MakeExternalRefuses) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  OneByte* const narrow = new OneByte("text of ours");
  TwoByte wide(u"text of ours");
  v8::Local<v8::String> string = Make("string", "'text of ' + ['ours'].join()");
  // No change of representation.
  CHECK(!string->MakeExternal(isolate, &wide));
  CHECK(!string->IsExternal());
  CHECK(string->MakeExternal(isolate, narrow));
  // Not twice.
  OneByte again("text of ours");
  CHECK(!string->MakeExternal(isolate, &again));
  CHECK_EQ(static_cast<const void*>(narrow), string->GetExternalOneByteStringResource());
  // Constants belong to all isolates.
  OneByte letter("a"), empty("");
  CHECK(!Make("a", "'a'")->MakeExternal(isolate, &letter));
  CHECK(!v8::String::Empty(isolate)->MakeExternal(isolate, &empty));
}

TEST(CanMakeExternalOfOldStrings) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::String> string = Make("string", "['not', 'a', 'constant'].join()");
  CHECK(!string->CanMakeExternal(v8::String::ONE_BYTE_ENCODING));
  i::heap::EmptyNewSpaceUsingGC(CcTest::heap());
  CHECK(string->CanMakeExternal(v8::String::ONE_BYTE_ENCODING));
  CHECK(!string->CanMakeExternal(v8::String::TWO_BYTE_ENCODING));
  CHECK(!string->CanMakeExternal(v8::String::UNKNOWN_ENCODING));
  CHECK(string->MakeExternal(isolate, new OneByte("not,a,constant")));
  CHECK(!string->CanMakeExternal(v8::String::ONE_BYTE_ENCODING));
  CHECK(!v8_str("x")->CanMakeExternal(v8::String::ONE_BYTE_ENCODING));
}

// --- All of an isolate

TEST(VisitsExternalStrings) {
  class Visitor final : public v8::ExternalResourceVisitor {
   public:
    void VisitExternalString(v8::Local<v8::String> string) override {
      CHECK(string->IsExternal());
      const std::string text = Text(string);
      if (text.rfind("visited ", 0) == 0) seen += text.substr(8);
    }
    std::string seen;
  };
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::String> one = v8::String::NewExternalOneByte(isolate, new OneByte("visited 1")).ToLocalChecked();
  v8::Local<v8::String> two = v8::String::NewExternalTwoByte(isolate, new TwoByte(u"visited 2")).ToLocalChecked();
  CHECK_NE(one->Length(), two->Length() + 1);
  Visitor visitor;
  isolate->VisitExternalResources(&visitor);
  CHECK_EQ(2u, visitor.seen.size());
  CHECK(visitor.seen == "12" || visitor.seen == "21");
}

UNINITIALIZED_TEST(IsolatesDisposeOfTheirExternalStrings) {
  g_log.clear();
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator = CcTest::array_buffer_allocator();
  v8::Isolate* const isolate = v8::Isolate::New(params);
  {
    v8::Isolate::Scope isolate_scope(isolate);
    v8::HandleScope handles(isolate);
    v8::Context::Scope context_scope(v8::Context::New(isolate));
    CHECK(!v8::String::NewExternalOneByte(isolate, new OneByte("kept to the end")).IsEmpty());
    v8::Local<v8::String> key =
        v8::String::NewFromUtf8Literal(isolate, "another key", v8::NewStringType::kInternalized);
    CHECK(key->MakeExternal(isolate, new OneByte("another key")));
  }
  isolate->Dispose();
  CHECK_EQ("udud", g_log);
}
