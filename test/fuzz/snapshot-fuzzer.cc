// Start-up snapshots that are damaged or of another engine: every one has to be refused, and an isolate that is made from
// one says so on the standard error output and begins without. What a snapshot with the right checksum says is trusted
// (docs/snapshots.md).

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "include/v8-snapshot.h"
#include "src/snapshot/snapshot-format.h"
#include "test/fuzz/fuzzing.h"

namespace {

using Bytes = std::vector<char>;
using Header = v8::internal::SnapshotHeader;
using flat8::fuzzing::Random;
using Handling = v8::SnapshotCreator::FunctionCodeHandling;

constexpr const char* kSources[] = {
    "",
    "function f(a) { return a.map(x => x * 2).join('-'); } var r = f([1, 2, 3]); globalThis.table = new Map([['k', f]]);",
    "class A { #p = 1; get p() { return this.#p; } } var a = new A, big = []; for (let i = 0; i < 500; ++i) "
    "big.push({i, name: 'n' + i, re: /x+/g}); var bytes = new Uint8Array(64).fill(7);",
};

class SnapshotFuzzer : public flat8::fuzzing::Fuzzer {
 public:
  SnapshotFuzzer() { params_.array_buffer_allocator = v8::ArrayBuffer::Allocator::NewDefaultAllocator(); }
  ~SnapshotFuzzer() override { delete params_.array_buffer_allocator; }
  void Prepare(v8::Isolate* isolate, v8::Local<v8::Context> context) override;
  bool RunCase(v8::Isolate* isolate, v8::Local<v8::Context> context, Random* random) override;

 private:
  void Damage(Bytes* bytes, size_t from, Random* random);
  void Use(const Bytes& bytes);

  v8::Isolate::CreateParams params_;
  std::vector<Bytes> corpus_;
};

void SnapshotFuzzer::Prepare(v8::Isolate*, v8::Local<v8::Context>) {
  for (const char* source : kSources) {
    for (const Handling handling : {Handling::kClear, Handling::kKeep}) {
      v8::SnapshotCreator creator(params_);
      v8::Isolate* const isolate = creator.GetIsolate();
      {
        v8::HandleScope handles(isolate);
        v8::Local<v8::Context> context = v8::Context::New(isolate);
        v8::Context::Scope scope(context);
        if (v8::Script::Compile(context, v8::String::NewFromUtf8(isolate, source).ToLocalChecked())
                .ToLocalChecked()
                ->Run(context)
                .IsEmpty()) {
          abort();
        }
        creator.SetDefaultContext(context);
      }
      const v8::StartupData blob = creator.CreateBlob(handling);
      if (!blob.IsValid()) abort();
      corpus_.emplace_back(blob.data, blob.data + blob.raw_size);
      delete[] blob.data;
    }
  }
  for (const Bytes& bytes : corpus_) Use(bytes);
}

// What the host does who has not looked at IsValid().
void SnapshotFuzzer::Use(const Bytes& bytes) {
  const v8::StartupData blob{bytes.data(), static_cast<int>(bytes.size())};
  params_.snapshot_blob = &blob;
  v8::Isolate* const isolate = v8::Isolate::New(params_);
  {
    v8::Isolate::Scope isolate_scope(isolate);
    v8::HandleScope handles(isolate);
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    v8::Context::Scope scope(context);
    v8::Local<v8::String> source = v8::String::NewFromUtf8Literal(isolate, "typeof f == 'function' ? f([1, 2]) : [1 + 1]");
    if (v8::Script::Compile(context, source).ToLocalChecked()->Run(context).IsEmpty()) abort();
    isolate->LowMemoryNotification();
  }
  isolate->Dispose();
  params_.snapshot_blob = nullptr;
}

void SnapshotFuzzer::Damage(Bytes* bytes, size_t from, Random* random) {
  for (size_t times = 1 + random->Below(4); times > 0; --times) {
    if (bytes->size() <= from) return;
    const size_t at = from + random->Below(bytes->size() - from);
    char& place = (*bytes)[at];
    switch (random->Below(6)) {
      case 0:
      case 1: place = static_cast<char>(place ^ 1 << random->Below(8)); break;
      case 2: place = static_cast<char>(random->Next()); break;
      case 3: bytes->resize(at); break;
      case 4: bytes->erase(bytes->begin() + static_cast<ptrdiff_t>(at)); break;
      default: {  // the end of another one
        const Bytes& other = corpus_[random->Below(corpus_.size())];
        const size_t begin = random->Below(other.size());
        bytes->resize(at);
        bytes->insert(bytes->end(), other.begin() + static_cast<ptrdiff_t>(begin), other.end());
        break;
      }
    }
  }
}

// True when the snapshot was refused.
bool SnapshotFuzzer::RunCase(v8::Isolate*, v8::Local<v8::Context>, Random* random) {
  const Bytes& original = corpus_[random->Below(corpus_.size())];
  Bytes bytes = original;
  Header header;
  memcpy(&header, bytes.data(), sizeof header);
  switch (random->Below(3)) {
    case 0: Damage(&bytes, 0, random); break;
    case 1: Damage(&bytes, sizeof header, random); break;
    default: {  // of another engine, other flags, another size
      uint32_t* const fields[] = {&header.format, &header.engine, &header.flags, &header.read_only,
                                  reinterpret_cast<uint32_t*>(&header.size)};
      *fields[random->Below(5)] ^= static_cast<uint32_t>(random->Below(0xFFFFFFFF) + 1);
      memcpy(bytes.data(), &header, sizeof header);
      break;
    }
  }
  const v8::StartupData blob{bytes.data(), static_cast<int>(bytes.size())};
  const bool is_valid = blob.IsValid();
  if (is_valid != (bytes == original)) {
    fprintf(stderr, "a damaged snapshot was accepted\n");
    abort();
  }
  // Most of the time goes into isolates: not every one.
  if (random->Below(16) == 0) Use(bytes);
  return !is_valid;
}

}  // namespace

int main(int argc, char** argv) {
  SnapshotFuzzer fuzzer;
  return flat8::fuzzing::Main(argc, argv, "fuzz-snapshot", "refused", &fuzzer);
}
