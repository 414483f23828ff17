#ifndef FLAT8_SRC_PROFILER_REACHABLE_OBJECTS_H_
#define FLAT8_SRC_PROFILER_REACHABLE_OBJECTS_H_

#include "src/heap/heap.h"
#include "src/heap/object-header.h"
#include "src/objects/objects.h"
#include "src/profiler/object-set.h"

namespace v8::internal {

// Finds all objects that can be reached from the roots (not from native frames), weak references aside. To be used
// after a full collection, with no allocation in the heap while the set is used.
class ReachableObjects final : public RootVisitor {
 public:
  // False without memory.
  [[nodiscard]] bool Find(Heap* heap);

  // Whether an object's map is worth an edge: not where it says no more than the type.
  static bool ShowsMap(Address object) {
    const uint8_t type = InstanceTypeByteOf(object);
    if (type >= FIRST_JS_RECEIVER_TYPE || type == MAP_TYPE) return true;
    return !PageMetadata::FromAddress(g_cage_base + MapRefOf(object))->Is(PageMetadata::kReadOnlyPage);
  }
  const ObjectSet& set() const { return set_; }
  // Whether the array is the store of an object's elements or properties, and what is in it is that object's.
  bool IsStore(Address object) const { return set_.GetFlag(object); }
  const base::GrowableArray<Address>& ephemeron_tables() const { return ephemeron_tables_; }
  const base::GrowableArray<Address>& native_contexts() const { return native_contexts_; }

  void VisitRootRange(uint64_t* begin, uint64_t* end) override { VisitRange(begin, end); }

  // For VisitBody.
  V8_INLINE void VisitRange(uint64_t* begin, uint64_t* end) {
    for (uint64_t* slot = begin; slot < end; slot++) {
      if (IsCellWord(*slot)) Mark(*slot);
    }
  }
  void VisitWeakRange(Address, uint64_t*, uint64_t*) {}
  void VisitWeakCell(Address, uint64_t*, uint64_t*) {}
  void VisitEphemerons(Address host, uint64_t*, uint64_t*) { failed_ |= !ephemeron_tables_.TryAdd(host); }
  void VisitFeedback(Address host, uint64_t* begin, uint64_t* end);

 private:
  V8_INLINE void Mark(Address object) {
    if (set_.Add(object) && !stack_.TryAdd(object)) failed_ = true;
  }
  void Drain();
  void Trace(Address object);
  bool MarkEphemeronValues();

  ObjectSet set_;
  base::GrowableArray<Address> stack_;
  base::GrowableArray<Address> ephemeron_tables_;
  base::GrowableArray<Address> native_contexts_;
  bool failed_ = false;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_REACHABLE_OBJECTS_H_
