// Tags of pointers to objects of a C++ heap.

#ifndef INCLUDE_V8_SANDBOX_H_
#define INCLUDE_V8_SANDBOX_H_

#include <stdint.h>

#include "v8-internal.h"  // NOLINT(build/include_directory)
#include "v8config.h"     // NOLINT(build/include_directory)

namespace v8 {

// The kind of a C++ object that an object of script wraps. Hosts number their own kinds from kFirstTag to kLastTag, so
// that the kinds that have a common base are one range.
enum class CppHeapPointerTag : uint16_t {
  kFirstTag = 0,
  kNullTag = 0,
  // The last few are taken.
  kDefaultTag = 0x7000,
  kZappedEntryTag = 0x7ffd,
  kEvacuationEntryTag = 0x7ffe,
  kFreeEntryTag = 0x7fff,
  kLastTag = 0x7fff,
};

struct CppHeapPointerTagRange {
  constexpr CppHeapPointerTagRange(CppHeapPointerTag lower, CppHeapPointerTag upper)
      : lower_bound(lower), upper_bound(upper) {}
  // Whether the tag, as it is kept shifted by one bit, is in the range.
  bool CheckTagOf(uint64_t entry) const {
    const auto tag = static_cast<CppHeapPointerTag>(static_cast<uint16_t>(entry) >> 1);
    return lower_bound <= tag && tag <= upper_bound;
  }

  CppHeapPointerTag lower_bound;
  CppHeapPointerTag upper_bound;
};
inline constexpr CppHeapPointerTagRange kAnyCppHeapPointer(CppHeapPointerTag::kFirstTag, CppHeapPointerTag::kLastTag);

class V8_EXPORT SandboxHardwareSupport {
 public:
  // There is no sandbox: nothing to prepare, so it does nothing.
  static void InitializeBeforeThreadCreation() {}
};

}  // namespace v8

#endif  // INCLUDE_V8_SANDBOX_H_
