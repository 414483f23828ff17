#ifndef FLAT8_SRC_OBJECTS_LOOKUP_CACHE_H_
#define FLAT8_SRC_OBJECTS_LOOKUP_CACHE_H_

#include "src/objects/descriptor-array.h"

namespace v8::internal {

// Where a name stands in a map's descriptors, for maps with more than kMinDescriptors of them. Names and maps are known
// by address: cleared by every collection.
class LookupCache {
 public:
  static constexpr int kMinDescriptors = 8;

  V8_INLINE int Search(Tagged<Map> map, Tagged<Name> name) {
    Entry& entry = entries_[(map->map_ref_of_this() ^ name->hash() * 0x9E3779B1u) >> 4 & (kSize - 1)];
    if (entry.map == map.ptr() && entry.name == name.ptr()) return entry.index;
    const int index = map->instance_descriptors()->Search(name, map->number_of_own_descriptors());
    entry = {map.ptr(), name.ptr(), index};
    return index;
  }
  void Clear() {
    for (Entry& entry : entries_) entry = {};
  }

 private:
  static constexpr uint32_t kSize = 256;
  struct Entry {
    uint64_t map = 0;
    uint64_t name = 0;
    int index = -1;
  };
  Entry entries_[kSize];
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_LOOKUP_CACHE_H_
