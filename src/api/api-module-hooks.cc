#include "src/api/api-internal.h"
#include "src/execution/hooks.h"
#include "src/execution/stack-trace.h"

// What the engine asks of the host for modules: import(), import.meta, the steps of synthetic modules.
namespace v8::internal {

namespace {

Local<v8::Data> HostOptionsOf(Isolate* isolate, Value script) {
  const Value options = IsScript(script) ? Cast<Script>(script)->host_defined_options() : Undefined();
  return MakeLocal<v8::Data>(isolate, options.IsUndefined() ? Value(ReadOnlyRoots::empty_fixed_array()) : options);
}

Result<Value> ImportDynamically(Isolate* isolate, Value referrer, Tagged<String> specifier, ImportPhase phase,
                                Tagged<FixedArray> attributes) {
  const ApiData* const api = isolate->api_data;
  const bool has_callback = api->import_module_with_phase != nullptr ||
                            (phase == ImportPhase::kEvaluation &&
                             (api->import_module != nullptr || api->import_module_1 != nullptr ||
                              api->import_module_2 != nullptr));
  if (!has_callback) {
    return Throw(isolate, phase == ImportPhase::kSource ? MessageTemplate::kSourcePhaseUnavailable
                                                        : MessageTemplate::kImportNotSupported,
                 specifier);
  }
  Value result;
  Callout(isolate, [&] {
    const Local<v8::Context> context = MakeLocal<v8::Context>(isolate, isolate->realm());
    const Local<v8::String> name = MakeLocal<v8::String>(isolate, specifier);
    const Local<v8::FixedArray> list = MakeLocal<v8::FixedArray>(isolate, attributes);
    const Local<v8::Value> resource_name = 
        MakeLocal<v8::Value>(isolate, IsScript(referrer) ? Cast<Script>(referrer)->name() : Undefined());
    MaybeLocal<v8::Promise> maybe;
    if (api->import_module_with_phase != nullptr) {
      maybe = api->import_module_with_phase(context, HostOptionsOf(isolate, referrer), resource_name, name,
                                            static_cast<v8::ModuleImportPhase>(phase), list);
    } else if (api->import_module != nullptr) {
      maybe = api->import_module(context, HostOptionsOf(isolate, referrer), resource_name, name, list);
    } else {
      const auto from = IsScript(referrer) ? MakeLocal<v8::ScriptOrModule>(isolate, referrer) : Local<v8::ScriptOrModule>();
      maybe = api->import_module_2 != nullptr ? api->import_module_2(context, from, name, list)
                                              : api->import_module_1(context, from, name);
    }
    Local<v8::Promise> promise;
    if (maybe.ToLocal(&promise)) result = Open(promise);
  });
  if (isolate->has_pending_exception()) return Exception();
  // A callback that neither begins to import nor says why not.
  if (result.is_empty()) return Throw(isolate, MessageTemplate::kModuleNotFound, specifier);
  return result;
}

Result<void> InitializeImportMeta(Isolate* isolate, Tagged<SourceTextModule> module, Tagged<JSObject> meta) {
  const ApiData* const api = isolate->api_data;
  if (api->initialize_import_meta == nullptr) return Ok();
  Callout(isolate, [&] {
    api->initialize_import_meta(MakeLocal<v8::Context>(isolate, module->realm()),
                                MakeLocal<v8::Module>(isolate, module), MakeLocal<v8::Object>(isolate, meta));
  });
  if (isolate->has_pending_exception()) return Exception();
  return Ok();
}

Result<Value> EvaluateSynthetic(Isolate* isolate, Tagged<SyntheticModule> module) {
  Value result;
  Callout(isolate, [&] {
    const auto steps = reinterpret_cast<v8::Module::SyntheticModuleEvaluationSteps>(module->evaluation_steps());
    Local<v8::Value> value;
    if (steps(MakeLocal<v8::Context>(isolate, module->realm()), MakeLocal<v8::Module>(isolate, module)).ToLocal(&value)) {
      result = Open(value);
    }
  });
  if (isolate->has_pending_exception()) return Exception();
  return result.is_empty() ? Undefined() : result;
}

}  // namespace

void InstallModuleHooks() {
  ModuleHostCallbacks& host = ProcessHooks()->module_host;
  host.import_dynamically = &ImportDynamically;
  host.initialize_import_meta = &InitializeImportMeta;
  host.evaluate_synthetic = &EvaluateSynthetic;
}

}  // namespace v8::internal

namespace v8 {

namespace {

i::ApiData* ForgetImportCallbacks(Isolate* isolate) {
  i::ApiData* const api = i::Internal(isolate)->api_data;
  api->import_module = nullptr;
  api->import_module_with_phase = nullptr;
  api->import_module_1 = nullptr;
  api->import_module_2 = nullptr;
  return api;
}

}  // namespace

void Isolate::SetHostImportModuleDynamicallyCallback(HostImportModuleDynamicallyCallback callback) {
  ForgetImportCallbacks(this)->import_module = callback;
}
void Isolate::SetHostImportModuleDynamicallyCallback(HostImportModuleDynamicallyWithReferrerCallback callback) {
  ForgetImportCallbacks(this)->import_module_1 = callback;
}
void Isolate::SetHostImportModuleDynamicallyCallback(HostImportModuleDynamicallyWithImportAssertionsCallback callback) {
  ForgetImportCallbacks(this)->import_module_2 = callback;
}
void Isolate::SetHostImportModuleWithPhaseDynamicallyCallback(
    HostImportModuleWithPhaseDynamicallyCallback callback) {
  ForgetImportCallbacks(this)->import_module_with_phase = callback;
}
void Isolate::SetHostInitializeImportMetaObjectCallback(HostInitializeImportMetaObjectCallback callback) {
  i::Internal(this)->api_data->initialize_import_meta = callback;
}

}  // namespace v8
