#ifndef FLAT8_SRC_COMMON_ASSERT_SCOPE_H_
#define FLAT8_SRC_COMMON_ASSERT_SCOPE_H_

#include "src/base/logging.h"
#include "src/base/macros.h"

namespace v8::internal {

// While one is open on this thread, a collection is a bug: for code that holds interior pointers (characters, slots) of
// heap objects. Checked where FLAT8_DEBUG_CHECKS is on, free elsewhere.
class DisallowGarbageCollection {
 public:
#if FLAT8_DEBUG_CHECKS
  DisallowGarbageCollection() { depth_++; }
  ~DisallowGarbageCollection() { depth_--; }
  static bool IsAllowed() { return depth_ == 0; }
#else
  DisallowGarbageCollection() {}
  ~DisallowGarbageCollection() {}
  static constexpr bool IsAllowed() { return true; }
#endif
  DISALLOW_COPY(DisallowGarbageCollection);

 private:
#if FLAT8_DEBUG_CHECKS
  static inline thread_local int depth_ = 0;
#endif
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_COMMON_ASSERT_SCOPE_H_
