#ifndef FLAT8_SRC_IC_STUB_CACHE_H_
#define FLAT8_SRC_IC_STUB_CACHE_H_

#include "src/base/platform/virtual-memory.h"
#include "src/execution/hooks.h"
#include "src/flags/flags.h"
#include "src/objects/objects.h"

namespace v8::internal {

// What a property slot of a feedback vector holds; see PropertyHandler.
struct PropertyHandlerEntry {
  uint64_t word = 0;      // map reference and handler
  uint64_t holder = 0;    // holder, constant, getter or transition map
  uint64_t validity = 0;  // Cell or undefined
};

// The megamorphic cache: (map, name) -> handler, for sites that have seen too many maps and for keyed access by name.
// An isolate has one for loads and one for stores. Its pointers are raw and weak: a minor collection drops what points
// at young objects, a major one drops everything.
class StubCache {
 public:
  static constexpr int kSize = 2048;

  // Null without memory. Pages of its own, so that those without entries cost nothing.
  static StubCache* New() { return static_cast<StubCache*>(base::VirtualMemory::Map(MappedSize())); }
  static void Delete(StubCache* cache) {
    if (cache != nullptr) base::VirtualMemory::Unmap(cache, MappedSize());
  }

  struct Entry {
    uint64_t name = 0;
    PropertyHandlerEntry handler;
  };
  static V8_INLINE uint32_t Index(uint32_t map_ref, Tagged<Name> name) {
    return ((map_ref >> 3) * 0x9E3779B1u ^ name->raw_hash_field() * 31u) >> 5 & (kSize - 1);
  }
  V8_INLINE const PropertyHandlerEntry* Lookup(uint32_t map_ref, Tagged<Name> name) const {
    const Entry& entry = entries_[Index(map_ref, name)];
    if (entry.name == name.ptr() && PropertyHandler::MapRef(entry.handler.word) == map_ref) return &entry.handler;
    return nullptr;
  }
  void Set(uint32_t map_ref, Tagged<Name> name, const PropertyHandlerEntry& handler) {
    if (V8_UNLIKELY(!v8_flags.stub_cache)) return;
    Entry& entry = entries_[Index(map_ref, name)];
    entry.name = name.ptr();
    entry.handler = handler;
    dirty_ = true;
  }
  void Clear() {
    if (!dirty_) return;
    for (Entry& entry : entries_) entry = Entry();
    dirty_ = false;
  }
  // Drops the entries that mention a cell for which `predicate` holds.
  template <typename Predicate>
  void RemoveIf(Predicate predicate) {
    if (!dirty_) return;
    const auto mentioned = [&](uint64_t word) { return Value(word).IsCell() && predicate(Tagged<HeapObject>(word)); };
    for (Entry& entry : entries_) {
      if (entry.name == 0) continue;
      const PropertyHandlerEntry& handler = entry.handler;
      if (mentioned(entry.name) || mentioned(handler.holder) || mentioned(handler.validity)) entry = Entry();
    }
  }

 private:
  StubCache() = delete;
  static size_t MappedSize() { return base::RoundUp(sizeof(StubCache), base::VirtualMemory::PageSize()); }

  bool dirty_ = false;
  Entry entries_[kSize];
};

// Lets isolates make and delete their two caches, and drop from them what a collection has moved or may have found
// dead.
void RegisterStubCaches(Hooks* hooks);

}  // namespace v8::internal

#endif  // FLAT8_SRC_IC_STUB_CACHE_H_
