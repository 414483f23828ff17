#include "src/api/api-snapshot.h"

#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "src/api/api-extensions.h"
#include "src/api/api-internal.h"
#include "src/heap/heap-inl.h"
#include "src/init/bootstrapper.h"
#include "src/objects/map-transitions.h"
#include "src/snapshot/snapshot-writer.h"
#include "src/snapshot/snapshot.h"

// SnapshotCreator, and beginning from what it made.
namespace v8 {

namespace internal {

namespace {

// The engine's own callbacks, then the embedder's pointers. False when memory is short.
bool ListExternalReferences(const intptr_t* embedders, base::GrowableArray<const void*>* list) {
  for (const v8::FunctionCallback callback : {GcCallback(), CachedGetterCallback()}) {
    if (!list->TryAdd(reinterpret_cast<const void*>(callback))) return false;
  }
  for (; embedders != nullptr && *embedders != 0; ++embedders) {
    if (!list->TryAdd(reinterpret_cast<const void*>(*embedders))) return false;
  }
  return true;
}

struct RestoreData {
  Isolate* isolate;
  const FieldDeserializers* deserializers;
};

void RestoreField(void* data, const StartupSnapshot::Field& field) {
  const auto [isolate, deserializers] = *static_cast<RestoreData*>(data);
  const v8::StartupData payload{field.payload.begin(), static_cast<int>(field.payload.size())};
  v8::HandleScope handles(External(isolate));
  if (IsNativeContext(field.holder)) {
    if (deserializers->context_data.callback == nullptr) return;
    const Local<v8::Context> context = MakeLocal<v8::Context>(isolate, field.holder);
    CalloutScope callout(isolate);
    deserializers->context_data.callback(context, field.index, payload, deserializers->context_data.data);
  } else {
    if (deserializers->internal_fields.callback == nullptr) return;
    const Local<v8::Object> object = MakeLocal<v8::Object>(isolate, field.holder);
    CalloutScope callout(isolate);
    deserializers->internal_fields.callback(object, field.index, payload, deserializers->internal_fields.data);
  }
}

// An object like `object` with another number of internal fields; its properties are the other's, too.
Result<Tagged<JSObject>> CopyWithFields(Isolate* isolate, Tagged<JSObject> object, int fields) {
  auto map = TRY(CopyMap(isolate, object->map()));
  map->set_instance_size(map->instance_size() + (fields - map->embedder_field_count()) * kTaggedSize);
  map->set_embedder_field_count(fields);
  auto copy = TRY(NewJSObjectFromMap(isolate, map, AllocationType::kOld));
  copy->set_properties_or_hash(object->properties_or_hash());
  copy->set_elements(object->elements());
  return copy;
}

Result<void> SetFieldCounts(Isolate* isolate, Tagged<NativeContext> realm, int global_fields, int proxy_fields) {
  const Tagged<JSGlobalObject> global = realm->global_object();
  if (global->GetEmbedderFieldCount() != global_fields) {
    auto fresh = Cast<JSGlobalObject>(TRY(CopyWithFields(isolate, global, global_fields)));
    fresh->set_native_context(realm);
    fresh->set_global_proxy(global->global_proxy());
    if (realm->security_token() == Value(global)) realm->set_security_token(fresh);
    realm->set_global_object(fresh);
    realm->global_proxy()->map()->set_prototype_field(fresh);
  }
  const Tagged<JSGlobalProxy> proxy = realm->global_proxy();
  if (proxy->GetEmbedderFieldCount() == proxy_fields) return Ok();
  auto fresh = Cast<JSGlobalProxy>(TRY(CopyWithFields(isolate, proxy, proxy_fields)));
  fresh->set_native_context(realm);
  return ReplaceGlobalProxy(isolate, realm, fresh);
}

}  // namespace

bool LoadSnapshot(Isolate* isolate, const v8::StartupData& blob) {
  base::GrowableArray<const void*> references;
  if (!ListExternalReferences(isolate->api_data->external_references, &references)) return false;
  const char* error = nullptr;
  StartupSnapshot* const snapshot =
      StartupSnapshot::Open(blob.data, blob.raw_size < 0 ? 0 : static_cast<size_t>(blob.raw_size), std::move(references),
                            &error);
  if (snapshot == nullptr) {
    std::fprintf(stderr, "flat8: the start-up snapshot is rejected: %s\n", error);
    return true;
  }
  EntryScope entry(isolate);
  if (snapshot->LoadIsolate(isolate).IsException()) {
    isolate->clear_pending_exception();
    StartupSnapshot::Delete(snapshot);
    return false;
  }
  isolate->api_data->snapshot = snapshot;
  return true;
}

size_t ContextsInSnapshot(Isolate* isolate) {
  return isolate->api_data->snapshot == nullptr ? 0 : isolate->api_data->snapshot->context_count();
}

Result<Tagged<NativeContext>> LoadRealm(Isolate* isolate, size_t number, int global_fields, int proxy_fields,
                                        const FieldDeserializers& deserializers) {
  RestoreData data{isolate, &deserializers};
  auto realm = TRY(isolate->api_data->snapshot->LoadContext(isolate, number, &RestoreField, &data));
  NoteRealmCreated(isolate);
  TRY(SetFieldCounts(isolate, realm, global_fields, proxy_fields));
  return realm;
}

namespace {

// Takes an entry out of a list that AddData made.
Address* TakeData(Isolate* isolate, Value list, size_t index) {
  if (index >= static_cast<size_t>(ListLength(list))) return nullptr;
  const Value value = ListGet(list, static_cast<int>(index));
  if (value.IsTheHole()) return nullptr;
  Cast<FixedArray>(list)->set(static_cast<int>(index) + 1, TheHole());
  return CreateHandle(isolate, value.ptr());
}

}  // namespace

}  // namespace internal

bool StartupData::CanBeRehashed() const { return true; }
bool StartupData::IsValid() const {
  const char* error = nullptr;
  return raw_size >= 0 && i::StartupSnapshot::Check(data, static_cast<size_t>(raw_size), &error);
}

internal::Address* Isolate::GetDataFromSnapshotOnce(size_t index) {
  return i::TakeData(i::Internal(this), i::Internal(this)->root(i::Isolate::kSnapshotData), index);
}
internal::Address* Context::GetDataFromSnapshotOnce(size_t index) {
  return i::TakeData(i::IsolateOf(this), i::OpenAs<i::NativeContext>(this)->snapshot_data(), index);
}

// --- Making ------------------------------------------------------------------------------------------------------------

struct SnapshotCreator::Impl {
  struct Entry {
    Global<Context> context;
    SerializeInternalFieldsCallback internal_fields;
    SerializeContextDataCallback context_data;
  };
  Isolate* isolate = nullptr;
  bool owns_isolate = false;
  bool is_done = false;
  std::unique_ptr<ArrayBuffer::Allocator> allocator;
  Entry default_context;
  std::vector<Entry> further_contexts;

