#include "src/ic/load-ic.h"
#include "src/runtime/properties/denied-access.h"
#include "src/runtime/properties/property-internal.h"
#include "src/runtime/properties/prototype-walk.h"
#include "src/runtime/properties/proxy.h"

namespace v8::internal {

Result<Value> AccessorComponent(Isolate* isolate, Value component) {
  if (component.IsNull()) return Undefined();
  if (IsFunctionTemplateInfo(component)) {
    return isolate->hooks->api.instantiate_function(isolate, Cast<FunctionTemplateInfo>(component));
  }
  return component;
}

Result<Value> CallGetter(Isolate* isolate, LookupIterator* it) {
  const Value accessor = TRY(it->GetStoredValue());
  if (IsAccessorInfo(accessor)) {
    const Tagged<AccessorInfo> info = Cast<AccessorInfo>(accessor);
    if ((info->flags() & AccessorInfo::kIsInternal) != 0) {
      return reinterpret_cast<InternalAccessorGetter>(info->getter())(isolate, info, it->receiver(),
                                                                        it->holder_object());
    }
    if (info->getter() == nullptr || isolate->hooks->api.call_accessor_getter == nullptr) return Undefined();
    const Value value = TRY(isolate->hooks->api.call_accessor_getter(isolate, info, it->receiver(), it->holder_object(),
                                                                 info->name()));
    if ((info->flags() & AccessorInfo::kReplaceOnAccess) != 0) {
      LookupIterator again(isolate, it->holder(), it->key(), LookupIterator::kOwnSkipInterceptor);
      if (again.state() == LookupIterator::kAccessor && MUST(again.GetStoredValue()) == accessor) {
        TRY(again.Reconfigure(value, PropertyKind::kData, again.details().attributes()));
      }
    }
    return value;
  }
  const Value getter = TRY(AccessorComponent(isolate, Cast<AccessorPair>(accessor)->getter()));
  if (!IsCallable(getter)) return Undefined();
  return Call(isolate, getter, it->receiver());
}

Result<Value> GetFrom(Isolate* isolate, LookupIterator* it) {
  for (; it->IsFound(); it->Next()) {
    switch (it->state()) {
      case LookupIterator::kData: return it->GetStoredValue();
      case LookupIterator::kAccessor: return CallGetter(isolate, it);
      case LookupIterator::kProxy:
        return ProxyGet(isolate, Cast<JSProxy>(it->holder()), it->key(), it->receiver());
      case LookupIterator::kTypedArrayAbsent: return Undefined();
      case LookupIterator::kModuleNamespace: {
        Value value;
        if (TRY(isolate->hooks->module_namespace.get_export(isolate, it->holder_object(), it->key(), &value))) {
          return value;
        }
        return Undefined();
      }
      case LookupIterator::kInterceptor: {
        if (it->interceptor()->getter() == nullptr) break;
        const Value value = TRY(isolate->hooks->api.interceptor_getter(isolate, it->interceptor(), it->receiver(),
                                                                   it->holder_object(), it->key()));
        if (!value.IsTheHole()) return value;
        break;
      }
      case LookupIterator::kAccessCheck:
        if (!TRY(MayAccess(isolate, it->holder()))) return GetDenied(isolate, it);
        break;
      case LookupIterator::kNotFound: UNREACHABLE();
    }
  }
  return Undefined();
}

namespace {

FLAT8_COLD ExceptionPending ThrowNonObjectLoad(Isolate* isolate, Value base, Value key) {
  return Throw(isolate, MessageTemplate::kNonObjectPropertyLoad, base, key);
}

}  // namespace

Result<Value> GetPastInterceptors(Isolate* isolate, Value base, PropertyKey key) {
  LookupIterator it(isolate, base, key);
  while (it.state() == LookupIterator::kInterceptor ||
         (it.state() == LookupIterator::kAccessCheck && TRY(MayAccess(isolate, it.holder())))) {
    it.Next();
  }
  return GetFrom(isolate, &it);
}

Result<Value> GetSlow(Isolate* isolate, Value base, PropertyKey key, Value receiver) {
  if (V8_UNLIKELY(!IsJSReceiver(base))) {
    if (base.IsNullOrUndefined()) return ThrowNonObjectLoad(isolate, base, TRY(key.ToValue(isolate)));
    if (IsString(base)) {
      const Tagged<String> string = Cast<String>(base);
      if (key.is_index()) {
        if (key.index() < string->length()) {
          return Result<Value>(LookupSingleCharacterString(isolate, string->Get(key.index())));
        }
      } else if (key.name() == ReadOnlyRoots::length_string()) {
        return Value::Number(string->length());
      }
    }
    const Tagged<JSReceiver> prototype = PrototypeOfPrimitive(isolate, base);
    LookupIterator it(isolate, receiver, key, prototype);
    return GetFrom(isolate, &it);
  }
  LookupIterator it(isolate, receiver, key, Cast<JSReceiver>(base));
  return GetFrom(isolate, &it);
}

Result<Value> GetWithReceiver(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key, Value receiver) {
  return GetSlow(isolate, object, key, receiver);
}

Result<Value> GetKeyed(Isolate* isolate, Value base, Value key) {
  // Fast path: an element of a fast store.
  if (V8_LIKELY(key.IsInt() && key.AsInt() >= 0 && base.IsCell())) {
    const int index = key.AsInt();
    if (IsJSObject(base)) {
      const Tagged<JSObject> object = Cast<JSObject>(base);
      const ElementsKind kind = object->elements_kind();
      if (IsFastElementsKind(kind) && !object->map()->has_indexed_interceptor() &&
          !object->map()->is_access_check_needed() &&
          index < Cast<ArrayBase>(object->elements())->length()) {
        const Value value = IsDoubleElementsKind(kind) ? Cast<FixedDoubleArray>(object->elements())->get(index)
                                                       : Cast<FixedArray>(object->elements())->get(index);
        if (!value.IsTheHole()) return value;
      } else if (IsTypedArrayElementsKind(kind) &&
                 static_cast<size_t>(index) < Cast<JSTypedArray>(base)->GetLength()) {
        return LoadTypedElement(isolate, Cast<JSTypedArray>(base), static_cast<size_t>(index));
      }
    } else if (IsString(base) && static_cast<uint32_t>(index) < Cast<String>(base)->length()) {
      return Result<Value>(
          LookupSingleCharacterString(isolate, Cast<String>(base)->Get(static_cast<uint32_t>(index))));
    }
  }
  if (V8_UNLIKELY(base.IsNullOrUndefined())) return ThrowNonObjectLoad(isolate, base, key);
  return Get(isolate, base, TRY(ToPropertyKey(isolate, key)));
}

Result<Value> GetMethod(Isolate* isolate, Value value, PropertyKey key) {
  const Value method = TRY(GetCached(isolate, value, key));
  if (method.IsNullOrUndefined()) return Undefined();
  if (IsCallable(method)) return method;
  return Throw(isolate, MessageTemplate::kPropertyNotFunction, method, TRY(key.ToValue(isolate)), value);
}

Result<Value> Invoke(Isolate* isolate, Value value, PropertyKey key, std::initializer_list<Value> arguments) {
  const Value method = TRY(GetCached(isolate, value, key));
  if (!IsCallable(method)) {
    return Throw(isolate, MessageTemplate::kNonCallable, method.IsNullOrUndefined() ? TRY(key.ToValue(isolate)) : method);
  }
  return Call(isolate, method, value, arguments);
}

namespace {

// An own property, or any with `chain`: its attributes, ABSENT when there is none.
Result<PropertyAttributes> AttributesOf(Isolate* isolate, LookupIterator* it) {
  for (; it->IsFound(); it->Next()) {
    switch (it->state()) {
      case LookupIterator::kData:
      case LookupIterator::kAccessor: return it->details().attributes();
      case LookupIterator::kProxy: {
        PropertyDescriptor descriptor;
        if (!TRY(ProxyGetOwnProperty(isolate, Cast<JSProxy>(it->holder()), it->key(), &descriptor))) return ABSENT;
        return descriptor.attributes();
      }
      case LookupIterator::kTypedArrayAbsent: return ABSENT;
      case LookupIterator::kModuleNamespace: {
        Value value;
        const bool found =
            TRY(isolate->hooks->module_namespace.get_export(isolate, it->holder_object(), it->key(), &value));
        if (!found) return ABSENT;
        return DONT_DELETE;
      }
      case LookupIterator::kInterceptor: {
        const Tagged<InterceptorInfo> info = it->interceptor();
        if (info->query() != nullptr) {
          const PropertyAttributes attributes = TRY(
              isolate->hooks->api.interceptor_query(isolate, info, it->receiver(), it->holder_object(), it->key()));
          if (attributes != ABSENT) return attributes;
        } else if (info->getter() != nullptr) {
          const Value value = TRY(
              isolate->hooks->api.interceptor_getter(isolate, info, it->receiver(), it->holder_object(), it->key()));
          if (!value.IsTheHole()) return DONT_ENUM;
        }
        break;
      }
      case LookupIterator::kAccessCheck:
        if (!TRY(MayAccess(isolate, it->holder()))) return AttributesDenied(isolate, it);
        break;
      case LookupIterator::kNotFound: UNREACHABLE();
    }
  }
  return ABSENT;
}

// [[HasProperty]] up to the first proxy, which has not been asked: `it` is in state kProxy then.
Result<bool> HasPropertyBeforeProxy(Isolate* isolate, LookupIterator* it) {
  for (; it->IsFound(); it->Next()) {
    switch (it->state()) {
      case LookupIterator::kProxy: return false;
      case LookupIterator::kData:
      case LookupIterator::kAccessor: return true;
      case LookupIterator::kTypedArrayAbsent: return false;
      case LookupIterator::kModuleNamespace:
        return isolate->hooks->module_namespace.get_export(isolate, it->holder_object(), it->key(), nullptr);
      case LookupIterator::kInterceptor: {
        const Tagged<InterceptorInfo> info = it->interceptor();
        if (info->query() != nullptr) {
          const PropertyAttributes attributes = TRY(
              isolate->hooks->api.interceptor_query(isolate, info, it->receiver(), it->holder_object(), it->key()));
          if (attributes != ABSENT) return true;
        } else if (info->getter() != nullptr) {
          const Value value = TRY(
              isolate->hooks->api.interceptor_getter(isolate, info, it->receiver(), it->holder_object(), it->key()));
          if (!value.IsTheHole()) return true;
        }
        break;
      }
      case LookupIterator::kAccessCheck:
        if (!TRY(MayAccess(isolate, it->holder()))) return TRY(AttributesDenied(isolate, it)) != ABSENT;
        break;
      case LookupIterator::kNotFound: UNREACHABLE();
    }
  }
  return false;
}

}  // namespace

Result<bool> HasProperty(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key) {
  LookupIterator it(isolate, object, key);
  const bool found = TRY(HasPropertyBeforeProxy(isolate, &it));
  if (V8_LIKELY(it.state() != LookupIterator::kProxy)) return found;
  return ProxyHas(isolate, Cast<JSProxy>(it.holder()), key);
}

Result<bool> HasEnumerablePropertyForIn(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key) {
  for (PrototypeWalk walk(isolate, object); !walk.AtEnd();) {
    LookupIterator it(isolate, object, key, walk.object());
    const bool found = TRY(HasPropertyBeforeProxy(isolate, &it));
    if (it.state() != LookupIterator::kProxy) return found;
    PropertyDescriptor descriptor;
    if (TRY(ProxyGetOwnProperty(isolate, Cast<JSProxy>(it.holder()), key, &descriptor))) return descriptor.enumerable;
    walk.GoTo(it.holder());
    TRY(walk.Next());
  }
  return false;
}

Result<PropertyAttributes> GetOwnPropertyAttributes(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key,
                                                    Value receiver) {
  LookupIterator it(isolate, receiver.is_empty() ? Value(object) : receiver, key, object, LookupIterator::kOwn);
  return AttributesOf(isolate, &it);
}

Result<bool> HasEnumerableOwnProperty(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key) {
  if (V8_UNLIKELY(HasInterceptors(object))) {
    // An interceptor's descriptor callback alone can say that what its getter tells of is enumerable.
    PropertyDescriptor descriptor;
    return TRY(GetOwnProperty(isolate, object, key, &descriptor)) && descriptor.enumerable;
  }
  return (TRY(GetOwnPropertyAttributes(isolate, object, key)) & (ABSENT | DONT_ENUM)) == NONE;
}

Result<bool> HasOwnProperty(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key) {
  return TRY(GetOwnPropertyAttributes(isolate, object, key)) != ABSENT;
}

Result<bool> GetOwnProperty(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key,
                            PropertyDescriptor* descriptor) {
  LookupIterator it(isolate, object, key, LookupIterator::kOwn);
  for (; it.IsFound(); it.Next()) {
    switch (it.state()) {
      case LookupIterator::kProxy: return ProxyGetOwnProperty(isolate, Cast<JSProxy>(it.holder()), key, descriptor);
      case LookupIterator::kTypedArrayAbsent: return false;
      case LookupIterator::kData:
        *descriptor = PropertyDescriptor::Data(TRY(it.GetStoredValue()), it.details().attributes());
        return true;
      case LookupIterator::kAccessor: {
        const Value accessor = TRY(it.GetStoredValue());
        const PropertyAttributes attributes = it.details().attributes();
        if (IsAccessorInfo(accessor)) {
          *descriptor = PropertyDescriptor::Data(TRY(CallGetter(isolate, &it)), attributes);
        } else {
          const Tagged<AccessorPair> pair = Cast<AccessorPair>(accessor);
          const Value getter = TRY(AccessorComponent(isolate, pair->getter()));
          const Value setter = TRY(AccessorComponent(isolate, pair->setter()));
          *descriptor = PropertyDescriptor::Accessor(getter, setter, attributes);
        }
        return true;
      }
      case LookupIterator::kModuleNamespace: {
        Value value;
        if (!TRY(isolate->hooks->module_namespace.get_export(isolate, it.holder_object(), key, &value))) return false;
        *descriptor = PropertyDescriptor::Data(value, DONT_DELETE);
        return true;
      }
      case LookupIterator::kInterceptor: {
        const Tagged<InterceptorInfo> info = it.interceptor();
        if (info->descriptor() != nullptr) {
          if (TRY(isolate->hooks->api.interceptor_descriptor(isolate, info, object, it.holder_object(), key,
                                                             descriptor))) {
            return true;
          }
          break;
        }
        // What only a getter tells of is not enumerable: see AttributesOf.
        PropertyAttributes attributes = DONT_ENUM;
        if (info->query() != nullptr) {
          attributes = TRY(isolate->hooks->api.interceptor_query(isolate, info, object, it.holder_object(), key));
          if (attributes == ABSENT) break;
        }
        Value value = TheHole();
        if (info->getter() != nullptr) {
          value = TRY(isolate->hooks->api.interceptor_getter(isolate, info, object, it.holder_object(), key));
        }
        if (value.IsTheHole()) {
          if (info->query() == nullptr) break;
          // There is one, but its value is not the interceptor's.
          it.Next();
          value = TRY(GetFrom(isolate, &it));
        }
        *descriptor = PropertyDescriptor::Data(value, attributes);
        return true;
      }
      case LookupIterator::kAccessCheck:
        if (!TRY(MayAccess(isolate, it.holder()))) return GetOwnPropertyDenied(isolate, &it, descriptor);
        break;
      case LookupIterator::kNotFound: UNREACHABLE();
    }
  }
  return false;
}

Value GetOwnDataPropertyNoSideEffects(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key) {
  if (IsJSProxy(object)) return {};
  LookupIterator it(isolate, object, key, LookupIterator::kOwnSkipInterceptor);
  if (it.state() != LookupIterator::kData) return {};
  if (it.storage() == LookupIterator::kElement && it.element().where == ElementEntry::kTyped) return {};
  const Result<Value> value = it.GetStoredValue();
  if (value.IsException()) return {};
  return value.value();
}

Result<double> LengthOfArrayLike(Isolate* isolate, Tagged<JSReceiver> object) {
  if (V8_LIKELY(IsJSArray(object))) return Cast<JSArray>(object)->length().AsNumber();
  return ToLength(isolate, TRY(Get(isolate, object, ReadOnlyRoots::length_string())));
}

}  // namespace v8::internal
