#include "src/handles/handle-blocks.h"

#include <utility>

#include "src/base/fault-injector.h"
#include "src/base/memory.h"

namespace v8::internal {

HandleBlocks::~HandleBlocks() {
  for (Address* block : blocks_) base::Free(block);
  base::Free(spare_);
}

Address* HandleBlocks::AllocateBlock() {
  Address* block = base::NewArray<Address>(kSlotsInBlock);
  if (block != nullptr) return block;
  block = std::exchange(spare_, nullptr);
  if (block != nullptr) return block;
  base::NoFaultScope no_fault;
  block = base::NewArray<Address>(kSlotsInBlock);
  if (block == nullptr) FATAL("No memory for handles, and the reserve is used up.");
  return block;
}

void HandleBlocks::Extend(HandleScopeData* data) {
  if (spare_ == nullptr) spare_ = base::NewArray<Address>(kSlotsInBlock);
  Address* block = AllocateBlock();
  if (!blocks_.TryAdd(block)) {
    base::NoFaultScope no_fault;
    if (!blocks_.TryAdd(block)) FATAL("No memory for the list of handle blocks.");
  }
  // A sealed scope leaves the rest of its block unused.
  if (data->next != nullptr && blocks_.size() > 1) {
    Address* const end = blocks_[blocks_.size() - 2] + kSlotsInBlock;
    for (Address* slot = data->next; slot < end; ++slot) *slot = kNullAddress;
  }
  data->next = block;
  data->limit = block + kSlotsInBlock;
}

void HandleBlocks::DeleteExtensions(HandleScopeData* data) {
  // The limit is a block's end, or (SealHandleScope) a place within one.
  while (!blocks_.empty() && !(blocks_.back() < data->limit && data->limit <= blocks_.back() + kSlotsInBlock)) {
    Address* block = blocks_.RemoveLast();
    if (spare_ == nullptr) {
      spare_ = block;
    } else {
      base::Free(block);
    }
  }
}

void HandleBlocks::VisitRoots(const HandleScopeData& data, RootVisitor* visitor) {
  for (size_t i = 0; i < blocks_.size(); i++) {
    Address* end = i + 1 < blocks_.size() ? blocks_[i] + kSlotsInBlock : data.next;
    visitor->VisitRootRange(blocks_[i], end);
  }
}

size_t HandleBlocks::NumberOfHandles(const HandleScopeData& data) const {
  if (blocks_.empty()) return 0;
  return (blocks_.size() - 1) * kSlotsInBlock + static_cast<size_t>(data.next - blocks_.back());
}

void HandleBlocks::Swap(HandleBlocks* other) {
  std::swap(blocks_, other->blocks_);
  std::swap(spare_, other->spare_);
}

}  // namespace v8::internal
