#include <algorithm>
#include <cstring>

#include "src/builtins/array-buffer-support.h"
#include "src/builtins/typed-array-support.h"

// ArrayBuffer: memory that views read and write.
namespace v8::internal {

namespace {

ExceptionPending ThrowDetached(Isolate* isolate, const char* method) {
  return Throw(isolate, MessageTemplate::kDetachedOperation, TRY(NewStringFromAscii(isolate, method)));
}
// The buffer is nobody else's yet.
void MakeImmutable(Tagged<JSArrayBuffer> buffer) {
  buffer->set_is_immutable(true);
  buffer->set_is_detachable(false);
}

// §25.1.3.7 GetArrayBufferMaxByteLengthOption: -1 for empty.
Result<double> MaxByteLengthOption(Isolate* isolate, Value options) {
  if (!IsJSReceiver(options)) return -1.0;
  const Value value = TRY(Get(isolate, options, ReadOnlyRoots::maxByteLength_string()));
  if (value.IsUndefined()) return -1.0;
  return ToIndex(isolate, value, MessageTemplate::kInvalidArrayBufferMaxLength);
}

}  // namespace

Result<Value> ConstructArrayBuffer(Isolate* isolate, Arguments arguments, Tagged<String> name) {
  // 1. If NewTarget is undefined, throw a TypeError exception.
  if (!arguments.IsConstructCall()) return Throw(isolate, MessageTemplate::kConstructorNotFunction, name);
  // 2. Let byteLength be ? ToIndex(length).
  const double byte_length =
      TRY(ToIndex(isolate, arguments.at(0), MessageTemplate::kInvalidArrayBufferLength));
  // 3. Let requestedMaxByteLength be ? GetArrayBufferMaxByteLengthOption(options).
  const double max_byte_length = TRY(MaxByteLengthOption(isolate, arguments.at(1)));
  // §25.1.3.1 AllocateArrayBuffer 3.a. If byteLength > maxByteLength, throw a RangeError exception.
  if (max_byte_length >= 0 && byte_length > max_byte_length) {
    return Throw(isolate, MessageTemplate::kInvalidArrayBufferMaxLength);
  }
  const Tagged<Map> map =
      TRY(GetDerivedMap(isolate, arguments.callee(), Cast<JSReceiver>(arguments.new_target())));
  const bool is_shared = name == ReadOnlyRoots::SharedArrayBuffer_string();
  if (is_shared) isolate->CountUsage(UseCounter::kSharedArrayBufferConstructed);
  if (max_byte_length >= 0) {
    isolate->CountUsage(is_shared ? UseCounter::kGrowableSharedArrayBuffer : UseCounter::kResizableArrayBuffer);
    return NewResizableArrayBuffer(isolate, map, byte_length, max_byte_length);
  }
  return NewArrayBuffer(isolate, map, byte_length);
}

// ECMA-262 §25.1.4.1 ArrayBuffer ( length [ , options ] )
BUILTIN(ArrayBufferConstructor) {
  return ConstructArrayBuffer(isolate, arguments, ReadOnlyRoots::ArrayBuffer_string());
}

// ECMA-262 §25.1.5.1 ArrayBuffer.isView ( arg )
BUILTIN(ArrayBufferIsView) {
  return Value::Bool(IsJSTypedArray(arguments.at(0)) || IsJSDataView(arguments.at(0)));
}

// ECMA-262 §25.1.5.3 get ArrayBuffer [ %Symbol.species% ]
BUILTIN(ArrayBufferSpecies) { return arguments.receiver(); }

namespace {

Result<Tagged<JSArrayBuffer>> CheckReceiver(Isolate* isolate, Arguments arguments, const char* method) {
  return CheckBuffer(isolate, arguments.receiver(), SharedFlag::kNotShared, method);
}

}  // namespace

// ECMA-262 §25.1.6.1 get ArrayBuffer.prototype.byteLength
BUILTIN(ArrayBufferPrototypeByteLength) {
  const auto buffer = TRY(CheckReceiver(isolate, arguments, "get ArrayBuffer.prototype.byteLength"));
  return Value::Number(static_cast<double>(buffer->byte_length()));
}

// ECMA-262 §25.1.6.3 get ArrayBuffer.prototype.detached
BUILTIN(ArrayBufferPrototypeDetached) {
  const auto buffer = TRY(CheckReceiver(isolate, arguments, "get ArrayBuffer.prototype.detached"));
  return Value::Bool(buffer->was_detached());
}

// Proposal "Immutable ArrayBuffers": get ArrayBuffer.prototype.immutable
BUILTIN(ArrayBufferPrototypeImmutable) {
  const auto buffer = TRY(CheckReceiver(isolate, arguments, "get ArrayBuffer.prototype.immutable"));
  return Value::Bool(buffer->is_immutable());
}

// ECMA-262 §25.1.6.4 get ArrayBuffer.prototype.maxByteLength
BUILTIN(ArrayBufferPrototypeMaxByteLength) {
  const auto buffer = TRY(CheckReceiver(isolate, arguments, "get ArrayBuffer.prototype.maxByteLength"));
  const size_t length = buffer->is_resizable_by_js() ? buffer->max_byte_length() : buffer->byte_length();
  return Value::Number(static_cast<double>(length));
}

// ECMA-262 §25.1.6.5 get ArrayBuffer.prototype.resizable
BUILTIN(ArrayBufferPrototypeResizable) {
  const auto buffer = TRY(CheckReceiver(isolate, arguments, "get ArrayBuffer.prototype.resizable"));
  return Value::Bool(buffer->is_resizable_by_js());
}

namespace {

// Gives a resizable buffer another length. What is cut off has to be cleared, so large buffers shrink in steps with polls
// between them.
Result<Value> ShrinkOrGrow(Isolate* isolate, Tagged<JSArrayBuffer> buffer, size_t length) {
  constexpr size_t kStep = 4 * MB;
  while (buffer->byte_length() > length + kStep) {
    ResizeBuffer(isolate, buffer, buffer->byte_length() - kStep);
    if (!isolate->Poll()) return Exception();
  }
  if (!buffer->was_detached()) ResizeBuffer(isolate, buffer, length);
  return Undefined();
}

}  // namespace

// ECMA-262 §25.1.6.6 ArrayBuffer.prototype.resize ( newLength )
BUILTIN(ArrayBufferPrototypeResize) {
  const char* const method = "ArrayBuffer.prototype.resize";
  const auto buffer = TRY(CheckReceiver(isolate, arguments, method));
  // 2. Perform ? RequireInternalSlot(O, [[ArrayBufferMaxByteLength]]).
  if (!buffer->is_resizable_by_js()) {
    return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver, TRY(NewStringFromAscii(isolate, method)), buffer);
  }
  // 4. Let newByteLength be ? ToIndex(newLength).
  const double integer = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  const bool in_range = integer >= 0 && integer <= kMaxSafeInteger;
  if (in_range && buffer->was_detached()) return ThrowDetached(isolate, method);
  // 6. If newByteLength > O.[[ArrayBufferMaxByteLength]], throw a RangeError exception.
  if (!in_range || integer > static_cast<double>(buffer->max_byte_length())) {
    return Throw(isolate, MessageTemplate::kInvalidArrayBufferResizeLength, TRY(NewStringFromAscii(isolate, method)));
  }
  return ShrinkOrGrow(isolate, buffer, static_cast<size_t>(integer));
}

