#include <cstring>

#include "src/api/api-compilation.h"
#include "src/api/api-internal.h"
#include "src/flags/flags.h"
#include "src/modules/modules.h"
#include "src/strings/string-hash.h"

// Code caches: a header that says of which engine, flags and source they are. What would follow it, the code, does not
// yet: a cache that fits is accepted, and its source compiled.
namespace v8 {

namespace internal {

struct CodeCacheHeader {
  uint32_t magic;
  uint32_t version;
  uint32_t flags;
  uint32_t source;
  uint32_t payload_length;
  uint32_t checksum;  // of what stands before and of the payload
};
static_assert(sizeof(CodeCacheHeader) == 24);

namespace {

constexpr uint32_t kMagic = 0x38544C46;  // "FLT8"

uint32_t HashBytes(const void* data, size_t size, uint32_t hash = 2166136261u) {
  const uint8_t* const bytes = static_cast<const uint8_t*>(data);
  for (size_t k = 0; k < size; ++k) hash = (hash ^ bytes[k]) * 16777619u;
  return hash;
}

uint32_t VersionHash() {
  const char* const version = v8::V8::GetVersion();
  return HashBytes(version, strlen(version));
}

// Of the characters, whatever width they have, and of what the text is compiled as. Does not depend on the process.
uint32_t SourceHash(Tagged<String> source, bool is_module) {
  uint32_t hash = is_module ? 2166136261u : 16777619u;
  const uint32_t length = source->length();
  for (uint32_t k = 0; k < length; ++k) hash = (hash ^ source->Get(k)) * 16777619u;
  return HashInteger(static_cast<uint64_t>(length) << 32 | hash);
}

uint32_t ChecksumOf(const CodeCacheHeader& header, const uint8_t* payload) {
  return HashBytes(payload, header.payload_length, HashBytes(&header, offsetof(CodeCacheHeader, checksum)));
}

using CachedData = v8::ScriptCompiler::CachedData;

// Everything but the source. Needs no isolate.
CachedData::CompatibilityCheckResult Check(const CachedData& cache, CodeCacheHeader* header) {
  if (cache.data == nullptr || cache.length < static_cast<int>(sizeof *header)) return CachedData::kInvalidHeader;
  memcpy(header, cache.data, sizeof *header);
  if (header->magic != kMagic) return CachedData::kMagicNumberMismatch;
  if (header->version != VersionHash()) return CachedData::kVersionMismatch;
  if (header->flags != FlagList::Hash()) return CachedData::kFlagsMismatch;
  if (header->payload_length != cache.length - sizeof *header) return CachedData::kLengthMismatch;
  if (header->checksum != ChecksumOf(*header, cache.data + sizeof *header)) return CachedData::kChecksumMismatch;
  return CachedData::kSuccess;
}

CachedData* NewCodeCache(Tagged<String> source, bool is_module) {
  CodeCacheHeader header;
  header.magic = kMagic;
  header.version = VersionHash();
  header.flags = FlagList::Hash();
  header.source = SourceHash(source, is_module);
  header.payload_length = 0;
  header.checksum = ChecksumOf(header, nullptr);
  uint8_t* const data = new uint8_t[sizeof header];
  memcpy(data, &header, sizeof header);
  return new CachedData(data, sizeof header, CachedData::BufferOwned);
}

}  // namespace

class BackgroundDeserializeTask {
 public:
  explicit BackgroundDeserializeTask(std::unique_ptr<CachedData> cache) : cache_(std::move(cache)) {}
  void Run() {
    has_run_ = true;
    result_ = Check(*cache_, &header_);
  }
  CachedData::CompatibilityCheckResult Result(CodeCacheHeader* header) {
    if (!has_run_) Run();
    *header = header_;
    return result_;
  }

