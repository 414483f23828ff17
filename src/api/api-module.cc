#include "src/api/api-internal.h"
#include "src/api/api-message.h"
#include "src/execution/stack-trace.h"
#include "src/modules/modules.h"
#include "src/runtime/errors/messages.h"

// Module and what it is made of. A Module is the record itself, an UnboundModuleScript the shared part of its body, a
// ScriptOrModule its Script.
namespace v8 {

namespace {

i::Tagged<i::Module> OpenModule(const Module* that) { return i::OpenAs<i::Module>(that); }

// The record of a module that has a source; null, after a usage error, of others.
i::Tagged<i::SourceTextModule> OpenSourceText(const Module* that, const char* location) {
  i::ApiCheck(i::IsSourceTextModule(OpenModule(that)), location, "The module is not a source text module");
  return i::OpenAs<i::SourceTextModule>(that);
}

i::Tagged<i::ModuleRequest> OpenRequest(const ModuleRequest* that) { return i::OpenAs<i::ModuleRequest>(that); }

Local<Data> HostOptionsOf(i::Isolate* isolate, i::Tagged<i::Script> script) {
  const i::Value options = script->host_defined_options();
  return i::MakeLocal<Data>(isolate, options.IsUndefined() ? i::Value(i::ReadOnlyRoots::empty_fixed_array()) : options);
}

// Asks the embedder's callbacks for modules.
class EmbedderLoader final : public i::ModuleLoader {
 public:
  EmbedderLoader(i::Isolate* isolate, Local<Context> context, Module::ResolveModuleCallback module_callback,
                 Module::ResolveCallback callback, Module::ResolveSourceCallback source_callback)
      : isolate_(isolate),
        context_(context),
        module_callback_(module_callback),
        callback_(callback),
        source_callback_(source_callback) {}

  i::Result<i::Value> Load(i::Tagged<i::SourceTextModule> referrer, i::Tagged<i::ModuleRequest> request) override {
    i::Value result;
    const bool is_source = request->phase() == i::ImportPhase::kSource;
    if (is_source && source_callback_ == nullptr) {
      return i::Throw(isolate_, i::MessageTemplate::kSourcePhaseUnavailable, request->specifier());
    }
    i::Callout(isolate_, [&] {
      const Local<String> specifier = i::MakeLocal<String>(isolate_, request->specifier());
      const Local<FixedArray> attributes = i::MakeLocal<FixedArray>(isolate_, request->import_attributes());
      const Local<Module> from = i::MakeLocal<Module>(isolate_, referrer);
      if (is_source) {
        Local<Object> source;
        if (source_callback_(context_, specifier, attributes, from).ToLocal(&source)) result = i::Open(source);
        return;
      }
      Local<Module> module;
      const MaybeLocal<Module> found = module_callback_ != nullptr
                                           ? module_callback_(context_, specifier, attributes, from)
                                           : callback_(context_, specifier, from);
      if (found.ToLocal(&module)) result = i::Open(module);
    });
    if (isolate_->has_pending_exception()) return i::Exception();
    // A callback that neither finds the module nor says why.
    if (result.is_empty()) return i::Throw(isolate_, i::MessageTemplate::kModuleNotFound, request->specifier());
    return result;
  }

