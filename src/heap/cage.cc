#include "src/heap/cage.h"

#include <pthread.h>

#include "src/base/fault-injector.h"
#include "src/base/platform/virtual-memory.h"

namespace v8::internal {

Address g_cage_base = ~Address{0};
size_t Cage::size_ = 0;
size_t Cage::metadata_size_ = 0;
uint32_t* Cage::page_table_ = nullptr;

namespace {

constexpr size_t kLargestCage = size_t{64} * GB;
constexpr size_t kSmallestCage = size_t{512} * MB;
constexpr size_t kLargestMetadataRegion = size_t{4} * GB;

// Single pages that stay committed after they are freed: a collection returns its nursery pages and asks for as many a
// moment later, and so does an isolate that follows another, which wants one page for its maps, too.
constexpr size_t kPoolSizes[2] = {4, 16};

pthread_mutex_t cage_mutex = PTHREAD_MUTEX_INITIALIZER;
Address page_pools[2][16];
size_t pool_counts[2] = {0, 0};
size_t allocated_pages = 0;
// No page below is free.
size_t first_free_hint[2] = {0, 0};

class CageLock {
 public:
  CageLock() { pthread_mutex_lock(&cage_mutex); }
  ~CageLock() { pthread_mutex_unlock(&cage_mutex); }
  DISALLOW_COPY(CageLock);
};

void* PageAt(size_t index) { return reinterpret_cast<void*>(Cage::base() + (index << Cage::kPageSizeBits)); }

}  // namespace

bool Cage::Initialize() {
  CageLock lock;
  if (size_ != 0) return true;
  for (size_t size = kLargestCage; size >= kSmallestCage; size /= 2) {
    void* reservation = base::VirtualMemory::Reserve(size, kPageSize);
    if (reservation == nullptr) continue;
    const size_t table_bytes = base::RoundUp((size >> kPageSizeBits) * sizeof(uint32_t), base::VirtualMemory::PageSize());
    void* table = base::VirtualMemory::Map(table_bytes);
    if (table == nullptr) {
      base::VirtualMemory::Release(reservation, size);
      return false;
    }
    page_table_ = static_cast<uint32_t*>(table);
    g_cage_base = reinterpret_cast<Address>(reservation);
    metadata_size_ = size / 16 < kLargestMetadataRegion ? size / 16 : kLargestMetadataRegion;
    first_free_hint[0] = 0;
    first_free_hint[1] = metadata_size_ >> kPageSizeBits;
    size_ = size;
    return true;
  }
  return false;
}

Address Cage::AllocateRun(Region region, size_t page_count) {
  CageLock lock;
  if (size_ == 0) return kNullAddress;
  const int number = static_cast<int>(region);
  size_t& hint = first_free_hint[number];
  const size_t end = (region == Region::kMetadata ? metadata_size_ : size_) >> kPageSizeBits;
  if (page_count == 1 && pool_counts[number] > 0) {
    if (base::FaultInjector::ShouldFail(base::Gate::kPages)) return kNullAddress;
    const Address page = page_pools[number][--pool_counts[number]];
    page_table_[(page - g_cage_base) >> kPageSizeBits] = 1;
    allocated_pages++;
    return page;
  }
  // First fit. Pages in the pool carry a mark in the table, so that nobody else takes them.
  bool hint_is_exact = true;
  for (size_t start = hint; start + page_count <= end;) {
    size_t length = 0;
    while (length < page_count && page_table_[start + length] == 0) length++;
    if (length < page_count) {
      if (length > 0) hint_is_exact = false;
      start += length + 1;
      if (hint_is_exact) hint = start;
      continue;
    }
    if (!base::VirtualMemory::Commit(PageAt(start), page_count << kPageSizeBits)) return kNullAddress;
    for (size_t i = 0; i < page_count; i++) page_table_[start + i] = static_cast<uint32_t>(i + 1);
    if (hint_is_exact) hint = start + page_count;
    allocated_pages += page_count;
    return g_cage_base + (start << kPageSizeBits);
  }
  return kNullAddress;
}

void Cage::FreeRun(Address start, size_t page_count) {
  CageLock lock;
  const size_t index = (start - g_cage_base) >> kPageSizeBits;
  DCHECK_EQ(page_table_[index], 1);
  allocated_pages -= page_count;
  const int number = start - g_cage_base < metadata_size_ ? 0 : 1;
  if (page_count == 1 && pool_counts[number] < kPoolSizes[number]) {
    page_pools[number][pool_counts[number]++] = start;
    page_table_[index] = kPooled;
    return;
  }
  base::VirtualMemory::Decommit(PageAt(index), page_count << kPageSizeBits);
  for (size_t i = 0; i < page_count; i++) page_table_[index + i] = 0;
  size_t& hint = first_free_hint[number];
  if (index < hint) hint = index;
}

void Cage::DropPool() {
  CageLock lock;
  for (int number = 0; number < 2; ++number) {
    while (pool_counts[number] > 0) {
      const size_t index = (page_pools[number][--pool_counts[number]] - g_cage_base) >> kPageSizeBits;
      base::VirtualMemory::Decommit(PageAt(index), kPageSize);
      page_table_[index] = 0;
      if (index < first_free_hint[number]) first_free_hint[number] = index;
    }
  }
}

size_t Cage::CountPooledPages() {
  CageLock lock;
  return pool_counts[0] + pool_counts[1];
}

}  // namespace v8::internal
