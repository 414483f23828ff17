#ifndef FLAT8_SRC_RUNTIME_ITERATION_VALUE_LIST_H_
#define FLAT8_SRC_RUNTIME_ITERATION_VALUE_LIST_H_

#include "src/execution/isolate.h"

namespace v8::internal {

// Values that are collected one by one and become the elements of an array. Lives on the native stack.
class ValueList {
 public:
  explicit ValueList(Isolate* isolate) : isolate_(isolate), values_(ReadOnlyRoots::empty_fixed_array()) {}

  int length() const { return length_; }
  Value operator[](int index) const { return values_->get(index); }
  void set(int index, Value value) { values_->set(index, value); }
  Result<void> Reserve(int64_t capacity) {
    values_ = TRY(GrowList(isolate_, values_, capacity));
    return Ok();
  }
  V8_INLINE Result<void> Add(Value value) {
    if (V8_UNLIKELY(length_ == values_->length())) TRY(Reserve(int64_t{length_} + 1));
    values_->set(length_++, value);
    return Ok();
  }
  // Room for more than length() of them.
  Tagged<FixedArray> values() const { return values_; }
  // A list of exactly the values. Neither list must be changed afterwards.
  Result<Tagged<FixedArray>> ToList() {
    return length_ == values_->length() ? Result<Tagged<FixedArray>>(values_)
                                        : CopyFixedArrayUpTo(isolate_, values_, length_);
  }
  // The list must not be used afterwards: the array has its memory.
  Result<Tagged<JSArray>> ToArray() { return NewJSArrayWithElements(isolate_, values_, length_); }

 protected:
  Isolate* isolate_;
  Tagged<FixedArray> values_;
  int length_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_ITERATION_VALUE_LIST_H_
