#ifndef FLAT8_SRC_BUILTINS_ARRAY_BUFFER_SUPPORT_H_
#define FLAT8_SRC_BUILTINS_ARRAY_BUFFER_SUPPORT_H_

#include "src/builtins/builtins.h"
#include "src/runtime/buffers/array-buffers.h"

// What ArrayBuffer and SharedArrayBuffer have in common.
namespace v8::internal {

// 2. Perform ? RequireInternalSlot(O, [[ArrayBufferData]]). 3. If IsSharedArrayBuffer(O) is not `shared`, throw a
// TypeError.
inline Result<Tagged<JSArrayBuffer>> CheckBuffer(Isolate* isolate, Value value, SharedFlag shared, const char* method) {
  if (V8_LIKELY(IsJSArrayBuffer(value))) {
    const Tagged<JSArrayBuffer> buffer = Cast<JSArrayBuffer>(value);
    if (buffer->is_shared() == (shared == SharedFlag::kShared)) return buffer;
  }
  return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver, TRY(NewStringFromAscii(isolate, method)), value);
}

// §25.1.4.1 ArrayBuffer and §25.2.3.1 SharedArrayBuffer ( length [ , options ] ); `name` is the constructor's.
Result<Value> ConstructArrayBuffer(Isolate* isolate, Arguments arguments, Tagged<String> name);
// §25.1.6.7 ArrayBuffer.prototype.slice and §25.2.5.6 SharedArrayBuffer.prototype.slice
Result<Value> SliceArrayBuffer(Isolate* isolate, Arguments arguments, SharedFlag shared, const char* method);

}  // namespace v8::internal

#endif  // FLAT8_SRC_BUILTINS_ARRAY_BUFFER_SUPPORT_H_
