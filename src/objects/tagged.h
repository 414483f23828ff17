#ifndef FLAT8_SRC_OBJECTS_TAGGED_H_
#define FLAT8_SRC_OBJECTS_TAGGED_H_

#include <type_traits>

#include "src/common/globals.h"

// Values: one NaN-boxed 64-bit word. Heap cells are raw addresses, int32 values have the top 15 bits set, doubles are
// offset by 2^49, and undefined, null, the booleans and the hole are small immediates. The all-zero word is *empty*:
// "exception pending" as a result, "nothing" in slots, never visible to script.
//
// Tagged<T> is such a word with a static type; Tagged<T>::operator-> gives the object itself, because the classes of
// src/objects/ are overlays of heap memory. Engine C++ holds Tagged<T> on the native stack across allocations: the
// collector finds it there and pins what it names (architecture §3).
namespace v8::internal {

class FixedArray;
class HeapObject;
class Name;
class Smi;
class String;
template <typename T>
class Tagged;
template <typename T>
class DirectHandle;
template <typename T>
class MaybeHandle;

class Object {
 public:
  // V8's functions over values, for tests: defined in test/cctest/object-vocabulary.cc. Those that run script return
  // empty handles when it throws.
  static double NumberValue(Tagged<Object> number);
  static bool BooleanValue(Tagged<Object> value, Isolate* isolate);
  static bool ToInt32(Tagged<Object> value, int32_t* result);
  static bool ToUint32(Tagged<Object> value, uint32_t* result);
  static bool ToArrayIndex(Tagged<Object> value, uint32_t* index);
  static bool SameValue(Tagged<Object> a, Tagged<Object> b);
  static Tagged<Smi> GetOrCreateHash(Tagged<Object> value, Isolate* isolate);
  // Undefined for an object that has none yet.
  static Tagged<Object> GetHash(Tagged<Object> value);
  static MaybeHandle<String> ToString(Isolate* isolate, DirectHandle<Object> value);
  static MaybeHandle<Object> GetElement(Isolate* isolate, DirectHandle<Object> object, uint32_t index);
  static MaybeHandle<Object> GetProperty(Isolate* isolate, DirectHandle<Object> object, DirectHandle<Name> name);
  static MaybeHandle<Object> SetElement(Isolate* isolate, DirectHandle<Object> object, uint32_t index,
                                        DirectHandle<Object> value, ShouldThrow should_throw);
  static MaybeHandle<Object> SetProperty(Isolate* isolate, DirectHandle<Object> object, DirectHandle<Name> name,
                                         DirectHandle<Object> value);
};
using Value = Tagged<Object>;
// V8's names for values of some kinds: any of the language's, numbers, both in one representation.
using JSAny = Object;
using Number = Object;

class TaggedBits {
 public:
  static constexpr uint64_t kNumberTag = 0xFFFE000000000000u;
  static constexpr uint64_t kDoubleOffset = uint64_t{1} << 49;
  static constexpr uint64_t kOtherTag = 0x2;
  static constexpr uint64_t kNotCellMask = kNumberTag | kOtherTag;
  static constexpr uint64_t kNull = 0x02;
  static constexpr uint64_t kUndefined = 0x0a;
  static constexpr uint64_t kFalse = 0x06;
  static constexpr uint64_t kTrue = 0x07;
  static constexpr uint64_t kTheHole = 0x0e;
  // What isolate.pending_exception holds while execution is being terminated; script can never see it.
  static constexpr uint64_t kTermination = 0x12;
  static constexpr uint64_t kCanonicalNaN = 0x7FF8000000000000u;

  constexpr TaggedBits() = default;
  constexpr explicit TaggedBits(uint64_t bits) : bits_(bits) {}

  constexpr uint64_t ptr() const { return bits_; }
  constexpr bool is_empty() const { return bits_ == 0; }
  constexpr bool is_null() const { return bits_ == 0; }  // V8's name for an empty Tagged

  // True for the empty word, too: callers know that theirs is not empty.
  constexpr bool IsCell() const { return (bits_ & kNotCellMask) == 0; }
  constexpr bool IsHeapObjectWord() const { return IsCell() && bits_ != 0; }
  constexpr bool IsInt() const { return bits_ >= kNumberTag; }
  constexpr bool IsSmi() const { return IsInt(); }
  constexpr bool IsNumber() const { return bits_ >= kDoubleOffset; }
  constexpr bool IsDouble() const { return bits_ >= kDoubleOffset && bits_ < kNumberTag; }
  constexpr bool IsUndefined() const { return bits_ == kUndefined; }
  constexpr bool IsNull() const { return bits_ == kNull; }
  constexpr bool IsNullOrUndefined() const { return (bits_ & ~uint64_t{8}) == kNull; }
  constexpr bool IsTrue() const { return bits_ == kTrue; }
  constexpr bool IsFalse() const { return bits_ == kFalse; }
  constexpr bool IsBoolean() const { return (bits_ & ~uint64_t{1}) == kFalse; }
  constexpr bool IsTheHole() const { return bits_ == kTheHole; }
  // V8's name for what a weak slot holds of a dead object, for tests.
  constexpr bool IsCleared() const { return IsTheHole(); }

