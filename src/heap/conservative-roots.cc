#include "src/heap/conservative-roots.h"

namespace v8::internal {

void LearnObjectStarts(PageMetadata* page, Address address) {
  Address position = page->starts_known_to();
  if (position > address) return;
  if (position == page->area_start()) page->start_bits().ClearAll();
  while (position <= address && position < page->area_end()) {
    page->start_bits().Set(page->OffsetOf(position));
    position += SizeOfObject(position);
  }
  page->set_starts_known_to(position);
}

}  // namespace v8::internal
