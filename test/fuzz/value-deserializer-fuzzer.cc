// Feeds mutated values to ValueDeserializer.
//
// Each case mutates one of a list of well-formed texts, reads it, and uses what comes out: any text has to give a value
// or an exception.

#include <stdlib.h>

#include <algorithm>
#include <memory>
#include <string_view>
#include <vector>

#include "test/fuzz/fuzzing.h"

namespace {

using Bytes = std::vector<uint8_t>;

using flat8::fuzzing::Random;

const char* const kSources[] = {
    "undefined",
    "null",
    "true",
    "-7",
    "3e9",
    "Math.PI",
    "-(2n ** 200n)",
    "'text'",
    "'\\u03c0\\u{1F600}'",
    "({ a: 1, b: [1, 2.5, 'x'], 3: null, nested: { deep: { deeper: [] } } })",
    "var cycle = { list: [] }; cycle.list.push(cycle, cycle.list); cycle",
    "[1, , 3, { length: 4 }]",
    "var a = [1, 2, 3]; a.name = 'dense'; a",
    "var s = []; s[1000] = 1; s",
    "new Date(86400000)",
    "Object(1.5)",
    "Object('wrapped')",
    "Object(10n)",
    "Object(false)",
    "/a+(?<b>c)/giu",
    "new Map([[1, { x: 2 }], ['k', new Map()]])",
    "new Set([1, 'two', [3], new Set([4])])",
    "new ArrayBuffer(20)",
    "new ArrayBuffer(4, { maxByteLength: 64 })",
    "new Uint8Array([1, 2, 3])",
    "new Float64Array(new ArrayBuffer(64), 8, 4)",
    "new DataView(new ArrayBuffer(16), 2, 5)",
    "new BigInt64Array([1n, -1n])",
    "var r = new ArrayBuffer(8, { maxByteLength: 32 }); [new Int16Array(r), new DataView(r, 1)]",
    "var shared = new Uint8Array(4); [shared, shared, shared.buffer, shared.subarray(1)]",
    "new RangeError('message', { cause: { why: [1] } })",
    "var e = new Error('self'); e.cause = e; e",
    "({ m: new Map([[new Date(0), /x/]]), e: [new TypeError('t')], b: new Uint32Array(3) })",
};

// Texts of older versions, and with tags that need the host.
using namespace std::string_view_literals;
const std::string_view kTexts[] = {
    "_"sv,
    "T"sv,
    "I\x0E"sv,
    "S\x03"
    "abc"sv,
    "I\x02I\x04{\x01"sv,
    "S\x01"
    "aI\x02@\x01\x05"sv,  // version 0
    "\xFF\x09"
    "o?\x00S\x01"
    "aI\x02{\x01"sv,
    "\xFF\x09"
    "RS\x01"
    "a"sv,
    "\xFF\x0A"
    "\"\x03"
    "abc"sv,
    "\xFF\x0B"
    "A\x03"
    "__I\x02$\x00\x03"sv,
    "\xFF\x0B"
    "s\x03"
    "abc"sv,
    "\xFF\x0C"
    "\\\x05"sv,
    "\xFF\x0C"
    "Q\x05"sv,
    "\xFF\x0D"
    "B\x04"
    "abcdVB\x00\x04"sv,
    "\xFF\x0F"
    "\\\x07"sv,
    "\xFF\x0F"
    "t\x00VB\x00\x04\x00"sv,
    "\xFF\x0F"
    "u\x00VB\x00\x08\x00"sv,
    "\xFF\x0F"
    "o\"\x01"
    "a^\x00{\x01"sv,
    "\xFF\x0F"
    "a\xFF\xFF\xFF\xFF\x0F@\x00\xFF\xFF\xFF\xFF\x0F"sv,
};

class Delegate final : public v8::ValueDeserializer::Delegate {
 public:
  explicit Delegate(v8::Local<v8::SharedArrayBuffer> shared) : shared_(shared) {}
  v8::MaybeLocal<v8::Object> ReadHostObject(v8::Isolate* isolate) override {
    uint32_t number;
    uint64_t large;
    double real;
    const void* bytes;
    if (!deserializer->ReadUint32(&number)) {
      isolate->ThrowError("no number");
      return {};
    }
    switch (number % 4) {
      case 0:
        if (!deserializer->ReadUint64(&large)) return {};
        break;
      case 1:
        if (!deserializer->ReadDouble(&real)) return {};
        break;
      case 2:
        if (!deserializer->ReadRawBytes(number, &bytes)) return {};
        break;
      default: {
        // Hosts read values of their own in between.
        v8::Local<v8::Value> value;
        if (!deserializer->ReadValue(isolate->GetCurrentContext()).ToLocal(&value)) return {};
        break;
      }
    }
    return v8::Object::New(isolate);
  }
  v8::MaybeLocal<v8::SharedArrayBuffer> GetSharedArrayBufferFromId(v8::Isolate*, uint32_t id) override {
    return id == 0 ? shared_ : v8::Local<v8::SharedArrayBuffer>();
  }

