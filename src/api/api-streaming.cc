#include <cstring>

#include "src/api/api-compilation.h"
#include "src/api/api-internal.h"
#include "src/base/growable-array.h"
#include "src/modules/modules.h"
#include "src/runtime/functions/background-compilation.h"
#include "src/strings/encoding.h"

// Scripts that arrive in pieces. The task collects the bytes, makes characters of them when all are there, and compiles
// these, as one text: none of it needs the isolate. Only linking is left for the isolate's thread.
namespace v8 {

namespace internal {

namespace {

// What bytes 0x80 to 0x9F are in windows-1252, by the Encoding Standard; the others are Latin-1.
constexpr uint16_t kWindows1252[32] = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                       0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

}  // namespace

class ScriptStreamingData {
 public:
  using Encoding = v8::ScriptCompiler::StreamedSource::Encoding;

  ScriptStreamingData(std::unique_ptr<v8::ScriptCompiler::ExternalSourceStream> stream, Encoding encoding)
      : stream_(std::move(stream)), encoding_(encoding) {}

  void Start(ParseKind kind) { compilation_ = std::make_unique<BackgroundCompilation>(kind); }
  BackgroundCompilation* compilation() const { return compilation_.get(); }

  // On any thread.
  void Run() {
    if (compilation_->info() == nullptr || !Collect()) return;
    SourceText text;
    if (!Decode(&text)) return;
    compilation_->Run(text);
    has_run_ = true;
  }
  // False: memory was too short for the text; the full source must do.
  bool has_run() const { return has_run_; }

 private:
  bool Collect() {
    for (;;) {
      const uint8_t* piece = nullptr;
      const size_t length = stream_->GetMoreData(&piece);
      if (length == 0) return true;
      const bool fits = bytes_.TryAppend(piece, length);
      delete[] piece;
      if (!fits) return false;
    }
  }

  bool Decode(SourceText* text) {
    const size_t size = bytes_.size();
    switch (encoding_) {
      case Encoding::TWO_BYTE:
        if (!wide_.TryResizeUninitialized(size / 2)) return false;
        if (size != 0) memcpy(wide_.data(), bytes_.data(), size / 2 * 2);
        return UseWide(text);
      case Encoding::UTF8: {
        const base::Vector<const char> utf8(reinterpret_cast<const char*>(bytes_.data()), size);
        const Utf8Scan scan = ScanUtf8(utf8);
        if (scan.is_ascii) return UseBytes(text);
        if (!wide_.TryResizeUninitialized(scan.units)) return false;
        DecodeUtf8(utf8, wide_.data());
        return UseWide(text);
      }
      case Encoding::WINDOWS_1252: {
        bool is_latin1 = true;
        for (size_t k = 0; k < size; ++k) is_latin1 &= (bytes_[k] & 0xE0) != 0x80;
        if (is_latin1) return UseBytes(text);
        if (!wide_.TryResizeUninitialized(size)) return false;
        for (size_t k = 0; k < size; ++k) {
          const uint8_t byte = bytes_[k];
          wide_[k] = (byte & 0xE0) == 0x80 ? kWindows1252[byte & 0x1F] : byte;
        }
        return UseWide(text);
      }
      default:
        return UseBytes(text);
    }
  }
  bool UseBytes(SourceText* text) const {
    text->one_byte = bytes_.data();
    text->length = static_cast<uint32_t>(bytes_.size());
    return bytes_.size() <= String::kMaxLength;
  }
  bool UseWide(SourceText* text) const {
    text->two_byte = reinterpret_cast<const char16_t*>(wide_.data());
    text->length = static_cast<uint32_t>(wide_.size());
    return wide_.size() <= String::kMaxLength;
  }

  const std::unique_ptr<v8::ScriptCompiler::ExternalSourceStream> stream_;
  const Encoding encoding_;
  std::unique_ptr<BackgroundCompilation> compilation_;
  base::GrowableArray<uint8_t> bytes_;
  base::GrowableArray<uint16_t> wide_;
  bool has_run_ = false;
};

namespace {

// The options of the compilation whose task is `data`, for the isolate's thread.
bool HasStarted(const ScriptStreamingData* data, const char* location) {
  return ApiCheck(data->compilation() != nullptr, location, "The streaming of the source has not been started");
}

}  // namespace

}  // namespace internal

ScriptCompiler::StreamedSource::StreamedSource(std::unique_ptr<ExternalSourceStream> source_stream, Encoding encoding)
    : impl_(new i::ScriptStreamingData(std::move(source_stream), encoding)) {}
ScriptCompiler::StreamedSource::~StreamedSource() = default;

void ScriptCompiler::ScriptStreamingTask::Run() { data_->Run(); }

ScriptCompiler::ScriptStreamingTask* ScriptCompiler::StartStreaming(Isolate*, StreamedSource* source, ScriptType type,
                                                                    CompileOptions options,
                                                                    CompileHintCallback compile_hint_callback,
                                                                    void* compile_hint_callback_data) {
  if (!i::ApiCheck(CompileOptionsIsValid(options) && (options & kConsumeCodeCache) == 0,
                   "v8::ScriptCompiler::StartStreaming", "Invalid CompileOptions")) {
    return nullptr;
  }
  i::ScriptStreamingData* const data = source->impl();
  data->Start(type == ScriptType::kModule ? i::ParseKind::kModule : i::ParseKind::kScript);
  if (i::ParseInfo* const info = data->compilation()->info()) {
    info->allow_lazy = (options & kEagerCompile) == 0;
    if ((options & kConsumeCompileHints) != 0) {
      info->compile_hint = compile_hint_callback;
      info->compile_hint_data = compile_hint_callback_data;
    }
  }
  return new ScriptStreamingTask(data);
}

MaybeLocal<Script> ScriptCompiler::Compile(Local<Context> context, StreamedSource* source,
                                           Local<String> full_source_string, const ScriptOrigin& origin) {
  if (!i::HasStarted(source->impl(), "v8::ScriptCompiler::Compile")) return MaybeLocal<Script>();
  ENTER_CONTEXT_NO_SCRIPT(context, MaybeLocal<Script>());
  return scope.Return<Script>([&]() -> i::Result<i::Tagged<i::JSFunction>> {
    const auto text = i::OpenAs<i::String>(full_source_string);
    const i::ScriptDetails details = i::DetailsOf(&origin);
    if (!source->impl()->has_run()) return i::BindScript(isolate, TRY(i::CompileScript(isolate, text, details)));
    return i::BindScript(isolate, TRY(source->impl()->compilation()->Finish(isolate, text, details)));
  }());
}

MaybeLocal<Module> ScriptCompiler::CompileModule(Local<Context> context, StreamedSource* source,
                                                 Local<String> full_source_string, const ScriptOrigin& origin) {
  constexpr const char* kLocation = "v8::ScriptCompiler::CompileModule";
  if (!i::HasStarted(source->impl(), kLocation)) return MaybeLocal<Module>();
  if (!i::ApiCheck(origin.Options().IsModule(), kLocation, "The origin of a module's source must say is_module")) {
    return MaybeLocal<Module>();
  }
  ENTER_CONTEXT_NO_SCRIPT(context, MaybeLocal<Module>());
  return scope.Return<Module>([&]() -> i::Result<i::Tagged<i::SourceTextModule>> {
    const auto text = i::OpenAs<i::String>(full_source_string);
    const i::ScriptDetails details = i::DetailsOf(&origin);
    if (!source->impl()->has_run()) return i::CompileModule(isolate, text, details);
    return i::FinishModule(isolate, source->impl()->compilation(), text, details);
  }());
}

}  // namespace v8
