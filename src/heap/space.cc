#include "src/heap/space.h"

#include "src/heap/heap.h"

namespace v8::internal {

const char* Space::Name(AllocationSpace id) {
  switch (id) {
    case RO_SPACE:
      return "read_only_space";
    case NEW_SPACE:
      return "new_space";
    case OLD_SPACE:
      return "old_space";
    case MAP_SPACE:
      return "map_space";
    case CODE_SPACE:
      return "code_space";
    case NEW_LO_SPACE:
      return "new_large_object_space";
    case LO_SPACE:
      return "large_object_space";
    case CODE_LO_SPACE:
      return "code_large_object_space";
    default:
      UNREACHABLE();
  }
}

PageMetadata* Space::NewPage(Cage::Region region, size_t run_bytes, uint32_t flags) {
  const Address start = Cage::AllocateRun(region, run_bytes >> Cage::kPageSizeBits);
  if (start == kNullAddress) return nullptr;
  AccountCommitted(run_bytes);
  return PageMetadata::Initialize(start, run_bytes, heap_, heap_ != nullptr ? heap_->isolate_data() : nullptr, this, id_,
                                  flags);
}

void Space::ReleasePage(PageMetadata* page) {
  committed_bytes_ -= page->run_bytes();
  if (page->run_bytes() == Cage::kPageSize && heap_->has_collected()) page->mark_bits().ClearAll();
  page->Disown();
  Cage::FreeRun(page->address(), page->run_bytes() >> Cage::kPageSizeBits);
}

}  // namespace v8::internal
