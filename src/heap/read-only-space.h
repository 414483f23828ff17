#ifndef FLAT8_SRC_HEAP_READ_ONLY_SPACE_H_
#define FLAT8_SRC_HEAP_READ_ONLY_SPACE_H_

#include "src/heap/space.h"

namespace v8::internal {

// Objects that every isolate of the process shares and nobody changes: the maps of built-in types, well-known strings
// and symbols, constants. Lies at the start of the cage's metadata region. Filled while the engine is initialised, then
// sealed: the pages become unwritable, and their objects are marked as such for barriers and collectors.
class ReadOnlySpace final : public Space {
 public:
  // The process's; never destroyed, so that the engine can be initialised again.
  static ReadOnlySpace* Get();

  // Bump allocation; 0 when there is no memory. Fatal after Seal.
  Address AllocateRaw(size_t size);
  [[nodiscard]] bool Seal();
  bool is_sealed() const { return sealed_; }

  bool Contains(Address address) const {
    const Address run = Cage::FindRun(address);
    return run != kNullAddress && reinterpret_cast<PageMetadata*>(run)->Is(PageMetadata::kReadOnlyPage);
  }

 private:
  ReadOnlySpace() : Space(nullptr, RO_SPACE) {}

  Address top_ = kNullAddress;
  Address limit_ = kNullAddress;
  bool sealed_ = false;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_READ_ONLY_SPACE_H_
