#include "src/runtime/properties/property-internal.h"
#include "src/runtime/properties/prototype-walk.h"
#include "src/runtime/properties/proxy.h"

// Operations on objects as a whole: prototype, extensibility, integrity levels.
namespace v8::internal {

namespace {

// The object that a global proxy stands for; empty when it is detached.
Tagged<JSReceiver> Unwrapped(Tagged<JSReceiver> object) {
  if (!IsJSGlobalProxy(object)) return object;
  const Value target = object->map()->prototype();
  return IsJSReceiver(target) ? Cast<JSReceiver>(target) : Tagged<JSReceiver>();
}

// Chains through the realm's own prototypes are what several protectors are about.
void UpdateProtectorsForPrototypeChange(Isolate* isolate, Tagged<JSReceiver> object) {
  if ((object->bits() & HeapObject::kIsPrototypeBit) == 0 && object->instance_type() <= JS_API_OBJECT_TYPE) return;
  UpdateProtectors(isolate, object, PropertyKey::FromIndex(0));
  for (Tagged<Name> name : {Tagged<Name>(ReadOnlyRoots::iterator_symbol()), Tagged<Name>(ReadOnlyRoots::next_string()),
                            Tagged<Name>(ReadOnlyRoots::then_string()), Tagged<Name>(ReadOnlyRoots::constructor_string()),
                            Tagged<Name>(ReadOnlyRoots::exec_string()),
                            Tagged<Name>(ReadOnlyRoots::to_primitive_symbol())}) {
    UpdateProtectors(isolate, object, name);
  }
}

}  // namespace

Result<Value> GetPrototypeOf(Isolate* isolate, Tagged<JSReceiver> object) {
  if (IsJSProxy(object)) return ProxyGetPrototypeOf(isolate, Cast<JSProxy>(object));
  // HTML §7.4.4.1: for strangers the chain ends here.
  if (NeedsAccessCheck(isolate, object) && !TRY(MayAccess(isolate, object))) return Null();
  const Tagged<JSReceiver> target = Unwrapped(object);
  if (target.is_empty()) return Null();
  return Value(target->map()->prototype());
}

Result<void> PrototypeWalk::NextOfSpecial() {
  if (!isolate_->Poll()) return Exception();
  if (IsJSProxy(object_) && ++proxies_ > kMaxProxies) return isolate_->StackOverflow();
  object_ = TRY(GetPrototypeOf(isolate_, object()));
  return Ok();
}

namespace {

// Whether the object, a proxy of the global object unwrapped, is the prototype or on its chain; what is behind a proxy is
// not asked for.
Result<bool> IsOnPrototypeChain(Isolate* isolate, Tagged<JSReceiver> object, Value prototype) {
  for (Value at = prototype; IsJSReceiver(at) && !IsJSProxy(at); at = Cast<JSReceiver>(at)->map()->prototype()) {
    if (Unwrapped(Cast<JSReceiver>(at)) == object) return true;
    if (!isolate->Poll()) return Exception();
  }
  return false;
}

}  // namespace

Result<bool> SetPrototypeOf(Isolate* isolate, Tagged<JSReceiver> object, Value prototype, ShouldThrow should_throw) {
  if (IsJSProxy(object)) return ProxySetPrototypeOf(isolate, Cast<JSProxy>(object), prototype, should_throw);
  if (NeedsAccessCheck(isolate, object)) TRY(CheckAccess(isolate, object));
  const Tagged<JSReceiver> target = Unwrapped(object);
  const Tagged<Map> map = target->map();
  if (map->prototype() == prototype) return true;
  if (map->is_immutable_prototype()) {
    return Fail(isolate, should_throw, MessageTemplate::kImmutablePrototypeSet, object);
  }
  if (!map->is_extensible()) return Fail(isolate, should_throw, MessageTemplate::kNonExtensibleProto, object);
  // What is no prototype yet can be on no chain but its own; chains that grow at their lower end would be walked each
  // time.
  if ((map->is_prototype_map() || IsJSGlobalObject(target) || prototype == target) &&
      TRY(IsOnPrototypeChain(isolate, target, prototype))) {
    return Fail(isolate, should_throw, MessageTemplate::kCyclicProto);
  }
  UpdateProtectorsForPrototypeChange(isolate, target);
  TRY(SetPrototypeOfNewObject(isolate, Cast<JSObject>(target), prototype));
  return true;
}

Result<void> SetPrototypeOfNewObject(Isolate* isolate, Tagged<JSObject> object, Value prototype) {
  if (IsJSReceiver(prototype)) TRY(OptimizeAsPrototype(isolate, Cast<JSReceiver>(prototype)));
  const Tagged<Map> new_map = TRY(TransitionToPrototype(isolate, object->map(), prototype));
  return MigrateToMap(isolate, object, new_map);
}

Result<bool> IsExtensible(Isolate* isolate, Tagged<JSReceiver> object) {
  if (IsJSProxy(object)) return ProxyIsExtensible(isolate, Cast<JSProxy>(object));
  if (NeedsAccessCheck(isolate, object) && !TRY(MayAccess(isolate, object))) return true;
  return Unwrapped(object)->map()->is_extensible();
}

namespace {

// Any level on an object that is not exotic in this respect.
Result<void> ApplyIntegrity(Isolate* isolate, Tagged<JSObject> object, PropertyAttributes level) {
  TRY(ApplyIntegrityToElements(isolate, object, level));
  const Tagged<Map> map = TRY(TransitionToIntegrityLevel(isolate, object->map(), level));
  TRY(MigrateToMap(isolate, object, map));
  if (!map->is_dictionary_map() || level == NONE) return Ok();
  const Tagged<NameDictionary> dictionary = PropertyDictionary(object);
  for (int entry = 0; entry < dictionary->used(); ++entry) {
    if (dictionary->IsDeleted(entry)) continue;
    const Tagged<Name> name = dictionary->NameAt(entry);
    if (IsSymbol(name) && Cast<Symbol>(name)->is_private()) continue;
    const PropertyDetails details = dictionary->DetailsAt(entry);
    Value value = dictionary->ValueAt(entry);
    const bool is_global = object->instance_type() == JS_GLOBAL_OBJECT_TYPE;
    const Value stored = is_global ? Cast<PropertyCell>(value)->value() : value;
    PropertyAttributes attributes = details.attributes() | DONT_DELETE;
    if (level == FROZEN && (!details.IsAccessor() || IsAccessorInfo(stored))) attributes = attributes | READ_ONLY;
    const PropertyDetails new_details = details.WithAttributes(attributes);
    if (is_global && !(new_details == details)) {
      // Inline caches on the old cell must not store any more.
      const Tagged<PropertyCell> cell = TRY(NewPropertyCell(isolate, name, stored, new_details));
      Cast<PropertyCell>(value)->Invalidate();
      dictionary->ValueAtPut(entry, cell);
    }
    dictionary->DetailsAtPut(entry, new_details);
  }
  return Ok();
}

}  // namespace

Result<bool> PreventExtensions(Isolate* isolate, Tagged<JSReceiver> object, ShouldThrow should_throw) {
  if (IsJSProxy(object)) return ProxyPreventExtensions(isolate, Cast<JSProxy>(object), should_throw);
  if (NeedsAccessCheck(isolate, object)) TRY(CheckAccess(isolate, object));
  const Tagged<JSReceiver> target = Unwrapped(object);
  if (!target->map()->is_extensible()) return true;
  if (HasInterceptors(target)) {
    return Fail(isolate, should_throw, MessageTemplate::kCannotPreventExt);
  }
  if (IsJSTypedArray(target)) {
    // ECMA-262 §10.4.5.1: not when the length may change.
    const Tagged<JSTypedArray> array = Cast<JSTypedArray>(target);
    if (array->is_length_tracking() || (array->is_backed_by_rab() && !array->buffer()->is_shared())) {
      return Fail(isolate, should_throw, MessageTemplate::kCannotPreventExt);
    }
  }
  TRY(ApplyIntegrity(isolate, Cast<JSObject>(target), NONE));
  return true;
}

Result<bool> SetIntegrityLevel(Isolate* isolate, Tagged<JSReceiver> object, PropertyAttributes level,
                               ShouldThrow should_throw) {
  const Tagged<JSReceiver> target = Unwrapped(object);
  const bool ordinary = !IsJSProxy(object) && !target.is_empty() && !NeedsAccessCheck(isolate, object) &&
                        target->instance_type() != JS_MODULE_NAMESPACE_TYPE && !IsJSTypedArray(target) &&
                        !HasInterceptors(target);
  if (ordinary) {
    TRY(ApplyIntegrity(isolate, Cast<JSObject>(target), level));
    return true;
  }
  if (!TRY(PreventExtensions(isolate, object, should_throw))) return false;
  if (!target.is_empty() && IsJSTypedArray(target) && Cast<JSTypedArray>(target)->GetWritableLength() > 0) {
    // Elements stay configurable and writable.
    return Throw(isolate, level == FROZEN ? MessageTemplate::kCannotFreezeArrayBufferView
                                          : MessageTemplate::kCannotSealArrayBufferView);
  }
  const Tagged<FixedArray> keys = TRY(OwnPropertyKeys(isolate, object));
  for (int i = 0; i < keys->length(); ++i) {
    const PropertyKey key = TRY(ToPropertyKey(isolate, keys->get(i)));
    PropertyDescriptor change;
    if (level == FROZEN) {
      PropertyDescriptor current;
      if (!TRY(GetOwnProperty(isolate, object, key, &current))) continue;
      if (!current.IsAccessorDescriptor()) change.has_writable = true;
    }
    change.has_configurable = true;
    TRY(DefinePropertyOrThrow(isolate, object, key, change));
  }
  return true;
}

namespace {

// Of an own property: whether it may be changed that is not configurable. ABSENT when there is none.
Result<PropertyAttributes> AttributesForIntegrity(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key) {
  // The getters of native data properties need not run for it.
  if (!IsJSProxy(object)) {
    const LookupIterator it(isolate, object, key, LookupIterator::kOwn);
    if (it.state() == LookupIterator::kData) return it.details().attributes();
    if (it.state() == LookupIterator::kAccessor) {
      const bool is_native = IsAccessorInfo(TRY(it.GetStoredValue()));
      return is_native ? it.details().attributes() : it.details().attributes() | READ_ONLY;
    }
  }
  PropertyDescriptor current;
  if (!TRY(GetOwnProperty(isolate, object, key, &current))) return ABSENT;
  return current.IsAccessorDescriptor() ? current.attributes() | READ_ONLY : current.attributes();
}

}  // namespace

Result<bool> TestIntegrityLevel(Isolate* isolate, Tagged<JSReceiver> object, PropertyAttributes level) {
  if (TRY(IsExtensible(isolate, object))) return false;
  const Tagged<FixedArray> keys = TRY(OwnPropertyKeys(isolate, object));
  for (int i = 0; i < keys->length(); ++i) {
    const PropertyKey key = TRY(ToPropertyKey(isolate, keys->get(i)));
    const PropertyAttributes attributes = TRY(AttributesForIntegrity(isolate, object, key));
    if (attributes == ABSENT) continue;
    if ((attributes & DONT_DELETE) == 0 || (level == FROZEN && (attributes & READ_ONLY) == 0)) return false;
  }
  return true;
}

}  // namespace v8::internal
