#include "src/common/instance-type.h"

namespace v8::internal {

const char* InstanceTypeName(InstanceType type) {
  static const char* const kNames[] = {
#define INSTANCE_TYPE(NAME, Class, Body) #NAME,
#include "src/common/instance-types.def"
#undef INSTANCE_TYPE
  };
  return type < kInstanceTypeCount ? kNames[type] : "invalid";
}

}  // namespace v8::internal
