// Proxy objects.

#ifndef INCLUDE_V8_PROXY_H_
#define INCLUDE_V8_PROXY_H_

#include "v8-object.h"  // NOLINT(build/include_directory)
#include "v8config.h"   // NOLINT(build/include_directory)

namespace v8 {

// ECMA-262 §10.5, §28.2.
class V8_EXPORT Proxy : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kProxy;

  static V8_WARN_UNUSED_RESULT MaybeLocal<Proxy> New(Local<Context> context, Local<Object> local_target,
                                                     Local<Object> local_handler);
  // null once revoked.
  Local<Value> GetTarget();
  Local<Value> GetHandler();
  bool IsRevoked() const;
  void Revoke();

  V8_INLINE static Proxy* Cast(Value* value) { return internal::ApiCast<Proxy>(value); }
};

}  // namespace v8

#endif  // INCLUDE_V8_PROXY_H_
