// ValueSerializer and ValueDeserializer: the format, the delegates, and data that makes no sense.

#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "include/v8-value-serializer-version.h"
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

// --- Older versions

namespace {

// Reads with older versions allowed; `text` is an expression that has to be true of the value `copy`.
void ExpectOld(v8::Local<v8::Context> context, const Bytes& bytes, uint32_t version, const char* text) {
  {
    v8::TryCatch try_catch(context->GetIsolate());
    CHECK_EQ(version < 13, Deserialize(context, bytes).IsEmpty());
    CHECK_EQ(version < 13, try_catch.HasCaught());
  }
  v8::ValueDeserializer deserializer(context->GetIsolate(), bytes.data(), bytes.size());
  deserializer.SetSupportsLegacyWireFormat(true);
  CHECK(deserializer.ReadHeader(context).FromJust());
  CHECK_EQ(version, deserializer.GetWireFormatVersion());
  SetGlobal(context, "copy", deserializer.ReadValue(context).ToLocalChecked());
  ExpectTrue(text);
}

}  // namespace

TEST(ReadsVersionsSince9) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  ExpectOld(context.local(), {0xff, 9, 'o', '?', 0, 'S', 1, 'a', 'I', 14, '{', 1}, 9, "copy.a === 7");
  // Strings are UTF-8.
  ExpectOld(context.local(), {0xff, 9, 'S', 4, 'a', 0xcf, 0x80, 'b'}, 9, "copy === 'a\u03c0b'");
  // Those of regexps and string objects without a tag.
  ExpectOld(context.local(), {0xff, 11, 'R', 3, 'a', '+', 'b', 1}, 11, "copy.source === 'a+b' && copy.flags === 'g'");
  ExpectOld(context.local(), {0xff, 11, 's', 2, 'o', 'k'}, 11, "copy instanceof String && copy == 'ok'");
  ExpectOld(context.local(), {0xff, 12, 'R', '"', 1, 'a', 0}, 12, "copy.source === 'a'");
  // Holes are undefined.
  ExpectOld(context.local(), {0xff, 10, 'A', 3, '_', 'I', 2, '_', '$', 0, 3}, 10,
            "copy.length === 3 && !(0 in copy) && copy[1] === 1 && !(2 in copy)");
  ExpectOld(context.local(), {0xff, 11, 'A', 2, '_', '-', '$', 0, 2}, 11, "0 in copy && !(1 in copy)");
  // Views have no flags.
  ExpectOld(context.local(), {0xff, 13, 'B', 2, 1, 2, 'V', 'B', 0, 2}, 13, "copy[1] === 2");
  ExpectOld(context.local(), {0xff, 14, 'B', 2, 1, 2, 'V', 'B', 0, 2, 0}, 14, "copy[1] === 2");
}

TEST(ReadsVersion0) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  ExpectOld(context.local(), {'S', 2, 'h', 'i'}, 0, "copy === 'hi'");
  ExpectOld(context.local(), {'S', 1, 'a', 'S', 1, 'b', 'I', 2, '{', 1, '{', 1}, 0, "copy.a.b === 1");
  ExpectOld(context.local(), {'I', 2, 'S', 1, 'x', '@', 1, 5}, 0, "copy.length === 5 && copy[1] === 'x'");
  v8::Isolate* const isolate = CcTest::isolate();
  for (const Bytes& bytes : {Bytes{}, Bytes{'I', 2, 'I', 4}, Bytes{'{', 1}, Bytes{'I', 2, '{', 1}, Bytes{'_', '_', '{', 1},
                             Bytes{'$', 0, 0}, Bytes{'S', 9, 'x'}}) {
    v8::TryCatch try_catch(isolate);
    v8::ValueDeserializer deserializer(isolate, bytes.data(), bytes.size());
    deserializer.SetSupportsLegacyWireFormat(true);
    CHECK(deserializer.ReadHeader(context.local()).FromJust());
    CHECK(deserializer.ReadValue(context.local()).IsEmpty());
    CHECK(try_catch.HasCaught());
  }
}

