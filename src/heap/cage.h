#ifndef FLAT8_SRC_HEAP_CAGE_H_
#define FLAT8_SRC_HEAP_CAGE_H_

#include "src/common/globals.h"

// The process-wide address range that holds the heap memory of every isolate, and the allocator of its pages.
//
// Its start is the metadata region (read-only pages and maps: everything that a header's 32-bit map_ref can name), the
// rest are ordinary pages. Memory is handed out in runs of 256 KiB pages; the page table tells for any address in the
// cage whether it lies in a run and where that run begins. All functions are thread-safe after Initialize().
namespace v8::internal {

// The start of the reservation; references to maps are offsets from it.
extern Address g_cage_base;

class Cage {
 public:
  static constexpr int kPageSizeBits = 18;
  static constexpr size_t kPageSize = size_t{1} << kPageSizeBits;

  enum class Region { kMetadata, kOrdinary };

  // Reserves the range: 64 GiB, or the largest halving of that, down to 512 MiB, that the system grants. Returns false
  // when there is not even that much; may be called again, and does nothing once it has succeeded.
  [[nodiscard]] static bool Initialize();

  static V8_INLINE Address base() { return g_cage_base; }
  static size_t size() { return size_; }
  static size_t metadata_size() { return metadata_size_; }
  static V8_INLINE bool Contains(Address address) { return address - g_cage_base < size_; }

  // Committed memory of `page_count` consecutive pages, or 0. Its content is undefined, but for what FreeRun says.
  [[nodiscard]] static Address AllocateRun(Region region, size_t page_count);
  // A single page may be handed out again as it is: its mark bits must be clear.
  static void FreeRun(Address start, size_t page_count);

  // The start of the run that `address` (any word at all) points into, or 0.
  static V8_INLINE Address FindRun(Address address) {
    const size_t offset = address - g_cage_base;
    if (offset >= size_) return kNullAddress;
    const uint32_t entry = page_table_[offset >> kPageSizeBits];
    if (entry - 1 >= kPooled - 1) return kNullAddress;
    return (address & ~(kPageSize - 1)) - ((static_cast<Address>(entry) - 1) << kPageSizeBits);
  }

  // Gives pooled pages back to the system: part of the plan when memory is short.
  static void DropPool();
  static size_t CountPooledPages();

 private:
  // Per page: 0 when free, kPooled when kept for the next request, else 1 + the distance in pages to the start of its
  // run.
  static constexpr uint32_t kPooled = 0x80000000u;
  static uint32_t* page_table_;
  static size_t size_;
  static size_t metadata_size_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_CAGE_H_