Result<Value> SliceArrayBuffer(Isolate* isolate, Arguments arguments, SharedFlag shared, const char* method) {
  const auto buffer = TRY(CheckBuffer(isolate, arguments.receiver(), shared, method));
  // 4. If IsDetachedBuffer(O) is true, throw a TypeError exception.
  if (buffer->was_detached()) return ThrowDetached(isolate, method);
  const double length = static_cast<double>(buffer->byte_length());
  const double first = TRY(RelativeIndexArgument(isolate, arguments.at(0), length, 0));
  const double final = TRY(RelativeIndexArgument(isolate, arguments.at(1), length, length));
  // 13. Let newLen be max(final - first, 0).
  const double new_length = final > first ? final - first : 0;
  // 14. Let ctor be ? SpeciesConstructor(O, %ArrayBuffer%).
  const bool is_shared = shared == SharedFlag::kShared;
  const Tagged<JSFunction> default_constructor =
      is_shared ? isolate->realm()->shared_array_buffer_function() : isolate->realm()->array_buffer_function();
  const Tagged<String> name = is_shared ? ReadOnlyRoots::SharedArrayBuffer_string() : ReadOnlyRoots::ArrayBuffer_string();
  const Value constructor = TRY(SpeciesConstructor(isolate, buffer, default_constructor));
  Tagged<JSArrayBuffer> result;
  if (constructor == default_constructor) {
    result = TRY(NewArrayBuffer(isolate, default_constructor->initial_map(), new_length));
  } else {
    // 15. Let new be ? Construct(ctor, « 𝔽(newLen) »). 16. Perform ? RequireInternalSlot(new, [[ArrayBufferData]]).
    const Value constructed = TRY(Construct(isolate, constructor, {Value::Number(new_length)}));
    result = TRY(CheckBuffer(isolate, constructed, shared, method));
    // 18. If IsDetachedBuffer(new) is true, throw a TypeError exception.
    if (result->was_detached()) return ThrowDetached(isolate, method);
    // If IsImmutableBuffer(new) is true, throw a TypeError exception.
    if (result->is_immutable()) return ThrowImmutable(isolate, method);
    // 19. If SameValue(new, O) is true, throw a TypeError exception; of shared buffers, if the memory is the same.
    if (result == buffer || (is_shared && BackingStoreOf(result) == BackingStoreOf(buffer))) {
      return Throw(isolate, MessageTemplate::kArrayBufferSpeciesThis, name);
    }
    // 20. If new.[[ArrayBufferByteLength]] < newLen, throw a TypeError exception.
    if (static_cast<double>(result->byte_length()) < new_length) {
      return Throw(isolate, MessageTemplate::kArrayBufferTooShort, name);
    }
  }
  // 21. NOTE: Side-effects of the above steps may have detached or resized O.
  if (buffer->was_detached()) return ThrowDetached(isolate, method);
  const double current_length = static_cast<double>(buffer->byte_length());
  if (first < current_length) {
    const size_t count = static_cast<size_t>(std::min(new_length, current_length - first));
    TRY(MoveBufferBytes(isolate, result, 0, buffer, static_cast<size_t>(first), count));
  }
  return result;
}

