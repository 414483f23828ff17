#include "src/runtime/accessors.h"

#include "src/runtime/property-internal.h"

namespace v8::internal {

namespace {

Result<Value> ArrayLengthGetter(Isolate*, Value, Tagged<HeapObject> holder) {
  return Value(Cast<JSArray>(holder)->length());
}

Result<void> ArrayLengthSetter(Isolate* isolate, Tagged<HeapObject> holder, Value value) {
  const uint32_t length = TRY(ToArrayLength(isolate, value));
  TRY(SetArrayLengthChecked(isolate, Cast<JSArray>(holder), length, ShouldThrow::kThrow));
  return Ok();
}

Result<Value> StringLengthGetter(Isolate*, Value, Tagged<HeapObject> holder) {
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
