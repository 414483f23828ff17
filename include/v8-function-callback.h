// What the host's callbacks are given: arguments, receiver, data, and where to put the result.

#ifndef INCLUDE_V8_FUNCTION_CALLBACK_H_
#define INCLUDE_V8_FUNCTION_CALLBACK_H_

#include <stdint.h>

#include <type_traits>

#include "v8-internal.h"           // NOLINT(build/include_directory)
#include "v8-local-handle.h"       // NOLINT(build/include_directory)
#include "v8-persistent-handle.h"  // NOLINT(build/include_directory)
#include "v8-primitive.h"          // NOLINT(build/include_directory)
#include "v8config.h"              // NOLINT(build/include_directory)

namespace v8 {

namespace api_internal {

// The words at FunctionCallbackInfo's implicit_args_. Each is a value; the isolate is an encoded raw pointer.
struct FunctionCallbackArgs {
  enum : int {
    kReturnValueIndex = 0,
    kIsolateIndex = 1,  // Right behind the return value, here and below.
    kHolderIndex = 2,
    kDataIndex = 3,
    kNewTargetIndex = 4,  // undefined for a plain call.
    kContextIndex = 5,
    kArgsLength = 6,
  };
};

// The words at PropertyCallbackInfo's args_.
struct PropertyCallbackArgs {
  enum : int {
    kReturnValueIndex = 0,
    kIsolateIndex = 1,
    kThisIndex = 2,
    kHolderIndex = 3,
    kDataIndex = 4,
    kShouldThrowIndex = 5,  // true or false.
    kArgsLength = 6,
  };
};

}  // namespace api_internal

// Where a callback puts its result. Unless set, the result is undefined (for a constructor call: the new object; for an
// interceptor of the older family: "not intercepted").
//
// One word; valid during the callback only. T only restricts what S the handle forms accept; ReturnValue<void> takes
// success or failure of setters and definers.
template <typename T>
class ReturnValue {
 public:
  template <class S>
  V8_INLINE ReturnValue(const ReturnValue<S>& that) : value_(that.value_) {  // NOLINT(runtime/explicit)
    static_assert(std::is_void_v<T> || std::is_void_v<S> || std::is_base_of_v<T, S>, "not a subtype");
  }

  // An empty handle resets to the default.
  template <typename S>
  V8_INLINE void Set(const Local<S> handle) {
    CheckType<S>();
    SetWord(internal::ValueHelper::WordOf(handle));
  }
  template <typename S>
  V8_INLINE void Set(const Global<S>& handle) {
    CheckType<S>();
    SetWord(internal::ValueHelper::WordOf(handle));
  }
  template <typename S>
  V8_INLINE void Set(const Persistent<S>& handle) {
    CheckType<S>();
    SetWord(internal::ValueHelper::WordOf(handle));
  }
  template <typename S>
  V8_INLINE void Set(const BasicTracedReference<S>& handle) {
    CheckType<S>();
    SetWord(internal::ValueHelper::WordOf(handle));
  }
  template <typename S>
  V8_INLINE void SetNonEmpty(const BasicTracedReference<S>& handle) {
    CheckType<S>();
    *value_ = *internal::ValueHelper::SlotOfHandle(handle);
  }
  template <typename S>
  V8_INLINE void SetNonEmpty(const Local<S> handle) {
    CheckType<S>();
    *value_ = *internal::ValueHelper::SlotOfHandle(handle);
  }
  template <typename S>
  V8_INLINE void SetNonEmpty(const Global<S>& handle) {
    CheckType<S>();
    *value_ = *internal::ValueHelper::SlotOfHandle(handle);
  }

  V8_INLINE void Set(bool value) { *value_ = internal::EncodeBoolean(value); }
  V8_INLINE void Set(double value) { *value_ = internal::EncodeNumber(value); }
  V8_INLINE void Set(float value) { Set(static_cast<double>(value)); }
  V8_INLINE void Set(int8_t value) { *value_ = internal::EncodeInt32(value); }
  V8_INLINE void Set(uint8_t value) { *value_ = internal::EncodeInt32(value); }
  V8_INLINE void Set(int16_t value) { *value_ = internal::EncodeInt32(value); }
  V8_INLINE void Set(uint16_t value) { *value_ = internal::EncodeInt32(value); }
  V8_INLINE void Set(int32_t value) { *value_ = internal::EncodeInt32(value); }
  V8_INLINE void Set(uint32_t value) { Set(static_cast<double>(value)); }
  // As a Number, rounded where a double cannot hold it.
  V8_INLINE void Set(long value) { Set(static_cast<double>(value)); }                // NOLINT(runtime/int)
  V8_INLINE void Set(unsigned long value) { Set(static_cast<double>(value)); }       // NOLINT(runtime/int)
  V8_INLINE void Set(long long value) { Set(static_cast<double>(value)); }           // NOLINT(runtime/int)
  V8_INLINE void Set(unsigned long long value) { Set(static_cast<double>(value)); }  // NOLINT(runtime/int)
  V8_INLINE void SetNull() { *value_ = internal::kNullWord; }
  V8_INLINE void SetUndefined() { *value_ = internal::kUndefinedWord; }
  V8_INLINE void SetFalse() { *value_ = internal::kFalseWord; }
  V8_INLINE void SetEmptyString() { *value_ = api_internal::EmptyStringWord(api_internal::Internal(GetIsolate())); }

  V8_INLINE Isolate* GetIsolate() const { return static_cast<Isolate*>(internal::DecodeRawPointer(value_[1])); }

