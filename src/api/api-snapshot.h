#ifndef FLAT8_SRC_API_API_SNAPSHOT_H_
#define FLAT8_SRC_API_API_SNAPSHOT_H_

#include "include/v8-snapshot.h"
#include "src/execution/isolate.h"
#include "src/snapshot/startup-snapshot.h"

// How isolates and contexts begin from start-up snapshots.
namespace v8::internal {

// Makes a fresh isolate what the snapshot says. One that does not fit is reported, and the isolate stays as it is. False
// when memory is short: the isolate cannot be used.
bool LoadSnapshot(Isolate* isolate, const v8::StartupData& blob);

// Of the isolate's snapshot, the default context included; 0 without one.
size_t ContextsInSnapshot(Isolate* isolate);

struct FieldDeserializers {
  v8::DeserializeInternalFieldsCallback internal_fields;
  v8::DeserializeContextDataCallback context_data;
};
// The realm with the number. Its global object and proxy have as many internal fields.
Result<Tagged<NativeContext>> LoadRealm(Isolate* isolate, size_t number, int global_fields, int proxy_fields,
                                        const FieldDeserializers& deserializers);

}  // namespace v8::internal

#endif  // FLAT8_SRC_API_API_SNAPSHOT_H_
