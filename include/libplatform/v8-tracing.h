// Tracing in the default platform: the type that hosts pass around. The engine emits no trace events.

#ifndef V8_LIBPLATFORM_V8_TRACING_H_
#define V8_LIBPLATFORM_V8_TRACING_H_

#include "libplatform-export.h"
#include "../v8-platform.h"  // NOLINT(build/include_directory)

namespace v8 {
namespace platform {
namespace tracing {

// Drops all events.
class TracingController : public v8::TracingController {};

}  // namespace tracing
}  // namespace platform
}  // namespace v8

#endif  // V8_LIBPLATFORM_V8_TRACING_H_
