#ifndef FLAT8_SRC_PROFILER_SNAPSHOT_FIELDS_H_
#define FLAT8_SRC_PROFILER_SNAPSHOT_FIELDS_H_

#include <cstddef>

#include "src/common/globals.h"
#include "src/common/instance-type.h"

namespace v8::internal {

// Names for the words of an object, from one offset on, in the order of the fields in src/objects/.
struct SnapshotFields {
  size_t first_offset = 0;
  const char* const* names = nullptr;
  size_t count = 0;

  // Null for a word without a name.
  const char* NameAt(size_t offset) const {
    if (offset < first_offset) return nullptr;
    const size_t index = (offset - first_offset) / kTaggedSize;
    return index < count ? names[index] : nullptr;
  }
};

SnapshotFields SnapshotFieldsOf(InstanceType type);
// Null for the slots that all contexts have.
const char* NativeContextSlotName(int slot);

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_SNAPSHOT_FIELDS_H_
