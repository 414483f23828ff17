#ifndef FLAT8_SRC_BUILTINS_REGEXP_SUPPORT_H_
#define FLAT8_SRC_BUILTINS_REGEXP_SUPPORT_H_

#include "src/builtins/builtins.h"
#include "src/runtime/text/regexp-operations.h"

namespace v8::internal {

// Methods of RegExp.prototype that take any object as receiver.
#define CHECK_REGEXP_RECEIVER(name, method)                                                    \
  if (!IsJSReceiver(arguments.receiver())) {                                                   \
    return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver,                        \
                 TRY(NewStringFromAscii(isolate, method)), arguments.receiver());              \
  }                                                                                            \
  const auto name = Cast<JSReceiver>(arguments.receiver())

// Steps that follow an empty match: lastIndex moves on.
inline Result<void> AdvanceLastIndex(Isolate* isolate, Tagged<JSReceiver> regexp, Tagged<String> subject,
                                     bool unicode) {
  const Value value = TRY(Get(isolate, regexp, ReadOnlyRoots::lastIndex_string()));
  const double this_index = TRY(ToLength(isolate, value));
  const double next_index = this_index >= subject->length()
                                ? this_index + 1
                                : AdvanceStringIndex(subject, static_cast<uint32_t>(this_index), unicode);
  TRY(Set(isolate, regexp, ReadOnlyRoots::lastIndex_string(), Value::Number(next_index), ShouldThrow::kThrow));
  return Ok();
}

// Whether a flag string has the letter.
inline bool HasFlagLetter(Tagged<String> flags, char letter) {
  for (uint32_t i = 0; i < flags->length(); ++i) {
    if (flags->Get(i) == static_cast<uint16_t>(letter)) return true;
  }
  return false;
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_BUILTINS_REGEXP_SUPPORT_H_
