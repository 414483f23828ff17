#include "src/runtime/properties/super-property.h"
#include "src/runtime/properties/property.h"

namespace v8::internal {

Result<Value> GetSuperProperty(Isolate* isolate, Value receiver, Value home_object, Value key) {
  const Value parent = TRY(GetPrototypeOf(isolate, Cast<JSReceiver>(home_object)));
  const PropertyKey property_key = TRY(ToPropertyKey(isolate, key));
  if (!IsJSReceiver(parent)) return GetSlow(isolate, parent, property_key, receiver);
  return GetWithReceiver(isolate, Cast<JSReceiver>(parent), property_key, receiver);
}

Result<void> SetSuperProperty(Isolate* isolate, Value receiver, Value home_object, Value key, Value value,
                              LanguageMode mode) {
  const Value parent = TRY(GetPrototypeOf(isolate, Cast<JSReceiver>(home_object)));
  const PropertyKey property_key = TRY(ToPropertyKey(isolate, key));
  const ShouldThrow should_throw = is_strict(mode) ? ShouldThrow::kThrow : ShouldThrow::kDontThrow;
  if (!IsJSReceiver(parent)) {
    TRY(Set(isolate, parent, property_key, value, should_throw));
    return Ok();
  }
  TRY(SetWithReceiver(isolate, Cast<JSReceiver>(parent), property_key, value, receiver, should_throw));
  return Ok();
}

}  // namespace v8::internal
