// Types of start-up snapshots. Snapshots cannot be made yet; a host that passes none starts from the built-in state.

#ifndef INCLUDE_V8_SNAPSHOT_H_
#define INCLUDE_V8_SNAPSHOT_H_

#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

class V8_EXPORT StartupData {
 public:
  const char* data;
  int raw_size;
};

// How internal fields are restored from a snapshot: a function and its data. Never called.
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

struct DeserializeAPIWrapperCallback {
  using CallbackFunction = void (*)(Local<Object> holder, StartupData payload, void* data);
  // NOLINTNEXTLINE(runtime/explicit)
  DeserializeAPIWrapperCallback(CallbackFunction function = nullptr, void* data_arg = nullptr)
      : callback(function), data(data_arg) {}
  CallbackFunction callback;
  void* data;
};

}  // namespace v8

#endif  // INCLUDE_V8_SNAPSHOT_H_