  // Initialises `given`, or makes an isolate, and enters it.
  void Begin(Isolate* given, const Isolate::CreateParams& params, bool owns);
  template <typename Function>
  void ForEachContext(Function function) {
    function(default_context);
    for (Entry& entry : further_contexts) function(entry);
  }
  // What the embedder has to say of its pointers, one context after the other.
  struct Fields {
    std::vector<Local<Data>> holders;
    std::vector<int> indices;
    std::vector<StartupData> payloads;
    ~Fields() {
      for (const StartupData& payload : payloads) delete[] payload.data;
    }
  };
  bool SerializeFields(Entry& entry, Fields* fields);
  bool Write(bool keeps_code, base::GrowableArray<uint8_t>* bytes, std::string* error);
};

void SnapshotCreator::Impl::Begin(Isolate* given, const Isolate::CreateParams& params, bool owns) {
  Isolate::CreateParams own = params;
  if (own.array_buffer_allocator == nullptr && own.array_buffer_allocator_shared == nullptr) {
    allocator.reset(ArrayBuffer::Allocator::NewDefaultAllocator());
    own.array_buffer_allocator = allocator.get();
  }
  owns_isolate = owns;
  if (given == nullptr) {
    isolate = Isolate::New(own);
    if (isolate == nullptr) i::FatalOutOfMemory(nullptr, "v8::SnapshotCreator::SnapshotCreator");
  } else {
    isolate = given;
    // As a rule it is fresh from Isolate::Allocate.
    if (i::Api(isolate) == nullptr) Isolate::Initialize(isolate, own);
    if (i::Api(isolate) == nullptr) i::FatalOutOfMemory(nullptr, "v8::SnapshotCreator::SnapshotCreator");
  }
  isolate->Enter();
}

SnapshotCreator::SnapshotCreator(Isolate* isolate, const intptr_t* external_references, const StartupData* existing_blob,
                                 bool owns_isolate)
    : impl_(new Impl) {
  Isolate::CreateParams params;
  params.external_references = external_references;
  params.snapshot_blob = existing_blob;
  impl_->Begin(isolate, params, owns_isolate);
}
SnapshotCreator::SnapshotCreator(const intptr_t* external_references, const StartupData* existing_blob)
    : SnapshotCreator(nullptr, external_references, existing_blob, true) {}
SnapshotCreator::SnapshotCreator(const Isolate::CreateParams& params) : impl_(new Impl) {
  impl_->Begin(nullptr, params, true);
}
SnapshotCreator::SnapshotCreator(Isolate* isolate, const Isolate::CreateParams& params) : impl_(new Impl) {
  impl_->Begin(isolate, params, false);
}

SnapshotCreator::~SnapshotCreator() {
  impl_->ForEachContext([](Impl::Entry& entry) { entry.context.Reset(); });
  impl_->isolate->Exit();
  if (impl_->owns_isolate) impl_->isolate->Dispose();
  delete impl_;
}

Isolate* SnapshotCreator::GetIsolate() { return impl_->isolate; }

void SnapshotCreator::SetDefaultContext(Local<Context> context, SerializeInternalFieldsCallback internal_fields_serializer,
                                        SerializeContextDataCallback context_data_serializer,
                                        SerializeAPIWrapperCallback) {
  if (!i::ApiCheck(impl_->default_context.context.IsEmpty(), "v8::SnapshotCreator::SetDefaultContext",
                   "There is a default context already")) {
    return;
  }
  impl_->default_context = {Global<Context>(impl_->isolate, context), internal_fields_serializer, context_data_serializer};
}

size_t SnapshotCreator::AddContext(Local<Context> context, SerializeInternalFieldsCallback internal_fields_serializer,
                                   SerializeContextDataCallback context_data_serializer, SerializeAPIWrapperCallback) {
  impl_->further_contexts.push_back(
      {Global<Context>(impl_->isolate, context), internal_fields_serializer, context_data_serializer});
  return impl_->further_contexts.size() - 1;
}

size_t SnapshotCreator::AddData(Local<Context> context, internal::Address object) {
  i::Isolate* const isolate = i::Internal(impl_->isolate);
  i::EntryScope entry(isolate);
  i::AlwaysAllocateScope always_allocate(isolate->heap());
  const auto realm = i::OpenAs<i::NativeContext>(context);
  const auto list = i::ListAdd(isolate, realm->snapshot_data(), i::Value(object));
  if (list.IsException()) i::FatalOutOfMemory(isolate, "v8::SnapshotCreator::AddData");
  realm->set_snapshot_data(list.value());
  return static_cast<size_t>(i::ListLength(list.value())) - 1;
}

size_t SnapshotCreator::AddData(internal::Address object) {
  i::Isolate* const isolate = i::Internal(impl_->isolate);
  i::EntryScope entry(isolate);
  i::AlwaysAllocateScope always_allocate(isolate->heap());
  const auto list = i::ListAdd(isolate, isolate->root(i::Isolate::kSnapshotData), i::Value(object));
  if (list.IsException()) i::FatalOutOfMemory(isolate, "v8::SnapshotCreator::AddData");
  isolate->set_root(i::Isolate::kSnapshotData, list.value());
  return static_cast<size_t>(i::ListLength(list.value())) - 1;
}

// The callbacks may do what they like: so they are asked before anything is written.
bool SnapshotCreator::Impl::SerializeFields(Entry& entry, Fields* fields) {
  i::Isolate* const internal = i::Internal(isolate);
  const Local<Context> context = entry.context.Get(isolate);
  const auto realm = i::OpenAs<i::NativeContext>(context);
  {
    i::EntryScope scope(internal);
    base::GrowableArray<i::SnapshotHolder> holders;
    if (!i::SnapshotWriter::FindHolders(realm, realm->snapshot_data(), &holders)) return false;
    for (const i::SnapshotHolder& holder : holders) {
      fields->holders.push_back(i::MakeLocal<Data>(internal, holder.object));
      fields->indices.push_back(holder.field);
    }
  }
  for (size_t k = 0; k < fields->holders.size(); ++k) {
    StartupData payload{nullptr, 0};
    if (i::IsNativeContext(i::Open(fields->holders[k]))) {
      if (entry.context_data.callback != nullptr) {
        payload = entry.context_data.callback(context, fields->indices[k], entry.context_data.data);
      }
    } else if (entry.internal_fields.callback != nullptr) {
      payload = entry.internal_fields.callback(fields->holders[k].As<Object>(), fields->indices[k],
                                               entry.internal_fields.data);
    }
    fields->payloads.push_back(payload);
  }
  return true;
}

bool SnapshotCreator::Impl::Write(bool keeps_code, base::GrowableArray<uint8_t>* bytes, std::string* error) {
  i::Isolate* const internal = i::Internal(isolate);
  const auto fail = [error](const char* text) {
    *error = text;
    return false;
  };
  constexpr const char* kNoMemory = "there is no memory for it";
  HandleScope handles(isolate);
  std::vector<Fields> fields(1 + further_contexts.size());
  size_t number = 0;
  bool ok = true;
  ForEachContext([&](Entry& entry) { ok = ok && SerializeFields(entry, &fields[number++]); });
  if (!ok) return fail(kNoMemory);

  i::EntryScope scope(internal);
  // What has died is not written.
  internal->heap()->PreciseCollectAllGarbage(i::GarbageCollectionReason::kRuntime);
  i::SnapshotContents contents;
  contents.keeps_code = keeps_code;
  contents.isolate_data = internal->root(i::Isolate::kSnapshotData);
  ok = i::ListExternalReferences(i::Api(isolate)->external_references, &contents.external_references);
  number = 0;
  ForEachContext([&](Entry& entry) {
    const Fields& own = fields[number++];
    i::SnapshotContents::ContextContents out;
    out.context = i::OpenAs<i::NativeContext>(entry.context.Get(isolate));
    out.data = out.context->snapshot_data();
    for (size_t k = 0; k < own.holders.size(); ++k) {
      const size_t size = own.payloads[k].raw_size < 0 ? 0 : static_cast<size_t>(own.payloads[k].raw_size);
      ok = ok && out.fields.TryAdd({i::OpenAs<i::HeapObject>(own.holders[k]), own.indices[k],
                                    {own.payloads[k].data, size}});
    }
    ok = ok && contents.contexts.TryAdd(std::move(out));
  });
  if (!ok) return fail(kNoMemory);
  i::SnapshotWriter writer(internal, contents);
  if (writer.Write(bytes)) return true;
  *error = writer.error();
  if (writer.unknown_pointer() != nullptr) {
    char text[32];
    std::snprintf(text, sizeof text, ": %p", writer.unknown_pointer());
    *error += text;
  }
  return false;
}

StartupData SnapshotCreator::CreateBlob(FunctionCodeHandling function_code_handling) {
  constexpr const char* kLocation = "v8::SnapshotCreator::CreateBlob";
  StartupData nothing{nullptr, 0};
  if (!i::ApiCheck(!impl_->is_done, kLocation, "The snapshot has been made already") ||
      !i::ApiCheck(!impl_->default_context.context.IsEmpty(), kLocation, "There is no default context")) {
    return nothing;
  }
  impl_->is_done = true;
  base::GrowableArray<uint8_t> bytes;
  std::string error;
  if (!impl_->Write(function_code_handling == FunctionCodeHandling::kKeep, &bytes, &error) ||
      bytes.size() > static_cast<size_t>(i::kMaxInt)) {
    if (error.empty()) error = "it is too long";
    i::ApiCheck(false, kLocation, ("The snapshot cannot be made: " + error).c_str());
    return nothing;
  }
  char* const data = new char[bytes.size()];
  memcpy(data, bytes.data(), bytes.size());
  return {data, static_cast<int>(bytes.size())};
}

}  // namespace v8

