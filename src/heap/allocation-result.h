#ifndef FLAT8_SRC_HEAP_ALLOCATION_RESULT_H_
#define FLAT8_SRC_HEAP_ALLOCATION_RESULT_H_

#include "src/objects/heap-object.h"

namespace v8::internal {

// Raw memory for an object, or the news that there is none without a collection.
class AllocationResult final {
 public:
  AllocationResult() = default;
  static AllocationResult Failure() { return AllocationResult(); }
  static AllocationResult FromObject(Tagged<HeapObject> object) { return AllocationResult(object.address()); }
  static AllocationResult FromAddress(Address address) { return AllocationResult(address); }

  bool IsFailure() const { return address_ == kNullAddress; }
  Address ToAddress() const { return address_; }
  Tagged<HeapObject> ToObject() const { return Tagged<HeapObject>(address_); }
  Tagged<HeapObject> ToObjectChecked() const {
    CHECK(!IsFailure());
    return ToObject();
  }
  // False, and nothing written, on failure.
  template <typename T>
  bool ToObject(Tagged<T>* object) const {
    return To(object);
  }
  template <typename T>
  bool To(Tagged<T>* object) const {
    if (IsFailure()) return false;
    *object = Tagged<T>(address_);
    return true;
  }

 private:
  explicit AllocationResult(Address address) : address_(address) {}
  Address address_ = kNullAddress;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_ALLOCATION_RESULT_H_
