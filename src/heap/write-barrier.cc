#include "src/heap/heap.h"
#include "src/heap/object-header.h"

// The slow halves of the barriers of heap-object.h. There is no marking beside the mutator yet, so the only thing to
// notice is an old host that gets a young value.
namespace v8::internal {

void WriteBarrierSlow(IsolateData* isolate_data, Address host, uint64_t* slot, uint64_t value) {
  if (!IsYoungCellWord(value)) return;
  RememberedSet& remembered = isolate_data->heap->remembered_set();
  PageMetadata* page = PageMetadata::FromAddress(host);
  if (page->Is(PageMetadata::kLargePage)) {
    remembered.AddCard(page, reinterpret_cast<Address>(slot));
  } else if (GcStateOf(host) == kOldClean) {
    remembered.AddObject(host);
  }
  if (remembered.size() > RememberedSet::kEntryLimit) isolate_data->heap->new_space()->RequestCollection();
}

void WriteBarrierForRange(const void* host, uint64_t* begin, size_t count) {
  const Address address = reinterpret_cast<Address>(host);
  if (GcStateOf(address) >= kYoungObject || count == 0) return;
  PageMetadata* page = PageMetadata::FromAddress(address);
  RememberedSet& remembered = page->heap()->remembered_set();
  if (page->Is(PageMetadata::kLargePage)) {
    const Address first = reinterpret_cast<Address>(begin);
    const Address last = reinterpret_cast<Address>(begin + count - 1);
    constexpr size_t kCard = size_t{1} << PageMetadata::kCardSizeLog2;
    for (Address card = first & ~(kCard - 1); card <= last; card += kCard) remembered.AddCard(page, card);
  } else if (GcStateOf(address) == kOldClean) {
    remembered.AddObject(address);
  }
}

}  // namespace v8::internal
