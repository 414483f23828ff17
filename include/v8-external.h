// External: a host's pointer as a value.

#ifndef INCLUDE_V8_EXTERNAL_H_
#define INCLUDE_V8_EXTERNAL_H_

#include "v8-value.h"  // NOLINT(build/include_directory)
#include "v8config.h"  // NOLINT(build/include_directory)

namespace v8 {

// Carries a pointer through values, callback data and internal fields. The pointer is not freed by the engine. Script
// sees an object without properties.
class V8_EXPORT External : public Value {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kExternal;

  static Local<External> New(Isolate* isolate, void* value);
  void* Value() const;
  V8_INLINE static External* Cast(v8::Value* value) { return internal::ApiCast<External>(value); }
};

}  // namespace v8

#endif  // INCLUDE_V8_EXTERNAL_H_
