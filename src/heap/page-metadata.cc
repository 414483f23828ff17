#include "src/heap/page-metadata.h"

#include "src/objects/heap-object.h"

namespace v8::internal {

PageMetadata* PageMetadata::Initialize(Address start, size_t run_bytes, Heap* heap, IsolateData* isolate_data,
                                       Space* owner, AllocationSpace space, uint32_t flags) {
  PageMetadata* page = reinterpret_cast<PageMetadata*>(start);
  static_assert(offsetof(PageMetadata, isolate_data_) == kIsolateDataOffset);
  page->next_ = page->previous_ = nullptr;
  page->heap_ = heap;
  page->isolate_data_ = isolate_data;
  page->owner_ = owner;
  page->space_ = space;
  page->flags_ = flags;
  page->run_bytes_ = run_bytes;
  page->live_bytes_ = 0;
  page->allocated_bytes_ = 0;
  page->area_start_ = start + kPageHeaderSize;
  page->area_end_ = start + run_bytes;
  page->starts_known_to_ = page->area_start_;
  page->cards_ = nullptr;
  if (flags & kLargePage) {
    // Behind the object: it must begin in the first page of the run, where FromHeapObject looks for the header.
    page->area_end_ -= page->card_words() * sizeof(uint64_t);
    page->cards_ = reinterpret_cast<uint64_t*>(page->area_end_);
    page->ClearCards();
  }
  return page;
}

void PageMetadata::ClearCards() {
  std::memset(cards_, 0, card_words() * sizeof(uint64_t));
  ClearFlag(kHasDirtyCards);
}

size_t PageMetadata::LargeRunBytes(size_t object_size) {
  // The card table of the run lies in the run itself: one byte of it serves 4 KiB.
  const size_t with_header = object_size + kPageHeaderSize + 64;
  const size_t cards = (with_header >> 12) + (with_header >> 24) + 128;
  return base::RoundUp(with_header + cards, Cage::kPageSize);
}

void PageList::PushBack(PageMetadata* page) {
  page->next_ = nullptr;
  page->previous_ = last_;
  if (last_ != nullptr) {
    last_->next_ = page;
  } else {
    first_ = page;
  }
  last_ = page;
  count_++;
}

void PageList::Remove(PageMetadata* page) {
  (page->previous_ != nullptr ? page->previous_->next_ : first_) = page->next_;
  (page->next_ != nullptr ? page->next_->previous_ : last_) = page->previous_;
  page->next_ = page->previous_ = nullptr;
  count_--;
}

PageMetadata* PageList::PopFront() {
  PageMetadata* page = first_;
  if (page != nullptr) Remove(page);
  return page;
}

void PageList::TakeAll(PageList* other) {
  if (other->first_ == nullptr) return;
  other->first_->previous_ = last_;
  (last_ != nullptr ? last_->next_ : first_) = other->first_;
  last_ = other->last_;
  count_ += other->count_;
  *other = PageList();
}

}  // namespace v8::internal
