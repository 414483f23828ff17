#include "src/heap/evacuator.h"

#include <cstring>

#include "src/flags/flags.h"
#include "src/heap/heap.h"
#include "src/heap/marker.h"
#include "src/heap/object-visiting.h"

namespace v8::internal {

namespace {
// Pages with at most this share of live bytes are worth emptying.
constexpr size_t kSparsePercent = 40;
}  // namespace

bool Evacuator::SelectPages(bool all_pages) {
  bool any = false;
  heap_->old_space()->ForEachPage([&](PageMetadata* page) {
    bool chosen = page->Is(PageMetadata::kForceEvacuation);
    if (!v8_flags.manual_evacuation_candidates_selection) {
      chosen |= all_pages || page->live_bytes() * 100 < kPageAreaSize * kSparsePercent;
    }
    if (!chosen || page->live_bytes() == 0 || page->Is(PageMetadata::kNeverEvacuate)) return;
    page->ClearFlag(PageMetadata::kForceEvacuation);
    page->SetFlag(PageMetadata::kEvacuate);
    any = true;
  });
  return any;
}

void Evacuator::Run() {
  // Copies go to fresh pages, never into holes of pages that are being emptied.
  heap_->old_space()->CloseLinearArea();
  heap_->old_space()->DropFreeList();
  MoveObjects();
  heap_->old_space()->CloseLinearArea();
  heap_->old_space()->DropFreeList();
  UpdateReferences();
  heap_->old_space()->ForEachPage([](PageMetadata* page) { page->ClearFlag(PageMetadata::kEvacuate); });
}

void Evacuator::MoveObjects() {
  OldSpace* space = heap_->old_space();
  bool out_of_memory = false;
  // Fresh pages are appended to the list that is being walked, and are not flagged.
  for (PageMetadata* page : space->pages()) {
    if (out_of_memory) break;
    if (!page->Is(PageMetadata::kEvacuate)) continue;
    uint32_t offset = page->mark_bits().FindNext(page->OffsetOf(page->area_start()));
    while (offset != PageBitmap::kNone) {
      const Address object = page->address() + offset;
      const size_t size = SizeOfObject(object);
      if (!page->Is(PageMetadata::kHasPins) || !marker_->IsPinned(object)) {
        const Address copy = space->AllocateRaw(size);
        if (copy == kNullAddress) {
          out_of_memory = true;
          break;
        }
        std::memcpy(reinterpret_cast<void*>(copy), reinterpret_cast<void*>(object), size);
        HeaderWord(object) = MakeForwarding(copy);
        page->mark_bits().Clear(offset);
        page->set_live_bytes(page->live_bytes() - size);
        PageMetadata* target = PageMetadata::FromAddress(copy);
        target->mark_bits().Set(target->OffsetOf(copy));
        target->IncrementLiveBytes(size);
        // An overflowed remembered set is a flag of the page.
        if (page->Is(PageMetadata::kRememberAll)) target->SetFlag(PageMetadata::kRememberAll);
      }
      offset = page->mark_bits().FindNext(static_cast<uint32_t>(offset + size));
    }
  }
}

void Evacuator::UpdateReferences() {
  heap_->VisitStrongRoots(this);
  heap_->ProcessWeakReferences(this);
  heap_->remembered_set().UpdateObjects([this](Address host) { return NewAddress(host); });
  heap_->ForEachPage([this](PageMetadata* page) {
    uint32_t offset = page->mark_bits().FindNext(page->OffsetOf(page->area_start()));
    while (offset != PageBitmap::kNone) {
      const Address object = page->address() + offset;
      const size_t size = SizeOfObject(object);
      ForEachSlot(object, size, [this](uint64_t* slot) { UpdateSlot(slot); });
      if (V8_UNLIKELY(InstanceTypeByteOf(object) == FEEDBACK_VECTOR_TYPE)) {
        reinterpret_cast<FeedbackVector*>(object)->UpdateProfileBase();
      }
      if (page->Is(PageMetadata::kLargePage)) break;
      offset = page->mark_bits().FindNext(static_cast<uint32_t>(offset + size));
    }
  });
}

}  // namespace v8::internal
