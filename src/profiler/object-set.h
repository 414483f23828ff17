#ifndef FLAT8_SRC_PROFILER_OBJECT_SET_H_
#define FLAT8_SRC_PROFILER_OBJECT_SET_H_

#include "src/base/growable-array.h"
#include "src/heap/page-metadata.h"

namespace v8::internal {

// Objects of the heap, by address: a bitmap for each page that has any. Once Number() has been called, each has a
// number, in the order of addresses. A flag goes with each. Nothing may move meanwhile.
class ObjectSet {
 public:
  static constexpr uint32_t kNone = ~uint32_t{0};

  ObjectSet() = default;
  ~ObjectSet();
  ObjectSet(const ObjectSet&) = delete;
  ObjectSet& operator=(const ObjectSet&) = delete;

  [[nodiscard]] bool SetUp();
  // True when it has been added now; false when it was there, or, with failed(), for want of memory.
  V8_INLINE bool Add(Address object) {
    Page* page = pages_[NumberOfPage(object)];
    if (V8_UNLIKELY(page == nullptr) && (page = AddPage(object)) == nullptr) return false;
    return page->objects.TestAndSet(OffsetOf(object));
  }
  bool Contains(Address object) const {
    const Page* page = pages_[NumberOfPage(object)];
    return page != nullptr && page->objects.Get(OffsetOf(object));
  }
  // Of objects that are in the set.
  void SetFlag(Address object) { pages_[NumberOfPage(object)]->flags.Set(OffsetOf(object)); }
  bool GetFlag(Address object) const { return pages_[NumberOfPage(object)]->flags.Get(OffsetOf(object)); }

  void Number();
  // kNone for what is not in the set.
  V8_INLINE uint32_t NumberOf(Address object) const {
    const Page* page = pages_[NumberOfPage(object)];
    const uint32_t offset = OffsetOf(object);
    if (page == nullptr || !page->objects.Get(offset)) return kNone;
    return page->first + page->before[offset >> 9] + page->objects.CountWithinWord(offset);
  }
  uint32_t size() const { return size_; }
  bool failed() const { return failed_; }

  template <typename Function>
  void ForEach(Function function) const {
    for (const Page* page : list_) {
      uint32_t offset = page->objects.FindNext(0);
      while (offset != PageBitmap::kNone) {
        function(page->start + offset);
        offset = page->objects.FindNext(offset + 8);
      }
    }
  }

 private:
  struct Page {
    Address start;
    uint32_t first;  // the number of its first object
    uint16_t before[PageBitmap::kWords];
    PageBitmap objects;
    PageBitmap flags;
  };
  static size_t NumberOfPage(Address object) { return (object - Cage::base()) >> Cage::kPageSizeBits; }
  static uint32_t OffsetOf(Address object) { return static_cast<uint32_t>(object & (Cage::kPageSize - 1)); }
  Page* AddPage(Address object);

  Page** pages_ = nullptr;  // by number in the cage
  base::GrowableArray<Page*> list_;
  uint32_t size_ = 0;
  bool failed_ = false;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_OBJECT_SET_H_
