#include "src/api/api-extensions.h"
#include "src/api/api-internal.h"
#include "src/api/api-measurements.h"
#include "src/api/api-snapshot.h"
#include "src/flags/flags.h"
#include "src/init/bootstrapper.h"

// Context: realms.
namespace v8::internal {

bool Isolate::IsSharedArrayBufferConstructorEnabled(DirectHandle<NativeContext> context) {
  if (!v8_flags.enable_sharedarraybuffer_per_context) return true;
  const v8::SharedArrayBufferConstructorEnabledCallback callback = api_data->shared_array_buffer_enabled;
  return callback != nullptr && callback(MakeLocal<v8::Context>(this, *context));
}

}  // namespace v8::internal

namespace v8 {

namespace {

i::Tagged<i::NativeContext> OpenThis(const Context* that) { return i::OpenAs<i::NativeContext>(that); }

constexpr size_t kFromScratch = static_cast<size_t>(-1);

// `snapshot_index`: the snapshot's context to begin with, or kFromScratch.
MaybeLocal<Context> MakeContext(Isolate* external, ExtensionConfiguration* extensions,
                                MaybeLocal<ObjectTemplate> global_template, MaybeLocal<Value> global_object,
                                MicrotaskQueue* microtask_queue, size_t snapshot_index,
                                const i::FieldDeserializers& deserializers) {
  i::Isolate* const isolate = i::Internal(external);
  Local<Context> context;
  {
    i::CallScope scope(isolate, i::Value());
    if (scope.MustReturn()) return MaybeLocal<Context>();
    const auto make = [&]() -> i::Result<i::Tagged<i::NativeContext>> {
      Local<ObjectTemplate> tmpl;
      Local<Value> old_proxy;
      const int fields = global_template.ToLocal(&tmpl) ? tmpl->InternalFieldCount() : 0;
      int proxy_fields = fields;
      const bool has_proxy = global_object.ToLocal(&old_proxy) && i::IsJSGlobalProxy(i::Open(old_proxy));
      if (has_proxy) proxy_fields = i::OpenAs<i::JSObject>(old_proxy)->GetEmbedderFieldCount();
      auto realm = TRY(snapshot_index == kFromScratch
                           ? i::CreateRealm(isolate, fields, proxy_fields)
                           : i::LoadRealm(isolate, snapshot_index, fields, proxy_fields, deserializers));
      if (!tmpl.IsEmpty()) {
        const i::SaveRealm save(isolate);
        isolate->set_realm(realm);
        TRY(i::ConfigureGlobal(isolate, realm, i::OpenAs<i::ObjectTemplateInfo>(tmpl)));
      }
      if (has_proxy) TRY(i::ReattachGlobalProxy(isolate, realm, i::OpenAs<i::JSGlobalProxy>(old_proxy)));
      return realm;
    };
    if (!scope.Return<Context>(make()).ToLocal(&context)) return MaybeLocal<Context>();
    if (microtask_queue != nullptr) {
      context->SetMicrotaskQueue(microtask_queue);
    }
  }
  isolate->api_data->contexts.Add(context);
  // What the host has not allowed is taken away again.
  if (!isolate->IsSharedArrayBufferConstructorEnabled(
          i::DirectHandle<i::NativeContext>(i::OpenAs<i::NativeContext>(context), isolate))) {
    const Local<String> name = String::NewFromUtf8Literal(external, "SharedArrayBuffer");
    if (context->Global()->Delete(context, name).IsNothing()) return MaybeLocal<Context>();
  }
  i::NoteContextCreated(isolate);
  if (!i::InstallExtensions(external, context, extensions)) return MaybeLocal<Context>();
  return context;
}

}  // namespace

Local<Context> Context::New(Isolate* external, ExtensionConfiguration* extensions,
                            MaybeLocal<ObjectTemplate> global_template, MaybeLocal<Value> global_object,
                            DeserializeInternalFieldsCallback internal_fields, MicrotaskQueue* microtask_queue,
                            DeserializeContextDataCallback context_data, DeserializeAPIWrapperCallback) {
  // The caller needs a handle scope only where there is a context to return.
  v8::Global<Context> result;
  {
    HandleScope handles(external);
    Local<Context> context;
    const size_t index = i::Api(external)->snapshot != nullptr ? 0 : kFromScratch;
    if (!MakeContext(external, extensions, global_template, global_object, microtask_queue, index,
                     {internal_fields, context_data})
             .ToLocal(&context)) {
      return Local<Context>();
    }
    result.Reset(external, context);
  }
  return result.Get(external);
}

MaybeLocal<Context> Context::FromSnapshot(Isolate* external, size_t context_snapshot_index,
                                          DeserializeInternalFieldsCallback internal_fields,
                                          ExtensionConfiguration* extensions, MaybeLocal<Value> global_object,
                                          MicrotaskQueue* microtask_queue, DeserializeContextDataCallback context_data,
                                          DeserializeAPIWrapperCallback) {
  // The default context comes first.
  if (context_snapshot_index + 1 >= i::ContextsInSnapshot(i::Internal(external))) return MaybeLocal<Context>();
  EscapableHandleScope handles(external);
  Local<Context> context;
  if (!MakeContext(external, extensions, MaybeLocal<ObjectTemplate>(), global_object, microtask_queue,
                   context_snapshot_index + 1, {internal_fields, context_data})
           .ToLocal(&context)) {
    return MaybeLocal<Context>();
  }
  return handles.Escape(context);
}

void Isolate::SetSharedArrayBufferConstructorEnabledCallback(SharedArrayBufferConstructorEnabledCallback callback) {
  i::Api(this)->shared_array_buffer_enabled = callback;
}
void Isolate::InstallConditionalFeatures(Local<Context> context) {
  i::Isolate* const isolate = i::Internal(this);
  HandleScope handles(this);
  if (isolate->is_terminating() || !isolate->IsSharedArrayBufferConstructorEnabled(i::DirectHandle<i::NativeContext>(
                                       i::OpenAs<i::NativeContext>(context), isolate))) {
    return;
  }
  const Local<String> name = String::NewFromUtf8Literal(this, "SharedArrayBuffer");
  if (context->Global()->HasOwnProperty(context, name).FromMaybe(true)) return;
  const auto function =
      i::MakeLocal<Value>(isolate, i::OpenAs<i::NativeContext>(context)->shared_array_buffer_function());
  (void)context->Global()->DefineOwnProperty(context, name, function, DontEnum).FromMaybe(false);
}

Local<Object> Context::Global() {
  const i::Tagged<i::JSObject> proxy = OpenThis(this)->global_proxy();
  const i::Tagged<i::JSObject> global = OpenThis(this)->global_object();
  const bool is_detached = proxy->map()->prototype() != i::Value(global);
  return i::MakeLocal<Object>(i::IsolateOf(this), is_detached ? global : proxy);
}

Local<Function> Context::GetAbstractModuleSource() {
  return i::MakeLocal<Function>(i::IsolateOf(this), OpenThis(this)->abstract_module_source_function());
}

MaybeLocal<Array> Context::GetGlobalLexicalNames() {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::CallScope scope(isolate, i::Value());
  if (scope.MustReturn()) return MaybeLocal<Array>();
  return scope.Return<Array>([&]() -> i::Result<i::Tagged<i::JSArray>> {
    const i::Value names = OpenThis(this)->script_context_names();
    if (!names.IsCell()) return i::NewJSArray(isolate);
    const auto table = i::Cast<i::NameDictionary>(names);
    auto elements = TRY(i::NewFixedArray(isolate, table->number_of_elements()));
    int count = 0;
    for (int entry = 0; entry < table->used(); ++entry) {
      if (!table->IsDeleted(entry)) elements->set(count++, table->NameAt(entry));
    }
    return i::NewJSArrayWithElements(isolate, elements);
  }());
}

void Context::DetachGlobal() {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  i::DetachGlobalProxy(isolate, OpenThis(this));
  isolate->api_data->contexts.NoteDetached(i::MakeLocal<Context>(isolate, OpenThis(this)));
}

void Context::Enter() {
  const auto realm = OpenThis(this);
  i::Isolate* const isolate = i::IsolateOf(this);
  isolate->api_data->entered_contexts.push_back({realm.ptr(), isolate->realm().ptr(), isolate->microtask_depth});
  isolate->set_realm(realm);
}
void Context::Exit() {
  i::Isolate* const isolate = i::IsolateOf(this);
  auto& entered = isolate->api_data->entered_contexts;
  if (!i::ApiCheck(!entered.empty() && entered.back().context == i::Open(this).ptr(), "v8::Context::Exit()",
                   "Cannot exit non-entered context")) {
    return;
  }
  isolate->set_realm(i::Tagged<i::NativeContext>(entered.back().previous_realm));
  entered.pop_back();
}

Context::BackupIncumbentScope::BackupIncumbentScope(Local<Context> context) : backup_incumbent_context_(context) {
  i::Isolate* const isolate = i::IsolateOf(context);
  script_frame_ = isolate->vm_fp;
  previous_ = isolate->api_data->backup_incumbent;
  isolate->api_data->backup_incumbent = this;
}
Context::BackupIncumbentScope::~BackupIncumbentScope() {
  i::IsolateOf(backup_incumbent_context_)->api_data->backup_incumbent = previous_;
}

Isolate* Context::GetIsolate() { return i::External(i::IsolateOf(this)); }

MicrotaskQueue* Context::GetMicrotaskQueue() {
  const i::Value queue = OpenThis(this)->microtask_queue();
  if (!queue.IsDouble()) return nullptr;
  for (const auto& known : i::IsolateOf(this)->api_data->context_queues) {
    if (known.first == queue.AsRawPointer<i::MicrotaskQueue>()) return known.second;
  }
  return nullptr;
}
void Context::SetMicrotaskQueue(MicrotaskQueue* queue) {
  i::Isolate* const isolate = i::IsolateOf(this);
  if (queue == nullptr) {
    OpenThis(this)->set_microtask_queue(i::Undefined());
    return;
  }
  i::MicrotaskQueue* const internal = i::ApiAccess::QueueOf(queue);
  auto& queues = isolate->api_data->context_queues;
  bool known = false;
  for (auto& entry : queues) {
    if (entry.first != internal) continue;
    entry.second = queue;
    known = true;
  }
  if (!known) queues.emplace_back(internal, queue);
  OpenThis(this)->set_microtask_queue(i::Value::FromRawPointer(internal));
}

// --- Embedder data: a list that grows -----------------------------------------------------------------------------------

namespace {

bool GrowEmbedderData(i::Isolate* isolate, i::Tagged<i::NativeContext> realm, int index) {
  const int length = i::IsFixedArray(realm->embedder_data()) ? i::Cast<i::FixedArray>(realm->embedder_data())->length() : 0;
  if (index < length) return true;
  if (!i::ApiCheck(index >= 0 && index < 1 << 20, "v8::Context::SetEmbedderData", "The index is out of range")) return false;
  i::EntryScope entry(isolate);
  i::AlwaysAllocateScope always_allocate(isolate->heap());
  const auto grown = i::NewFixedArray(isolate, index + 1);
  if (grown.IsException()) i::FatalOutOfMemory(isolate, "v8::Context::SetEmbedderData");
  for (int k = 0; k < length; ++k) grown.value()->set(k, i::Cast<i::FixedArray>(realm->embedder_data())->get(k));
  realm->set_embedder_data(grown.value());
  return true;
}

i::Value EmbedderData(i::Tagged<i::NativeContext> realm, int index) {
  if (!i::IsFixedArray(realm->embedder_data())) return i::Undefined();
  const auto list = i::Cast<i::FixedArray>(realm->embedder_data());
  return index >= 0 && index < list->length() ? list->get(index) : i::Undefined();
}

}  // namespace

uint32_t Context::GetNumberOfEmbedderDataFields() {
  const i::Value list = OpenThis(this)->embedder_data();
  return i::IsFixedArray(list) ? static_cast<uint32_t>(i::Cast<i::FixedArray>(list)->length()) : 0;
}
Local<Value> Context::GetEmbedderData(int index) {
  return i::MakeLocal<Value>(i::IsolateOf(this), EmbedderData(OpenThis(this), index));
}
void Context::SetEmbedderData(int index, Local<Value> value) {
  if (!GrowEmbedderData(i::IsolateOf(this), OpenThis(this), index)) return;
  i::Cast<i::FixedArray>(OpenThis(this)->embedder_data())->set(index, i::Open(value));
}
void* Context::GetAlignedPointerFromEmbedderData(int index) {
  const i::Value value = EmbedderData(OpenThis(this), index);
  return value.IsDouble() ? value.AsRawPointer<void>() : nullptr;
}
void Context::SetAlignedPointerInEmbedderData(int index, void* value) {
  if (!i::ApiCheck((reinterpret_cast<uintptr_t>(value) & 1) == 0, "v8::Context::SetAlignedPointerInEmbedderData",
                   "The pointer is not aligned")) {
    return;
  }
  if (!GrowEmbedderData(i::IsolateOf(this), OpenThis(this), index)) return;
  i::Cast<i::FixedArray>(OpenThis(this)->embedder_data())->set(index, i::Value::FromRawPointer(value));
}

// --- eval -------------------------------------------------------------------------------------------------------------

void Context::AllowCodeGenerationFromStrings(bool allow) {
  OpenThis(this)->set_allow_code_generation_from_strings(i::Value::Bool(allow));
}
bool Context::IsCodeGenerationFromStringsAllowed() const {
  return !OpenThis(this)->allow_code_generation_from_strings().IsFalse();
}
void Context::SetErrorMessageForCodeGenerationFromStrings(Local<String> message) {
  OpenThis(this)->set_error_message_for_code_gen(i::Open(message));
}

void Context::SetAbortScriptExecution(AbortScriptExecutionCallback callback) {
  const bool aborts = callback != nullptr;
  OpenThis(this)->set_abort_script_execution(
      aborts ? i::Value::FromRawPointer(reinterpret_cast<void*>(callback)) : i::Undefined());
  if (aborts) i::IsolateOf(this)->api_data->may_abort_scripts = true;
}

i::Result<void> internal::CheckMayRunScript(i::Isolate* isolate, i::Value function) {
  if (!i::IsJSFunction(function) || i::Cast<i::JSFunction>(function)->shared()->is_api_function()) return i::Ok();
  const i::Tagged<i::NativeContext> realm = i::Cast<i::JSFunction>(function)->native_context();
  const i::Value callback = realm->abort_script_execution();
  if (callback.IsUndefined()) return i::Ok();
  i::Callout(isolate, [&] {
    reinterpret_cast<v8::Context::AbortScriptExecutionCallback>(callback.AsRawPointer<void>())(
        i::External(isolate), i::MakeLocal<v8::Context>(isolate, realm));
  });
  if (isolate->has_pending_exception()) return i::Exception();
  return i::Throw(isolate, i::MessageTemplate::kNoScriptInContext);
}

void Context::SetErrorMessageForWasmCodeGeneration(Local<String>) {}

Local<Object> Context::GetExtrasBindingObject() {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  // Kept in the embedder data would clash with the host's indices: a private property of the global object holds it.
  const i::SaveRealm save(isolate);
  isolate->set_realm(OpenThis(this));
  return i::MakeInfallibly<Object>(isolate, "v8::Context::GetExtrasBindingObject",
                                   [&]() -> i::Result<i::Tagged<i::JSObject>> {
    const i::Tagged<i::JSObject> global = OpenThis(this)->global_object();
    const i::Value known =
        i::GetOwnDataPropertyNoSideEffects(isolate, global, i::ReadOnlyRoots::api_object_tag_symbol());
    if (!known.is_empty() && i::IsJSObject(known)) return i::Cast<i::JSObject>(known);
    auto object = TRY(i::NewJSObject(isolate));
    TRY(i::AddDataProperty(isolate, global, i::ReadOnlyRoots::api_object_tag_symbol(), object, i::DONT_ENUM));
    return object;
  });
}

}  // namespace v8
