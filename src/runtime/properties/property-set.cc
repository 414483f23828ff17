#include "src/runtime/properties/denied-access.h"
#include "src/runtime/properties/proxy.h"

namespace v8::internal {

Result<bool> FailReadOnly(Isolate* isolate, ShouldThrow should_throw, PropertyKey key, Value receiver) {
  if (!Throws(should_throw)) return false;
  return Throw(isolate, MessageTemplate::kStrictReadOnlyProperty, TRY(key.ToValue(isolate)), TypeOf(receiver), receiver);
}

Result<bool> CallSetter(Isolate* isolate, LookupIterator* it, Value value, ShouldThrow should_throw) {
  const Value accessor = TRY(it->GetStoredValue());
  if (IsAccessorInfo(accessor)) {
    const Tagged<AccessorInfo> info = Cast<AccessorInfo>(accessor);
    if (info->setter() == nullptr) {
      // A native data property without a setter: assigning makes it an ordinary one.
      LookupIterator own(isolate, it->holder(), it->key(), LookupIterator::kOwnSkipInterceptor);
      TRY(own.Reconfigure(value, PropertyKind::kData, it->details().attributes()));
      return true;
    }
    if ((info->flags() & AccessorInfo::kIsInternal) != 0) {
      if (IsJSArray(it->holder())) {
        const uint32_t length = TRY(ToArrayLength(isolate, value));
        return SetArrayLengthChecked(isolate, Cast<JSArray>(it->holder()), length, should_throw);
      }
      TRY(reinterpret_cast<InternalAccessorSetter>(info->setter())(isolate, it->holder_object(), value));
      return true;
    }
    return isolate->hooks->api.call_accessor_setter(isolate, info, it->receiver(), it->holder_object(), info->name(), value,
                                                Throws(should_throw));
  }
  const Value setter = TRY(AccessorComponent(isolate, Cast<AccessorPair>(accessor)->setter()));
  if (!IsCallable(setter)) {
    if (!Throws(should_throw)) return false;
    return Throw(isolate, MessageTemplate::kNoSetterInPrototypeChain, TRY(it->key().ToValue(isolate)), it->receiver());
  }
  TRY(Call(isolate, setter, it->receiver(), {value}));
  return true;
}

Result<void> SetTypedArrayElement(Isolate* isolate, Tagged<JSTypedArray> array, uint64_t index, Value value) {
  Value converted;
  if (IsBigIntTypedArrayElementsKind(array->elements_kind())) {
    converted = TRY(ToBigInt(isolate, value));
  } else {
    converted = TRY(ToNumberValue(isolate, value));
  }
  // The conversion may have detached or shrunk the buffer.
  if (index < array->GetLength()) StoreTypedElement(array, index, converted);
  return Ok();
}

bool ArrayLengthIsReadOnly(Isolate* isolate, Tagged<JSArray> array) {
  if (IsFastElementsKind(array->elements_kind())) return false;
  LookupIterator it(isolate, array, ReadOnlyRoots::length_string(), LookupIterator::kOwnSkipInterceptor);
  return it.IsFound() && it.details().IsReadOnly();
}

Result<uint32_t> ToArrayLength(Isolate* isolate, Value value) {
  if (value.IsInt() && value.AsInt() >= 0) return static_cast<uint32_t>(value.AsInt());
  const uint32_t length = TRY(ToUint32(isolate, value));
  const double number = TRY(ToNumber(isolate, value));
  if (number != length) return Throw(isolate, MessageTemplate::kInvalidArrayLength);
  return length;
}

Result<bool> SetArrayLengthChecked(Isolate* isolate, Tagged<JSArray> array, uint32_t length, ShouldThrow should_throw) {
  if (length != array->length_value() && ArrayLengthIsReadOnly(isolate, array)) {
    return FailReadOnly(isolate, should_throw, ReadOnlyRoots::length_string(), array);
  }
  if (TRY(SetArrayLength(isolate, array, length))) return true;
  return Fail(isolate, should_throw, MessageTemplate::kStrictDeleteProperty,
              Value::Number(array->length_value() - 1), array);
}

Result<bool> AddDataPropertyChecked(Isolate* isolate, Tagged<JSObject> object, PropertyKey key, Value value,
                                    PropertyAttributes attributes, ShouldThrow should_throw) {
  if (V8_UNLIKELY(!object->map()->is_extensible() && !key.is_private_symbol())) {
    if (!Throws(should_throw)) return false;
    return Throw(isolate, MessageTemplate::kObjectNotExtensible, TRY(key.ToValue(isolate)));
  }
  if (V8_UNLIKELY(MayConcernProtectors(object, key))) UpdateProtectors(isolate, object, key);
  if (key.is_index()) {
    const uint32_t index = key.index();
    if (object->instance_type() == JS_ARRAY_TYPE && !IsFastElementsKind(object->elements_kind()) &&
        index >= Cast<JSArray>(object)->length_value() && ArrayLengthIsReadOnly(isolate, Cast<JSArray>(object))) {
      if (!Throws(should_throw)) return false;
      return Throw(isolate, MessageTemplate::kObjectNotExtensible, TRY(key.ToValue(isolate)));
    }
    TRY(AddElement(isolate, object, index, value, PropertyKind::kData, attributes));
    return true;
  }
  TRY(AddNamedProperty(isolate, object, key.name(), value, PropertyKind::kData, attributes));
  return true;
}

namespace {

// A store to a property of an object, or to a name that only the global object can have: in strict code the name must
// exist.
enum class StoreKind : uint8_t { kProperty, kGlobalName };

// ECMA-262 §10.1.9.2 step 2 on: a data property is to appear on (or change at) the receiver. `is_outdated`: the host's
// callbacks have run since the search went over the receiver.
Result<bool> SetOnReceiver(Isolate* isolate, LookupIterator* it, Value value, ShouldThrow should_throw,
                           bool is_outdated = false, StoreKind kind = StoreKind::kProperty) {
  const Value receiver = it->receiver();
  const PropertyKey key = it->key();
  if (!IsJSReceiver(receiver)) {
    if (!Throws(should_throw)) return false;
    return Throw(isolate, MessageTemplate::kStrictCannotCreateProperty, TRY(key.ToValue(isolate)), TypeOf(receiver),
                 receiver);
  }
  Tagged<JSReceiver> target = Cast<JSReceiver>(receiver);
  if (IsJSGlobalProxy(target)) {
    const Value global = target->map()->prototype();
    // A search that has come this way has asked already.
    if (global != Value(it->start())) TRY(CheckAccess(isolate, target));
    target = Cast<JSReceiver>(global);
  }
  PropertyDescriptor existing;
  bool has_existing = false;
  // The search went over the receiver and found nothing of its own.
  if (V8_LIKELY(target == it->start() && !IsJSProxy(target))) {
    if (V8_UNLIKELY(is_outdated)) {
      // An interceptor that did not take the value may still have such a property, perhaps a read-only one.
      if (HasInterceptorFor(target->map(), key)) has_existing = TRY(GetOwnProperty(isolate, target, key, &existing));
      LookupIterator own(isolate, receiver, key, target, LookupIterator::kOwnSkipInterceptor);
      if (own.IsFound() && own.details().IsReadOnly()) return FailReadOnly(isolate, should_throw, key, receiver);
      if (own.state() == LookupIterator::kAccessor) return CallSetter(isolate, &own, value, should_throw);
      if (own.IsFound()) {
        TRY(own.WriteDataValue(value));
        return true;
      }
      if (!has_existing && kind == StoreKind::kGlobalName && Throws(should_throw)) {
        return Throw(isolate, MessageTemplate::kNotDefined, TRY(key.ToValue(isolate)));
      }
    }
    if (!has_existing) {
      return AddDataPropertyChecked(isolate, Cast<JSObject>(target), key, value, NONE, should_throw);
    }
  } else {
    has_existing = TRY(GetOwnProperty(isolate, target, key, &existing));
  }
  if (has_existing) {
    if (existing.IsAccessorDescriptor()) {
      return Fail(isolate, should_throw, MessageTemplate::kRedefineDisallowed, TRY(key.ToValue(isolate)));
    }
    if (!existing.writable) return FailReadOnly(isolate, should_throw, key, receiver);
    PropertyDescriptor change;
    change.value = value;
    return DefineOwnProperty(isolate, target, key, change, should_throw);
  }
  return DefineOwnProperty(isolate, target, key, PropertyDescriptor::Data(value, NONE), should_throw);
}

// Whether the search began at the receiver, or at the global object that it stands for.
bool StartIsReceiver(const LookupIterator* it) {
  const Value receiver = it->receiver();
  return receiver == it->start() ||
         (IsJSGlobalProxy(receiver) && Cast<JSReceiver>(receiver)->map()->prototype() == it->start());
}

Result<bool> SetThrough(Isolate* isolate, LookupIterator* it, Value value, ShouldThrow should_throw,
                        StoreKind kind = StoreKind::kProperty) {
  const Value receiver = it->receiver();
  bool callbacks_ran = false;
  for (; it->IsFound(); it->Next()) {
    // Whether the candidate is the receiver's own.
    const bool own = it->HolderIsStart() && StartIsReceiver(it);
    switch (it->state()) {
      case LookupIterator::kData:
        if (it->details().IsReadOnly()) return FailReadOnly(isolate, should_throw, it->key(), receiver);
        // §10.4.5.5 asks whether the array is the receiver, wherever in the chain it was found.
        if (it->is_element() && it->element().where == ElementEntry::kTyped && receiver == Value(it->holder())) {
          TRY(SetTypedArrayElement(isolate, Cast<JSTypedArray>(it->holder()), it->element().index, value));
          return true;
        }
        if (!own) return SetOnReceiver(isolate, it, value, should_throw);
        TRY(it->WriteDataValue(value));
        return true;
      case LookupIterator::kAccessor: {
        const bool native = IsAccessorInfo(TRY(it->GetStoredValue()));
        if (native) {
          if (it->details().IsReadOnly()) return FailReadOnly(isolate, should_throw, it->key(), receiver);
          if (!own) return SetOnReceiver(isolate, it, value, should_throw);
        }
        return CallSetter(isolate, it, value, should_throw);
      }
      case LookupIterator::kProxy:
        return ProxySet(isolate, Cast<JSProxy>(it->holder()), it->key(), value, receiver, should_throw);
      case LookupIterator::kTypedArrayAbsent:
        // The value's conversion may grow the array, so that there is such an element after all.
        if (receiver == Value(it->holder())) {
          if (Cast<JSTypedArray>(it->holder())->is_immutable()) {
            return FailReadOnly(isolate, should_throw, it->key(), receiver);
          }
          TRY(SetTypedArrayElement(isolate, Cast<JSTypedArray>(it->holder()), it->element().index, value));
        }
        return true;
      case LookupIterator::kModuleNamespace: return FailReadOnly(isolate, should_throw, it->key(), receiver);
      case LookupIterator::kInterceptor: {
        const Tagged<InterceptorInfo> info = it->interceptor();
        callbacks_ran = true;
        if (own) {
          if (info->setter() == nullptr) break;
          bool intercepted = false;
          const bool result = TRY(isolate->hooks->api.interceptor_setter(
              isolate, info, receiver, it->holder_object(), it->key(), value, Throws(should_throw), &intercepted));
          if (intercepted) return result;
        } else {
          const PropertyAttributes attributes = TRY(
              isolate->hooks->api.interceptor_query(isolate, info, receiver, it->holder_object(), it->key()));
          if (attributes == ABSENT) break;
          if ((attributes & READ_ONLY) != 0) return FailReadOnly(isolate, should_throw, it->key(), receiver);
          return SetOnReceiver(isolate, it, value, should_throw, true);
        }
        break;
      }
      case LookupIterator::kAccessCheck:
        callbacks_ran = true;
        if (!TRY(MayAccess(isolate, it->holder()))) return SetDenied(isolate, it, value, should_throw);
        break;
      case LookupIterator::kNotFound: UNREACHABLE();
    }
  }
  return SetOnReceiver(isolate, it, value, should_throw, callbacks_ran, kind);
}

}  // namespace

Result<bool> StoreToInterceptor(Isolate* isolate, Tagged<JSObject> object, PropertyKey key, Value value,
                                Value receiver) {
  for (LookupIterator it(isolate, receiver, key, object, LookupIterator::kOwn); it.IsFound(); it.Next()) {
    if (it.state() != LookupIterator::kInterceptor) return false;
    if (it.interceptor()->setter() == nullptr) continue;
    bool intercepted = false;
    TRY(isolate->hooks->api.interceptor_setter(isolate, it.interceptor(), receiver, object, key, value, false,
                                               &intercepted));
    if (intercepted) return true;
  }
  return false;
}

Result<bool> Set(Isolate* isolate, Value base, PropertyKey key, Value value, ShouldThrow should_throw) {
  if (V8_LIKELY(IsJSReceiver(base))) {
    LookupIterator it(isolate, base, key, Cast<JSReceiver>(base));
    return SetThrough(isolate, &it, value, should_throw);
  }
  if (base.IsNullOrUndefined()) {
    return Throw(isolate, MessageTemplate::kNonObjectPropertyStore, base, TRY(key.ToValue(isolate)));
  }
  if (IsString(base)) {
    const bool own = key.is_index() ? key.index() < Cast<String>(base)->length()
                                    : key.name() == ReadOnlyRoots::length_string();
    if (own) return FailReadOnly(isolate, should_throw, key, base);
  }
  LookupIterator it(isolate, base, key);
  return SetThrough(isolate, &it, value, should_throw);
}

Result<bool> SetWithReceiver(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key, Value value, Value receiver,
                             ShouldThrow should_throw) {
  LookupIterator it(isolate, receiver, key, object);
  return SetThrough(isolate, &it, value, should_throw);
}

Result<bool> SetGlobalName(Isolate* isolate, Tagged<JSObject> global, PropertyKey key, Value value, Value receiver,
                           ShouldThrow should_throw) {
  LookupIterator it(isolate, receiver, key, global);
  return SetThrough(isolate, &it, value, should_throw, StoreKind::kGlobalName);
}

Result<bool> SetKeyed(Isolate* isolate, Value base, Value key, Value value, ShouldThrow should_throw) {
  // Fast path: an element that is there, in a store that can hold the value.
  if (V8_LIKELY(key.IsInt() && key.AsInt() >= 0 && IsJSObject(base))) {
    const Tagged<JSObject> object = Cast<JSObject>(base);
    const int index = key.AsInt();
    const ElementsKind kind = object->elements_kind();
    if (IsFastElementsKind(kind) && !object->map()->has_indexed_interceptor() &&
        !object->map()->is_access_check_needed() &&
        index < Cast<ArrayBase>(object->elements())->length()) {
      if (IsDoubleElementsKind(kind)) {
        const Tagged<FixedDoubleArray> elements = Cast<FixedDoubleArray>(object->elements());
        if (value.IsNumber() && !elements->is_the_hole(index)) {
          elements->set(index, value.AsNumber());
          return true;
        }
      } else if (IsObjectElementsKind(kind) || value.IsInt()) {
        const Tagged<FixedArray> elements = Cast<FixedArray>(object->elements());
        if (!elements->get(index).IsTheHole()) {
          elements->set(index, value);
          return true;
        }
      }
    }
  }
  if (V8_UNLIKELY(base.IsNullOrUndefined())) {
    return Throw(isolate, MessageTemplate::kNonObjectPropertyStore, base, key);
  }
  const PropertyKey property_key = TRY(ToPropertyKey(isolate, key));
  if (property_key.is_name() && IsJSObject(base)) {
    TRY(NormalizeForComputedKey(isolate, Cast<JSObject>(base), property_key.name()));
  }
  return Set(isolate, base, property_key, value, should_throw);
}

Result<bool> CreateDataProperty(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key, Value value,
                                ShouldThrow should_throw) {
  // Fast path: an ordinary object that has no such property yet.
  if (V8_LIKELY(object->instance_type() > LAST_SPECIAL_RECEIVER_TYPE &&
                object->instance_type() != JS_API_OBJECT_TYPE)) {
    LookupIterator it(isolate, object, key, LookupIterator::kOwn);
    if (!it.IsFound() && object->map()->is_extensible() &&
        !(key.is_index() && object->instance_type() == JS_ARRAY_TYPE &&
          !IsFastElementsKind(Cast<JSObject>(object)->elements_kind()))) {
      return AddDataPropertyChecked(isolate, Cast<JSObject>(object), key, value, NONE, should_throw);
    }
    if (it.state() == LookupIterator::kData && it.details().attributes() == NONE) {
      TRY(it.WriteDataValue(value));
      return true;
    }
  } else if (HasInterceptors(object)) {
    return CreateDataPropertyOfIntercepted(isolate, Cast<JSObject>(object), key, value, should_throw);
  }
  return DefineOwnProperty(isolate, object, key, PropertyDescriptor::Data(value, NONE), should_throw);
}

Result<void> CreateDataPropertyOrThrow(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key, Value value) {
  TRY(CreateDataProperty(isolate, object, key, value, ShouldThrow::kThrow));
  return Ok();
}

}  // namespace v8::internal
