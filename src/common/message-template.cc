#include "src/common/message-template.h"

namespace v8::internal {

namespace {
struct MessageInfo {
  const char* text;
  ErrorType type;
};
constexpr MessageInfo kMessages[] = {
    {"", ErrorType::kError},
#define MESSAGE(name, type, text) {text, ErrorType::k##type},
#include "src/common/messages.def"
#undef MESSAGE
};
}  // namespace

const char* MessageText(MessageTemplate message) { return kMessages[static_cast<int>(message)].text; }
ErrorType MessageErrorType(MessageTemplate message) { return kMessages[static_cast<int>(message)].type; }

}  // namespace v8::internal
