#include "src/heap/large-space.h"

#include "src/heap/fillers.h"
#include "src/heap/heap.h"
#include "src/heap/object-visiting.h"

namespace v8::internal {

void LargeObjectSpace::TearDown() {
  while (PageMetadata* page = pages_.PopFront()) ReleasePage(page);
  allocated_bytes_ = 0;
}

Address LargeObjectSpace::AllocateRaw(size_t size) {
  if (size > Cage::size()) return kNullAddress;
  const size_t run_bytes = PageMetadata::LargeRunBytes(size);
  if (!heap_->MayGrowOldGeneration(run_bytes)) return kNullAddress;
  if (is_young() && !heap_->MayGrowYoungLargeObjects(run_bytes)) return kNullAddress;
  PageMetadata* page = NewPage(Cage::Region::kOrdinary, run_bytes,
                               PageMetadata::kLargePage | (is_young() ? uint32_t{PageMetadata::kYoungPage} : 0u));
  if (page == nullptr) return kNullAddress;
  CHECK_GE(page->area_size(), size);
  // The caller initialises the object; until then the page holds something that can be walked.
  WriteFiller(page->area_start(), page->area_size());
  page->set_allocated_bytes(run_bytes);
  allocated_bytes_ += run_bytes;
  pages_.PushBack(page);
  return page->area_start();
}

void LargeObjectSpace::TakePage(LargeObjectSpace* from, PageMetadata* page) {
  from->pages_.Remove(page);
  from->allocated_bytes_ -= page->allocated_bytes();
  from->committed_bytes_ -= page->run_bytes();
  allocated_bytes_ += page->allocated_bytes();
  AccountCommitted(page->run_bytes());
  page->SetOwner(this, id_);
  page->ClearFlag(PageMetadata::kYoungPage | PageMetadata::kFromPage | PageMetadata::kHasPins);
  pages_.PushBack(page);
}

void LargeObjectSpace::FreePage(PageMetadata* page) {
  pages_.Remove(page);
  allocated_bytes_ -= page->allocated_bytes();
  ReleasePage(page);
}

void LargeObjectSpace::SweepByMarkBits() {
  for (PageMetadata* page = pages_.first(); page != nullptr;) {
    PageMetadata* next = page->next();
    if (page->IsMarked(ObjectOf(page))) {
      page->mark_bits().Clear(page->OffsetOf(ObjectOf(page)));
      page->ClearFlag(PageMetadata::kRescan);
    } else {
      FreePage(page);
    }
    page = next;
  }
}

}  // namespace v8::internal