  // What was set; undefined if nothing was.
  V8_INLINE Local<Value> Get() const {
    if (*value_ == internal::kTheHoleWord) return Undefined(GetIsolate());
    return Local<Value>::FromSlot(api_internal::CreateHandle(api_internal::Internal(GetIsolate()), *value_));
  }

  // Pointers do not convert to values (and must not become booleans).
  template <typename S>
  V8_INLINE void Set(S*) {
    static_assert(sizeof(S) < 0, "ReturnValue::Set takes a handle or a primitive, not a pointer");
  }

 private:
  template <class F>
  friend class ReturnValue;
  template <class F>
  friend class FunctionCallbackInfo;
  template <class F>
  friend class PropertyCallbackInfo;
  friend class internal::ApiAccess;

  template <typename S>
  V8_INLINE static constexpr void CheckType() {
    static_assert(std::is_void_v<T> || std::is_base_of_v<T, S>, "not a subtype of the callback's result");
  }
  V8_INLINE void SetWord(internal::Address word) {
    *value_ = word == internal::kEmptyWord ? internal::kTheHoleWord : word;
  }
  V8_INLINE explicit ReturnValue(internal::Address* slot) : value_(slot) {}

  internal::Address* value_;
};
static_assert(sizeof(ReturnValue<Value>) == sizeof(void*), "ReturnValue is one word");

// A call of a function that the host has made. Valid during the callback only, which runs with a handle scope open, in
// the function's context, on the isolate's thread.
//
// To throw, call Isolate::ThrowException and return.
template <typename T>
class FunctionCallbackInfo {
 public:
  V8_INLINE int Length() const { return static_cast<int>(length_); }
  // undefined beyond the arguments.
  V8_INLINE Local<Value> operator[](int i) const {
    if (i < 0 || Length() <= i) return Undefined(GetIsolate());
    return Local<Value>::FromSlot(values_ + i);
  }
  // The receiver; in sloppy fashion always an object. For a constructor call: the new object.
  V8_INLINE Local<Object> This() const { return Local<Object>::FromSlot(values_ - 1); }
  // The receiver or, if the function has a Signature, the object on its prototype chain that matches it.
  V8_INLINE Local<Object> Holder() const { return Slot<Object>(Args::kHolderIndex); }
  V8_INLINE Local<Object> HolderSoonToBeDeprecated() const { return Holder(); }
  // undefined, unless this is a constructor call (§9.1.1.3.4).
  V8_INLINE Local<Value> NewTarget() const { return Slot<Value>(Args::kNewTargetIndex); }
  V8_INLINE bool IsConstructCall() const { return implicit_args_[Args::kNewTargetIndex] != internal::kUndefinedWord; }
  // What was given when the function or template was made; undefined by default.
  V8_INLINE Local<Value> Data() const { return Slot<Value>(Args::kDataIndex); }
  V8_INLINE Isolate* GetIsolate() const {
    return static_cast<Isolate*>(internal::DecodeRawPointer(implicit_args_[Args::kIsolateIndex]));
  }
  V8_INLINE ReturnValue<T> GetReturnValue() const { return ReturnValue<T>(&implicit_args_[Args::kReturnValueIndex]); }

  // For the engine: `values[-1]` is the receiver.
  V8_INLINE FunctionCallbackInfo(internal::Address* implicit_args, internal::Address* values, intptr_t length)
      : implicit_args_(implicit_args), values_(values), length_(length) {}

 private:
  friend class internal::ApiAccess;
  using Args = api_internal::FunctionCallbackArgs;

  template <class S>
  V8_INLINE Local<S> Slot(int index) const {
    return Local<S>::FromSlot(&implicit_args_[index]);
  }

  internal::Address* implicit_args_;
  internal::Address* values_;
  intptr_t length_;
};

// An access of a property with a native accessor or an interceptor. Valid during the callback only.
template <typename T>
class PropertyCallbackInfo {
 public:
  V8_INLINE Isolate* GetIsolate() const {
    return static_cast<Isolate*>(internal::DecodeRawPointer(args_[Args::kIsolateIndex]));
  }
  V8_INLINE Local<Value> Data() const { return Slot<Value>(Args::kDataIndex); }
  // The object that the operation was performed on.
  V8_INLINE Local<Object> This() const { return Slot<Object>(Args::kThisIndex); }
  // The object on This()'s prototype chain that has the accessor or interceptor.
  V8_INLINE Local<Object> Holder() const { return Slot<Object>(Args::kHolderIndex); }
  V8_INLINE Local<Object> HolderV2() const { return Slot<Object>(Args::kHolderIndex); }
  V8_INLINE ReturnValue<T> GetReturnValue() const { return ReturnValue<T>(&args_[Args::kReturnValueIndex]); }
  // Whether a failure has to be thrown by the callback: the operation is strict.
  V8_INLINE bool ShouldThrowOnError() const { return args_[Args::kShouldThrowIndex] == internal::kTrueWord; }

  // For the engine.
  V8_INLINE explicit PropertyCallbackInfo(internal::Address* args) : args_(args) {}

 private:
  friend class internal::ApiAccess;
  using Args = api_internal::PropertyCallbackArgs;

  template <class S>
  V8_INLINE Local<S> Slot(int index) const {
    return Local<S>::FromSlot(&args_[index]);
  }

  internal::Address* args_;
};

// A host function.
using FunctionCallback = void (*)(const FunctionCallbackInfo<Value>& info);

}  // namespace v8

#endif  // INCLUDE_V8_FUNCTION_CALLBACK_H_
