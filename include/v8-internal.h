// What the inline parts of the public headers know about the engine: nothing but the shape of a slot.
//
// A JavaScript value is one 64-bit word. Handles point at *slots*, each of which holds one such word: a Local's slot
// lives in the current HandleScope, a Persistent's in the isolate's table of globals. API classes (v8::Object, ...) are
// never instantiated; a `v8::Object*` is the address of a slot, and an empty handle is a null slot address.
//
// Nothing in this file is for hosts to call. Names in v8::internal and v8::api_internal may change at any time.

#ifndef INCLUDE_V8_INTERNAL_H_
#define INCLUDE_V8_INTERNAL_H_

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <type_traits>

#include "v8-forward.h"  // NOLINT(build/include_directory)
#include "v8config.h"    // NOLINT(build/include_directory)

namespace v8 {

namespace internal {

// The engine's isolate. A v8::Isolate* is the same address.
class Isolate;
class HandleScopeImplementer;
// Opens the private parts of API classes to the engine; defined by the engine only.
class ApiAccess;
class ExternalResourceAccess;

using Address = uintptr_t;
// Not a value: an empty handle, a missing result.
inline constexpr Address kEmptyWord = 0;
inline constexpr Address kNullAddress = 0;

// --- Value words -----------------------------------------------------------------------------------------------------
// The few values whose words inline code may write: the immediates and numbers. Everything else is opaque.

inline constexpr Address kNullWord = 0x02;
inline constexpr Address kFalseWord = 0x06;
inline constexpr Address kTrueWord = 0x07;
inline constexpr Address kUndefinedWord = 0x0a;
// Marks a return slot that the callback has not written.
inline constexpr Address kTheHoleWord = 0x0e;

inline constexpr Address kInt32Bits = Address{0xFFFE000000000000};
inline constexpr Address kDoubleOffset = Address{1} << 49;
inline constexpr Address kCanonicalNaNBits = Address{0x7FF8000000000000};

static_assert(sizeof(Address) == 8, "flat8 needs 64-bit pointers");

V8_INLINE constexpr Address EncodeInt32(int32_t value) { return kInt32Bits | static_cast<uint32_t>(value); }
V8_INLINE constexpr Address EncodeBoolean(bool value) { return value ? kTrueWord : kFalseWord; }

// Numbers that int32 can hold are encoded as int32, except -0.
V8_INLINE Address EncodeNumber(double value) {
  if (value >= -2147483648.0 && value <= 2147483647.0) {
    const int32_t integer = static_cast<int32_t>(value);
    if (static_cast<double>(integer) == value) {
      Address raw;
      memcpy(&raw, &value, sizeof(raw));
      if (integer != 0 || raw == 0) return EncodeInt32(integer);
    }
  }
  Address bits = kCanonicalNaNBits;
  if (value == value) memcpy(&bits, &value, sizeof(bits));
  return bits + kDoubleOffset;
}

// Raw pointers in slots that the collector visits look like tiny doubles.
V8_INLINE Address EncodeRawPointer(const void* pointer) { return reinterpret_cast<Address>(pointer) + kDoubleOffset; }
V8_INLINE void* DecodeRawPointer(Address word) { return reinterpret_cast<void*>(word - kDoubleOffset); }

// Slots of the immediates that are values of the language: handles to these need no scope.
inline constexpr Address kUndefinedSlot = kUndefinedWord;
inline constexpr Address kNullSlot = kNullWord;
inline constexpr Address kTrueSlot = kTrueWord;
inline constexpr Address kFalseSlot = kFalseWord;

// --- Checked casts ---------------------------------------------------------------------------------------------------
// What T::Cast verifies when V8_ENABLE_CHECKS is defined.

enum class ApiType : int {
  kData,
  kValue,
  kPrimitive,
  kBoolean,
  kName,
  kString,
  kSymbol,
  kNumeric,
  kNumber,
  kInteger,
  kInt32,
  kUint32,
  kBigInt,
  kObject,
  kArray,
  kMap,
  kSet,
  kDate,
  kRegExp,
  kPromise,
  kPromiseResolver,
  kProxy,
  kFunction,
  kExternal,
  kNumberObject,
  kBigIntObject,
  kBooleanObject,
  kStringObject,
  kSymbolObject,
  kArrayBuffer,
  kSharedArrayBuffer,
  kArrayBufferView,
  kDataView,
  kTypedArray,
  kUint8Array,
  kUint8ClampedArray,
  kInt8Array,
  kUint16Array,
  kInt16Array,
  kUint32Array,
  kInt32Array,
  kFloat16Array,
  kFloat32Array,
  kFloat64Array,
  kBigInt64Array,
  kBigUint64Array,
  kContext,
  kTemplate,
  kFunctionTemplate,
  kObjectTemplate,
  kSignature,
  kDictionaryTemplate,
  kPrivate,
  kPrimitiveArray,
  kFixedArray,
  kModule,
  kModuleRequest,
  kScriptOrModule,
  kUnboundModuleScript,
  kScript,
  kUnboundScript,
  kCompileHintsCollector,
  kMessage,
  kStackTrace,
  kStackFrame,
  kWasmMemoryObject,
  kWasmModuleObject,
};

// Fatal ("Value is not a ...") when the value in the slot is not of the type.
V8_EXPORT void CheckApiCast(const v8::Data* value, ApiType type);

template <class T, class S>
V8_INLINE T* ApiCast(S* value) {
#ifdef V8_ENABLE_CHECKS
  if (value != nullptr) CheckApiCast(reinterpret_cast<const v8::Data*>(value), T::kApiType);
#endif
  return reinterpret_cast<T*>(value);
}

template <class T, class = void>
struct HasApiType : std::false_type {};
template <class T>
struct HasApiType<T, std::void_t<decltype(T::kApiType)>> : std::true_type {};

// --- Slots and handles -----------------------------------------------------------------------------------------------

// Upcasts that handles accept implicitly: from S to T when T is a base of S.
template <class T, class S>
using EnableIfHandleConvertible = std::enable_if_t<std::is_same_v<T, S> || std::is_base_of_v<T, S>>;

// Where the innermost handle scope takes its slots from. Every isolate begins with one.
struct HandleScopeData {
  Address* next = nullptr;
  Address* limit = nullptr;
  int level = 0;
  int sealed_level = 0;

