#ifndef FLAT8_SRC_SNAPSHOT_OBJECT_RENDERER_H_
#define FLAT8_SRC_SNAPSHOT_OBJECT_RENDERER_H_

#include "src/base/growable-array.h"
#include "src/base/table.h"
#include "src/objects/objects.h"
#include "src/snapshot/snapshot-format.h"

namespace v8::internal {

// A pointer that is not to the heap, wanted at a word of an object.
struct RenderedPointer {
  uint32_t word;
  const void* pointer;
};

// An object as a snapshot has it: with nothing of the running isolate's in it (feedback, compiled code, places of
// memory), with ropes and external strings as plain ones. References are still addresses.
class RenderedObject {
 public:
  uint64_t* words() { return words_.data(); }
  size_t size() const { return words_.size() * 8; }
  InstanceType type() { return reinterpret_cast<HeapObject*>(words_.data())->instance_type(); }
  template <typename T>
  T* As() {
    return reinterpret_cast<T*>(words_.data());
  }
  const base::GrowableArray<RenderedPointer>& pointers() const { return pointers_; }

 private:
  friend class ObjectRenderer;
  base::GrowableArray<uint64_t> words_;
  base::GrowableArray<RenderedPointer> pointers_;
};

class ObjectRenderer {
 public:
  // False: memory is short.
  [[nodiscard]] bool Render(Address object, RenderedObject* out);

  // The word as it appears in a snapshot: strings that only stand for others and compiled code are replaced.
  static uint64_t Canonical(uint64_t word);
  static bool IsReadOnly(uint64_t cell);
  static SnapshotSpace SpaceOf(InstanceType type) {
    return type == MAP_TYPE ? SnapshotSpace::kMap : SnapshotSpace::kOld;
  }
  // Words of pointers in internal fields, as opposed to numbers: aligned ones of the address space.
  static bool IsPointerWord(uint64_t word);

 private:
  enum ArrayKind : uint8_t { kEmbedderData, kCallbacks };

  bool RenderString(Tagged<String> string, RenderedObject* out);
  bool TakePointer(RenderedObject* out, void* field);
  bool NoteArray(Value array, ArrayKind kind);
  bool ForgetCppObject(Tagged<JSObject> object, RenderedObject* out);

  // Arrays that hold pointers, known from who refers to them.
  base::Table<Address, ArrayKind> arrays_;
  // Property arrays with the pointer of v8::Object::Wrap, and where in them it is.
  base::Table<Address, int> cpp_objects_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_SNAPSHOT_OBJECT_RENDERER_H_
