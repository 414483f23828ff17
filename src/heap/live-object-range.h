#ifndef FLAT8_SRC_HEAP_LIVE_OBJECT_RANGE_H_
#define FLAT8_SRC_HEAP_LIVE_OBJECT_RANGE_H_

#include <utility>
#include <vector>

#include "src/heap/heap.h"
#include "src/objects/objects.h"

namespace v8::internal {

// What the mark bits of a page name, each with its size, for V8's tests: between a marking and the sweeping of the page all
// that lives there.
class LiveObjectRange {
 public:
  explicit LiveObjectRange(const PageMetadata* page) {
    const PageBitmap& marks = page->mark_bits();
    Address position = page->area_start();
    for (uint32_t offset = marks.FindNext(page->OffsetOf(position)); offset != PageBitmap::kNone;) {
      const Tagged<HeapObject> object(page->address() + offset);
      objects_.emplace_back(object, object->Size());
      position = object.address() + static_cast<size_t>(object->Size());
      if (!page->ContainsInArea(position)) break;
      offset = marks.FindNext(page->OffsetOf(position));
    }
  }
  auto begin() const { return objects_.begin(); }
  auto end() const { return objects_.end(); }

 private:
  std::vector<std::pair<Tagged<HeapObject>, int>> objects_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_LIVE_OBJECT_RANGE_H_
