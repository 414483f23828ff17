#ifndef FLAT8_SRC_PROFILER_OBJECT_IDS_H_
#define FLAT8_SRC_PROFILER_OBJECT_IDS_H_

#include "include/v8-profiler.h"
#include "src/base/growable-array.h"
#include "src/base/table.h"
#include "src/heap/root-visitor.h"
#include "src/profiler/object-set.h"

namespace v8::internal {

// The ids of objects, which they keep while they live and move: for each page the places of those that have one, in
// order, six bytes an object. Collections look here (Update) while there are any. Ids of the engine's objects are odd,
// later ones are greater; those of the host's are even.
class ObjectIds {
 public:
  static constexpr v8::SnapshotObjectId kStep = 2;
  static constexpr v8::SnapshotObjectId kFirstObject = 1001;  // below: roots

  ObjectIds() = default;
  ~ObjectIds() { Clear(); }
  ObjectIds(const ObjectIds&) = delete;
  ObjectIds& operator=(const ObjectIds&) = delete;

  bool empty() const { return pages_.empty() && natives_.size() == 0; }
  // 0 when it has none.
  v8::SnapshotObjectId Find(Address object) const;
  v8::SnapshotObjectId FindNative(v8::NativeObject object) const;
  // The object with this id, or 0.
  Address FindObject(v8::SnapshotObjectId id) const;
  // Gives an id to each object of the set that has none. False, with fewer of them, without memory.
  [[nodiscard]] bool AssignAll(const ObjectSet& objects);
  // 0 without memory.
  v8::SnapshotObjectId AssignNative(v8::NativeObject object);
  // The host's object shares the id of the one that stands for it in script.
  void SetNative(v8::NativeObject object, v8::SnapshotObjectId id) { (void)natives_.TryPut(object, id); }
  // For what is in one snapshot only.
  v8::SnapshotObjectId NextTransient() {
    next_native_ += kStep;
    return next_native_ - kStep;
  }
  v8::SnapshotObjectId last_id() const { return next_ - kStep; }
  void Clear();

  struct Entry {
    Address address;
    uint32_t id;
  };
  // For who gives numbers of his own: of objects that have none. Of entries for the same object the last counts; what
  // there is no memory for is left out. Sorts them.
  void Put(Entry* entries, size_t count);

  // Drops what has died, follows what has moved. What there is no memory for loses its id.
  void Update(WeakReferences* references);

  template <typename Function>
  void ForEach(Function function) const {
    for (const Page* page : pages_) {
      for (uint32_t k = 0; k < page->count; ++k) function(page->start + page->places()[k] * 8, page->ids()[k]);
    }
  }

 private:
  struct Page {
    Address start;
    uint32_t count;
    uint32_t capacity;
    // `capacity` ids, then as many places (of 8 bytes) in the page.
    uint32_t* ids() { return reinterpret_cast<uint32_t*>(this + 1); }
    const uint32_t* ids() const { return reinterpret_cast<const uint32_t*>(this + 1); }
    uint16_t* places() { return reinterpret_cast<uint16_t*>(ids() + capacity); }
    const uint16_t* places() const { return reinterpret_cast<const uint16_t*>(ids() + capacity); }
  };
  static Page* NewPage(Address start, uint32_t capacity);
  // The index of the page that begins at `start`, or where it belongs.
  size_t LowerBound(Address start) const;
  // Adds objects in the order of addresses, of one page; those that are there keep their ids. Id 0: the next one.
  [[nodiscard]] bool Merge(Address start, const Entry* added, size_t count);

  base::GrowableArray<Page*> pages_;  // by start
  base::Table<v8::NativeObject, uint32_t> natives_;
  v8::SnapshotObjectId next_ = kFirstObject;
  v8::SnapshotObjectId next_native_ = kFirstObject + 1;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_OBJECT_IDS_H_
