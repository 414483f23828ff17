// Compiling and running scripts.

#ifndef INCLUDE_V8_SCRIPT_H_
#define INCLUDE_V8_SCRIPT_H_

#include <stddef.h>
#include <stdint.h>

#include "v8-callbacks.h"     // NOLINT(build/include_directory)
#include "v8-data.h"          // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-maybe.h"         // NOLINT(build/include_directory)
#include "v8-message.h"       // NOLINT(build/include_directory)
#include "v8-module.h"        // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

// A compiled script that belongs to no context.
class V8_EXPORT UnboundScript : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kUnboundScript;

  static const int kNoScriptId = 0;

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
};

enum class ScriptType { kClassic, kModule };

// The longer way to a script, with options; and functions from source text.
class V8_EXPORT ScriptCompiler {
 public:
  class ConsumeCodeCacheTask;

  // A code cache that an earlier run of the host has stored.
  struct V8_EXPORT CachedData {
    enum BufferPolicy { BufferNotOwned, BufferOwned };

    CachedData() : data(nullptr), length(0), rejected(false), buffer_policy(BufferNotOwned) {}
    // With BufferOwned, `data` came from new[] and is deleted along.
    CachedData(const uint8_t* data, int length, BufferPolicy buffer_policy = BufferNotOwned);
    ~CachedData();
    CachedData(const CachedData&) = delete;
    CachedData& operator=(const CachedData&) = delete;

    const uint8_t* data;
    int length;
    // Set by a compilation that could not use the cache, and compiled the source instead.
    bool rejected;
    BufferPolicy buffer_policy;
  };
  static_assert(sizeof(CachedData) == 24, "hosts know CachedData's layout");

  enum class InMemoryCacheResult { kHit, kPartial, kMiss, kTimeOut };
  // What a compilation tells about itself.
  struct CompilationDetails {
    static constexpr int64_t kTimeNotMeasured = -1;
    InMemoryCacheResult in_memory_cache_result = InMemoryCacheResult::kMiss;
    int64_t foreground_time_in_microseconds = kTimeNotMeasured;
    int64_t background_time_in_microseconds = kTimeNotMeasured;
  };

  // Source text with its origin and, perhaps, a code cache, which the Source owns. Holds Locals: stack only.
  class Source {
   public:
    V8_INLINE Source(Local<String> source_string, const ScriptOrigin& origin, CachedData* cached_data = nullptr,
                     ConsumeCodeCacheTask* = nullptr)
        : source_string_(source_string),
          resource_name_(origin.ResourceName()),
          resource_line_offset_(origin.LineOffset()),
          resource_column_offset_(origin.ColumnOffset()),
          resource_options_(origin.Options()),
          source_map_url_(origin.SourceMapUrl()),
          host_defined_options_(origin.GetHostDefinedOptions()),
          cached_data_(cached_data) {}
    V8_INLINE explicit Source(Local<String> source_string, CachedData* cached_data = nullptr,
                              ConsumeCodeCacheTask* = nullptr)
        : source_string_(source_string), cached_data_(cached_data) {}
    V8_INLINE ~Source() { delete cached_data_; }
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    // Still owned by the Source; look at `rejected` after compiling.
    V8_INLINE const CachedData* GetCachedData() const { return cached_data_; }
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
    CachedData* cached_data_;
    CompilationDetails compilation_details_;
  };

  // Only kEagerCompile changes how a script is compiled: inner functions at once instead of when first called.
  enum CompileOptions {
    kNoCompileOptions = 0,
    kConsumeCodeCache = 1 << 0,
    kEagerCompile = 1 << 1,
    kProduceCompileHints = 1 << 2,
    kConsumeCompileHints = 1 << 3,
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

  static bool CompileOptionsIsValid(CompileOptions compile_options);

  // As Script::Compile.
  static V8_WARN_UNUSED_RESULT MaybeLocal<UnboundScript> CompileUnboundScript(
      Isolate* isolate, Source* source, CompileOptions options = kNoCompileOptions,
      NoCacheReason no_cache_reason = kNoCacheNoReason);
  static V8_WARN_UNUSED_RESULT MaybeLocal<Script> Compile(Local<Context> context, Source* source,
                                                          CompileOptions options = kNoCompileOptions,
                                                          NoCacheReason no_cache_reason = kNoCacheNoReason);

  // Not in V8 (its inspector calls this replMode): an entry of an interactive shell, that is a script whose top level may
  // `await`, and whose let, const and class later entries may declare anew: functions of earlier ones find the new ones
  // then. Script::Run gives a promise for an object whose `value` is the completion value; errors reject it. With a
  // SyntaxError, `is_incomplete` (may be null) tells whether the source only ends too early: more text may mend it.
  static V8_WARN_UNUSED_RESULT MaybeLocal<Script> CompileReplEntry(Local<Context> context, Source* source,
                                                                   bool* is_incomplete = nullptr);

  // A module, not yet linked; the origin must say is_module. Empty, with a SyntaxError pending, when it is malformed.
  static V8_WARN_UNUSED_RESULT MaybeLocal<Module> CompileModule(Isolate* isolate, Source* source,
                                                                CompileOptions options = kNoCompileOptions,
                                                                NoCacheReason no_cache_reason = kNoCacheNoReason);

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

  // Changes whenever caches of this library become unusable.
  static uint32_t CachedDataVersionTag();
};

}  // namespace v8

#endif  // INCLUDE_V8_SCRIPT_H_
