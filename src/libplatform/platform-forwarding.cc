// The guard behind the two generations of virtuals in include/v8-platform.h.

#include <cstring>

#include "include/v8-platform.h"
#include "src/base/logging.h"

namespace v8::api_internal {

namespace {
thread_local ForwardingScope* innermost = nullptr;
}  // namespace

ForwardingScope::ForwardingScope(const void* object, const char* function)
    : object_(object), function_(function), previous_(innermost) {
  innermost = this;
}

ForwardingScope::~ForwardingScope() { innermost = previous_; }

void CheckOverridden(const void* object, const char* function) {
  for (const ForwardingScope* scope = innermost; scope != nullptr; scope = scope->previous_) {
    if (scope->object_ == object && std::strcmp(scope->function_, function) == 0) {
      FATAL("A subclass must override %s or its newer form", function);
    }
  }
}

}  // namespace v8::api_internal