 private:
  const std::unique_ptr<CachedData> cache_;
  bool has_run_ = false;
  CodeCacheHeader header_;
  CachedData::CompatibilityCheckResult result_ = CachedData::kSuccess;
};

void CheckCodeCache(v8::ScriptCompiler::Source* source, v8::ScriptCompiler::CompileOptions options) {
  CachedData* const cache = ApiAccess::Cache(source);
  if ((options & v8::ScriptCompiler::kConsumeCodeCache) == 0) return;
  if (cache == nullptr) return;
  BackgroundDeserializeTask* const task = ApiAccess::CacheTask(source);
  CodeCacheHeader header;
  const auto result = task != nullptr ? task->Result(&header) : Check(*cache, &header);
  cache->rejected =
      result != CachedData::kSuccess || header.source != SourceHash(OpenAs<String>(ApiAccess::SourceString(source)),
                                                                    source->GetResourceOptions().IsModule());
}

}  // namespace internal

ScriptCompiler::CachedData::CachedData(const uint8_t* data_value, int length_value, BufferPolicy policy)
    : data(data_value), length(length_value), rejected(false), buffer_policy(policy) {}
ScriptCompiler::CachedData::~CachedData() {
  if (buffer_policy == BufferOwned) delete[] data;
}
ScriptCompiler::CachedData::CompatibilityCheckResult ScriptCompiler::CachedData::CompatibilityCheck(Isolate*) {
  i::CodeCacheHeader header;
  return i::Check(*this, &header);
}

ScriptCompiler::CachedData* ScriptCompiler::CreateCodeCache(Local<UnboundScript> unbound_script) {
  return i::NewCodeCache(i::OpenAs<i::SharedFunctionInfo>(unbound_script)->script()->source(), false);
}
ScriptCompiler::CachedData* ScriptCompiler::CreateCodeCache(Local<UnboundModuleScript> unbound_module_script) {
  return i::NewCodeCache(i::OpenAs<i::SharedFunctionInfo>(unbound_module_script)->script()->source(), true);
}
ScriptCompiler::CachedData* ScriptCompiler::CreateCodeCacheForFunction(Local<Function> function) {
  const i::Value value = i::Open(function);
  if (!i::IsJSFunction(value)) return nullptr;
  const auto shared = i::Cast<i::JSFunction>(value)->shared();
  if (!i::ApiCheck(shared->IsUserJavaScript() && shared->start_position() == 0,
                   "v8::ScriptCompiler::CreateCodeCacheForFunction",
                   "Expected a function that CompileFunction has made")) {
    return nullptr;
  }
  return i::NewCodeCache(shared->script()->source(), false);
}

uint32_t ScriptCompiler::CachedDataVersionTag() { return i::HashInteger(i::VersionHash() ^ i::FlagList::Hash()); }

// --- ConsumeCodeCacheTask

ScriptCompiler::ConsumeCodeCacheTask::ConsumeCodeCacheTask(std::unique_ptr<i::BackgroundDeserializeTask> impl)
    : impl_(std::move(impl)) {}
ScriptCompiler::ConsumeCodeCacheTask::~ConsumeCodeCacheTask() = default;
void ScriptCompiler::ConsumeCodeCacheTask::Run() { impl_->Run(); }
void ScriptCompiler::ConsumeCodeCacheTask::SourceTextAvailable(Isolate*, Local<String>, const ScriptOrigin&) {}
bool ScriptCompiler::ConsumeCodeCacheTask::ShouldMergeWithExistingScript() const { return false; }
void ScriptCompiler::ConsumeCodeCacheTask::MergeWithExistingScript() {}

ScriptCompiler::ConsumeCodeCacheTask* ScriptCompiler::StartConsumingCodeCache(Isolate*,
                                                                              std::unique_ptr<CachedData> source) {
  return new ConsumeCodeCacheTask(std::make_unique<i::BackgroundDeserializeTask>(std::move(source)));
}
ScriptCompiler::ConsumeCodeCacheTask* ScriptCompiler::StartConsumingCodeCacheOnBackground(
    Isolate* isolate, std::unique_ptr<CachedData> source) {
  return StartConsumingCodeCache(isolate, std::move(source));
}

}  // namespace v8
