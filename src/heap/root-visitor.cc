#include "src/heap/root-visitor.h"

#include "src/heap/object-header.h"

namespace v8::internal {

bool WeakReferences::Update(uint64_t* slot) {
  if (!IsCellWord(*slot)) return true;
  const Address address = NewAddress(*slot);
  if (address == kNullAddress) return false;
  *slot = address;
  return true;
}

}  // namespace v8::internal