// ECMA-262 §25.1.6.7 ArrayBuffer.prototype.slice ( start, end )
BUILTIN(ArrayBufferPrototypeSlice) {
  return SliceArrayBuffer(isolate, arguments, SharedFlag::kNotShared, "ArrayBuffer.prototype.slice");
}

// Proposal "Immutable ArrayBuffers": ArrayBuffer.prototype.sliceToImmutable ( start, end )
BUILTIN(ArrayBufferPrototypeSliceToImmutable) {
  const char* const method = "ArrayBuffer.prototype.sliceToImmutable";
  const auto buffer = TRY(CheckReceiver(isolate, arguments, method));
  // 4. If IsDetachedBuffer(O) is true, throw a TypeError exception.
  if (buffer->was_detached()) return ThrowDetached(isolate, method);
  const double length = static_cast<double>(buffer->byte_length());
  const double first = TRY(RelativeIndexArgument(isolate, arguments.at(0), length, 0));
  const double final = TRY(RelativeIndexArgument(isolate, arguments.at(1), length, length));
  // 10. NOTE: Side-effects of the above steps may have detached or resized O.
  if (buffer->was_detached()) return ThrowDetached(isolate, method);
  // 14. If currentLen < final, throw a RangeError exception.
  if (static_cast<double>(buffer->byte_length()) < final) {
    return Throw(isolate, MessageTemplate::kInvalidArrayBufferLength);
  }
  // 15. Let newBuffer be ? AllocateImmutableArrayBuffer(%ArrayBuffer%, newLen, fromBuf, first, newLen).
  const double new_length = final > first ? final - first : 0;
  const auto result = TRY(NewArrayBuffer(isolate, ArrayBufferMap(isolate), new_length));
  TRY(MoveBufferBytes(isolate, result, 0, buffer, static_cast<size_t>(first), static_cast<size_t>(new_length)));
  MakeImmutable(result);
  return result;
}

