#include "src/heap/new-space.h"

#include <cstring>

#include "src/flags/flags.h"
#include "src/heap/fillers.h"
#include "src/heap/heap.h"
#include "src/heap/object-visiting.h"

namespace v8::internal {

namespace {
// Gaps between pinned objects that are shorter are not bumped through.
constexpr size_t kMinYoungInterval = 256;
// The pause that the nursery's size aims at, in milliseconds.
constexpr double kPauseBudget = 0.5;
// What freed nursery pages are overwritten with under --verify-heap: no valid value, no valid header.
constexpr int kZapByte = 0xDB;
}  // namespace

IsolateData* NewSpace::data() const { return heap_->isolate_data(); }

void NewSpace::TearDown() {
  for (PageList* list : {&pages_, &from_pages_, &free_pages_}) {
    while (PageMetadata* page = list->PopFront()) ReleasePage(page);
  }
  current_ = nullptr;
  if (heap_->isolate_data() != nullptr) data()->young_top = data()->young_limit = kNullAddress;
  real_limit_ = interval_start_ = kNullAddress;
}

Address NewSpace::AllocateSlow(size_t size) {
  // Stress modes come here for every allocation, with room left in the area.
  if (size > real_limit_ - data()->young_top) {
    CloseLinearArea();
    if (!NextInterval(size)) return kNullAddress;
  }
  const Address result = data()->young_top;
  data()->young_top = result + size;
  if (stress_slow_path_) data()->young_limit = data()->young_top;
  return result;
}

bool NewSpace::NextInterval(size_t size) {
  const size_t wanted = size > kMinYoungInterval ? size : kMinYoungInterval;
  // Also holes that are there are not used when the old generation is beyond its limit: what survives would go there.
  if (heap_->IsOverLimit() && !heap_->always_allocate()) return false;
  for (;;) {
    while (current_ != nullptr) {
      // The next gap of the page: up to the next marked (pinned) object.
      const Address end = current_->area_end();
      while (cursor_ < end) {
        Address gap_end = end;
        Address next = end;
        if (current_->Is(PageMetadata::kHasPins)) {
          const uint32_t offset = current_->mark_bits().FindNext(current_->OffsetOf(cursor_));
          if (offset != PageBitmap::kNone) {
            gap_end = current_->address() + offset;
            next = gap_end + SizeOfObject(gap_end);
          }
        }
        const Address gap_start = cursor_;
        cursor_ = next;
        if (gap_end - gap_start >= wanted) {
          OpenLinearArea(gap_start, gap_end);
          return true;
        }
      }
      PageMetadata* following = current_->next();
      if (following == nullptr) break;
      current_ = following;
      cursor_ = following->area_start();
    }
    if (!heap_->always_allocate()) {
      if (pages_opened_ >= capacity_pages_ || collection_requested_) return false;
    }
    PageMetadata* page = TakePage();
    if (page == nullptr) return false;
    WriteFiller(page->area_start(), page->area_size());
    pages_.PushBack(page);
    current_ = page;
    cursor_ = page->area_start();
    pages_opened_++;
  }
}

PageMetadata* NewSpace::TakePage() {
  PageMetadata* page = free_pages_.PopFront();
  if (page != nullptr) {
    page->mark_bits().ClearAll();
    return PageMetadata::Initialize(page->address(), Cage::kPageSize, heap_, data(), this, id_, PageMetadata::kYoungPage);
  }
  return NewPage(Cage::Region::kOrdinary, Cage::kPageSize, PageMetadata::kYoungPage);
}

void NewSpace::OpenLinearArea(Address start, Address end) {
  data()->young_top = interval_start_ = start;
  real_limit_ = end;
  data()->young_limit = stress_slow_path_ ? start : end;
}

void NewSpace::MakeIterable() { WriteFiller(data()->young_top, real_limit_ - data()->young_top); }

void NewSpace::CloseLinearArea() {
  if (real_limit_ == kNullAddress) return;
  MakeIterable();
  bumped_bytes_ += data()->young_top - interval_start_;
  data()->young_top = data()->young_limit = real_limit_ = interval_start_ = kNullAddress;
}

void NewSpace::set_stress_slow_path(bool value) {
  stress_slow_path_ = value;
  data()->young_limit = value ? data()->young_top : real_limit_;
}

void NewSpace::LimitFastPath(size_t bytes) {
  if (stress_slow_path_) return;
  const Address top = data()->young_top;
  data()->young_limit = bytes < real_limit_ - top ? top + bytes : real_limit_;
}

void NewSpace::set_capacity(size_t bytes) {
  if (bytes < min_capacity_) bytes = min_capacity_;
  if (bytes > max_capacity_) bytes = max_capacity_;
  capacity_pages_ = bytes / Cage::kPageSize;
}

void NewSpace::set_capacity_bounds(size_t minimum, size_t maximum) {
  min_capacity_ = base::RoundUp(minimum, Cage::kPageSize);
  if (min_capacity_ == 0) min_capacity_ = Cage::kPageSize;
  max_capacity_ = base::RoundUp(maximum, Cage::kPageSize);
  if (max_capacity_ < min_capacity_) max_capacity_ = min_capacity_;
  set_capacity(capacity());
}

void NewSpace::AdaptCapacity(double milliseconds, size_t survived_bytes) {
  if (milliseconds > kPauseBudget && survived_bytes * 4 > capacity()) {
    set_capacity(capacity() / 2);
  } else if (milliseconds < kPauseBudget / 2) {
    set_capacity(capacity() * 2);
  }
}

Address NewSpace::LinearAreaTop() const { return real_limit_ != kNullAddress ? data()->young_top : kNullAddress; }

void NewSpace::ReleaseFreePages() {
  while (PageMetadata* page = free_pages_.PopFront()) ReleasePage(page);
}

size_t NewSpace::Size() const {
  return survived_bytes_ + bumped_bytes_ + (real_limit_ != kNullAddress ? data()->young_top - interval_start_ : 0);
}

size_t NewSpace::Available() const {
  const size_t used = Size() - survived_bytes_;
  return capacity() > used ? capacity() - used : 0;
}

void NewSpace::BeginScavenge() {
  CloseLinearArea();
  from_pages_.TakeAll(&pages_);
  for (PageMetadata* page : from_pages_) {
    page->ClearFlag(PageMetadata::kHasPins);
    page->SetFlag(PageMetadata::kFromPage);
    page->mark_bits().ClearAll();
    page->set_starts_known_to(page->area_start());
  }
  current_ = to_page_ = nullptr;
  to_top_ = to_limit_ = kNullAddress;
  bumped_before_collection_ += bumped_bytes_;
  survived_bytes_ = bumped_bytes_ = 0;
}

Address NewSpace::AllocateCopySlow(size_t size) {
  PageMetadata* page = TakePage();
  if (page == nullptr) return kNullAddress;
  if (to_page_ != nullptr) {
    WriteFiller(to_top_, to_limit_ - to_top_);
    survived_bytes_ += to_top_ - to_page_->area_start();
  }
  pages_.PushBack(page);
  to_page_ = page;
  to_top_ = page->area_start() + size;
  to_limit_ = page->area_end();
  return page->area_start();
}

void NewSpace::RemoveFromPage(PageMetadata* page) {
  from_pages_.Remove(page);
  committed_bytes_ -= page->run_bytes();
  page->ClearFlag(PageMetadata::kYoungPage | PageMetadata::kFromPage | PageMetadata::kHasPins |
                  PageMetadata::kPromoteInPlace);
}

size_t NewSpace::RebuildGaps(PageMetadata* page) {
  size_t free_bytes = 0;
  Address position = page->area_start();
  for (uint32_t offset = page->mark_bits().FindNext(page->OffsetOf(position)); offset != PageBitmap::kNone;) {
    const Address object = page->address() + offset;
    WriteFiller(position, object - position);
    free_bytes += object - position;
    position = object + SizeOfObject(object);
    offset = page->mark_bits().FindNext(page->OffsetOf(position));
  }
  WriteFiller(position, page->area_end() - position);
  return free_bytes + (page->area_end() - position);
}

void NewSpace::EndScavenge() {
  PageMetadata* resume = to_page_;
  Address resume_at = to_top_;
  if (to_page_ != nullptr) {
    WriteFiller(to_top_, to_limit_ - to_top_);
    survived_bytes_ += to_top_ - to_page_->area_start();
  }
  PageList emptied;
  while (PageMetadata* page = from_pages_.PopFront()) {
    page->ClearFlag(PageMetadata::kFromPage | PageMetadata::kRescan);
    if (!page->Is(PageMetadata::kHasPins)) {
      emptied.PushBack(page);
      continue;
    }
    survived_bytes_ += page->area_size() - RebuildGaps(page);
    pages_.PushBack(page);
    if (resume == nullptr) {
      resume = page;
      resume_at = page->area_start();
    }
  }
  while (PageMetadata* page = emptied.PopFront()) {
    if (v8_flags.verify_heap) std::memset(reinterpret_cast<void*>(page->area_start()), kZapByte, page->area_size());
    if (free_pages_.count() < capacity_pages_) {
      // Words of the stack may still point into the page: what they find must be walkable, and nothing.
      WriteFiller(page->area_start(), page->area_size());
      page->set_starts_known_to(page->area_start());
      free_pages_.PushBack(page);
    } else {
      ReleasePage(page);
    }
  }
  RestartAllocation(resume, resume_at);
}

void NewSpace::SweepByMarkBits() {
  CloseLinearArea();
  bumped_before_collection_ += bumped_bytes_;
  survived_bytes_ = bumped_bytes_ = 0;
  PageList kept;
  while (PageMetadata* page = pages_.PopFront()) {
    page->ClearFlag(PageMetadata::kRescan);
    page->set_starts_known_to(page->area_start());
    if (page->mark_bits().IsClear()) {
      ReleasePage(page);
      continue;
    }
    page->SetFlag(PageMetadata::kHasPins);
    survived_bytes_ += page->area_size() - RebuildGaps(page);
    kept.PushBack(page);
  }
  pages_.TakeAll(&kept);
  RestartAllocation(pages_.first(), pages_.empty() ? kNullAddress : pages_.first()->area_start());
}

void NewSpace::RestartAllocation(PageMetadata* page, Address cursor) {
  current_ = page;
  cursor_ = cursor;
  pages_opened_ = 0;
  collection_requested_ = false;
  to_page_ = nullptr;
  to_top_ = to_limit_ = kNullAddress;
}

}  // namespace v8::internal
