#ifndef FLAT8_TEST_CCTEST_FEEDBACK_VECTOR_HELPER_H_
#define FLAT8_TEST_CCTEST_FEEDBACK_VECTOR_HELPER_H_

#include <vector>

#include "src/objects/feedback-nexus.h"

// Slots by their number in the function, whatever their size.
namespace v8::internal {

class FeedbackVectorHelper {
 public:
  explicit FeedbackVectorHelper(DirectHandle<FeedbackVector> vector) {
    vector->ForEachSlot([this](FeedbackKind, int index) { slots_.push_back(FeedbackSlot(index)); });
  }
  FeedbackSlot slot(int index) const { return slots_[static_cast<size_t>(index)]; }
  int slot_count() const { return static_cast<int>(slots_.size()); }

 private:
  std::vector<FeedbackSlot> slots_;
};

}  // namespace v8::internal

#endif  // FLAT8_TEST_CCTEST_FEEDBACK_VECTOR_HELPER_H_
