#include "src/heap/remembered-set.h"

#include "src/heap/object-header.h"

namespace v8::internal {

void RememberedSet::AddObject(Address host) {
  DCHECK_EQ(GcStateOf(host), kOldClean);
  GcStateOf(host) = kOldRemembered;
  if (hosts_.TryAdd(host)) return;
  PageMetadata::FromAddress(host)->SetFlag(PageMetadata::kRememberAll);
  objects_overflowed_ = true;
}

void RememberedSet::AddCard(PageMetadata* page, Address slot) {
  page->MarkCard(slot);
  if (!page->Is(PageMetadata::kHasDirtyCards)) AddCardPage(page);
}

void RememberedSet::AddCardPage(PageMetadata* page) {
  page->SetFlag(PageMetadata::kHasDirtyCards);
  if (!card_pages_.TryAdd(page)) cards_overflowed_ = true;
}

}  // namespace v8::internal
