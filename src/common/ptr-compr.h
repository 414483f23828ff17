#ifndef FLAT8_SRC_COMMON_PTR_COMPR_H_
#define FLAT8_SRC_COMMON_PTR_COMPR_H_

#include "src/common/globals.h"

namespace v8::internal {

// V8 gives threads the base address of compressed pointers by these. Ours are whole words, so there is nothing to give.
class PtrComprCageAccessScope {
 public:
  explicit PtrComprCageAccessScope(Isolate*) {}
};
class PtrComprCageBase {
 public:
  PtrComprCageBase() = default;
  explicit PtrComprCageBase(const Isolate*) {}
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_COMMON_PTR_COMPR_H_
