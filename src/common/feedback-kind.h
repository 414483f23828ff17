#ifndef FLAT8_SRC_COMMON_FEEDBACK_KIND_H_
#define FLAT8_SRC_COMMON_FEEDBACK_KIND_H_

#include <cstdint>

namespace v8::internal {

// What a slot of a feedback vector is for, as feedback-kinds.def lists it.
enum class FeedbackKind : uint8_t {
#define FEEDBACK_KIND(Name, words, state) k##Name,
#include "src/common/feedback-kinds.def"
#undef FEEDBACK_KIND
  kCount
};

// What a slot knows, when its first word is an int.
enum class FeedbackState : int { kUninitialized = 0, kPolymorphic = 1, kMegamorphic = 2 };

constexpr int FeedbackWordsOf(FeedbackKind kind) {
  constexpr int8_t kWords[] = {
#define FEEDBACK_KIND(Name, words, state) words,
#include "src/common/feedback-kinds.def"
#undef FEEDBACK_KIND
  };
  return kWords[static_cast<int>(kind)];
}

constexpr FeedbackState InitialFeedbackStateOf(FeedbackKind kind) {
  constexpr FeedbackState kStates[] = {
#define FEEDBACK_KIND(Name, words, state) FeedbackState::state,
#include "src/common/feedback-kinds.def"
#undef FEEDBACK_KIND
  };
  return kStates[static_cast<int>(kind)];
}

constexpr const char* NameOf(FeedbackKind kind) {
  constexpr const char* kNames[] = {
#define FEEDBACK_KIND(Name, words, state) #Name,
#include "src/common/feedback-kinds.def"
#undef FEEDBACK_KIND
  };
  return kNames[static_cast<int>(kind)];
}

// The kind that stands in when a function has more slots than operands can name.
constexpr FeedbackKind SharedKindOf(FeedbackKind kind) {
  switch (kind) {
    case FeedbackKind::kLoadGlobal:
    case FeedbackKind::kStoreGlobal:
      return FeedbackKind::kSharedGlobal;
    case FeedbackKind::kGetNamed:
    case FeedbackKind::kSetNamed:
    case FeedbackKind::kDefineNamed:
      return FeedbackKind::kSharedNamed;
    case FeedbackKind::kGetKeyed:
    case FeedbackKind::kSetKeyed:
      return FeedbackKind::kSharedKeyed;
    case FeedbackKind::kCall:
    case FeedbackKind::kConstruct:
      return FeedbackKind::kSharedCall;
    case FeedbackKind::kContextSlot:
      return FeedbackKind::kSharedContextSlot;
    case FeedbackKind::kRegExpLiteral:
    case FeedbackKind::kTemplateObject:
      return FeedbackKind::kSharedLiteral;
    default:
      return kind;
  }
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_COMMON_FEEDBACK_KIND_H_
