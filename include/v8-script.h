// Compiling and running scripts.

#ifndef INCLUDE_V8_SCRIPT_H_
#define INCLUDE_V8_SCRIPT_H_

#include <stddef.h>
#include <stdint.h>

#include <memory>
#include <vector>

#include "v8-callbacks.h"     // NOLINT(build/include_directory)
#include "v8-data.h"          // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-maybe.h"         // NOLINT(build/include_directory)
#include "v8-message.h"       // NOLINT(build/include_directory)
#include "v8-module.h"        // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

namespace internal {
class ScriptStreamingData;
class BackgroundDeserializeTask;
}  // namespace internal

// A compiled script that belongs to no context.
class V8_EXPORT UnboundScript : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kUnboundScript;

  static constexpr int kNoScriptId = 0;

  // The script in the current context.
  Local<Script> BindToCurrentContext();
  int GetId() const;
  Local<Value> GetScriptName();
  // What `//# sourceURL=` and `//# sourceMappingURL=` comments say; undefined without.
  Local<Value> GetSourceURL();
  Local<Value> GetSourceMappingURL();
  // Of a position in the source, both counted from 0; -1 where unknown.
  int GetLineNumber(int code_pos = 0);
  int GetColumnNumber(int code_pos = 0);
};

// What a script has been found to use, for the next time that it is compiled: of one compiled with
// kProduceCompileHints.
class V8_EXPORT CompileHintsCollector : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kCompileHintsCollector;

  // The functions that waited for their first call and have been called meanwhile: the positions where their parameters
  // begin, in ascending order.
  std::vector<int> GetCompileHints(Isolate* isolate) const;
};

// A compiled script bound to a context (ECMA-262 §16.1).
//
//   v8::Local<v8::Script> script;
//   if (!v8::Script::Compile(context, source).ToLocal(&script)) return;  // SyntaxError
//   v8::MaybeLocal<v8::Value> completion = script->Run(context);
class V8_EXPORT Script : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kScript;

  // Empty, with a SyntaxError pending, when the source is malformed. The source string is kept alive for
  // Function.prototype.toString and lazy compilation.
  static V8_WARN_UNUSED_RESULT MaybeLocal<Script> Compile(Local<Context> context, Local<String> source,
                                                          ScriptOrigin* origin = nullptr);
  // Runs it; the completion value (§16.1.6). May be run again. On the way out of the outermost call microtasks run, if
  // the policy is kAuto.
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> Run(Local<Context> context);
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> Run(Local<Context> context, Local<Data> host_defined_options);

  Local<UnboundScript> GetUnboundScript();
  Local<Value> GetResourceName();

  // Of a script compiled with kProduceCompileHints; of others there are none.
  std::vector<int> GetProducedCompileHints() const;
  Local<CompileHintsCollector> GetCompileHintsCollector() const;
};

enum class ScriptType { kClassic, kModule };

// The longer way to a script, with options; and functions from source text.
class V8_EXPORT ScriptCompiler {
 public:
  class ConsumeCodeCacheTask;

  // A code cache that an earlier run of the host has stored: the code of a script, of a module (with its imports and
  // exports), or of a function that CompileFunction has made, with that of all functions in it that had been called by
  // then; the others are compiled when they are called. It is good for the build of the engine, the flags and the source
  // that it was made with, on machines of one byte order; any other, and a damaged one, is rejected. Take caches from
  // where only those write who may run code: one that was made to be accepted can do anything.
  struct V8_EXPORT CachedData {
    enum BufferPolicy { BufferNotOwned, BufferOwned };

    CachedData() : data(nullptr), length(0), rejected(false), buffer_policy(BufferNotOwned) {}
    // With BufferOwned, `data` came from new[] and is deleted along.
    CachedData(const uint8_t* data, int length, BufferPolicy buffer_policy = BufferNotOwned);
    ~CachedData();
    enum CompatibilityCheckResult {
      kSuccess = 0,
      kMagicNumberMismatch = 1,
      kVersionMismatch = 2,
      kSourceMismatch = 3,
      kFlagsMismatch = 5,
      kChecksumMismatch = 6,
      kInvalidHeader = 7,
      kLengthMismatch = 8,
      kReadOnlySnapshotChecksumMismatch = 9,
      kLast = kReadOnlySnapshotChecksumMismatch
    };
    // Whether this engine, as it is configured, made the cache; its source is not looked at.
    CompatibilityCheckResult CompatibilityCheck(Isolate* isolate);

