#ifndef FLAT8_SRC_COMMON_INSTANCE_TYPE_H_
#define FLAT8_SRC_COMMON_INSTANCE_TYPE_H_

#include <cstdint>

namespace v8::internal {

// The second word of every header; see instance-types.def for the list and its order.
enum InstanceType : uint8_t {
#define INSTANCE_TYPE(NAME, Class, Body) NAME##_TYPE,
#include "src/common/instance-types.def"
#undef INSTANCE_TYPE
  kInstanceTypeCount,
  FIRST_STRING_TYPE = EXTERNAL_INTERNALIZED_ONE_BYTE_STRING_TYPE,
  LAST_STRING_TYPE = THIN_TWO_BYTE_STRING_TYPE,
  LAST_INTERNALIZED_STRING_TYPE = INTERNALIZED_TWO_BYTE_STRING_TYPE,
  FIRST_SEQ_STRING_TYPE = INTERNALIZED_ONE_BYTE_STRING_TYPE,
  LAST_SEQ_STRING_TYPE = SEQ_TWO_BYTE_STRING_TYPE,
  LAST_NAME_TYPE = SYMBOL_TYPE,
  FIRST_JS_RECEIVER_TYPE = JS_PROXY_TYPE,
  LAST_SPECIAL_RECEIVER_TYPE = JS_ARGUMENTS_OBJECT_TYPE,
  FIRST_JS_OBJECT_TYPE = JS_GLOBAL_PROXY_TYPE,
  LAST_JS_RECEIVER_TYPE = JS_FUNCTION_TYPE,
};

enum class BodyKind : uint8_t { kRaw, kTagged, kTagged16, kMap, kWeak, kWeakCell, kEphemeron, kFeedback };

// How the words of each instance type are visited, indexed by InstanceType.
inline constexpr BodyKind kBodyKinds[] = {
#define INSTANCE_TYPE(NAME, Class, Body) BodyKind::k##Body,
#include "src/common/instance-types.def"
#undef INSTANCE_TYPE
};

const char* InstanceTypeName(InstanceType type);

}  // namespace v8::internal

#endif  // FLAT8_SRC_COMMON_INSTANCE_TYPE_H_
