// Start-up snapshots: the state of an isolate and of contexts as bytes, from which isolates begin quickly; see
// docs/snapshots.md.

#ifndef INCLUDE_V8_SNAPSHOT_H_
#define INCLUDE_V8_SNAPSHOT_H_

#include <stddef.h>
#include <stdint.h>

#include "v8-isolate.h"       // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

class Context;
class Data;
class Object;

// A snapshot's bytes. What SnapshotCreator::CreateBlob returns is the caller's, to be freed with delete[]. A blob that
// isolates are made from must stay where it is until the last of them is disposed of.
class V8_EXPORT StartupData {
 public:
  // Whether it can be loaded by other processes, whose hashes of strings differ: always.
  bool CanBeRehashed() const;
  // Whether it is a whole, undamaged snapshot that this engine wrote with the flags that are set now. After
  // V8::Initialize. An isolate that is given another one says so on the standard error output and begins without it.
  bool IsValid() const;

  const char* data;
  int raw_size;
};

// What is kept of a pointer in an internal field (Object::SetAlignedPointerInInternalField) of a snapshot's object: a
// function and its data. The function returns bytes that it has allocated with new char[], or {nullptr, 0}; they are
// freed by the engine. Without a function pointers become null.
struct SerializeInternalFieldsCallback {
  using CallbackFunction = StartupData (*)(Local<Object> holder, int index, void* data);
  // NOLINTNEXTLINE(runtime/explicit)
  SerializeInternalFieldsCallback(CallbackFunction function = nullptr, void* data_arg = nullptr)
      : callback(function), data(data_arg) {}
  CallbackFunction callback;
  void* data;
};
using SerializeEmbedderFieldsCallback = SerializeInternalFieldsCallback;

// The same of pointers in a context's embedder data.
struct SerializeContextDataCallback {
  using CallbackFunction = StartupData (*)(Local<Context> holder, int index, void* data);
  // NOLINTNEXTLINE(runtime/explicit)
  SerializeContextDataCallback(CallbackFunction function = nullptr, void* data_arg = nullptr)
      : callback(function), data(data_arg) {}
  CallbackFunction callback;
  void* data;
};

// Of C++ objects that Object::Wrap gave to script objects. Never called, as there is no C++ heap: the pointers become
// null.
struct SerializeAPIWrapperCallback {
  using CallbackFunction = StartupData (*)(Local<Object> holder, void* cpp_heap_pointer, void* data);
  // NOLINTNEXTLINE(runtime/explicit)
  SerializeAPIWrapperCallback(CallbackFunction function = nullptr, void* data_arg = nullptr)
      : callback(function), data(data_arg) {}
  CallbackFunction callback;
  void* data;
};

// How internal fields are restored from a snapshot: a function and its data. Called once a field
// that held a pointer, with what the serialising function said of it; the payload is good during the call.
struct DeserializeInternalFieldsCallback {
  using CallbackFunction = void (*)(Local<Object> holder, int index, StartupData payload, void* data);
  // NOLINTNEXTLINE(runtime/explicit)
  DeserializeInternalFieldsCallback(CallbackFunction function = nullptr, void* data_arg = nullptr)
      : callback(function), data(data_arg) {}
  CallbackFunction callback;
  void* data;
};
using DeserializeEmbedderFieldsCallback = DeserializeInternalFieldsCallback;

struct DeserializeContextDataCallback {
  using CallbackFunction = void (*)(Local<Context> holder, int index, StartupData payload, void* data);
  // NOLINTNEXTLINE(runtime/explicit)
  DeserializeContextDataCallback(CallbackFunction function = nullptr, void* data_arg = nullptr)
      : callback(function), data(data_arg) {}
  CallbackFunction callback;
  void* data;
};

// Never called; see SerializeAPIWrapperCallback.
struct DeserializeAPIWrapperCallback {
  using CallbackFunction = void (*)(Local<Object> holder, StartupData payload, void* data);
  // NOLINTNEXTLINE(runtime/explicit)
  DeserializeAPIWrapperCallback(CallbackFunction function = nullptr, void* data_arg = nullptr)
      : callback(function), data(data_arg) {}
  CallbackFunction callback;
  void* data;
};

