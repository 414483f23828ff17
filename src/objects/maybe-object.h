#ifndef FLAT8_SRC_OBJECTS_MAYBE_OBJECT_H_
#define FLAT8_SRC_OBJECTS_MAYBE_OBJECT_H_

#include "src/handles/handles.h"
#include "src/objects/fixed-array.h"
#include "src/objects/objects.h"

// V8 marks weak references in the word itself. Here a slot is weak because of the object that it is in (WeakFixedArray
// and its like), and a dead one holds the hole; this is V8's view of what such a slot holds, for tests.
namespace v8::internal {

class MaybeObject;

template <>
class Tagged<MaybeObject> : public TaggedBits {
 public:
  constexpr Tagged() = default;
  template <typename T>
  Tagged(Tagged<T> strong) : TaggedBits(strong.ptr()) {}  // NOLINT: strong references are references, too
  static Tagged<MaybeObject> Weak(TaggedBits target) {
    Tagged<MaybeObject> result;
    result.bits_ = target.ptr();
    result.is_weak_ = true;
    return result;
  }
  static Tagged<MaybeObject> Cleared() { return Weak(TheHole()); }
  // What a weak slot with this content holds.
  static Tagged<MaybeObject> FromWeakSlot(Value content) {
    return content.IsTheHole() || content.IsHeapObjectWord() ? Weak(content) : Tagged<MaybeObject>(content);
  }

  bool IsCleared() const { return is_weak_ && IsTheHole(); }
  bool IsWeak() const { return is_weak_ && IsHeapObjectWord(); }
  bool IsWeakOrCleared() const { return is_weak_; }
  bool IsStrong() const { return !is_weak_ && IsHeapObjectWord(); }
  bool IsStrongOrWeak() const { return IsHeapObjectWord(); }
  bool GetHeapObject(Tagged<HeapObject>* object) const {
    if (IsHeapObjectWord()) *object = GetHeapObject();
    return IsHeapObjectWord();
  }
  Tagged<HeapObject> GetHeapObject() const {
    CHECK(IsHeapObjectWord());
    return Tagged<HeapObject>(bits_);
  }
  Tagged<HeapObject> GetHeapObjectAssumeWeak() const {
    CHECK(IsWeak());
    return Tagged<HeapObject>(bits_);
  }
  bool GetHeapObjectIfWeak(Tagged<HeapObject>* object) const {
    if (IsWeak()) *object = GetHeapObject();
    return IsWeak();
  }
  bool GetHeapObjectIfStrong(Tagged<HeapObject>* object) const {
    if (IsStrong()) *object = GetHeapObject();
    return IsStrong();
  }
  Tagged<Smi> ToSmi() const {
    CHECK(IsSmi());
    return Tagged<Smi>(bits_);
  }
  // What is stored into a weak slot.
  Value SlotContent() const { return Value(bits_); }

 private:
  bool is_weak_ = false;
};

// Of these alone: other values convert to them, too.
template <typename T, typename = std::enable_if_t<std::is_same_v<T, Tagged<MaybeObject>>>>
bool IsSmi(T value) {
  return value.IsSmi();
}
template <typename T>
Tagged<MaybeObject> MakeWeak(Tagged<T> object) {
  return Tagged<MaybeObject>::Weak(object);
}
class MaybeObjectDirectHandle {
 public:
  MaybeObjectDirectHandle(Tagged<MaybeObject> object, Isolate*) : object_(object) {}
  template <typename T>
  static MaybeObjectDirectHandle Weak(DirectHandle<T> object) {
    return MaybeObjectDirectHandle(MakeWeak(*object), nullptr);
  }
  template <typename T>
  static MaybeObjectDirectHandle Weak(Handle<T> object) {
    return Weak(DirectHandle<T>(object));
  }
  Tagged<MaybeObject> operator*() const { return object_; }

 private:
  Tagged<MaybeObject> object_;
};
inline Tagged<MaybeObject> ClearedValue(Isolate*) { return Tagged<MaybeObject>::Cleared(); }

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_MAYBE_OBJECT_H_
