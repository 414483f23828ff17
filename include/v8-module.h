// Modules (ECMA-262 §16.2): compiling, linking and evaluating them, and modules that the host makes.

#ifndef INCLUDE_V8_MODULE_H_
#define INCLUDE_V8_MODULE_H_

#include <stddef.h>

#include <tuple>
#include <utility>
#include <vector>

#include "v8-callbacks.h"     // NOLINT(build/include_directory)
#include "v8-data.h"          // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-maybe.h"         // NOLINT(build/include_directory)
#include "v8-memory-span.h"   // NOLINT(build/include_directory)
#include "v8-message.h"       // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

// A place in a source text: line and column, both counted from 0.
class V8_EXPORT Location {
 public:
  Location(int line_number, int column_number) : line_number_(line_number), column_number_(column_number) {}
  int GetLineNumber() { return line_number_; }
  int GetColumnNumber() { return column_number_; }

 private:
  int line_number_;
  int column_number_;
};

// What an import() or the host's code asks from: a script or a module.
class V8_EXPORT ScriptOrModule : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kScriptOrModule;

  // The name that its ScriptOrigin gave.
  Local<Value> GetResourceName();
  // What its ScriptOrigin gave, or an empty PrimitiveArray.
  Local<Data> HostDefinedOptions();
  Local<PrimitiveArray> GetHostDefinedOptions();
};

// A compiled module that belongs to no context.
class V8_EXPORT UnboundModuleScript : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kUnboundModuleScript;

  // What `//# sourceURL=` and `//# sourceMappingURL=` comments say; undefined without.
  Local<Value> GetSourceURL();
  Local<Value> GetSourceMappingURL();
};

// One specifier, with its attributes and its phase, that a module imports from.
class V8_EXPORT ModuleRequest : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kModuleRequest;

  Local<String> GetSpecifier() const;
  ModuleImportPhase GetPhase() const;
  // Of the specifier, in characters; Module::SourceOffsetToLocation makes a line of it.
  int GetSourceOffset() const;
  // [key, value, source offset, ...] in order of the keys.
  Local<FixedArray> GetImportAttributes() const;
  Local<FixedArray> GetImportAssertions() const { return GetImportAttributes(); }

  V8_INLINE static ModuleRequest* Cast(Data* data) { return internal::ApiCast<ModuleRequest>(data); }
};

// A module. The host compiles it with ScriptCompiler::CompileModule, has InstantiateModule link it with the modules that
// it requests, which a callback finds, and evaluates it:
//
//   if (!v8::ScriptCompiler::CompileModule(isolate, &source).ToLocal(&module)) return;          // SyntaxError
//   if (module->InstantiateModule(context, Resolve).IsNothing()) return;                        // what is missing
//   v8::MaybeLocal<v8::Value> promise = module->Evaluate(context);                              // top-level await
//
// The callback must find modules at once: a host that loads them asynchronously walks GetModuleRequests() first, and
// instantiates when all of the graph is there.
class V8_EXPORT Module : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kModule;

  enum Status {
    kUninstantiated,
    kInstantiating,
    kInstantiated,
    kEvaluating,
    kEvaluated,  // Also while it waits at a top-level await: the promise of Evaluate tells.
    kErrored
  };
  Status GetStatus() const;
  // What its evaluation threw: only of kErrored.
  Local<Value> GetException() const;

  // The ModuleRequests of a source text module, in order of the source.
  Local<FixedArray> GetModuleRequests() const;
  int GetModuleRequestsLength() const;
  Local<String> GetModuleRequest(int i) const;
  Location GetModuleRequestLocation(int i) const;
  Location SourceOffsetToLocation(int offset) const;

  // The same for the module's life, and never 0; not necessarily distinct.
  int GetIdentityHash() const;

  // Finds the module for a request of `referrer`. Empty: it has thrown.
  using ResolveModuleCallback = MaybeLocal<Module> (*)(Local<Context> context, Local<String> specifier,
                                                       Local<FixedArray> import_attributes, Local<Module> referrer);
  using ResolveCallback = MaybeLocal<Module> (*)(Local<Context> context, Local<String> specifier,
                                                 Local<Module> referrer);
  // Finds the object for a source phase import; without one such imports are SyntaxErrors.
  using ResolveSourceCallback = MaybeLocal<Object> (*)(Local<Context> context, Local<String> specifier,
                                                       Local<FixedArray> import_attributes, Local<Module> referrer);
  // Links the graph (§16.2.1.6.1.2). Nothing, with an exception pending, when a module or an export is missing: the
  // module is kUninstantiated again, and everything is asked for anew the next time.
  V8_WARN_UNUSED_RESULT Maybe<bool> InstantiateModule(Local<Context> context, ResolveModuleCallback module_callback,
                                                      ResolveSourceCallback source_callback = nullptr);
  V8_WARN_UNUSED_RESULT Maybe<bool> InstantiateModule(Local<Context> context, ResolveCallback callback);

  // Evaluates the graph (§16.2.1.6.1.3): a promise, which errors reject; empty only on termination. Of a synthetic module
  // it gives, the first time, what the steps return, and is empty, with an exception pending, when they throw; afterwards
  // the promise that they returned, or else one that is fulfilled with undefined or rejected with the error.
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> Evaluate(Local<Context> context);
  // For import.defer(): evaluates only the modules of the graph that wait at a top-level await.
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> EvaluateForImportDefer(Local<Context> context);

  // The namespace object of a module that is at least kInstantiated.
  Local<Value> GetModuleNamespace();
  // With kDefer: the one that evaluates the module when it is first used.
  Local<Value> GetModuleNamespace(ModuleImportPhase phase);

  // Only of source text modules.
  Local<UnboundModuleScript> GetUnboundModuleScript();
  int ScriptId() const;
  // Whether some module of the graph has a top-level await: of a module that is at least kInstantiated.
  bool IsGraphAsync() const;
  bool HasTopLevelAwait() const;
  bool IsSourceTextModule() const;
  bool IsSyntheticModule() const;

  // Called when a synthetic module is evaluated, to set its exports. The result should be a promise. Empty: it has
  // thrown. The names may be a braced list, a std::vector or a LocalVector as well.
  using SyntheticModuleEvaluationSteps = MaybeLocal<Value> (*)(Local<Context> context, Local<Module> module);
  static Local<Module> CreateSyntheticModule(Isolate* isolate, Local<String> module_name,
                                             const MemorySpan<const Local<String>>& export_names,
                                             SyntheticModuleEvaluationSteps evaluation_steps);
  // ReferenceError when there is no such export.
  V8_WARN_UNUSED_RESULT Maybe<bool> SetSyntheticModuleExport(Isolate* isolate, Local<String> export_name,
                                                             Local<Value> export_value);

  // The modules of the graph whose own top-level await has not been answered, each with a message that shows where.
  std::pair<LocalVector<Module>, LocalVector<Message>> GetStalledTopLevelAwaitMessages(Isolate* isolate);
  std::vector<std::tuple<Local<Module>, Local<Message>>> GetStalledTopLevelAwaitMessage(Isolate* isolate);

  V8_INLINE static Module* Cast(Data* data) { return internal::ApiCast<Module>(data); }
};

}  // namespace v8

#endif  // INCLUDE_V8_MODULE_H_
