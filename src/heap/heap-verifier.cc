#include "src/heap/heap-verifier.h"

#include "src/base/fault-injector.h"
#include "src/heap/object-verifier.h"
#include "src/heap/marker.h"
#include "src/heap/object-visiting.h"

namespace v8::internal {

void HeapVerifier::Fail(const char* what, Address object, Address detail) {
  const char* type = "?";
  const char* space = "no space";
  const Address run = Cage::FindRun(object);
  if (run != kNullAddress) {
    space = Space::Name(reinterpret_cast<PageMetadata*>(run)->space_id());
    type = InstanceTypeName(static_cast<InstanceType>(InstanceTypeByteOf(object)));
  }
  FATAL("Heap verification failed: %s: %s at %p in %s (%p)", what, type, reinterpret_cast<void*>(object), space,
        reinterpret_cast<void*>(detail));
}

void HeapVerifier::VerifyAll() {
  base::NoFaultScope no_fault;
  CollectRememberedObjects();
  heap_->ForEachPage([this](PageMetadata* page) { RecordObjectStarts(page); });
  for (PageMetadata* page : heap_->new_space()->pages()) {
    VerifyPage(page);
    if (page->space_id() != NEW_SPACE || !page->InYoungGeneration())
      Fail("page in the wrong space", page->address(), 0);
  }
  heap_->ForEachPagedSpace([this](PagedSpace* space) { VerifyPagedSpace(space); });
  heap_->ForEachLargeSpace([this](LargeObjectSpace* space) {
    size_t bytes = 0;
    for (PageMetadata* page : space->pages()) {
      bytes += page->allocated_bytes();
      VerifyPage(page);
    }
    if (bytes != space->SizeOfObjects()) Fail("wrong size of a large space", bytes, space->SizeOfObjects());
  });
  heap_->VisitStrongRoots(this);
  heap_->ForEachPage([](PageMetadata* page) { page->set_starts_known_to(page->area_start()); });
}

void HeapVerifier::VisitRootRange(uint64_t* begin, uint64_t* end) {
  for (uint64_t* slot = begin; slot < end; slot++) VerifySlot(kNullAddress, slot);
}

void HeapVerifier::CollectRememberedObjects() {
  heap_->remembered_set().FilterObjects([this](Address host) {
    if (!remembered_.TryPut(host, true)) remembered_known_ = false;
    return true;
  });
}

void HeapVerifier::VerifyPagedSpace(PagedSpace* space) {
  size_t allocated = 0;
  for (PageMetadata* page : space->pages()) {
    if (page->owner() != space) Fail("page in the wrong space", page->address(), 0);
    if (!page->mark_bits().IsClear()) {
      const uint32_t offset = page->mark_bits().FindNext(0);
      Fail("stale mark bit", page->address() + offset, offset);
    }
    VerifyPage(page);
    allocated += page->allocated_bytes();
  }
  if (allocated != space->SizeOfObjects()) Fail("wrong size of a space", allocated, space->SizeOfObjects());
}

void HeapVerifier::RecordObjectStarts(PageMetadata* page) {
  page->start_bits().ClearAll();
  if (page->Is(PageMetadata::kLargePage)) {
    // What lies behind a filler in a large page is ignored.
    if (!IsFiller(page->area_start())) page->start_bits().Set(page->OffsetOf(page->area_start()));
    return;
  }
  for (Address position = page->area_start(); position < page->area_end();) {
    if (InstanceTypeByteOf(position) >= kInstanceTypeCount) Fail("gap without a filler", position, page->address());
    if (IsFiller(position)) {
      const uint32_t map = InstanceTypeByteOf(position) == FILLER_TYPE ? FillerMaps::filler : FillerMaps::free_space;
      if (MapRefOf(position) != map && MapRefOf(position) != 0) Fail("wrong map of a filler", position, map);
    } else {
      VerifyMap(position);
      page->start_bits().Set(page->OffsetOf(position));
    }
    const size_t size = SizeOfObject(position);
    if (size == 0 || size % kObjectAlignment != 0 || size > page->area_end() - position) {
      Fail("object or gap with an impossible size", position, size);
    }
    position += size;
  }
}

void HeapVerifier::VerifyPage(PageMetadata* page) {
  if (page->isolate_data() != heap_->isolate_data()) Fail("page of another isolate", page->address(), 0);
  size_t objects = 0;
  for (uint32_t offset = page->start_bits().FindNext(page->OffsetOf(page->area_start()));
       offset != PageBitmap::kNone;) {
    const Address object = page->address() + offset;
    const size_t size = SizeOfObject(object);
    VerifyObject(object, size, page);
    if (page->Is(PageMetadata::kLargePage)) return;
    objects += size;
    offset = page->start_bits().FindNext(static_cast<uint32_t>(offset + size));
  }
  if (!page->InYoungGeneration() && objects > page->allocated_bytes()) {
    Fail("wrong count of allocated bytes", page->address(), page->allocated_bytes());
  }
}

void HeapVerifier::VerifyMap(Address object) {
  const Address map = MapAddressOf(object);
  const Address run = Cage::FindRun(map);
  if (run == kNullAddress || map - g_cage_base >= Cage::metadata_size() || map % kObjectAlignment != 0) {
    Fail("header without a map", object, map);
  }
  const PageMetadata* page = reinterpret_cast<PageMetadata*>(run);
  if (!page->ContainsInArea(map) || (page->heap() != heap_ && !page->Is(PageMetadata::kReadOnlyPage)) ||
      InstanceTypeByteOf(map) != MAP_TYPE) {
    Fail("header with a wrong map", object, map);
  }
  if (reinterpret_cast<Map*>(map)->instance_type_of_instances() != InstanceTypeByteOf(object)) {
    Fail("instance type differs from the map's", object, map);
  }
}

void HeapVerifier::VerifyObject(Address object, size_t size, PageMetadata* page) {
  VerifyMap(object);
  const uint8_t state = GcStateOf(object);
  if (page->InYoungGeneration() ? state != kYoungObject : state > kOldRemembered) {
    Fail("gc state does not fit the space", object, state);
  }
  bool has_young = false;
  ForEachSlot(object, size, [&](uint64_t* slot) {
    VerifySlot(object, slot);
    if (page->InYoungGeneration() || !IsYoungCellWord(*slot)) return;
    has_young = true;
    if (page->Is(PageMetadata::kLargePage)) {
      const size_t card = (reinterpret_cast<Address>(slot) - page->address()) >> PageMetadata::kCardSizeLog2;
      if (!page->Is(PageMetadata::kHasDirtyCards) || !page->CardIsMarked(card)) {
        Fail("missing card of a slot with a young value", object, reinterpret_cast<Address>(slot));
      }
    }
  });
  if (const char* error = VerifyFacts(Tagged<HeapObject>(object))) Fail(error, object, 0);
  if (!has_young || page->Is(PageMetadata::kLargePage)) return;
  if (state != kOldRemembered) Fail("missing remembered object", object, state);
  if (remembered_known_ && !remembered_.Contains(object) && !page->Is(PageMetadata::kRememberAll)) {
    Fail("object with the remembered state is not in the remembered set", object, state);
  }
}

void HeapVerifier::VerifySlot(Address host, const uint64_t* slot) {
  const Address value = *slot;
  if (!IsCellWord(value)) return;
  const auto fail = [&](const char* fault_of_slot, const char* fault_of_root) {
    if (host != kNullAddress) Fail(fault_of_slot, host, value);
    Fail(fault_of_root, value, reinterpret_cast<Address>(slot));
  };
  const Address run = Cage::FindRun(value);
  if (run == kNullAddress) fail("slot with a dangling reference", "root with a dangling reference");
  PageMetadata* target = reinterpret_cast<PageMetadata*>(run);
  if (target->Is(PageMetadata::kReadOnlyPage)) return VerifyMap(value);
  if (target->heap() != heap_) fail("slot that refers to another isolate", "root that refers to another isolate");
  if (!target->ContainsInArea(value) || value % kObjectAlignment != 0 || PageMetadata::FromAddress(value) != target ||
      !target->start_bits().Get(target->OffsetOf(value))) {
    fail("slot with a dangling reference", "root with a dangling reference");
  }
}

void HeapVerifier::VerifyMarking() {
  heap_->ForEachPage([this](PageMetadata* page) {
    size_t live = 0;
    uint32_t offset = page->mark_bits().FindNext(page->OffsetOf(page->area_start()));
    while (offset != PageBitmap::kNone) {
      const Address object = page->address() + offset;
      if (IsFiller(object)) Fail("marked filler", object, offset);
      const size_t size = SizeOfObject(object);
      live += size;
      ForEachSlot(object, size, [this, object](uint64_t* slot) {
        if (IsCellWord(*slot) && !Marker::IsMarked(*slot))
          Fail("marked object refers to an unmarked one", object, *slot);
      });
      if (!Marker::IsMarked(MapAddressOf(object)))
        Fail("marked object with an unmarked map", object, MapAddressOf(object));
      if (page->Is(PageMetadata::kLargePage)) break;
      offset = page->mark_bits().FindNext(static_cast<uint32_t>(offset + size));
    }
    if (live != page->live_bytes()) Fail("wrong count of live bytes", page->address(), page->live_bytes());
  });
}

}  // namespace v8::internal