namespace {

enum class Preserve : uint8_t { kResizability, kFixedLength, kImmutable };

// §25.1.3.3 ArrayBufferCopyAndDetach
Result<Value> ArrayBufferCopyAndDetach(Isolate* isolate, Arguments arguments, const char* method, Preserve preserve) {
  const auto buffer = TRY(CheckReceiver(isolate, arguments, method));
  // 3. If newLength is undefined, let newByteLength be arrayBuffer.[[ArrayBufferByteLength]]. 4. Else, ToIndex.
  const double new_length =
      arguments.at(0).IsUndefined()
          ? static_cast<double>(buffer->byte_length())
          : TRY(ToIndex(isolate, arguments.at(0), MessageTemplate::kInvalidArrayBufferLength));
  // 5. If IsDetachedBuffer(arrayBuffer) is true, throw a TypeError exception.
  if (buffer->was_detached()) return ThrowDetached(isolate, method);
  // If IsImmutableBuffer(arrayBuffer) is true, throw a TypeError exception.
  if (buffer->is_immutable()) return ThrowImmutable(isolate, method);
  const bool resizable = preserve == Preserve::kResizability && buffer->is_resizable_by_js();
  // 8. If arrayBuffer.[[ArrayBufferDetachKey]] is not undefined, throw a TypeError exception.
  if (!buffer->detach_key().IsUndefined() || !buffer->is_detachable()) {
    return Throw(isolate, MessageTemplate::kArrayBufferDetachKeyDoesntMatch);
  }
  const size_t old_length = buffer->byte_length();
  if (resizable && new_length > static_cast<double>(buffer->max_byte_length())) {
    return Throw(isolate, MessageTemplate::kInvalidArrayBufferResizeLength, TRY(NewStringFromAscii(isolate, method)));
  }
  // Fast path: the memory changes hands.
  BackingStore* const store = BackingStoreOf(buffer);
  if (store != nullptr && store->is_resizable_by_js() == resizable &&
      (resizable || new_length == static_cast<double>(old_length))) {
    const Tagged<JSArrayBuffer> result =
        Cast<JSArrayBuffer>(TRY(NewJSObjectFromMap(isolate, ArrayBufferMap(isolate))));
    TRY(AttachBackingStore(isolate, result, DetachAndTakeStore(isolate, buffer)));
    if (resizable) TRY(ShrinkOrGrow(isolate, result, static_cast<size_t>(new_length)));
    if (preserve == Preserve::kImmutable) MakeImmutable(result);
    return result;
  }
  // 9. Let newBuffer be ? AllocateArrayBuffer(%ArrayBuffer%, newByteLength, newMaxByteLength).
  const Tagged<JSArrayBuffer> result =
      resizable ? TRY(NewResizableArrayBuffer(isolate, ArrayBufferMap(isolate), new_length,
                                              static_cast<double>(buffer->max_byte_length())))
                : TRY(NewArrayBuffer(isolate, ArrayBufferMap(isolate), new_length));
  // 10. Let copyLength be min(newByteLength, arrayBuffer.[[ArrayBufferByteLength]]).
  const size_t count = std::min(static_cast<size_t>(new_length), old_length);
  TRY(MoveBufferBytes(isolate, result, 0, buffer, 0, count));
  // 15. Perform ! DetachArrayBuffer(arrayBuffer).
  DetachBuffer(isolate, buffer);
  if (preserve == Preserve::kImmutable) MakeImmutable(result);
  return result;
}

}  // namespace

// ECMA-262 §25.1.6.8 ArrayBuffer.prototype.transfer ( [ newLength ] )
BUILTIN(ArrayBufferPrototypeTransfer) {
  return ArrayBufferCopyAndDetach(isolate, arguments, "ArrayBuffer.prototype.transfer", Preserve::kResizability);
}

// ECMA-262 §25.1.6.9 ArrayBuffer.prototype.transferToFixedLength ( [ newLength ] )
BUILTIN(ArrayBufferPrototypeTransferToFixedLength) {
  return ArrayBufferCopyAndDetach(isolate, arguments, "ArrayBuffer.prototype.transferToFixedLength",
                                  Preserve::kFixedLength);
}

// Proposal "Immutable ArrayBuffers": ArrayBuffer.prototype.transferToImmutable ( [ newLength ] )
BUILTIN(ArrayBufferPrototypeTransferToImmutable) {
  return ArrayBufferCopyAndDetach(isolate, arguments, "ArrayBuffer.prototype.transferToImmutable", Preserve::kImmutable);
}

}  // namespace v8::internal
