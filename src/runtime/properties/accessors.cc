#include "src/runtime/properties/accessors.h"

#include "src/runtime/properties/property-internal.h"

namespace v8::internal {

namespace {

Result<Value> ArrayLengthGetter(Isolate*, Tagged<AccessorInfo>, Value, Tagged<HeapObject> holder) {
  return Value(Cast<JSArray>(holder)->length());
}

Result<void> ArrayLengthSetter(Isolate* isolate, Tagged<HeapObject> holder, Value value) {
  const uint32_t length = TRY(ToArrayLength(isolate, value));
  TRY(SetArrayLengthChecked(isolate, Cast<JSArray>(holder), length, ShouldThrow::kThrow));
  return Ok();
}

Result<Value> StringLengthGetter(Isolate*, Tagged<AccessorInfo>, Value, Tagged<HeapObject> holder) {
  return Value::Number(Cast<String>(Cast<JSPrimitiveWrapper>(holder)->value())->length());
}

}  // namespace

InternalAccessor ArrayLengthAccessor() { return {&ArrayLengthGetter, &ArrayLengthSetter}; }
InternalAccessor StringLengthAccessor() { return {&StringLengthGetter, nullptr}; }

}  // namespace v8::internal
