#include "src/runtime/accessors.h"

#include "src/runtime/property-internal.h"

namespace v8::internal {

namespace {

Result<Value> ArrayLengthGetter(Isolate*, Value, Tagged<JSObject> holder) {
  return Value(Cast<JSArray>(holder)->length());
}

Result<bool> ArrayLengthSetter(Isolate* isolate, Value, Tagged<JSObject> holder, Value value, bool should_throw) {
  const uint32_t length = TRY(ToArrayLength(isolate, value));
  return SetArrayLengthChecked(isolate, Cast<JSArray>(holder), length,
                               should_throw ? ShouldThrow::kThrow : ShouldThrow::kDontThrow);
}

Result<Value> StringLengthGetter(Isolate*, Value, Tagged<JSObject> holder) {
  return Value::Number(Cast<String>(Cast<JSPrimitiveWrapper>(holder)->value())->length());
}

}  // namespace

Result<Tagged<AccessorInfo>> NewArrayLengthAccessor(Isolate* isolate) {
  return NewInternalAccessor(isolate, ReadOnlyRoots::length_string(), &ArrayLengthGetter, &ArrayLengthSetter);
}
Result<Tagged<AccessorInfo>> NewStringLengthAccessor(Isolate* isolate) {
  return NewInternalAccessor(isolate, ReadOnlyRoots::length_string(), &StringLengthGetter, nullptr);
}

}  // namespace v8::internal