    CachedData(const CachedData&) = delete;
    CachedData& operator=(const CachedData&) = delete;

    const uint8_t* data;
    int length;
    // Set by a compilation that could not use the cache, and compiled the source instead.
    bool rejected;
    BufferPolicy buffer_policy;
  };
  static_assert(sizeof(CachedData) == 24, "hosts know CachedData's layout");

  // There is no cache of compiled scripts in memory: kNotAttempted.
  enum class InMemoryCacheResult { kNotAttempted, kHit, kMiss, kPartial };
  // What a compilation tells about itself.
  struct CompilationDetails {
    static constexpr int64_t kTimeNotMeasured = -1;
    InMemoryCacheResult in_memory_cache_result = InMemoryCacheResult::kNotAttempted;
    int64_t foreground_time_in_microseconds = kTimeNotMeasured;
    int64_t background_time_in_microseconds = kTimeNotMeasured;
  };

  // Checks and reads a code cache beside the isolate's thread, before the source is at hand:
  //
  //   auto* task = v8::ScriptCompiler::StartConsumingCodeCache(isolate, std::move(cache));
  //   /* on any thread */ task->Run();
  //   v8::ScriptCompiler::Source source(text, origin, cache, task);  // owns both; Compile with kConsumeCodeCache
  class V8_EXPORT ConsumeCodeCacheTask final {
   public:
    ~ConsumeCodeCacheTask();
    ConsumeCodeCacheTask(const ConsumeCodeCacheTask&) = delete;
    void operator=(const ConsumeCodeCacheTask&) = delete;

    // On any thread, once.
    void Run();
    // On the isolate's thread, after Run: the source with which the cache is about to be used.
    void SourceTextAvailable(Isolate* isolate, Local<String> source_text, const ScriptOrigin& origin);
    // Whether the isolate has the script already, so that MergeWithExistingScript (on any thread) were of use: the
    // engine shares no scripts between compilations, so this is false and the other does nothing.
    bool ShouldMergeWithExistingScript() const;
    void MergeWithExistingScript();

   private:
    friend class ScriptCompiler;
    friend class internal::ApiAccess;
    explicit ConsumeCodeCacheTask(std::unique_ptr<internal::BackgroundDeserializeTask> impl);

    std::unique_ptr<internal::BackgroundDeserializeTask> impl_;
  };

  // Source text with its origin and, perhaps, a code cache and the task that has checked it, which the Source owns.
  // Holds Locals: stack only.
  class Source {
   public:
    V8_INLINE Source(Local<String> source_string, const ScriptOrigin& origin, CachedData* cached_data = nullptr,
                     ConsumeCodeCacheTask* consume_cache_task = nullptr)
        : source_string_(source_string),
          resource_name_(origin.ResourceName()),
          resource_line_offset_(origin.LineOffset()),
          resource_column_offset_(origin.ColumnOffset()),
          resource_options_(origin.Options()),
          source_map_url_(origin.SourceMapUrl()),
          host_defined_options_(origin.GetHostDefinedOptions()),
          cached_data_(cached_data),
          consume_cache_task_(consume_cache_task) {}
    V8_INLINE explicit Source(Local<String> source_string, CachedData* cached_data = nullptr,
                              ConsumeCodeCacheTask* consume_cache_task = nullptr)
        : source_string_(source_string), cached_data_(cached_data), consume_cache_task_(consume_cache_task) {}
    // With a callback that kConsumeCompileHints asks.
    V8_INLINE Source(Local<String> source_string, const ScriptOrigin& origin, CompileHintCallback callback,
                     void* callback_data)
        : Source(source_string, origin) {
      compile_hint_callback_ = callback;
      compile_hint_callback_data_ = callback_data;
    }
    V8_INLINE ~Source() = default;
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    // Still owned by the Source; look at `rejected` after compiling.
    V8_INLINE const CachedData* GetCachedData() const { return cached_data_.get(); }
    V8_INLINE const ScriptOriginOptions& GetResourceOptions() const { return resource_options_; }
    V8_INLINE const CompilationDetails& GetCompilationDetails() const { return compilation_details_; }

