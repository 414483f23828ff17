#include "src/heap/paged-space.h"

#include "src/heap/fillers.h"
#include "src/heap/heap.h"
#include "src/heap/object-visiting.h"

namespace v8::internal {

namespace {
// Sweeping reads one word of every live object, which nobody has touched for long: so far ahead memory is asked for.
constexpr size_t kSweepPrefetchDistance = 1024;
}  // namespace

void PagedSpace::TearDown() {
  top_ = limit_ = linear_area_start_ = kNullAddress;
  free_list_.Reset();
  pages_.TakeAll(&unswept_);
  while (PageMetadata* page = pages_.PopFront()) ReleasePage(page);
  allocated_bytes_ = 0;
}

Address PagedSpace::AllocateSlow(size_t size) {
  DCHECK_LE(size, kPageAreaSize);
  CloseLinearArea();
  // Found intervals first, then what the lazy sweep has yet to find, then a fresh page.
  for (;;) {
    const FreeList::Interval interval = free_list_.Take(size);
    if (interval.start != kNullAddress) {
      OpenLinearArea(interval);
      break;
    }
    if (SweepOnePage()) continue;
    // Every space may have a page, whatever the limit.
    if (CountTotalPages() > 0 && !heap_->MayGrowOldGeneration(Cage::kPageSize)) return kNullAddress;
    if (!Expand()) return kNullAddress;
  }
  const Address result = top_;
  top_ += size;
  return result;
}

void PagedSpace::OpenLinearArea(FreeList::Interval interval) {
  top_ = linear_area_start_ = interval.start;
  limit_ = interval.start + interval.size;
  PageMetadata* page = PageMetadata::FromAddress(top_);
  page->set_allocated_bytes(page->allocated_bytes() + interval.size);
  // Whoever asks for starts behind here has to walk again.
  if (page->starts_known_to() > top_) page->set_starts_known_to(page->area_start());
  allocated_bytes_ += interval.size;
}

void PagedSpace::CloseLinearArea() {
  if (top_ == kNullAddress) return;
  const size_t rest = limit_ - top_;
  if (rest > 0) {
    PageMetadata* page = PageMetadata::FromAddress(top_);
    WriteFiller(top_, rest);
    page->set_allocated_bytes(page->allocated_bytes() - rest);
    allocated_bytes_ -= rest;
    if (rest >= FreeList::kMinInterval) free_list_.Add(top_, rest);
  }
  top_ = limit_ = linear_area_start_ = kNullAddress;
}

bool PagedSpace::Expand() {
  PageMetadata* page = NewPage(region_, Cage::kPageSize, 0);
  if (page == nullptr) return false;
  WriteFiller(page->area_start(), page->area_size());
  free_list_.Add(page->area_start(), page->area_size());
  pages_.PushBack(page);
  return true;
}

void PagedSpace::StartSweeping() {
  DCHECK(unswept_.empty());
  DCHECK_EQ(top_, kNullAddress);
  free_list_.Reset();
  allocated_bytes_ = 0;
  for (PageMetadata* page : pages_) {
    page->SetFlag(PageMetadata::kNeedsSweeping);
    page->set_allocated_bytes(page->live_bytes());
    allocated_bytes_ += page->live_bytes();
  }
  unswept_.TakeAll(&pages_);
}

void PagedSpace::AdoptUnsweptPage(PageMetadata* page) {
  page->SetOwner(this, id_);
  page->SetFlag(PageMetadata::kNeedsSweeping);
  page->set_allocated_bytes(page->live_bytes());
  allocated_bytes_ += page->live_bytes();
  AccountCommitted(page->run_bytes());
  unswept_.PushBack(page);
}

bool PagedSpace::SweepOnePage() {
  PageMetadata* page = unswept_.PopFront();
  if (page == nullptr) return false;
  if (page->live_bytes() == 0) {
    DCHECK(page->mark_bits().IsClear());
    ReleasePage(page);
    return true;
  }
  SweepPage(page);
  pages_.PushBack(page);
  return true;
}

void PagedSpace::FinishSweeping() {
  while (SweepOnePage()) {
  }
}

void PagedSpace::SweepPage(PageMetadata* page) {
  PageBitmap& marks = page->mark_bits();
  const Address base = page->address();
  const bool allocate_here = !page->Is(PageMetadata::kNeverAllocate);
  auto free_interval = [&](Address start, Address end) {
    const size_t size = end - start;
    if (size == 0) return;
    WriteFiller(start, size);
    if (size >= FreeList::kMinInterval && allocate_here) free_list_.Add(start, size);
  };
  Address free_start = page->area_start();
  for (uint32_t offset = marks.FindNext(page->OffsetOf(free_start)); offset != PageBitmap::kNone;) {
    const Address object = base + offset;
    __builtin_prefetch(reinterpret_cast<void*>(object + kSweepPrefetchDistance));
    free_interval(free_start, object);
    free_start = object + SizeOfObject(object);
    offset = marks.FindNext(static_cast<uint32_t>(free_start - base));
  }
  free_interval(free_start, page->area_end());
  marks.ClearAll();
  page->set_starts_known_to(page->area_start());
  page->ClearFlag(PageMetadata::kNeedsSweeping | PageMetadata::kRescan);
}

void PagedSpace::SealExistingPages() {
  FinishSweeping();
  CloseLinearArea();
  free_list_.Reset();
}

}  // namespace v8::internal
