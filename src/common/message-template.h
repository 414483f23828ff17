#ifndef FLAT8_SRC_COMMON_MESSAGE_TEMPLATE_H_
#define FLAT8_SRC_COMMON_MESSAGE_TEMPLATE_H_

#include <cstdint>

// The messages of messages.def as an enum, with their texts and error types.
namespace v8::internal {

enum class MessageTemplate : uint16_t {
  kNone,
#define MESSAGE(name, type, text) name,
#include "src/common/messages.def"
#undef MESSAGE
  kCount
};

enum class ErrorType : uint8_t {
  kError, kEvalError, kRangeError, kReferenceError, kSyntaxError, kTypeError, kURIError, kAggregateError,
  kSuppressedError
};

// The text with its `%` placeholders.
const char* MessageText(MessageTemplate message);
ErrorType MessageErrorType(MessageTemplate message);

}  // namespace v8::internal

#endif  // FLAT8_SRC_COMMON_MESSAGE_TEMPLATE_H_