 private:
  i::Isolate* const isolate_;
  const Local<Context> context_;
  const Module::ResolveModuleCallback module_callback_;
  const Module::ResolveCallback callback_;
  const Module::ResolveSourceCallback source_callback_;
};

Maybe<bool> Instantiate(Local<Context> context, i::Tagged<i::Module> module,
                        Module::ResolveModuleCallback module_callback, Module::ResolveCallback callback,
                        Module::ResolveSourceCallback source_callback) {
  ENTER_CALL(context, Nothing<bool>());
  EmbedderLoader loader(isolate, context, module_callback, callback, source_callback);
  return scope.ReturnTrue([&]() -> i::Result<void> {
    TRY(i::LoadRequestedModules(isolate, module, &loader));
    return i::Link(isolate, module);
  }());
}

// "Top-level await promise never resolved", at the await.
i::Result<i::Tagged<i::MessageObject>> NewStalledMessage(i::Isolate* isolate,
                                                         i::Tagged<i::SourceTextModule> module) {
  const auto activation = i::Cast<i::JSGeneratorObject>(module->activation());
  const auto message =
      TRY(i::NewStruct<i::MessageObject>(isolate, i::ReadOnlyRoots::message_object_map(), i::AllocationType::kYoung));
  message->set_text(TRY(i::FormatMessage(isolate, i::MessageTemplate::kTopLevelAwaitStalled)));
  message->set_script(module->script());
  const int position = i::SourcePositionInFunction(activation->function(), activation->continuation());
  message->set_start_position(position);
  message->set_end_position(position + 1);
  message->set_error_level(Isolate::kMessageError);
  return message;
}

}  // namespace

// --- ScriptOrModule, UnboundModuleScript, ModuleRequest ------------------------------------------------------------------

Local<Value> ScriptOrModule::GetResourceName() {
  return i::MakeLocal<Value>(i::IsolateOf(this), i::OpenAs<i::Script>(this)->name());
}
Local<Data> ScriptOrModule::HostDefinedOptions() {
  return HostOptionsOf(i::IsolateOf(this), i::OpenAs<i::Script>(this));
}
Local<PrimitiveArray> ScriptOrModule::GetHostDefinedOptions() { return HostDefinedOptions().As<PrimitiveArray>(); }

Local<Value> UnboundModuleScript::GetSourceURL() {
  return i::MakeLocal<Value>(i::IsolateOf(this), i::OpenAs<i::SharedFunctionInfo>(this)->script()->source_url());
}
Local<Value> UnboundModuleScript::GetSourceMappingURL() {
  return i::MakeLocal<Value>(i::IsolateOf(this),
                             i::OpenAs<i::SharedFunctionInfo>(this)->script()->source_mapping_url());
}

Local<String> ModuleRequest::GetSpecifier() const {
  return i::MakeLocal<String>(i::IsolateOf(this), OpenRequest(this)->specifier());
}
ModuleImportPhase ModuleRequest::GetPhase() const { return static_cast<ModuleImportPhase>(OpenRequest(this)->phase()); }
int ModuleRequest::GetSourceOffset() const { return OpenRequest(this)->position(); }
Local<FixedArray> ModuleRequest::GetImportAttributes() const {
  return i::MakeLocal<FixedArray>(i::IsolateOf(this), OpenRequest(this)->import_attributes());
}

// --- Module -----------------------------------------------------------------------------------------------------------

Module::Status Module::GetStatus() const {
  const i::Tagged<i::Module> module = OpenModule(this);
  switch (module->status()) {
    case i::Module::kUnlinked:
    case i::Module::kLoading: return kUninstantiated;
    case i::Module::kLinking: return kInstantiating;
    case i::Module::kLinked: return kInstantiated;
    case i::Module::kEvaluating: return kEvaluating;
    case i::Module::kEvaluatingAsync:
    case i::Module::kEvaluated: return module->HasError() ? kErrored : kEvaluated;
  }
  UNREACHABLE();
}

Local<Value> Module::GetException() const {
  const i::Tagged<i::Module> module = OpenModule(this);
  i::ApiCheck(module->HasError(), "v8::Module::GetException", "The module's status must be kErrored");
  return i::MakeLocal<Value>(i::IsolateOf(this), module->evaluation_error());
}

Local<FixedArray> Module::GetModuleRequests() const {
  const i::Tagged<i::Module> module = OpenModule(this);
  return i::MakeLocal<FixedArray>(i::IsolateOf(this), i::IsSourceTextModule(module)
                                                          ? i::Cast<i::SourceTextModule>(module)->requests()
                                                          : i::ReadOnlyRoots::empty_fixed_array());
}
int Module::GetModuleRequestsLength() const { return GetModuleRequests()->Length(); }
Local<String> Module::GetModuleRequest(int i) const { return GetModuleRequests()->Get(i).As<ModuleRequest>()->GetSpecifier(); }
Location Module::GetModuleRequestLocation(int i) const {
  return SourceOffsetToLocation(GetModuleRequests()->Get(i).As<ModuleRequest>()->GetSourceOffset());
}
Location Module::SourceOffsetToLocation(int offset) const {
  const auto module = OpenSourceText(this, "v8::Module::SourceOffsetToLocation");
  const i::MessagePlace place = i::PlaceInScript(module->script(), offset, offset);
  return Location(place.line - 1, place.column);
}

int Module::GetIdentityHash() const { return OpenModule(this)->hash(); }

Maybe<bool> Module::InstantiateModule(Local<Context> context, ResolveModuleCallback module_callback,
                                      ResolveSourceCallback source_callback) {
  return Instantiate(context, OpenModule(this), module_callback, nullptr, source_callback);
}
Maybe<bool> Module::InstantiateModule(Local<Context> context, ResolveCallback callback) {
  return Instantiate(context, OpenModule(this), nullptr, callback, nullptr);
}

MaybeLocal<Value> Module::Evaluate(Local<Context> context) {
  if (!i::ApiCheck(OpenModule(this)->status() >= i::Module::kLinked, "v8::Module::Evaluate",
                   "The module must have been instantiated")) {
    return MaybeLocal<Value>();
  }
  ENTER_CALL(context, MaybeLocal<Value>());
  const i::Tagged<i::Module> module = OpenModule(this);
  if (i::IsSyntheticModule(module) && module->status() < i::Module::kEvaluating) {
    return scope.Return<Value>(i::RunEvaluationSteps(isolate, i::Cast<i::SyntheticModule>(module)));
  }
  return scope.Return<Value>(i::Evaluate(isolate, module));
}
MaybeLocal<Value> Module::EvaluateForImportDefer(Local<Context> context) {
  if (!i::ApiCheck(OpenModule(this)->status() >= i::Module::kLinked, "v8::Module::EvaluateForImportDefer",
                   "The module must have been instantiated")) {
    return MaybeLocal<Value>();
  }
  ENTER_CALL(context, MaybeLocal<Value>());
  return scope.Return<Value>(i::EvaluateForDeferredImport(isolate, OpenModule(this)));
}

Local<Value> Module::GetModuleNamespace() { return GetModuleNamespace(ModuleImportPhase::kEvaluation); }
Local<Value> Module::GetModuleNamespace(ModuleImportPhase phase) {
  i::ApiCheck(OpenModule(this)->status() >= i::Module::kLinked, "v8::Module::GetModuleNamespace",
              "The module must have been instantiated");
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  const i::Tagged<i::Module> module = OpenModule(this);
  return i::MakeInfallibly<Value>(isolate, "v8::Module::GetModuleNamespace", [&] {
    return i::GetModuleNamespace(isolate, module, static_cast<i::ImportPhase>(phase));
  });
}

Local<UnboundModuleScript> Module::GetUnboundModuleScript() {
  const auto module = OpenSourceText(this, "v8::Module::GetUnboundModuleScript");
  return i::MakeLocal<UnboundModuleScript>(i::IsolateOf(this), module->shared());
}
int Module::ScriptId() const { return OpenSourceText(this, "v8::Module::ScriptId")->script()->id(); }

bool Module::IsGraphAsync() const {
  i::ApiCheck(OpenModule(this)->status() >= i::Module::kLinked, "v8::Module::IsGraphAsync",
              "The module must have been instantiated");
  i::Isolate* const isolate = i::IsolateOf(this);
  i::CallScope scope(isolate, i::Value());
  if (scope.MustReturn()) return false;
  const i::Result<bool> result = i::IsGraphAsync(isolate, OpenModule(this));
  if (!result.IsException()) return result.value();
  scope.Fail();
  return false;
}
bool Module::HasTopLevelAwait() const {
  return IsSourceTextModule() && i::OpenAs<i::SourceTextModule>(this)->has_tla() != 0;
}
bool Module::IsSourceTextModule() const { return i::IsSourceTextModule(OpenModule(this)); }
bool Module::IsSyntheticModule() const { return i::IsSyntheticModule(OpenModule(this)); }

Local<Module> Module::CreateSyntheticModule(Isolate* external, Local<String> module_name,
                                            const MemorySpan<const Local<String>>& export_names,
                                            SyntheticModuleEvaluationSteps evaluation_steps) {
  i::Isolate* const isolate = i::Internal(external);
  i::EntryScope entry(isolate);
  return i::MakeInfallibly<Module>(
      isolate, "v8::Module::CreateSyntheticModule", [&]() -> i::Result<i::Tagged<i::SyntheticModule>> {
        const auto names =
            TRY(i::NewFixedArray(isolate, static_cast<int>(export_names.size()), i::AllocationType::kOld));
        for (size_t k = 0; k < export_names.size(); ++k) names->set(static_cast<int>(k), i::Open(export_names[k]));
        return i::NewSyntheticModule(isolate, i::OpenAs<i::String>(module_name), names,
                                     reinterpret_cast<void*>(evaluation_steps));
      });
}
Maybe<bool> Module::SetSyntheticModuleExport(Isolate* external, Local<String> export_name, Local<Value> export_value) {
  i::Isolate* const isolate = i::Internal(external);
  if (!i::ApiCheck(IsSyntheticModule(), "v8::Module::SetSyntheticModuleExport", "The module is not synthetic")) {
    return Nothing<bool>();
  }
  i::CallScope scope(isolate, i::Value());
  if (scope.MustReturn()) return Nothing<bool>();
  return scope.ReturnTrue([&]() -> i::Result<void> {
    const auto name = TRY(i::InternalizeString(isolate, i::OpenAs<i::String>(export_name)));
    if (i::SetSyntheticModuleExport(i::OpenAs<i::SyntheticModule>(this), name, i::Open(export_value))) return i::Ok();
    return i::Throw(isolate, i::MessageTemplate::kModuleExportUndefined, name);
  }());
}

std::pair<LocalVector<Module>, LocalVector<Message>> Module::GetStalledTopLevelAwaitMessages(Isolate* external) {
  i::Isolate* const isolate = i::Internal(external);
  std::pair<LocalVector<Module>, LocalVector<Message>> result{LocalVector<Module>(external),
                                                              LocalVector<Message>(external)};
  i::CallScope scope(isolate, i::Value());
  if (scope.MustReturn()) return result;
  const i::Result<i::Value> stalled = i::StalledModules(isolate, OpenModule(this));
  if (stalled.IsException()) {
    scope.Fail();
    return result;
  }
  for (int k = 0; k < i::ListLength(stalled.value()); ++k) {
    const auto module = i::Cast<i::SourceTextModule>(i::ListGet(stalled.value(), k));
    result.first.push_back(i::MakeLocal<Module>(isolate, module));
    result.second.push_back(i::MakeInfallibly<Message>(isolate, "v8::Module::GetStalledTopLevelAwaitMessages",
                                                       [&] { return NewStalledMessage(isolate, module); }));
  }
  return result;
}
std::vector<std::tuple<Local<Module>, Local<Message>>> Module::GetStalledTopLevelAwaitMessage(Isolate* isolate) {
  const auto stalled = GetStalledTopLevelAwaitMessages(isolate);
  std::vector<std::tuple<Local<Module>, Local<Message>>> result;
  for (size_t k = 0; k < stalled.first.size(); ++k) result.emplace_back(stalled.first[k], stalled.second[k]);
  return result;
}

// --- FixedArray -------------------------------------------------------------------------------------------------------

int FixedArray::Length() const { return i::OpenAs<i::FixedArray>(this)->length(); }
Local<Data> FixedArray::Get(Local<Context>, int i) const { return Get(i); }
Local<Data> FixedArray::Get(int i) const {
  const auto list = i::OpenAs<i::FixedArray>(this);
  i::ApiCheck(i >= 0 && i < list->length(), "v8::FixedArray::Get", "Index out of bounds");
  return i::MakeLocal<Data>(i::IsolateOf(this), list->get(i));
}

}  // namespace v8