  constexpr int32_t AsInt() const { return static_cast<int32_t>(bits_); }
  double AsDouble() const { return base::bit_cast<double>(bits_ - kDoubleOffset); }
  // Of an int or a double.
  double AsNumber() const { return IsInt() ? AsInt() : AsDouble(); }
  // Of a word made by Value::FromRawPointer.
  template <typename T>
  T* AsRawPointer() const {
    return reinterpret_cast<T*>(bits_ - kDoubleOffset);
  }

  Address address() const { return bits_; }

  friend constexpr bool operator==(TaggedBits a, TaggedBits b) { return a.bits_ == b.bits_; }
  friend constexpr bool operator!=(TaggedBits a, TaggedBits b) { return a.bits_ != b.bits_; }

 protected:
  uint64_t bits_ = 0;
};

template <typename T>
class Tagged : public TaggedBits {
 public:
  constexpr Tagged() = default;
  constexpr explicit Tagged(uint64_t bits) : TaggedBits(bits) {}
  Tagged(T* object) : TaggedBits(reinterpret_cast<uint64_t>(object)) {}  // NOLINT: `this` is a Tagged wherever needed
  template <typename S, typename = std::enable_if_t<std::is_convertible_v<S*, T*> && !std::is_same_v<S, T>>>
  constexpr Tagged(Tagged<S> other) : TaggedBits(other.ptr()) {}  // NOLINT: upcasts are implicit

  V8_INLINE T* operator->() const { return reinterpret_cast<T*>(bits_); }
  V8_INLINE T& operator*() const { return *reinterpret_cast<T*>(bits_); }
};

// Any value.
template <>
class Tagged<Object> : public TaggedBits {
 public:
  constexpr Tagged() = default;
  constexpr explicit Tagged(uint64_t bits) : TaggedBits(bits) {}
  template <typename S>
  constexpr Tagged(Tagged<S> other) : TaggedBits(other.ptr()) {}  // NOLINT: upcasts are implicit

  static constexpr Value Int(int32_t value) { return Value(kNumberTag | static_cast<uint32_t>(value)); }
  static constexpr Value Bool(bool value) { return Value(value ? kTrue : kFalse); }
  // `value` must not be a foreign NaN (see FromForeignDouble); stays a double even when it is integral.
  static Value Double(double value) { return Value(base::bit_cast<uint64_t>(value) + kDoubleOffset); }
  // Canonicalises NaNs: for doubles that come from outside the engine's own arithmetic.
  static Value FromForeignDouble(double value) {
    return value != value ? Value(kCanonicalNaN + kDoubleOffset) : Double(value);
  }
  // The canonical value of a number: an int where it is one (and not -0).
  static Value Number(double value) {
    if (value >= kMinInt && value <= kMaxInt) {
      const int32_t integer = static_cast<int32_t>(value);
      if (integer == value && (integer != 0 || !__builtin_signbit(value))) return Int(integer);
      return Double(value);
    }
    return FromForeignDouble(value);
  }
  static Value Number(int32_t value) { return Int(value); }
  static Value Number(uint32_t value) {
    return value <= static_cast<uint32_t>(kMaxInt) ? Int(static_cast<int32_t>(value)) : Double(value);
  }
  static Value Number(int64_t value) { return Number(static_cast<double>(value)); }
  static Value Number(uint64_t value) { return Number(static_cast<double>(value)); }
  // A raw pointer (below 2^48) or small unsigned integer as a word that every visitor skips.
  template <typename T>
  static Value FromRawPointer(T* pointer) {
    return Value(reinterpret_cast<uint64_t>(pointer) + kDoubleOffset);
  }
  static constexpr Value FromRawBits(uint64_t bits) { return Value(bits + kDoubleOffset); }
  uint64_t AsRawBits() const { return bits_ - kDoubleOffset; }
};

// The vocabulary class of int32 values.
class Smi : public Object {
 public:
  static constexpr int kMinValue = kMinInt;
  static constexpr int kMaxValue = kMaxInt;
  static constexpr Tagged<Smi> FromInt(int value);
  static constexpr Tagged<Smi> zero();
  static constexpr bool IsValid(int64_t value) { return value >= kMinValue && value <= kMaxValue; }
  static constexpr int ToInt(Value value) { return value.AsInt(); }
};

template <>
class Tagged<Smi> : public TaggedBits {
 public:
  constexpr Tagged() = default;
  constexpr explicit Tagged(uint64_t bits) : TaggedBits(bits) {}
  constexpr int value() const { return AsInt(); }
};
constexpr Tagged<Smi> Smi::FromInt(int value) { return Tagged<Smi>(Value::Int(value).ptr()); }
constexpr Tagged<Smi> Smi::zero() { return FromInt(0); }

constexpr Value Undefined() { return Value(TaggedBits::kUndefined); }
constexpr Value Null() { return Value(TaggedBits::kNull); }
constexpr Value True() { return Value(TaggedBits::kTrue); }
constexpr Value False() { return Value(TaggedBits::kFalse); }
constexpr Value TheHole() { return Value(TaggedBits::kTheHole); }
inline Value NaNValue() { return Value(TaggedBits::kCanonicalNaN + TaggedBits::kDoubleOffset); }

// Static downcast. Checked against the instance type in debug builds, where a type has such a check (see objects.h).
template <typename T, typename S>
V8_INLINE Tagged<T> Cast(Tagged<S> value) {
  return Tagged<T>(value.ptr());
}
template <typename T>
V8_INLINE Tagged<T> UncheckedCast(TaggedBits value) {
  return Tagged<T>(value.ptr());
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_TAGGED_H_