// Before there was a tag of their own, host objects began with what no other value begins with.
TEST(ReadsHostObjectsWithoutATag) {
  class Reader final : public v8::ValueDeserializer::Delegate {
   public:
    v8::MaybeLocal<v8::Object> ReadHostObject(v8::Isolate* isolate) override {
      const void* tag;
      CHECK(deserializer->ReadRawBytes(1, &tag));
      CHECK_EQ('Q', *static_cast<const char*>(tag));
      return v8::Object::New(isolate);
    }
    v8::ValueDeserializer* deserializer = nullptr;
  };
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  for (const uint8_t version : {12, 13}) {
    const Bytes bytes = {0xff, version, 'Q'};
    Reader reader;
    v8::TryCatch try_catch(CcTest::isolate());
    v8::ValueDeserializer deserializer(CcTest::isolate(), bytes.data(), bytes.size(), &reader);
    reader.deserializer = &deserializer;
    deserializer.SetSupportsLegacyWireFormat(true);
    CHECK(deserializer.ReadHeader(context.local()).FromJust());
    CHECK_EQ(version == 12, !deserializer.ReadValue(context.local()).IsEmpty());
  }
}

// --- Delegates

namespace {

// Says of each object whether it is a host object, and how it gets memory.
class Picky : public v8::ValueSerializer::Delegate {
 public:
  void ThrowDataCloneError(v8::Local<v8::String> message) override {
    v8::Isolate::GetCurrent()->ThrowException(v8::Exception::Error(message));
  }
  bool HasCustomHostObject(v8::Isolate*) override {
    ++asked_whether;
    return is_custom;
  }
  v8::Maybe<bool> IsHostObject(v8::Isolate* isolate, v8::Local<v8::Object> object) override {
    ++asked;
    return object->Has(isolate->GetCurrentContext(), v8_str("isHost"));
  }
  v8::Maybe<bool> WriteHostObject(v8::Isolate*, v8::Local<v8::Object>) override {
    ++written;
    return v8::Just(true);
  }
  void* ReallocateBufferMemory(void* old_buffer, size_t size, size_t* actual_size) override {
    if (size > largest) return nullptr;
    *actual_size = size + 100;
    return realloc(old_buffer, size + 100);
  }
  void FreeBufferMemory(void* buffer) override {
    ++freed;
    free(buffer);
  }

  bool is_custom = true;
  size_t largest = SIZE_MAX;
  int asked_whether = 0, asked = 0, written = 0, freed = 0;
};

v8::Local<v8::Object> WithInternalField(v8::Local<v8::Context> context) {
  v8::Local<v8::ObjectTemplate> object_template = v8::ObjectTemplate::New(context->GetIsolate());
  object_template->SetInternalFieldCount(1);
  return object_template->NewInstance(context).ToLocalChecked();
}

}  // namespace

TEST(DelegatesSayWhichObjectsAreHostObjects) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  SetGlobal(context.local(), "api", WithInternalField(context.local()));
  const char* const source = "[{ isHost: 1 }, { other: { isHost: 2 } }, new Map(), api, { isHost: 3 }]";
  Picky custom;
  {
    v8::ValueSerializer serializer(isolate, &custom);
    CHECK(serializer.WriteValue(context.local(), CompileRun(source)).FromJust());
  }
  CHECK_EQ(1, custom.asked_whether);
  CHECK_EQ(5, custom.asked);
  CHECK_EQ(3, custom.written);
  CHECK_EQ(1, custom.freed);
  Picky plain;
  plain.is_custom = false;
  {
    v8::ValueSerializer serializer(isolate, &plain);
    CHECK(serializer.WriteValue(context.local(), CompileRun(source)).FromJust());
  }
  CHECK_EQ(0, plain.asked);
  CHECK_EQ(1, plain.written);
}

TEST(DelegatesThatFail) {
  class Failing final : public Picky {
   public:
    v8::Maybe<bool> IsHostObject(v8::Isolate* isolate, v8::Local<v8::Object>) override {
      isolate->ThrowError("no idea");
      return v8::Nothing<bool>();
    }
  };
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::TryCatch try_catch(isolate);
  Failing failing;
  v8::ValueSerializer serializer(isolate, &failing);
  CHECK(serializer.WriteValue(context.local(), CompileRun("({})")).IsNothing());
  CHECK_NOT_NULL(strstr(*v8::String::Utf8Value(isolate, try_catch.Exception()), "no idea"));
  try_catch.Reset();
  // Without memory for the bytes.
  Picky poor;
  poor.largest = 1000;
  v8::ValueSerializer large(isolate, &poor);
  CHECK(large.WriteValue(context.local(), CompileRun("'x'.repeat(10000)")).IsNothing());
  CHECK(try_catch.HasCaught());
  const auto [bytes, size] = large.Release();
  CHECK_EQ(0u, size);
  poor.FreeBufferMemory(bytes);
}

