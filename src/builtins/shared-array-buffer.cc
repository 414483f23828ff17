#include "src/builtins/array-buffer-support.h"

// SharedArrayBuffer: memory that several agents see at the same time. It is never detached and never shrinks.
namespace v8::internal {

// ECMA-262 §25.2.3.1 SharedArrayBuffer ( length [ , options ] )
BUILTIN(SharedArrayBufferConstructor) {
  return ConstructArrayBuffer(isolate, arguments, ReadOnlyRoots::SharedArrayBuffer_string());
}

namespace {

Result<Tagged<JSArrayBuffer>> CheckReceiver(Isolate* isolate, Arguments arguments, const char* method) {
  return CheckBuffer(isolate, arguments.receiver(), SharedFlag::kShared, method);
}

}  // namespace

// ECMA-262 §25.2.4.2 get SharedArrayBuffer [ %Symbol.species% ]
BUILTIN(SharedArrayBufferSpecies) { return arguments.receiver(); }

// ECMA-262 §25.2.5.1 get SharedArrayBuffer.prototype.byteLength
BUILTIN(SharedArrayBufferPrototypeByteLength) {
  const auto buffer = TRY(CheckReceiver(isolate, arguments, "get SharedArrayBuffer.prototype.byteLength"));
  return Value::Number(static_cast<double>(buffer->byte_length()));
}

// ECMA-262 §25.2.5.3 SharedArrayBuffer.prototype.grow ( newLength )
BUILTIN(SharedArrayBufferPrototypeGrow) {
  const char* const method = "SharedArrayBuffer.prototype.grow";
  const auto buffer = TRY(CheckReceiver(isolate, arguments, method));
  // 2. Perform ? RequireInternalSlot(O, [[ArrayBufferMaxByteLength]]).
  if (!buffer->is_resizable_by_js()) {
    return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver, TRY(NewStringFromAscii(isolate, method)),
                 buffer);
  }
  // 4. Let newByteLength be ? ToIndex(newLength). 8. Between the check and the store another agent may grow the buffer:
  // the store's own loop decides.
  const double length = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  const bool in_range = length >= 0 && length <= static_cast<double>(buffer->max_byte_length());
  if (!in_range || !BackingStoreOf(buffer)->Grow(static_cast<size_t>(length))) {
    return Throw(isolate, MessageTemplate::kInvalidArrayBufferResizeLength, TRY(NewStringFromAscii(isolate, method)));
  }
  return Undefined();
}

// ECMA-262 §25.2.5.4 get SharedArrayBuffer.prototype.growable
BUILTIN(SharedArrayBufferPrototypeGrowable) {
  const auto buffer = TRY(CheckReceiver(isolate, arguments, "get SharedArrayBuffer.prototype.growable"));
  return Value::Bool(buffer->is_resizable_by_js());
}

// ECMA-262 §25.2.5.5 get SharedArrayBuffer.prototype.maxByteLength
BUILTIN(SharedArrayBufferPrototypeMaxByteLength) {
  const auto buffer = TRY(CheckReceiver(isolate, arguments, "get SharedArrayBuffer.prototype.maxByteLength"));
  return Value::Number(static_cast<double>(buffer->max_byte_length()));
}

// ECMA-262 §25.2.5.6 SharedArrayBuffer.prototype.slice ( start, end )
BUILTIN(SharedArrayBufferPrototypeSlice) {
  return SliceArrayBuffer(isolate, arguments, SharedFlag::kShared, "SharedArrayBuffer.prototype.slice");
}

}  // namespace v8::internal