// Makes a snapshot:
//
//   v8::SnapshotCreator creator;
//   v8::Isolate* isolate = creator.GetIsolate();
//   {
//     v8::HandleScope handles(isolate);
//     v8::Local<v8::Context> context = v8::Context::New(isolate);
//     ...  // run script in the context
//     creator.SetDefaultContext(context);
//   }
//   v8::StartupData blob = creator.CreateBlob(v8::SnapshotCreator::FunctionCodeHandling::kKeep);
//
// It has an isolate of its own, or is given one, which is entered as long as the creator lives. No handle scope may be
// open when the blob is made.
class V8_EXPORT SnapshotCreator {
 public:
  // Whether functions keep the bytecode that they have been compiled to. Without it they are compiled again on their
  // first call.
  enum class FunctionCodeHandling { kClear, kKeep };

  // `isolate`: from Isolate::Allocate, not initialised. `external_references`: a list of pointers that ends with 0: every
  // callback that is reachable from the snapshot has to be in it, and whoever loads the snapshot has to give the same
  // list, of its own pointers, in CreateParams::external_references. The list must outlive the isolate.
  // `existing_blob`: a snapshot to begin with. `owns_isolate`: the creator disposes of the isolate.
  explicit SnapshotCreator(Isolate* isolate, const intptr_t* external_references = nullptr,
                           const StartupData* existing_blob = nullptr, bool owns_isolate = true);
  explicit SnapshotCreator(const intptr_t* external_references = nullptr, const StartupData* existing_blob = nullptr);
  explicit SnapshotCreator(const Isolate::CreateParams& params);
  // The isolate is the caller's, who disposes of it after the creator.
  SnapshotCreator(Isolate* isolate, const Isolate::CreateParams& params);
  ~SnapshotCreator();
  SnapshotCreator(const SnapshotCreator&) = delete;
  void operator=(const SnapshotCreator&) = delete;

  Isolate* GetIsolate();

  // What Context::New begins with in isolates that are made from the snapshot. Once; without it CreateBlob is an error.
  void SetDefaultContext(
      Local<Context> context,
      SerializeInternalFieldsCallback internal_fields_serializer = SerializeInternalFieldsCallback(),
      SerializeContextDataCallback context_data_serializer = SerializeContextDataCallback(),
      SerializeAPIWrapperCallback api_wrapper_serializer = SerializeAPIWrapperCallback());
  // A further context; returns its index for Context::FromSnapshot.
  size_t AddContext(Local<Context> context,
                    SerializeInternalFieldsCallback internal_fields_serializer = SerializeInternalFieldsCallback(),
                    SerializeContextDataCallback context_data_serializer = SerializeContextDataCallback(),
                    SerializeAPIWrapperCallback api_wrapper_serializer = SerializeAPIWrapperCallback());

  // Something that is to be found again with Context::GetDataFromSnapshotOnce under the returned index. The context is
  // the default or an added one.
  template <class T>
  V8_INLINE size_t AddData(Local<Context> context, Local<T> object) {
    return AddData(context, internal::ValueHelper::WordOf(object));
  }
  // The same for Isolate::GetDataFromSnapshotOnce. It must not refer to objects of a context: templates, strings, symbols,
  // privates do not.
  template <class T>
  V8_INLINE size_t AddData(Local<T> object) {
    return AddData(internal::ValueHelper::WordOf(object));
  }

  // The snapshot; once. Afterwards the isolate can only be disposed of. {nullptr, 0}, after the isolate's fatal error
  // handler, where something cannot be part of a snapshot (the message says what) or memory is short.
  StartupData CreateBlob(FunctionCodeHandling function_code_handling);

 private:
  size_t AddData(Local<Context> context, internal::Address object);
  size_t AddData(internal::Address object);

  struct Impl;
  Impl* impl_;
};

}  // namespace v8

#endif  // INCLUDE_V8_SNAPSHOT_H_