   private:
    friend class ScriptCompiler;
    friend class internal::ApiAccess;

    Local<String> source_string_;
    Local<Value> resource_name_;
    int resource_line_offset_ = -1;
    int resource_column_offset_ = -1;
    ScriptOriginOptions resource_options_;
    Local<Value> source_map_url_;
    Local<Data> host_defined_options_;
    std::unique_ptr<CachedData> cached_data_;
    std::unique_ptr<ConsumeCodeCacheTask> consume_cache_task_;
    CompileHintCallback compile_hint_callback_ = nullptr;
    void* compile_hint_callback_data_ = nullptr;
    CompilationDetails compilation_details_;
  };

  // Where the text of a StreamedSource comes from.
  class V8_EXPORT ExternalSourceStream {
   public:
    virtual ~ExternalSourceStream() = default;
    // The next bytes, in an array from new[] that now belongs to the caller; 0 at the end. May block. A character may
    // be split over two pieces. Called on the thread that runs the task.
    virtual size_t GetMoreData(const uint8_t** src) = 0;
  };

  // A source that arrives in pieces, and what a ScriptStreamingTask makes of it.
  class V8_EXPORT StreamedSource {
   public:
    // WINDOWS_1252: as the Encoding Standard says. ONE_BYTE is Latin-1, TWO_BYTE UTF-16 in the machine's byte order.
    enum Encoding { ONE_BYTE, TWO_BYTE, UTF8, WINDOWS_1252 };

    StreamedSource(std::unique_ptr<ExternalSourceStream> source_stream, Encoding encoding);
    ~StreamedSource();
    StreamedSource(const StreamedSource&) = delete;
    StreamedSource& operator=(const StreamedSource&) = delete;

    internal::ScriptStreamingData* impl() const { return impl_.get(); }
    CompilationDetails& compilation_details() { return compilation_details_; }

   private:
    std::unique_ptr<internal::ScriptStreamingData> impl_;
    CompilationDetails compilation_details_;
  };

  // Collects the text of a StreamedSource and compiles it, away from the isolate. The host runs it once, on any thread,
  // deletes it, and then has Compile or CompileModule finish on the isolate's thread.
  class V8_EXPORT ScriptStreamingTask final {
   public:
    void Run();

   private:
    friend class ScriptCompiler;
    explicit ScriptStreamingTask(internal::ScriptStreamingData* data) : data_(data) {}
    internal::ScriptStreamingData* data_;
  };

  enum CompileOptions {
    kNoCompileOptions = 0,
    kConsumeCodeCache = 1 << 0,
    // Inner functions at once instead of when first called.
    kEagerCompile = 1 << 1,
    // See CompileHintsCollector.
    kProduceCompileHints = 1 << 2,
    // The Source's callback says which inner functions are compiled at once.
    kConsumeCompileHints = 1 << 3,
    // Accepted; the comments are not read.
    kFollowCompileHintsMagicComment = 1 << 4,
  };
  // Why a host uses no code cache: statistics only.
  enum NoCacheReason {
    kNoCacheNoReason = 0,
    kNoCacheBecauseCachingDisabled,
    kNoCacheBecauseNoResource,
    kNoCacheBecauseInlineScript,
    kNoCacheBecauseModule,
    kNoCacheBecauseStreamingSource,
    kNoCacheBecauseInspector,
    kNoCacheBecauseScriptTooSmall,
    kNoCacheBecauseCacheTooCold,
    kNoCacheBecauseV8Extension,
    kNoCacheBecauseExtensionModule,
    kNoCacheBecausePacScript,
    kNoCacheBecauseInDocumentWrite,
    kNoCacheBecauseResourceWithNoCacheHandler,
    kNoCacheBecauseDeferredProduceCodeCache,
  };

  // kConsumeCodeCache and kEagerCompile stand alone, and hints are either produced or consumed.
  static bool CompileOptionsIsValid(CompileOptions compile_options);

  // As Script::Compile.
  static V8_WARN_UNUSED_RESULT MaybeLocal<UnboundScript> CompileUnboundScript(
      Isolate* isolate, Source* source, CompileOptions options = kNoCompileOptions,
      NoCacheReason no_cache_reason = kNoCacheNoReason);
  static V8_WARN_UNUSED_RESULT MaybeLocal<Script> Compile(Local<Context> context, Source* source,
                                                          CompileOptions options = kNoCompileOptions,
                                                          NoCacheReason no_cache_reason = kNoCacheNoReason);

