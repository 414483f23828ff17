// Date objects.

#ifndef INCLUDE_V8_DATE_H_
#define INCLUDE_V8_DATE_H_

#include "v8-object.h"  // NOLINT(build/include_directory)
#include "v8config.h"   // NOLINT(build/include_directory)

namespace v8 {

// ECMA-262 §21.4. Times are milliseconds since 1970-01-01T00:00:00Z; NaN is the invalid date.
class V8_EXPORT Date : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kDate;

  static V8_WARN_UNUSED_RESULT MaybeLocal<Value> New(Local<Context> context, double time);
  // A Date of what Date.parse makes of the string.
  static V8_WARN_UNUSED_RESULT MaybeLocal<Value> Parse(Local<Context> context, Local<String> date_string);
  double ValueOf() const;
  // §21.4.4.36 ("Invalid Date" for an invalid one) and §21.4.4.43.
  Local<String> ToISOString() const;
  Local<String> ToUTCString() const;

  V8_INLINE static Date* Cast(Value* value) { return internal::ApiCast<Date>(value); }
};

}  // namespace v8

#endif  // INCLUDE_V8_DATE_H_