namespace v8::internal {

namespace {

bool RunForSnapshot(v8::Isolate* isolate, Local<v8::Context> context, const char* text) {
  v8::Context::Scope scope(context);
  Local<v8::String> source;
  Local<v8::Script> script;
  return v8::String::NewFromUtf8(isolate, text).ToLocal(&source) &&
         v8::Script::Compile(context, source).ToLocal(&script) && !script->Run(context).IsEmpty();
}

}  // namespace

v8::StartupData CreateSnapshotDataBlobInternal(SnapshotCreator::FunctionCodeHandling function_code_handling,
                                               const char* embedded_source) {
  SnapshotCreator creator;
  {
    v8::HandleScope handles(creator.GetIsolate());
    const Local<v8::Context> context = v8::Context::New(creator.GetIsolate());
    if (embedded_source != nullptr && !RunForSnapshot(creator.GetIsolate(), context, embedded_source)) return {nullptr, 0};
    creator.SetDefaultContext(context);
  }
  return creator.CreateBlob(function_code_handling);
}

v8::StartupData WarmUpSnapshotDataBlobInternal(v8::StartupData cold_snapshot_blob, const char* warmup_source) {
  SnapshotCreator creator(nullptr, &cold_snapshot_blob);
  v8::Isolate* const isolate = creator.GetIsolate();
  v8::HandleScope handles(isolate);
  {
    // What it leaves behind in its context goes with that.
    v8::HandleScope handles_of_run(isolate);
    if (!RunForSnapshot(isolate, v8::Context::New(isolate), warmup_source)) return {nullptr, 0};
  }
  creator.SetDefaultContext(v8::Context::New(isolate));
  return creator.CreateBlob(SnapshotCreator::FunctionCodeHandling::kKeep);
}

}  // namespace v8::internal