  // Begins with a source that arrives in pieces; see ScriptStreamingTask. The source must outlive the task. The
  // callback is called on the thread that runs it.
  static ScriptStreamingTask* StartStreaming(Isolate* isolate, StreamedSource* source,
                                             ScriptType type = ScriptType::kClassic,
                                             CompileOptions options = kNoCompileOptions,
                                             CompileHintCallback compile_hint_callback = nullptr,
                                             void* compile_hint_callback_data = nullptr);
  static ScriptStreamingTask* StartStreamingScript(Isolate* isolate, StreamedSource* source,
                                                   CompileOptions options = kNoCompileOptions) {
    return StartStreaming(isolate, source, ScriptType::kClassic, options);
  }
  // The script, once the task has run. `full_source_string` is the text that was streamed; where it is not, it is
  // compiled itself.
  static V8_WARN_UNUSED_RESULT MaybeLocal<Script> Compile(Local<Context> context, StreamedSource* source,
                                                          Local<String> full_source_string, const ScriptOrigin& origin);

  static ConsumeCodeCacheTask* StartConsumingCodeCache(Isolate* isolate, std::unique_ptr<CachedData> source);
  // From any thread.
  static ConsumeCodeCacheTask* StartConsumingCodeCacheOnBackground(Isolate* isolate,
                                                                   std::unique_ptr<CachedData> source);

  // Not in V8 (its inspector calls this replMode): an entry of an interactive shell, that is a script whose top level
  // may `await`, and whose let, const and class later entries may declare anew: functions of earlier ones find the new
  // ones then. Script::Run gives a promise for an object whose `value` is the completion value; errors reject it. With
  // a SyntaxError, `is_incomplete` (may be null) tells whether the source only ends too early: more text may mend it.
  static V8_WARN_UNUSED_RESULT MaybeLocal<Script> CompileReplEntry(Local<Context> context, Source* source,
                                                                   bool* is_incomplete = nullptr);

  // A module, not yet linked; the origin must say is_module. Empty, with a SyntaxError pending, when it is malformed.
  static V8_WARN_UNUSED_RESULT MaybeLocal<Module> CompileModule(Isolate* isolate, Source* source,
                                                                CompileOptions options = kNoCompileOptions,
                                                                NoCacheReason no_cache_reason = kNoCacheNoReason);

  // As Compile of a streamed source, begun with ScriptType::kModule.
  static V8_WARN_UNUSED_RESULT MaybeLocal<Module> CompileModule(Local<Context> context, StreamedSource* source,
                                                                Local<String> full_source_string,
                                                                const ScriptOrigin& origin);

  // A function whose body is the source, with the given parameter names. The properties of the extension objects are
  // in scope, as with `with` statements around it.
  static V8_WARN_UNUSED_RESULT MaybeLocal<Function> CompileFunction(
      Local<Context> context, Source* source, size_t arguments_count = 0, Local<String> arguments[] = nullptr,
      size_t context_extension_count = 0, Local<Object> context_extensions[] = nullptr,
      CompileOptions options = kNoCompileOptions, NoCacheReason no_cache_reason = kNoCacheNoReason);
  static V8_WARN_UNUSED_RESULT MaybeLocal<Function> CompileFunctionInContext(
      Local<Context> context, Source* source, size_t arguments_count, Local<String> arguments[],
      size_t context_extension_count, Local<Object> context_extensions[], CompileOptions options = kNoCompileOptions,
      NoCacheReason no_cache_reason = kNoCacheNoReason) {
    return CompileFunction(context, source, arguments_count, arguments, context_extension_count, context_extensions,
                           options, no_cache_reason);
  }

  // A code cache for what has been compiled: the caller owns it. Null when memory is short, and of functions that
  // CompileFunction has not made.
  static CachedData* CreateCodeCache(Local<UnboundScript> unbound_script);
  static CachedData* CreateCodeCache(Local<UnboundModuleScript> unbound_module_script);
  static CachedData* CreateCodeCacheForFunction(Local<Function> function);

  // Changes whenever caches of this library become unusable.
  static uint32_t CachedDataVersionTag();
};

}  // namespace v8

#endif  // INCLUDE_V8_SCRIPT_H_