  v8::ValueDeserializer* deserializer = nullptr;

 private:
  v8::Local<v8::SharedArrayBuffer> shared_;
};

Bytes Serialize(v8::Local<v8::Context> context, v8::Local<v8::Value> value) {
  v8::ValueSerializer serializer(context->GetIsolate());
  serializer.WriteHeader();
  if (!serializer.WriteValue(context, value).FromMaybe(false)) return Bytes();
  const std::pair<uint8_t*, size_t> text = serializer.Release();
  Bytes bytes(text.first, text.first + text.second);
  free(text.first);
  return bytes;
}

v8::MaybeLocal<v8::Value> Run(v8::Local<v8::Context> context, const char* source) {
  v8::Isolate* const isolate = context->GetIsolate();
  v8::Local<v8::Script> script;
  if (!v8::Script::Compile(context, v8::String::NewFromUtf8(isolate, source).ToLocalChecked()).ToLocal(&script)) {
    return {};
  }
  return script->Run(context);
}

std::vector<Bytes> MakeCorpus(v8::Local<v8::Context> context) {
  std::vector<Bytes> corpus;
  for (const char* source : kSources) corpus.push_back(Serialize(context, Run(context, source).ToLocalChecked()));
  for (std::string_view text : kTexts) corpus.emplace_back(text.begin(), text.end());
  return corpus;
}

void Mutate(Bytes* bytes, const std::vector<Bytes>& corpus, Random* random) {
  static const uint8_t kTags[] = "_0TFIUNZS\"c^o{a@A$Dyxnzs R;:',B~tVu\\r-?bBCwWdDhfFqQ\xff";
  for (size_t times = 1 + random->Below(6); times > 0; --times) {
    const size_t at = random->Below(bytes->size() + 1);
    const bool is_inside = at < bytes->size();
    const auto place = bytes->begin() + static_cast<ptrdiff_t>(at);
    switch (random->Below(9)) {
      case 0:
        if (is_inside) *place ^= static_cast<uint8_t>(1 << random->Below(8));
        break;
      case 1:
        if (is_inside) *place = static_cast<uint8_t>(random->Next());
        break;
      case 2:
        if (is_inside) *place = kTags[random->Below(sizeof kTags - 1)];
        break;
      case 3:
        bytes->insert(place, static_cast<uint8_t>(random->Next()));
        break;
      case 4:
        bytes->insert(place, kTags[random->Below(sizeof kTags - 1)]);
        break;
      case 5:
        bytes->erase(place, place + static_cast<ptrdiff_t>(std::min(random->Below(4), bytes->size() - at)));
        break;
      case 6: {  // a large number
        const uint8_t large[] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F};
        bytes->insert(place, large + random->Below(8), large + sizeof large);
        break;
      }
      case 7: {  // a part of another one
        const Bytes& other = corpus[random->Below(corpus.size())];
        const size_t from = random->Below(other.size()), count = random->Below(other.size() - from + 1);
        bytes->insert(place, other.begin() + static_cast<ptrdiff_t>(from),
                      other.begin() + static_cast<ptrdiff_t>(from + count));
        break;
      }
      default: {  // a part of its own, again
        const size_t count = random->Below(std::min<size_t>(bytes->size() - at, 16) + 1);
        const Bytes part(place, place + static_cast<ptrdiff_t>(count));
        bytes->insert(place, part.begin(), part.end());
        break;
      }
    }
  }
}

