#include "src/parsing/parse-info.h"

namespace v8::internal {

const AstRawString* InternName(ParseInfo* info, const uint8_t* chars, uint32_t length) {
  try {
    info->factory.Initialize();  // the parser has not begun yet
    return info->factory.GetOneByteString(chars, length);
  } catch (const CompileAbort&) {
    return nullptr;
  }
}

const AstRawString* InternName(ParseInfo* info, const char16_t* chars, uint32_t length) {
  try {
    info->factory.Initialize();  // the parser has not begun yet
    return info->factory.GetTwoByteString(chars, length);
  } catch (const CompileAbort&) {
    return nullptr;
  }
}

}  // namespace v8::internal
