#ifndef FLAT8_SRC_LIBPLATFORM_TRACE_FORMAT_H_
#define FLAT8_SRC_LIBPLATFORM_TRACE_FORMAT_H_

#include <stdint.h>

// What those who add trace events and those who read them agree on.
namespace v8::platform::tracing {

// Types of arguments.
enum : uint8_t {
  kBool = 1,
  kUint = 2,
  kInt = 3,
  kDouble = 4,
  kPointer = 5,
  kString = 6,
  kCopiedString = 7,
  kConvertable = 8,
};

// Flags of events.
enum : unsigned int {
  kCopyStrings = 1 << 0,
  kHasId = 1 << 1,
  kFlowIn = 1 << 7,
  kFlowOut = 1 << 8,
};

}  // namespace v8::platform::tracing

#endif  // FLAT8_SRC_LIBPLATFORM_TRACE_FORMAT_H_
