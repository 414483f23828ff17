// ValueSerializer and ValueDeserializer: the format, the delegates, and data that makes no sense.

#include <string>
#include <vector>

#include "include/v8-value-serializer.h"
#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"

namespace {

using Bytes = std::vector<uint8_t>;

Bytes Serialize(v8::Local<v8::Context> context, v8::Local<v8::Value> value) {
  v8::ValueSerializer serializer(context->GetIsolate());
  serializer.WriteHeader();
  CHECK(serializer.WriteValue(context, value).FromMaybe(false));
  const std::pair<uint8_t*, size_t> result = serializer.Release();
  Bytes bytes(result.first, result.first + result.second);
  free(result.first);
  return bytes;
}

v8::MaybeLocal<v8::Value> Deserialize(v8::Local<v8::Context> context, const Bytes& bytes) {
  v8::ValueDeserializer deserializer(context->GetIsolate(), bytes.data(), bytes.size());
  if (!deserializer.ReadHeader(context).FromMaybe(false)) return v8::MaybeLocal<v8::Value>();
  return deserializer.ReadValue(context);
}

void SetGlobal(v8::Local<v8::Context> context, const char* name, v8::Local<v8::Value> value) {
  context->Global()->Set(context, v8_str(name), value).Check();
}

// Objects with an internal field, written as their number, and memory that is known by its place in a list.
class Delegate final : public v8::ValueSerializer::Delegate, public v8::ValueDeserializer::Delegate {
 public:
  void ThrowDataCloneError(v8::Local<v8::String> message) override {
    v8::Isolate::GetCurrent()->ThrowException(v8::Exception::RangeError(message));
  }
  v8::Maybe<bool> WriteHostObject(v8::Isolate*, v8::Local<v8::Object> object) override {
    serializer->WriteUint32(static_cast<uint32_t>(object->GetInternalField(0)
                                                      .As<v8::Value>()
                                                      ->Uint32Value(v8::Isolate::GetCurrent()->GetCurrentContext())
                                                      .FromJust()));
    serializer->WriteDouble(0.5);
    serializer->WriteUint64(uint64_t{1} << 40);
    serializer->WriteRawBytes("xyz", 3);
    return v8::Just(true);
  }
  v8::MaybeLocal<v8::Object> ReadHostObject(v8::Isolate* isolate) override {
    uint32_t number;
    uint64_t large;
    double half;
    const void* raw;
    CHECK(deserializer->ReadUint32(&number));
    CHECK(deserializer->ReadDouble(&half));
    CHECK(deserializer->ReadUint64(&large));
    CHECK(deserializer->ReadRawBytes(3, &raw));
    CHECK_EQ(half, 0.5);
    CHECK_EQ(large, uint64_t{1} << 40);
    CHECK_EQ(memcmp(raw, "xyz", 3), 0);
    v8::Local<v8::Object> object = v8::Object::New(isolate);
    object->Set(isolate->GetCurrentContext(), v8_str("number"), v8::Integer::New(isolate, static_cast<int>(number)))
        .Check();
    return object;
  }
  v8::Maybe<uint32_t> GetSharedArrayBufferId(v8::Isolate*, v8::Local<v8::SharedArrayBuffer> buffer) override {
    shared.push_back(buffer->GetBackingStore());
    return v8::Just(static_cast<uint32_t>(shared.size() + 6));
  }
  v8::MaybeLocal<v8::SharedArrayBuffer> GetSharedArrayBufferFromId(v8::Isolate* isolate, uint32_t id) override {
    return v8::SharedArrayBuffer::New(isolate, shared.at(id - 7));
  }

  v8::ValueSerializer* serializer = nullptr;
  v8::ValueDeserializer* deserializer = nullptr;
  std::vector<std::shared_ptr<v8::BackingStore>> shared;
};

}  // namespace

// The bytes are what V8 writes.
TEST(WritesTheFormat) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const struct {
    const char* source;
    Bytes bytes;
  } cases[] = {
      {"undefined", {'_'}},
      {"null", {'0'}},
      {"true", {'T'}},
      {"42", {'I', 84}},
      {"-1", {'I', 1}},
      {"1.5", {'N', 0, 0, 0, 0, 0, 0, 0xf8, 0x3f}},
      {"-(2n ** 64n)", {'Z', 0x21, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0}},
      {"'ab\\xe9'", {'"', 3, 'a', 'b', 0xe9}},
      {"'\\u0431'", {'c', 2, 0x31, 0x04}},
      {"({a: 1, 5: 2})", {'o', 'I', 10, 'I', 4, '"', 1, 'a', 'I', 2, '{', 2}},
      {"[1, 'x']", {'A', 2, 'I', 2, '"', 1, 'x', '$', 0, 2}},
      {"[,1]", {'a', 2, 'I', 2, 'I', 2, '@', 1, 2}},
      {"new Date(1)", {'D', 0, 0, 0, 0, 0, 0, 0xf0, 0x3f}},
      {"Object(false)", {'x'}},
      {"/a/g", {'R', '"', 1, 'a', 1}},
      {"new Map([[1, 2]])", {';', 'I', 2, 'I', 4, ':', 2}},
      {"new Set([1])", {'\'', 'I', 2, ',', 1}},
      {"new Uint8Array([1, 2])", {'B', 2, 1, 2, 'V', 'B', 0, 2, 0}},
      {"var o = {}; [o, o]", {'A', 2, 'o', '{', 0, '^', 1, '$', 0, 2}},
  };
  for (const auto& test : cases) {
    Bytes expected = {0xff, 15};
    expected.insert(expected.end(), test.bytes.begin(), test.bytes.end());
    const Bytes found = Serialize(context.local(), CompileRun(test.source));
    if (found != expected) fprintf(stderr, "%s is written otherwise\n", test.source);
    CHECK(found == expected);
  }
  // An older version without flags of views.
  const Bytes old = {0xff, 13, 'B', 4, 9, 8, 7, 6, 'V', 'W', 2, 2};
  SetGlobal(context.local(), "view", Deserialize(context.local(), old).ToLocalChecked());
  ExpectInt32("view[0]", 0x0607);
}