  V8_INLINE static HandleScopeData* Of(Isolate* isolate) { return reinterpret_cast<HandleScopeData*>(isolate); }
};

// Converts between handles, slot addresses and `T*`.
class ValueHelper final {
 public:
  ValueHelper() = delete;

  template <class T>
  V8_INLINE static Address* SlotOf(const T* value) {
    return reinterpret_cast<Address*>(const_cast<std::remove_cv_t<T>*>(value));
  }
  // A Local, MaybeLocal, Persistent, Global or Eternal.
  template <class Handle>
  V8_INLINE static Address* SlotOfHandle(const Handle& handle) {
    return handle.slot();
  }
  template <class T>
  V8_INLINE static T* FromSlot(Address* slot) {
    return reinterpret_cast<T*>(slot);
  }
  // What `*handle` gives, for all kinds of handles.
  template <template <class, class...> class Handle, class T, class... Ms>
  V8_INLINE static T* HandleAsValue(const Handle<T, Ms...>& handle) {
    return FromSlot<T>(handle.slot());
  }
  // The word behind a value that is not empty.
  template <class T>
  V8_INLINE static Address ValueAsAddress(const T* value) {
    return *SlotOf(value);
  }
  // The slot of a Persistent or Global, which is empty afterwards; and back into an empty one.
  template <class Handle>
  V8_INLINE static Address* TakeSlot(Handle* handle) {
    Address* const slot = handle->slot();
    handle->slot() = nullptr;
    return slot;
  }
  template <class Handle>
  V8_INLINE static void GiveSlot(Handle* handle, Address* slot) {
    handle->slot() = slot;
  }
  // The word that the handle refers to; 0 for an empty handle.
  template <class Handle>
  V8_INLINE static Address WordOf(const Handle& handle) {
    Address* slot = handle.slot();
    return slot == nullptr ? kEmptyWord : *slot;
  }
};

}  // namespace internal

namespace api_internal {

// Entry points behind the inline handle classes. `slot` is never null unless said otherwise.

// A new slot in the innermost HandleScope of the isolate; the second form when there is none left in its block.
V8_EXPORT internal::Address* CreateHandleInNewBlock(internal::Isolate* isolate, internal::Address value);
V8_INLINE internal::Address* CreateHandle(internal::Isolate* isolate, internal::Address value) {
  internal::HandleScopeData* data = internal::HandleScopeData::Of(isolate);
  internal::Address* slot = data->next;
  if (V8_UNLIKELY(slot == data->limit)) return CreateHandleInNewBlock(isolate, value);
  data->next = slot + 1;
  *slot = value;
  return slot;
}
// Frees the blocks that a closing scope has added.
V8_EXPORT void DeleteHandleBlocks(internal::Isolate* isolate);

// Slots that live until they are disposed of.
V8_EXPORT internal::Address* GlobalizeReference(internal::Isolate* isolate, internal::Address value);
V8_EXPORT internal::Address* CopyGlobalReference(internal::Address* from);
// Tells the table that the handle object that owns the slot has moved; `*from` is set to null by the caller.
V8_EXPORT void MoveGlobalReference(internal::Address** from, internal::Address** to);
V8_EXPORT void DisposeGlobal(internal::Address* slot);

// Weak handles. The first form calls back; the second sets `*slot_address` to null when the object dies.
V8_EXPORT void MakeWeak(internal::Address* slot, void* parameter, void (*callback)(const WeakCallbackInfo<void>&),
                        int weak_callback_type);
V8_EXPORT void MakeWeak(internal::Address** slot_address);
// Makes the slot strong again; returns the parameter that it had.
V8_EXPORT void* ClearWeak(internal::Address* slot);
V8_EXPORT bool IsWeak(internal::Address* slot);
// Names the retainer in heap snapshots. There are none yet, so nothing happens.
V8_EXPORT void AnnotateStrongRetainer(internal::Address* slot, const char* label);
V8_EXPORT void SetWrapperClassId(internal::Address* slot, uint16_t class_id);
V8_EXPORT uint16_t WrapperClassId(internal::Address* slot);

// A slot that lives as long as the isolate.
V8_EXPORT internal::Address* Eternalize(internal::Isolate* isolate, internal::Address value);

// The word of the empty string.
V8_EXPORT internal::Address EmptyStringWord(internal::Isolate* isolate);

// Report a usage error ("Empty MaybeLocal", "Maybe value is Nothing") through the fatal error handler; no return.
[[noreturn]] V8_EXPORT void ToLocalEmpty();
[[noreturn]] V8_EXPORT void FromJustIsNothing();
// A callback info's GetInternalField was called with an index other than 0 or 1.
[[noreturn]] V8_EXPORT void InternalFieldOutOfBounds(int index);

// A word that refers to a slot: the base of every handle class.
class IndirectHandleBase {
 public:
  V8_INLINE bool IsEmpty() const { return slot_ == nullptr; }
  V8_INLINE void Clear() { slot_ = nullptr; }

 protected:
  friend class internal::ValueHelper;

  IndirectHandleBase() = default;
  V8_INLINE explicit IndirectHandleBase(internal::Address* slot) : slot_(slot) {}

  V8_INLINE internal::Address*& slot() { return slot_; }
  V8_INLINE internal::Address* slot() const { return slot_; }

 private:
  internal::Address* slot_ = nullptr;
};

// Two handles are equal when both are empty or both refer to the same value.
V8_INLINE bool SameReferent(const internal::Address* a, const internal::Address* b) {
  if (a == b) return true;
  if (a == nullptr || b == nullptr) return false;
  return *a == *b;
}

V8_INLINE internal::Isolate* Internal(v8::Isolate* isolate) { return reinterpret_cast<internal::Isolate*>(isolate); }

}  // namespace api_internal
}  // namespace v8

#endif  // INCLUDE_V8_INTERNAL_H_
