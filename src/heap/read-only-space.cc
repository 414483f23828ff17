#include "src/heap/read-only-space.h"

#include <new>

#include "src/base/platform/virtual-memory.h"
#include "src/heap/fillers.h"

namespace v8::internal {

namespace {

// What barriers find behind a read-only page: a threshold that nothing is below.
IsolateData* ReadOnlyIsolateData() {
  static IsolateData data;
  data.barrier_threshold = 0;
  return &data;
}

}  // namespace

ReadOnlySpace* ReadOnlySpace::Get() {
  alignas(ReadOnlySpace) static unsigned char storage[sizeof(ReadOnlySpace)];
  static ReadOnlySpace* space = ::new (storage) ReadOnlySpace();
  return space;
}

Address ReadOnlySpace::AllocateRaw(size_t size) {
  CHECK(!sealed_);
  if (size > limit_ - top_) {
    if (size > kPageAreaSize) return kNullAddress;
    const Address start = Cage::AllocateRun(Cage::Region::kMetadata, 1);
    if (start == kNullAddress) return kNullAddress;
    AccountCommitted(Cage::kPageSize);
    PageMetadata* page = PageMetadata::Initialize(start, Cage::kPageSize, nullptr, ReadOnlyIsolateData(), this, RO_SPACE,
                                                  PageMetadata::kReadOnlyPage);
    WriteFiller(top_, limit_ - top_);
    pages_.PushBack(page);
    top_ = page->area_start();
    limit_ = page->area_end();
  }
  const Address result = top_;
  top_ += size;
  allocated_bytes_ += size;
  return result;
}

bool ReadOnlySpace::Seal() {
  WriteFiller(top_, limit_ - top_);
  top_ = limit_ = kNullAddress;
  sealed_ = true;
  for (PageMetadata* page : pages_) {
    if (!base::VirtualMemory::SetReadOnly(page, page->run_bytes())) return false;
  }
  return true;
}

}  // namespace v8::internal
