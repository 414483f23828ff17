#ifndef FLAT8_SRC_HEAP_CONSERVATIVE_ROOTS_H_
#define FLAT8_SRC_HEAP_CONSERVATIVE_ROOTS_H_

#include "src/heap/object-visiting.h"

// From words that may be anything to the objects that they point at or into.
namespace v8::internal {

// Walks the page up to `address` and sets the start bits of the objects it meets.
void LearnObjectStarts(PageMetadata* page, Address address);

// The object of the (walkable or unswept) page that `address` points into, or 0: a filler, a gap, the page's header.
inline Address FindObjectStart(PageMetadata* page, Address address) {
  if (address < page->area_start() || address > page->area_end()) return kNullAddress;
  if (page->Is(PageMetadata::kLargePage)) {
    return IsFiller(page->area_start()) ? kNullAddress : page->area_start();
  }
  if (address >= page->area_end()) return kNullAddress;
  const bool by_marks = page->Is(PageMetadata::kNeedsSweeping);
  if (!by_marks) LearnObjectStarts(page, address);
  const PageBitmap& bits = by_marks ? page->mark_bits() : page->start_bits();
  const uint32_t offset = bits.FindPrevious(page->OffsetOf(address));
  if (offset == PageBitmap::kNone) return kNullAddress;
  const Address object = page->address() + offset;
  if (IsFiller(object) || address >= object + SizeOfObject(object)) return kNullAddress;
  return object;
}

// Reads a word of the stack, whatever a sanitizer thinks of that place.
__attribute__((no_sanitize("address", "thread"))) inline uintptr_t ReadStackWord(const uintptr_t* word) {
  return *word;
}

// Calls `found(object, page)` for each object of this heap that a word of the range points at, into, or right behind,
// on pages that have one of `page_flags`, or on any page when that is 0.
template <typename Function>
void FindConservativeRoots(const uintptr_t* begin, const uintptr_t* end, Heap* heap, Function found,
                           uint32_t page_flags) {
  for (const uintptr_t* position = begin; position < end; position++) {
    const uintptr_t word = ReadStackWord(position);
    const Address run = Cage::FindRun(word);
    if (run == kNullAddress) continue;
    PageMetadata* page = reinterpret_cast<PageMetadata*>(run);
    if (page->heap() != heap || (page_flags != 0 && !page->Is(page_flags))) continue;
    const Address object = FindObjectStart(page, word);
    if (object != kNullAddress) found(object, page);
    // Loops often hold the end of what they run over.
    const Address before = FindObjectStart(page, word - 8);
    if (before != kNullAddress && before != object && before + SizeOfObject(before) == word) found(before, page);
  }
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_CONSERVATIVE_ROOTS_H_
