#include <cstddef>
#include <cstring>
#include <memory>
#include <new>

#include "src/api/api-compilation.h"
#include "src/api/api-internal.h"
#include "src/api/code-cache-header.h"
#include "src/ast/unlinked-scope.h"
#include "src/base/growable-array.h"
#include "src/bytecode/code-cache.h"
#include "src/bytecode/unlinked-code.h"
#include "src/flags/flags.h"
#include "src/runtime/functions/code-cache.h"
#include "src/strings/string-hash.h"

// Code caches: a header that says of which engine, flags and source they are; behind it the texts of the source's magic
// comments and the code (bytecode/code-cache.h).
namespace v8 {

namespace internal {

// The payload: two texts, then the code.
struct CodeCacheText {
  uint32_t length;
  uint8_t is_there;
  uint8_t is_one_byte;
  uint16_t padding;
};
struct CodeCacheTextView {
  CodeCacheText header;
  const uint8_t* characters;
};

namespace {

constexpr uint32_t kMagic = 0x38544C46;  // "FLT8"

uint64_t HashBytes(const void* data, size_t size, uint64_t seed) {
  return HashWholeText(OneByteSpan(static_cast<const uint8_t*>(data), size), seed);
}
uint32_t VersionHash() {
  const char* const version = v8::V8::GetVersion();
  return HashInteger(HashBytes(version, strlen(version), CodeFormatHash()));
}

Result<uint64_t> HashText(Isolate* isolate, Tagged<String> text, uint64_t seed) {
  const Tagged<String> flat = TRY(String::Flatten(isolate, text));
  return VisitCharacters(flat, [&](auto chars) { return HashWholeText(chars, seed); });
}

// What a text is compiled as.
enum class SourceKind { kScript, kModule, kFunction };

Result<uint32_t> SourceHash(Isolate* isolate, Tagged<String> source, SourceKind kind) {
  return HashInteger(TRY(HashText(isolate, source, static_cast<uint64_t>(kind))));
}
// With what else the code of a wrapped function depends on.
template <typename ParameterAt>
Result<uint32_t> FunctionSourceHash(Isolate* isolate, Tagged<String> source, size_t parameter_count,
                                    ParameterAt parameter_at, size_t extension_count) {
  uint64_t hash = TRY(SourceHash(isolate, source, SourceKind::kFunction));
  for (size_t k = 0; k < parameter_count; ++k) hash = TRY(HashText(isolate, parameter_at(k), hash));
  return HashInteger(hash ^ extension_count << 32 ^ parameter_count);
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

bool WriteText(base::GrowableArray<uint8_t>* bytes, Value text) {
  CodeCacheText header{};
  header.is_there = IsString(text) && Cast<String>(text)->IsFlat();
  if (!header.is_there) return bytes->TryAppend(reinterpret_cast<const uint8_t*>(&header), sizeof header);
  header.length = Cast<String>(text)->length();
  return VisitCharacters(Cast<String>(text), [&](auto chars) {
    header.is_one_byte = sizeof(chars[0]) == 1;
    return bytes->TryAppend(reinterpret_cast<const uint8_t*>(&header), sizeof header) &&
           bytes->TryAppend(reinterpret_cast<const uint8_t*>(chars.begin()), chars.size() * sizeof(chars[0]));
  });
}

bool ReadText(base::Vector<const uint8_t>* bytes, CodeCacheTextView* text) {
  if (bytes->size() < sizeof text->header) return false;
  memcpy(&text->header, bytes->begin(), sizeof text->header);
  *bytes = bytes->SubVectorFrom(sizeof text->header);
  const size_t size = size_t{text->header.length} * (text->header.is_one_byte ? 1 : 2);
  if (bytes->size() < size) return false;
  text->characters = bytes->begin();
  *bytes = bytes->SubVectorFrom(size);
  return true;
}

// undefined where there is none, or no memory for it.
Value ToHeap(Isolate* isolate, const CodeCacheTextView& text) {
  if (!text.header.is_there) return Undefined();
  base::GrowableArray<uint16_t> wide;  // Where the characters lie they may be misaligned.
  if (!text.header.is_one_byte && !wide.TryResize(text.header.length)) return Undefined();
  if (!wide.empty()) memcpy(wide.data(), text.characters, wide.size() * sizeof(uint16_t));
  const auto string = text.header.is_one_byte
                          ? NewStringFromOneByte(isolate, {text.characters, text.header.length})
                          : NewStringFromTwoByte(isolate, {wide.data(), wide.size()});
  if (!string.IsException()) return string.value();
  isolate->clear_pending_exception();
  return Undefined();
}

// Null when memory is short.
CachedData* NewCodeCache(Isolate* isolate, Result<uint32_t> source_hash, Tagged<SharedFunctionInfo> toplevel) {
  if (source_hash.IsException()) {
    isolate->clear_pending_exception();
    return nullptr;
  }
  base::GrowableArray<uint8_t> payload;
  if (!WriteText(&payload, toplevel->script()->source_url()) ||
      !WriteText(&payload, toplevel->script()->source_mapping_url()) || !SerializeCode(toplevel, &payload)) {
    return nullptr;
  }
  CodeCacheHeader header{};
  header.magic = kMagic;
  header.version = VersionHash();
  header.flags = FlagList::Hash();
  header.source = source_hash.value();
  header.payload_length = static_cast<uint32_t>(payload.size());
  header.checksum = ChecksumOf(header, payload.data());
  const size_t size = sizeof header + payload.size();
  uint8_t* const data = size > kMaxInt ? nullptr : new (std::nothrow) uint8_t[size];
  if (data == nullptr) return nullptr;
  memcpy(data, &header, sizeof header);
  if (!payload.empty()) memcpy(data + sizeof header, payload.data(), payload.size());
  return new CachedData(data, static_cast<int>(size), CachedData::BufferOwned);
}

}  // namespace

// A cache that is looked at: what of it needs no isolate, on any thread.
class BackgroundDeserializeTask {
 public:
  explicit BackgroundDeserializeTask(std::unique_ptr<CachedData> cache)
      : owned_(std::move(cache)), cache_(owned_.get()) {}
  explicit BackgroundDeserializeTask(const CachedData* cache) : cache_(cache) {}
  ~BackgroundDeserializeTask() {
    if (function_ != nullptr) function_->Release();
  }
  void Run() {
    has_run_ = true;
    is_compatible_ = Check(*cache_, &header_) == CachedData::kSuccess;
    if (!is_compatible_) return;
    base::Vector<const uint8_t> payload(cache_->data + sizeof header_, header_.payload_length);
    is_compatible_ = ReadText(&payload, &source_url_) && ReadText(&payload, &source_mapping_url_);
    if (is_compatible_) function_ = CodeCacheReader::Read(payload);
    is_compatible_ = function_ != nullptr;
  }
  // Whether the cache is of that source; its code is then in `*code`.
  bool Finish(Isolate* isolate, uint32_t source_hash, SourceKind kind, CachedCode* code) {
    if (!has_run_) Run();
    if (!is_compatible_ || header_.source != source_hash) return false;
    if ((function_->module() != nullptr) != (kind == SourceKind::kModule)) return false;
    function_->Retain();
    code->function = function_;
    code->source_url = ToHeap(isolate, source_url_);
    code->source_mapping_url = ToHeap(isolate, source_mapping_url_);
    return true;
  }

