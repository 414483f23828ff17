#include "src/heap/scavenger.h"

#include <cstring>

#include "src/heap/conservative-roots.h"
#include "src/heap/heap.h"
#include "src/heap/object-visiting.h"

namespace v8::internal {

namespace {
// Survivals after which an object is promoted.
constexpr uint8_t kPromotionAge = 1;
// Up to this size a call of memcpy costs more than the copy.
constexpr size_t kSmallBody = 64;

V8_INLINE void CopyBody(Address to, Address from, size_t size) {
  if (V8_LIKELY(size <= kSmallBody)) {
    for (size_t offset = 8; offset < size; offset += 8) WordAt(to + offset) = WordAt(from + offset);
  } else {
    std::memcpy(reinterpret_cast<void*>(to + 8), reinterpret_cast<void*>(from + 8), size - 8);
  }
}
}  // namespace

Scavenger::Scavenger(Heap* heap, bool promote_all)
    : WeakReferences(true),
      heap_(heap),
      new_space_(heap->new_space()),
      old_space_(heap->old_space()),
      remembered_(heap->remembered_set()),
      promote_all_(promote_all) {}

void Scavenger::Run() {
  new_space_->BeginScavenge();
  for (PageMetadata* page : heap_->new_lo_space()->pages()) {
    page->SetFlag(PageMetadata::kFromPage);
    page->mark_bits().ClearAll();
  }
  // Pins come first: finding the objects of a page needs their headers, which moving destroys.
  PinConservativeRoots();
  heap_->VisitStrongRoots(this);
  v8::EmbedderRootsHandler* const roots_handler = heap_->embedder_roots_handler();
  heap_->global_handles()->VisitTracedRoots(this, roots_handler == nullptr);
  VisitRememberedSet();
  Drain();
  if (roots_handler != nullptr) {
    heap_->global_handles()->VisitDroppableRoots(this, this, roots_handler);
    Drain();
  }
  heap_->ProcessWeakReferences(this);
  FinishPagesPromotedInPlace();
  FinishLargeObjects();
  new_space_->EndScavenge();
}

Address Scavenger::Move(Address object, uint64_t header, PageMetadata* page) {
  if (page->Is(PageMetadata::kLargePage)) {
    MarkInPlace(object, page);
    return object;
  }
  const size_t size = SizeOfObject(object);
  const uint8_t age = static_cast<uint8_t>(header >> kHeaderAgeShift);
  bool promote = promote_all_ || age >= kPromotionAge;
  Address copy = promote ? old_space_->AllocateRaw(size) : new_space_->AllocateCopy(size);
  if (V8_UNLIKELY(copy == kNullAddress)) {
    promote = !promote;
    copy = promote ? old_space_->AllocateRaw(size) : new_space_->AllocateCopy(size);
    if (copy == kNullAddress) {
      page->SetFlag(PageMetadata::kPromoteInPlace);
      MarkInPlace(object, page);
      return object;
    }
  }
  CopyBody(copy, object, size);
  const uint64_t kept = header & ((uint64_t{1} << kHeaderAgeShift) - 1);
  if (promote) {
    HeaderWord(copy) = kept | uint64_t{kOldClean} << kHeaderGcStateShift;
    promoted_bytes_ += size;
  } else {
    HeaderWord(copy) = kept | uint64_t{age + 1u} << kHeaderAgeShift | uint64_t{kYoungObject} << kHeaderGcStateShift;
    copied_bytes_ += size;
  }
  HeaderWord(object) = MakeForwarding(copy);
  WordAt(object + 8) = copied_;
  copied_ = object;
  return copy;
}

void Scavenger::MarkInPlace(Address object, PageMetadata* page) {
  if (!page->TryMark(object)) return;
  page->SetFlag(PageMetadata::kHasPins);
  if (in_place_.TryAdd(object)) return;
  page->SetFlag(PageMetadata::kRescan);
  rescan_needed_ = true;
}

void Scavenger::VisitRootRange(uint64_t* begin, uint64_t* end) { VisitRange(begin, end); }

Address Scavenger::NewAddress(Address object) {
  const uint64_t header = HeaderWord(object);
  const uint8_t state = static_cast<uint8_t>(header >> kHeaderGcStateShift);
  if (state == kForwardedState) return ForwardingAddress(header);
  if (state != kYoungObject) return object;
  PageMetadata* page = PageMetadata::FromAddress(object);
  return !page->Is(PageMetadata::kFromPage) || page->IsMarked(object) ? object : kNullAddress;
}

void Scavenger::PinConservativeRoots() {
  heap_->ForEachConservativeWordRange(this, &Scavenger::ScanStackPart);
}

void Scavenger::ScanStackPart(void* data, const uintptr_t* begin, const uintptr_t* end) {
  Scavenger* scavenger = static_cast<Scavenger*>(data);
  FindConservativeRoots(begin, end, scavenger->heap_, [scavenger](Address object, PageMetadata* page) {
    if (page->Is(PageMetadata::kYoungPage)) scavenger->Pin(object, page);
  }, PageMetadata::kYoungPage);
}

void Scavenger::Pin(Address object, PageMetadata* page) {
  if (page->IsMarked(object)) return;
  if (AgeOf(object) < kPromotionAge) AgeOf(object)++;
  MarkInPlace(object, page);
}

void Scavenger::VisitRememberedSet() {
  // What is remembered anew from here on, also for want of memory for its entry, is for the next scavenge.
  const bool objects_overflowed = remembered_.TakeObjectsOverflow();
  const bool cards_overflowed = remembered_.TakeCardsOverflow();
  remembered_.TakeObjects([this](Address host) { VisitRememberedObject(host); });
  remembered_.TakeCardPages([this](PageMetadata* page) { VisitDirtyCards(page); });
  if (cards_overflowed) {
    for (LargeObjectSpace* space : {heap_->lo_space(), heap_->code_lo_space()}) {
      for (PageMetadata* page : space->pages()) VisitDirtyCards(page);
    }
  }
  if (objects_overflowed) {
    // Promotion allocates in the old space while its pages are walked: it must not sweep them meanwhile, and no page may
    // have an open area.
    heap_->FinishSweeping();
    old_space_->CloseLinearArea();
    heap_->ForEachPagedSpace([this](PagedSpace* space) {
      // What has been promoted so far may have left a page of the list unwalkable.
      space->CloseLinearArea();
      space->ForEachPage([this](PageMetadata* page) {
        if (!page->Is(PageMetadata::kRememberAll)) return;
        page->ClearFlag(PageMetadata::kRememberAll);
        ForEachObjectOnPage(page, [this](Address object, size_t) {
          if (IsFiller(object) || GcStateOf(object) != kOldRemembered) return;
          VisitRememberedObject(object);
          // What was promoted meanwhile may lie on this page: it has to stay walkable.
          old_space_->CloseLinearArea();
        });
      });
    });
  }
}

void Scavenger::VisitRememberedObject(Address host) {
  // A remembered object can have been overwritten by a filler since (trimming in tests).
  if (IsFiller(host)) return;
  GcStateOf(host) = kOldClean;
  TraceOldHost(host, SizeOfObject(host));
}

void Scavenger::TraceOldHost(Address host, size_t size) {
  found_young_ = false;
  VisitBody(host, size, this);
  if (found_young_ && GcStateOf(host) == kOldClean) remembered_.AddObject(host);
}

void Scavenger::VisitDirtyCards(PageMetadata* page) {
  if (!page->Is(PageMetadata::kHasDirtyCards)) return;
  page->ClearFlag(PageMetadata::kHasDirtyCards);
  const Address object = page->area_start();
  if (IsFiller(object) || kBodyKinds[InstanceTypeByteOf(object)] == BodyKind::kRaw) return page->ClearCards();
  const Address end = object + SizeOfObject(object);
  constexpr size_t kCard = size_t{1} << PageMetadata::kCardSizeLog2;
  bool dirty = false;
  for (size_t word = 0; word < page->card_words(); word++) {
    uint64_t bits = page->cards()[word];
    while (bits != 0) {
      const size_t card = word * 64 + __builtin_ctzll(bits);
      bits &= bits - 1;
      // Every word of a large object that can hold a cell is a plain slot: the two raw words that some bodies begin
      // with never look like young cells.
      Address start = page->address() + card * kCard;
      Address limit = start + kCard;
      if (start < object + 8) start = object + 8;
      if (limit > end) limit = end;
      found_young_ = false;
      VisitRange(reinterpret_cast<uint64_t*>(start), reinterpret_cast<uint64_t*>(limit));
      if (found_young_) {
        dirty = true;
      } else {
        page->ClearCard(card);
      }
    }
  }
  if (dirty) remembered_.AddCardPage(page);
}

void Scavenger::Drain() {
  for (;;) {
    while (copied_ != kNullAddress) {
      const Address original = copied_;
      copied_ = WordAt(original + 8);
      const Address copy = ForwardingAddress(HeaderWord(original));
      const size_t size = SizeOfObject(copy);
      if (GcStateOf(copy) == kYoungObject) {
        VisitBody(copy, size, this);
      } else {
        TraceOldHost(copy, size);
      }
    }
    if (!in_place_.empty()) {
      TraceInPlace(in_place_.RemoveLast());
    } else if (rescan_needed_) {
      RescanFlaggedPages();
    } else {
      return;
    }
  }
}

void Scavenger::TraceInPlace(Address object) { VisitBody(object, SizeOfObject(object), this); }

void Scavenger::RescanFlaggedPages() {
  rescan_needed_ = false;
  auto rescan = [this](PageMetadata* page) {
    if (!page->Is(PageMetadata::kRescan)) return;
    page->ClearFlag(PageMetadata::kRescan);
    uint32_t offset = page->mark_bits().FindNext(page->OffsetOf(page->area_start()));
    while (offset != PageBitmap::kNone) {
      TraceInPlace(page->address() + offset);
      offset = page->mark_bits().FindNext(offset + 8);
    }
  };
  for (PageMetadata* page : new_space_->from_pages()) rescan(page);
  for (PageMetadata* page : heap_->new_lo_space()->pages()) rescan(page);
}

void Scavenger::FinishPagesPromotedInPlace() {
  for (PageMetadata* page = new_space_->from_pages().first(); page != nullptr;) {
    PageMetadata* next = page->next();
    if (page->Is(PageMetadata::kPromoteInPlace)) {
      size_t live = 0;
      uint32_t offset = page->mark_bits().FindNext(page->OffsetOf(page->area_start()));
      while (offset != PageBitmap::kNone) {
        const Address object = page->address() + offset;
        const size_t size = SizeOfObject(object);
        live += size;
        AgeOf(object) = 0;
        GcStateOf(object) = kOldClean;
        TraceOldHost(object, size);
        offset = page->mark_bits().FindNext(static_cast<uint32_t>(offset + size));
      }
      promoted_bytes_ += live;
      page->set_live_bytes(live);
      new_space_->RemoveFromPage(page);
      // The gaps between its objects become free intervals when the page is swept.
      old_space_->AdoptUnsweptPage(page);
    }
    page = next;
  }
}

void Scavenger::FinishLargeObjects() {
  LargeObjectSpace* young = heap_->new_lo_space();
  for (PageMetadata* page = young->pages().first(); page != nullptr;) {
    PageMetadata* next = page->next();
    const Address object = page->area_start();
    page->ClearFlag(PageMetadata::kFromPage | PageMetadata::kRescan);
    if (!page->IsMarked(object)) {
      young->FreePage(page);
    } else {
      page->mark_bits().Clear(page->OffsetOf(object));
      promoted_bytes_ += page->area_size();
      heap_->lo_space()->TakePage(young, page);
      if (!IsFiller(object)) {
        AgeOf(object) = 0;
        GcStateOf(object) = kOldClean;
        // All cards once; the next scavenge finds out which of them matter.
        const size_t size = SizeOfObject(object);
        found_young_ = false;
        VisitBody(object, size, this);
        if (found_young_) {
          for (Address card = object; card < object + size; card += size_t{1} << PageMetadata::kCardSizeLog2) {
            page->MarkCard(card);
          }
          page->MarkCard(object + size - 8);
          remembered_.AddCardPage(page);
        }
      }
    }
    page = next;
  }
}

}  // namespace v8::internal