// What is empty has to come with an exception.
void CheckHasCaught(const v8::TryCatch& try_catch) {
  if (!try_catch.HasCaught()) abort();
}

class DeserializerFuzzer final : public flat8::fuzzing::Fuzzer {
 public:
  void Prepare(v8::Isolate* isolate, v8::Local<v8::Context> context) override;
  bool RunCase(v8::Isolate* isolate, v8::Local<v8::Context> context, Random* random) override;

 private:
  std::vector<Bytes> corpus_;
  v8::Global<v8::Function> use_;
};

// True when there was a value.
bool DeserializerFuzzer::RunCase(v8::Isolate* isolate, v8::Local<v8::Context> context, Random* random) {
  Bytes bytes = corpus_[random->Below(corpus_.size())];
  Mutate(&bytes, corpus_, random);
  // In a block of exactly this size: what is read beyond it is seen.
  const std::unique_ptr<uint8_t[]> text(new uint8_t[bytes.size()]);
  std::copy(bytes.begin(), bytes.end(), text.get());

  v8::TryCatch try_catch(isolate);
  Delegate delegate(v8::SharedArrayBuffer::New(isolate, 8));
  v8::ValueDeserializer deserializer(isolate, text.get(), bytes.size(), &delegate);
  delegate.deserializer = &deserializer;
  deserializer.SetSupportsLegacyWireFormat(random->Below(2) == 0);
  deserializer.TransferArrayBuffer(0, v8::ArrayBuffer::New(isolate, 8));
  bool is_value = false;
  if (deserializer.ReadHeader(context).FromMaybe(false)) {
    v8::Local<v8::Value> value;
    while (deserializer.ReadValue(context).ToLocal(&value)) {
      is_value = true;
      v8::Local<v8::Value> arguments[] = {value};
      if (use_.Get(isolate)->Call(context, v8::Undefined(isolate), 1, arguments).IsEmpty()) CheckHasCaught(try_catch);
      if (!try_catch.HasCaught()) Serialize(context, value);
      if (try_catch.HasTerminated() || random->Below(2) == 0) break;
      try_catch.Reset();
    }
    if (value.IsEmpty()) CheckHasCaught(try_catch);
  } else {
    CheckHasCaught(try_catch);
  }
  if (try_catch.HasTerminated()) isolate->CancelTerminateExecution();
  return is_value;
}

void DeserializerFuzzer::Prepare(v8::Isolate* isolate, v8::Local<v8::Context> context) {
  // Goes over what it gets, as far as that is of a bearable size.
  v8::Local<v8::Function> use =
      Run(context,
          "(function use(value, depth = 0) {"
          "  if (depth > 20 || value === null || typeof value !== 'object') return String(value).length;"
          "  let sum = Object.prototype.toString.call(value).length;"
          "  for (const key of Reflect.ownKeys(value).slice(0, 20)) sum += use(value[key], depth + 1);"
          "  if (value instanceof Map || value instanceof Set) for (const entry of value) sum += use(entry, depth + 5);"
          "  if (ArrayBuffer.isView(value)) sum += value.byteOffset + value.byteLength;"
          "  if (value instanceof RegExp) sum += value.test('aaaa');"
          "  return sum;"
          "})")
          .ToLocalChecked()
          .As<v8::Function>();
  use_.Reset(isolate, use);
  corpus_ = MakeCorpus(context);
}

}  // namespace

int main(int argc, char** argv) {
  DeserializerFuzzer fuzzer;
  return flat8::fuzzing::Main(argc, argv, "fuzz-value-deserializer", "gave values", &fuzzer);
}
