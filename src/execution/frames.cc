#include "src/execution/frames.h"

#include <algorithm>

namespace v8::internal {

void ClearHiddenRegisters(uint64_t* top_fp) {
  uint64_t* const top = Frame(top_fp).lowest();
  uint64_t* lowest = top;
  for (uint64_t* fp = Frame(top_fp).caller_fp(); fp != nullptr; fp = Frame(fp).caller_fp()) {
    lowest = std::min(lowest, Frame(fp).lowest());
  }
  std::fill(lowest, top, TaggedBits::kUndefined);
}

}  // namespace v8::internal