TEST(DelegatesWriteAndReadWhatIsTheirs) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::ObjectTemplate> object_template = v8::ObjectTemplate::New(isolate);
  object_template->SetInternalFieldCount(1);
  v8::Local<v8::Object> host = object_template->NewInstance(context.local()).ToLocalChecked();
  host->SetInternalField(0, v8::Integer::New(isolate, 77));
  SetGlobal(context.local(), "host", host);
  v8::Local<v8::Value> value = CompileRun(
      "var shared = new Int32Array(new SharedArrayBuffer(8)), moved = new ArrayBuffer(4);"
      "({host, again: host, shared, moved, view: new Uint8Array(moved, 1)})");
  Delegate delegate;
  Bytes bytes;
  {
    v8::ValueSerializer serializer(isolate, &delegate);
    delegate.serializer = &serializer;
    serializer.WriteHeader();
    serializer.TransferArrayBuffer(3, CompileRun("moved").As<v8::ArrayBuffer>());
    CHECK(serializer.WriteValue(context.local(), value).FromMaybe(false));
    const auto result = serializer.Release();
    bytes.assign(result.first, result.first + result.second);
    free(result.first);
  }
  v8::ValueDeserializer deserializer(isolate, bytes.data(), bytes.size(), &delegate);
  delegate.deserializer = &deserializer;
  deserializer.TransferArrayBuffer(3, v8::ArrayBuffer::New(isolate, 4));
  CHECK(deserializer.ReadHeader(context.local()).FromMaybe(false));
  CHECK_EQ(deserializer.GetWireFormatVersion(), 15u);
  SetGlobal(context.local(), "copy", deserializer.ReadValue(context.local()).ToLocalChecked());
  ExpectInt32("copy.host.number", 77);
  ExpectTrue("copy.host === copy.again && copy.view.buffer === copy.moved && copy.view.length === 3");
  ExpectInt32("copy.shared[1] = 5; shared[1]", 5);

  v8::TryCatch try_catch(isolate);
  v8::ValueSerializer failing(isolate, &delegate);
  CHECK(failing.WriteValue(context.local(), CompileRun("[() => 1]")).IsNothing());
  SetGlobal(context.local(), "thrown", try_catch.Exception());
  ExpectString("String(thrown)", "RangeError: () => 1 could not be cloned.");
}

TEST(WithoutADelegateHostObjectsAreNotCloned) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::TryCatch try_catch(CcTest::isolate());
  v8::ValueSerializer serializer(CcTest::isolate());
  CHECK(serializer.WriteValue(context.local(), CompileRun("new SharedArrayBuffer(1)")).IsNothing());
  CHECK(try_catch.HasCaught());
  SetGlobal(context.local(), "thrown", try_catch.Exception());
  ExpectString("String(thrown)", "Error: #<SharedArrayBuffer> could not be cloned.");
}

// Whatever the bytes are, there is a value or an Error.
TEST(BadDataIsAnError) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  const Bytes whole = Serialize(
      context.local(),
      CompileRun(
          "var b = new ArrayBuffer(8, {maxByteLength: 16}); var o = {a: [1, 'x', , 2.5, -3n], m: new Map([[b, b]]),"
          "s: new Set(['\\u0431']), d: new Date(0), r: /x/gi, v: new Float64Array(b), w: new DataView(b, 1, 2),"
          "e: new TypeError('t', {cause: 1}), n: Object(1), t: Object('s'), z: Object(1n)}; o.self = o; o"));
  CHECK(!Deserialize(context.local(), whole).IsEmpty());
  const auto read = [&](const Bytes& bytes) {
    v8::HandleScope inner(isolate);
    v8::TryCatch try_catch(isolate);
    const bool failed = Deserialize(context.local(), bytes).IsEmpty();
    CHECK_EQ(failed, try_catch.HasCaught());
    return failed;
  };
  for (size_t length = 0; length < whole.size(); ++length) CHECK(read(Bytes(whole.begin(), whole.begin() + length)));
  uint32_t random = 12345;
  for (size_t place = 2; place < whole.size(); ++place) {
    for (int i = 0; i < 20; ++i) {
      Bytes bytes = whole;
      random = random * 1664525 + 1013904223;
      bytes[place] = static_cast<uint8_t>(random >> 24);
      read(bytes);
    }
  }
  for (const Bytes& bytes : {Bytes{0xff, 12, '0'}, Bytes{0xff, 16, '0'}, Bytes{'0'}, Bytes{0xff, 15, '^', 0},
                             Bytes{0xff, 15, 'A', 0xff, 0xff, 0xff, 0xff, 0x0f}, Bytes{0xff, 15, 'B', 0x7f},
                             Bytes{0xff, 15, '~', 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f},
                             Bytes{0xff, 15, 'R', '"', 1, '(', 0}, Bytes{0xff, 15, 't', 0}, Bytes{0xff, 15, 'u', 0},
                             Bytes{0xff, 15, '\\'}, Bytes{0xff, 15, 'B', 3, 1, 2, 3, 'V', 'W', 1, 2, 0}}) {
    CHECK(read(bytes));
  }
  Bytes deep = {0xff, 15};
  for (int i = 0; i < 300000; ++i) deep.insert(deep.end(), {'A', 1});
  CHECK(read(deep));
}