TEST(ViewsAsHostObjects) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  Picky delegate;
  v8::ValueSerializer serializer(isolate, &delegate);
  serializer.SetTreatArrayBufferViewsAsHostObjects(true);
  CHECK(serializer.WriteValue(context.local(), CompileRun("[new Uint8Array(4), new DataView(new ArrayBuffer(1)), "
                                                          "new ArrayBuffer(2)]")).FromJust());
  CHECK_EQ(2, delegate.written);
  serializer.SetTreatArrayBufferViewsAsHostObjects(false);
  CHECK(serializer.WriteValue(context.local(), CompileRun("new Uint8Array(4)")).FromJust());
  CHECK_EQ(2, delegate.written);
}

TEST(RawPartsOfTexts) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::ValueSerializer serializer(isolate);
  serializer.WriteUint32(0xFFFFFFFF);
  serializer.WriteUint64(~uint64_t{0});
  serializer.WriteDouble(-0.0);
  serializer.WriteRawBytes("bytes", 5);
  serializer.WriteRawBytes(nullptr, 0);
  const std::pair<uint8_t*, size_t> text = serializer.Release();
  v8::ValueDeserializer deserializer(isolate, text.first, text.second);
  uint32_t number;
  uint64_t large;
  double real;
  const void* bytes;
  CHECK(deserializer.ReadUint32(&number));
  CHECK_EQ(0xFFFFFFFFu, number);
  CHECK(deserializer.ReadUint64(&large));
  CHECK_EQ(~uint64_t{0}, large);
  CHECK(deserializer.ReadDouble(&real));
  CHECK(std::signbit(real) && real == 0);
  CHECK(!deserializer.ReadRawBytes(6, &bytes));
  CHECK(deserializer.ReadRawBytes(5, &bytes));
  CHECK_EQ(0, memcmp(bytes, "bytes", 5));
  CHECK(!deserializer.ReadUint32(&number));
  CHECK(!deserializer.ReadUint64(&large));
  CHECK(!deserializer.ReadDouble(&real));
  free(text.first);
}

TEST(TransferredSharedBuffersAreFoundByNumber) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  const Bytes bytes = {0xff, 15, 'u', 9, 'V', 'B', 1, 2, 0};
  v8::ValueDeserializer deserializer(isolate, bytes.data(), bytes.size());
  v8::Local<v8::SharedArrayBuffer> buffer = v8::SharedArrayBuffer::New(isolate, 4);
  deserializer.TransferSharedArrayBuffer(9, buffer);
  CHECK(deserializer.ReadHeader(context.local()).FromJust());
  v8::Local<v8::Value> view = deserializer.ReadValue(context.local()).ToLocalChecked();
  CHECK(view.As<v8::Uint8Array>()->Buffer()->StrictEquals(buffer));
  CHECK_EQ(1u, view.As<v8::Uint8Array>()->ByteOffset());
}

TEST(DefaultsOfDelegates) {
  class Defaults final : public v8::ValueSerializer::Delegate {
   public:
    void ThrowDataCloneError(v8::Local<v8::String> message) override {
      v8::Isolate::GetCurrent()->ThrowException(v8::Exception::TypeError(message));
    }
  };
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  Defaults delegate;
  CHECK(!delegate.HasCustomHostObject(isolate));
  CHECK(!delegate.IsHostObject(isolate, v8::Object::New(isolate)).FromJust());
  CHECK(delegate.IsHostObject(isolate, WithInternalField(context.local())).FromJust());
  size_t actual = 0;
  void* const memory = delegate.ReallocateBufferMemory(nullptr, 64, &actual);
  CHECK_EQ(64u, actual);
  delegate.FreeBufferMemory(memory);
  SetGlobal(context.local(), "api", WithInternalField(context.local()));
  for (const char* source : {"api", "new SharedArrayBuffer(1)", "Symbol()", "new WeakMap()"}) {
    v8::TryCatch try_catch(isolate);
    v8::ValueSerializer serializer(isolate, &delegate);
    CHECK(serializer.WriteValue(context.local(), CompileRun(source)).IsNothing());
    CHECK_NOT_NULL(strstr(*v8::String::Utf8Value(isolate, try_catch.Exception()), "could not be cloned"));
  }
  CHECK_EQ(15u, v8::CurrentValueSerializerFormatVersion());
}
