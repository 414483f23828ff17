#ifndef FLAT8_SRC_HANDLES_HANDLE_BLOCKS_H_
#define FLAT8_SRC_HANDLES_HANDLE_BLOCKS_H_

#include "src/base/growable-array.h"
#include "src/common/isolate-data.h"
#include "src/heap/root-visitor.h"

namespace v8::internal {

// How many handles a block has room for.
inline constexpr int kHandleBlockSize = 1022;

// The blocks of slots that handle scopes are cut from: HandleScopeData::next runs through the last of them up to
// HandleScopeData::limit. One block is always kept in reserve, because making a handle must not fail.
class HandleBlocks {
 public:
  HandleBlocks() = default;
  ~HandleBlocks();
  DISALLOW_COPY(HandleBlocks);

  // Makes room: sets next and limit to a fresh block.
  void Extend(HandleScopeData* data);
  // After `limit` was set back: frees the blocks behind the one that it belongs to.
  void DeleteExtensions(HandleScopeData* data);
  void VisitRoots(const HandleScopeData& data, RootVisitor* visitor);
  size_t NumberOfHandles(const HandleScopeData& data) const;

  // Another thread's handles are set aside while it waits for the isolate's lock (Locker): the blocks change owner.
  void Swap(HandleBlocks* other);

 private:
  static constexpr size_t kSlotsInBlock = kHandleBlockSize;
  Address* AllocateBlock();

  // In the order of use; all but the last are full.
  base::GrowableArray<Address*, 8> blocks_;
  Address* spare_ = nullptr;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HANDLES_HANDLE_BLOCKS_H_