 private:
  const std::unique_ptr<CachedData> owned_;
  const CachedData* const cache_;
  bool has_run_ = false;
  bool is_compatible_ = false;
  CodeCacheHeader header_;
  CodeCacheTextView source_url_, source_mapping_url_;
  UnlinkedFunction* function_ = nullptr;
};

namespace {

bool IsToBeConsumed(v8::ScriptCompiler::Source* source, v8::ScriptCompiler::CompileOptions options) {
  return (options & v8::ScriptCompiler::kConsumeCodeCache) != 0 && ApiAccess::Cache(source) != nullptr;
}

void Consume(Isolate* isolate, v8::ScriptCompiler::Source* source, Result<uint32_t> source_hash, SourceKind kind,
             CachedCode* code) {
  CachedData* const cache = ApiAccess::Cache(source);
  if (source_hash.IsException()) {
    // Without memory the source is compiled, which says so.
    isolate->clear_pending_exception();
    cache->rejected = true;
    return;
  }
  BackgroundDeserializeTask here(cache);
  BackgroundDeserializeTask* const task = ApiAccess::CacheTask(source);
  cache->rejected = !(task != nullptr ? task : &here)->Finish(isolate, source_hash.value(), kind, code);
}

}  // namespace

void ConsumeCodeCache(Isolate* isolate, v8::ScriptCompiler::Source* source, v8::ScriptCompiler::CompileOptions options,
                      CachedCode* code) {
  if (!IsToBeConsumed(source, options)) return;
  const SourceKind kind = source->GetResourceOptions().IsModule() ? SourceKind::kModule : SourceKind::kScript;
  Consume(isolate, source, SourceHash(isolate, OpenAs<String>(ApiAccess::SourceString(source)), kind), kind, code);
}

void ConsumeFunctionCodeCache(Isolate* isolate, v8::ScriptCompiler::Source* source,
                              v8::ScriptCompiler::CompileOptions options, size_t parameter_count,
                              Local<v8::String> parameters[], size_t extension_count, CachedCode* code) {
  if (!IsToBeConsumed(source, options)) return;
  const auto parameter_at = [&](size_t k) { return OpenAs<String>(parameters[k]); };
  Consume(isolate, source,
          FunctionSourceHash(isolate, OpenAs<String>(ApiAccess::SourceString(source)), parameter_count, parameter_at,
                             extension_count),
          SourceKind::kFunction, code);
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
  i::Isolate* const isolate = i::IsolateOf(*unbound_script);
  i::EntryScope entry(isolate);
  const auto shared = i::OpenAs<i::SharedFunctionInfo>(unbound_script);
  const auto hash = i::SourceHash(isolate, shared->script()->source(), i::SourceKind::kScript);
  return i::NewCodeCache(isolate, hash, shared);
}
ScriptCompiler::CachedData* ScriptCompiler::CreateCodeCache(Local<UnboundModuleScript> unbound_module_script) {
  i::Isolate* const isolate = i::IsolateOf(*unbound_module_script);
  i::EntryScope entry(isolate);
  const auto shared = i::OpenAs<i::SharedFunctionInfo>(unbound_module_script);
  const auto hash = i::SourceHash(isolate, shared->script()->source(), i::SourceKind::kModule);
  return i::NewCodeCache(isolate, hash, shared);
}
ScriptCompiler::CachedData* ScriptCompiler::CreateCodeCacheForFunction(Local<Function> function) {
  const i::Value value = i::Open(function);
  if (!i::IsJSFunction(value)) return nullptr;
  const auto shared = i::Cast<i::JSFunction>(value)->shared();
  const i::Value wrapped =
      shared->IsUserJavaScript() ? i::Value(shared->script()->wrapped_function()) : i::Undefined();
  // The function itself, and then its parameters; functions in it have the same script.
  if (!i::ApiCheck(i::IsFixedArray(wrapped) && i::Cast<i::FixedArray>(wrapped)->get(0) == i::Value(shared),
                   "v8::ScriptCompiler::CreateCodeCacheForFunction",
                   "Expected a function that CompileFunction has made")) {
    return nullptr;
  }
  i::Isolate* const isolate = i::IsolateOf(*function);
  i::EntryScope entry(isolate);
  const auto list = i::Cast<i::FixedArray>(wrapped);
  const auto parameter_at = [&](size_t k) { return i::Cast<i::String>(list->get(static_cast<int>(k) + 1)); };
  // Each extension has a scope of its own.
  size_t extension_count = 0;
  for (const i::UnlinkedScope* scope = shared->unlinked()->outer_scope(); scope != nullptr; scope = scope->outer()) {
    if (scope->type() == i::ScopeType::kWith) ++extension_count;
  }
  const auto hash = i::FunctionSourceHash(isolate, shared->script()->source(), static_cast<size_t>(list->length()) - 1,
                                          parameter_at, extension_count);
  return i::NewCodeCache(isolate, hash, shared);
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
