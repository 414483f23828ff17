#include "src/runtime/properties/super-property.h"
#include "src/runtime/properties/property.h"

namespace v8::internal {

Result<Value> GetSuperBase(Isolate* isolate, Value home_object) {
  return GetPrototypeOf(isolate, Cast<JSReceiver>(home_object));
}

Result<Value> GetSuperProperty(Isolate* isolate, Value receiver, Value home_object, Value key) {
  return GetFromSuperBase(isolate, receiver, TRY(GetSuperBase(isolate, home_object)), key);
}

Result<Value> GetFromSuperBase(Isolate* isolate, Value receiver, Value base, Value key) {
  const PropertyKey property_key = TRY(ToPropertyKey(isolate, key));
  if (!IsJSReceiver(base)) return GetSlow(isolate, base, property_key, receiver);
  return GetWithReceiver(isolate, Cast<JSReceiver>(base), property_key, receiver);
}

Result<void> SetSuperProperty(Isolate* isolate, Value receiver, Value base, Value key, Value value, LanguageMode mode) {
  const PropertyKey property_key = TRY(ToPropertyKey(isolate, key));
  const ShouldThrow should_throw = is_strict(mode) ? ShouldThrow::kThrow : ShouldThrow::kDontThrow;
  if (!IsJSReceiver(base)) {
    TRY(Set(isolate, base, property_key, value, should_throw));
    return Ok();
  }
  TRY(SetWithReceiver(isolate, Cast<JSReceiver>(base), property_key, value, receiver, should_throw));
  return Ok();
}

}  // namespace v8::internal
