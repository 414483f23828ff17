#ifndef FLAT8_SRC_OBJECTS_FEEDBACK_NEXUS_H_
#define FLAT8_SRC_OBJECTS_FEEDBACK_NEXUS_H_

#include "src/handles/handles.h"
#include "src/objects/feedback-vector.h"
#include "src/objects/maybe-object.h"

// What a site has learned, in V8's terms, for tests.
namespace v8::internal {

enum class InlineCacheState { NO_FEEDBACK, UNINITIALIZED, MONOMORPHIC, POLYMORPHIC, MEGAMORPHIC };

// The kinds that sites have here; what V8 has feedback of besides, profiles know. kInvalid: no slot of V8's.
enum class FeedbackSlotKind {
  kInvalid,
  kLoadProperty,
  kLoadKeyed,
  kLoadGlobalNotInsideTypeof,
  kLoadGlobalInsideTypeof,
  kStoreGlobalSloppy,
  kStoreGlobalStrict,
  kSetNamedSloppy,
  kSetNamedStrict,
  kSetKeyedSloppy,
  kSetKeyedStrict,
  kDefineNamedOwn,
  kCall,
  kLiteral
};

// The first word of a slot.
class FeedbackSlot {
 public:
  FeedbackSlot() = default;
  explicit FeedbackSlot(int index) : index_(index) {}
  int ToInt() const { return index_; }
  static Tagged<MaybeObject> Contents(Value word) { return Tagged<MaybeObject>::FromWeakSlot(word); }

 private:
  int index_ = -1;
};

inline FeedbackSlot FeedbackVector::ToSlot(intptr_t index) { return FeedbackSlot(static_cast<int>(index)); }

class FeedbackNexus {
 public:
  FeedbackNexus(Isolate*, DirectHandle<FeedbackVector> vector, FeedbackSlot slot) : vector_(vector), slot_(slot) {}
  FeedbackNexus(Isolate*, Tagged<FeedbackVector> vector, FeedbackSlot slot) : vector_(vector), slot_(slot) {}

  InlineCacheState ic_state() const {
    const Value word = vector_->get(slot_.ToInt());
    if (!word.IsInt()) return InlineCacheState::MONOMORPHIC;
    switch (static_cast<FeedbackState>(word.AsInt())) {
      case FeedbackState::kUninitialized:
        return InlineCacheState::UNINITIALIZED;
      case FeedbackState::kPolymorphic:
        return InlineCacheState::POLYMORPHIC;
      default:
        return InlineCacheState::MEGAMORPHIC;
    }
  }

  FeedbackSlotKind kind() const;  // test/cctest/frames-vocabulary.cc
  Tagged<MaybeObject> GetFeedback() const { return vector_->Get(slot_); }

 private:
  const DirectHandle<FeedbackVector> vector_;
  const FeedbackSlot slot_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_FEEDBACK_NEXUS_H_
