#include "src/runtime/properties/property-internal.h"
#include "src/runtime/properties/proxy.h"

namespace v8::internal {

bool IsCompatiblePropertyDescriptor(bool extensible, const PropertyDescriptor& d, bool has_current,
                                    const PropertyDescriptor& current) {
  if (!has_current) return extensible;
  if (current.configurable) return true;
  if (d.has_configurable && d.configurable) return false;
  if (d.has_enumerable && d.enumerable != current.enumerable) return false;
  if (d.IsGenericDescriptor()) return true;
  if (d.IsAccessorDescriptor() != current.IsAccessorDescriptor()) return false;
  if (current.IsAccessorDescriptor()) {
    return !(d.has_get() && !SameValue(d.get, current.get)) && !(d.has_set() && !SameValue(d.set, current.set));
  }
  if (current.writable) return true;
  return !(d.has_writable && d.writable) && !(d.has_value() && !SameValue(d.value, current.value));
}

namespace {

Result<bool> FailRedefine(Isolate* isolate, ShouldThrow should_throw, PropertyKey key) {
  if (!Throws(should_throw)) return false;
  return Throw(isolate, MessageTemplate::kRedefineDisallowed, TRY(key.ToValue(isolate)));
}

PropertyAttributes MergedAttributes(const PropertyDescriptor& d, PropertyAttributes old_attributes, bool old_is_data) {
  const bool enumerable = d.has_enumerable ? d.enumerable : (old_attributes & DONT_ENUM) == 0;
  const bool configurable = d.has_configurable ? d.configurable : (old_attributes & DONT_DELETE) == 0;
  bool writable = true;
  if (!d.IsAccessorDescriptor() && (d.IsDataDescriptor() || old_is_data)) {
    writable = d.has_writable ? d.writable : old_is_data && (old_attributes & READ_ONLY) == 0;
  }
  return (enumerable ? NONE : DONT_ENUM) | (configurable ? NONE : DONT_DELETE) | (writable ? NONE : READ_ONLY);
}

// ECMA-262 §10.1.6.3 with a current property, which `it` has found.
Result<bool> Redefine(Isolate* isolate, LookupIterator* it, const PropertyDescriptor& d, ShouldThrow should_throw) {
  const PropertyKey key = it->key();
  const PropertyAttributes old_attributes = it->details().attributes();
  Value stored = TRY(it->GetStoredValue());
  const bool is_pair = it->state() == LookupIterator::kAccessor && IsAccessorPair(stored);
  const bool is_native = it->state() == LookupIterator::kAccessor && !is_pair;
  const bool old_is_data = !is_pair;
  Value old_get = Undefined(), old_set = Undefined();
  if (is_pair) {
    old_get = TRY(AccessorComponent(isolate, Cast<AccessorPair>(stored)->getter()));
    old_set = TRY(AccessorComponent(isolate, Cast<AccessorPair>(stored)->setter()));
  }
  if ((old_attributes & DONT_DELETE) != 0) {
    bool allowed = !(d.has_configurable && d.configurable) &&
                   !(d.has_enumerable && d.enumerable != ((old_attributes & DONT_ENUM) == 0)) &&
                   (d.IsGenericDescriptor() || d.IsAccessorDescriptor() == is_pair);
    if (allowed && is_pair) {
      allowed = !(d.has_get() && !SameValue(d.get, old_get)) && !(d.has_set() && !SameValue(d.set, old_set));
    } else if (allowed && (old_attributes & READ_ONLY) != 0) {
      allowed = !(d.has_writable && d.writable);
      if (allowed && d.has_value()) {
        const Value old_value = is_native ? TRY(CallGetter(isolate, it)) : stored;
        allowed = SameValue(d.value, old_value);
      }
    }
    if (!allowed) return FailRedefine(isolate, should_throw, key);
  }
  const PropertyAttributes attributes = MergedAttributes(d, old_attributes, old_is_data);
  if (d.IsAccessorDescriptor() || (is_pair && d.IsGenericDescriptor())) {
    if (!d.IsAccessorDescriptor()) {
      if (attributes != old_attributes) TRY(it->Reconfigure(stored, PropertyKind::kAccessor, attributes));
      return true;
    }
    // What is absent of a template pair stays what it was, templates included.
    const Value getter = d.has_get() ? d.get : is_pair ? Cast<AccessorPair>(stored)->getter() : Undefined();
    const Value setter = d.has_set() ? d.set : is_pair ? Cast<AccessorPair>(stored)->setter() : Undefined();
    const Tagged<AccessorPair> pair = TRY(NewAccessorPair(isolate, getter, setter));
    TRY(it->Reconfigure(pair, PropertyKind::kAccessor, attributes));
    return true;
  }
  if (is_native) {
    const Tagged<AccessorInfo> info = Cast<AccessorInfo>(stored);
    if (d.has_value()) {
      if (info->setter() == nullptr) {
        TRY(it->Reconfigure(d.value, PropertyKind::kData, attributes));
        return true;
      }
      if ((old_attributes & READ_ONLY) == 0) {
        TRY(CallSetter(isolate, it, d.value, should_throw));
        // Setting may have changed the object: find the property again.
        LookupIterator again(isolate, it->holder(), key, LookupIterator::kOwnSkipInterceptor);
        if (attributes == old_attributes || again.state() != LookupIterator::kAccessor) return true;
        TRY(again.Reconfigure(TRY(again.GetStoredValue()), PropertyKind::kAccessor, attributes));
        return true;
      }
    }
    if (attributes != old_attributes) TRY(it->Reconfigure(stored, PropertyKind::kAccessor, attributes));
    return true;
  }
  const Value value = d.has_value() ? d.value : is_pair ? Undefined() : stored;
  if (attributes == old_attributes && !is_pair) {
    if (d.has_value()) TRY(it->WriteDataValue(value));
    return true;
  }
  TRY(it->Reconfigure(value, PropertyKind::kData, attributes));
  return true;
}

Result<bool> DefineNew(Isolate* isolate, Tagged<JSObject> object, PropertyKey key, const PropertyDescriptor& d,
                       ShouldThrow should_throw) {
  if (!object->map()->is_extensible() && !key.is_private_symbol()) {
    if (!Throws(should_throw)) return false;
    return Throw(isolate, MessageTemplate::kDefineDisallowed, TRY(key.ToValue(isolate)));
  }
  PropertyAttributes attributes = d.attributes();
  if (d.IsAccessorDescriptor()) {
    attributes = attributes & (DONT_ENUM | DONT_DELETE);
    TRY(AddAccessorProperty(isolate, object, key, d.has_get() ? d.get : Undefined(),
                            d.has_set() ? d.set : Undefined(), attributes));
    return true;
  }
  if (!d.has_writable) attributes = attributes | READ_ONLY;
  return AddDataPropertyChecked(isolate, object, key, d.has_value() ? d.value : Undefined(), attributes, should_throw);
}

// The definition with what it leaves open as `current` has it: a property that only an interceptor tells of is about to
// become the object's own.
PropertyDescriptor Completed(PropertyDescriptor d, const PropertyDescriptor& current) {
  if (!d.has_enumerable) d.enumerable = current.enumerable;
  if (!d.has_configurable) d.configurable = current.configurable;
  d.has_enumerable = d.has_configurable = true;
  if (d.IsAccessorDescriptor() || (d.IsGenericDescriptor() && current.IsAccessorDescriptor())) {
    if (!d.has_get()) d.get = current.get;
    if (!d.has_set()) d.set = current.set;
    return d;
  }
  if (!d.has_value()) d.value = current.value;
  if (!d.has_writable) d.writable = current.writable;
  d.has_writable = true;
  return d;
}

// ECMA-262 §10.1.6.3 step 3: whether the property has all that the definition says.
bool ChangesNothing(const PropertyDescriptor& d, const PropertyDescriptor& current) {
  const auto same = [](Value wished, Value value) {
    return wished.is_empty() || (!value.is_empty() && SameValue(wished, value));
  };
  return !(d.has_enumerable && d.enumerable != current.enumerable) &&
         !(d.has_configurable && d.configurable != current.configurable) &&
         !(d.has_writable && !(current.has_writable && d.writable == current.writable)) &&
         same(d.value, current.value) && same(d.get, current.get) && same(d.set, current.set);
}

enum class DefineKind : uint8_t { kDefine, kCreateData };

// Whether the interceptor has dealt with a definition; *success is its result then. As [[DefineOwnProperty]] goes, the
// interceptor is asked what there is (see GetOwnProperty), then told of the definition, and where it does not care, given
// the value. Of a data property that is created it is told first, and gets the value only if the property is its own.
Result<bool> DefineWithInterceptor(Isolate* isolate, LookupIterator* it, Tagged<JSObject> object,
                                   const PropertyDescriptor& d, ShouldThrow should_throw, DefineKind kind,
                                   bool* success, bool* has_current, PropertyDescriptor* current) {
  const Tagged<InterceptorInfo> info = it->interceptor();
  const PropertyKey key = it->key();
  bool intercepted = false;
  const bool creates = kind == DefineKind::kCreateData;
  if (!creates) *has_current = TRY(GetOwnProperty(isolate, object, key, current));
  if (info->definer() != nullptr) {
    *success = TRY(isolate->hooks->api.interceptor_definer(isolate, info, object, it->holder_object(), key, d,
                                                           Throws(should_throw), &intercepted));
    if (intercepted) return true;
  }
  if (creates) *has_current = TRY(GetOwnProperty(isolate, object, key, current));
  if (*has_current && !IsCompatiblePropertyDescriptor(true, d, true, *current)) {
    *success = TRY(FailRedefine(isolate, should_throw, key));
    return true;
  }
  if (*has_current && ChangesNothing(d, *current)) {
    *success = true;
    return true;
  }
  if (info->setter() == nullptr || !d.has_value()) return false;
  if (creates) {
    const LookupIterator real(isolate, object, key, LookupIterator::kOwnSkipInterceptor);
    if (!*has_current || real.IsFound()) return false;
  }
  *success = TRY(isolate->hooks->api.interceptor_setter(isolate, info, object, it->holder_object(), key, d.value,
                                                        Throws(should_throw), &intercepted));
  return intercepted;
}

// The definition of a property that an interceptor stands before.
V8_NOINLINE Result<bool> DefineIntercepted(Isolate* isolate, LookupIterator* it, Tagged<JSObject> object,
                                           const PropertyDescriptor& d, ShouldThrow should_throw, DefineKind kind) {
  const PropertyKey key = it->key();
  bool success = false;
  bool has_current = false;
  PropertyDescriptor current;
  if (TRY(DefineWithInterceptor(isolate, it, object, d, should_throw, kind, &success, &has_current, &current))) {
    return success;
  }
  // The callbacks may have defined the property.
  LookupIterator again(isolate, object, key, LookupIterator::kOwnSkipInterceptor);
  if (again.IsFound()) return Redefine(isolate, &again, d, should_throw);
  return DefineNew(isolate, object, key, has_current ? Completed(d, current) : d, should_throw);
}

Result<bool> OrdinaryDefine(Isolate* isolate, Tagged<JSObject> object, PropertyKey key, const PropertyDescriptor& d,
                            ShouldThrow should_throw) {
  LookupIterator it(isolate, object, key, LookupIterator::kOwn);
  for (; it.IsFound(); it.Next()) {
    switch (it.state()) {
      case LookupIterator::kInterceptor:
        return DefineIntercepted(isolate, &it, object, d, should_throw, DefineKind::kDefine);
      case LookupIterator::kAccessCheck: TRY(CheckAccess(isolate, it.holder())); break;
      case LookupIterator::kTypedArrayAbsent: return FailRedefine(isolate, should_throw, key);
      case LookupIterator::kModuleNamespace: {
        PropertyDescriptor current;
        const bool found = TRY(GetOwnProperty(isolate, object, key, &current));
        const bool allowed = found && !(d.has_configurable && d.configurable) && !(d.has_enumerable && !d.enumerable) &&
                             !d.IsAccessorDescriptor() && !(d.has_writable && !d.writable) &&
                             !(d.has_value() && !SameValue(d.value, current.value));
        if (allowed) return true;
        return FailRedefine(isolate, should_throw, key);
      }
      case LookupIterator::kData:
        if (it.is_element() && it.element().where == ElementEntry::kTyped && !it.details().IsReadOnly()) {
          if ((d.has_configurable && !d.configurable) || (d.has_enumerable && !d.enumerable) ||
              d.IsAccessorDescriptor() || (d.has_writable && !d.writable)) {
            return FailRedefine(isolate, should_throw, key);
          }
          if (d.has_value()) {
            TRY(SetTypedArrayElement(isolate, Cast<JSTypedArray>(it.holder()), it.element().index, d.value));
          }
          return true;
        }
        // Characters of strings, and elements in an immutable buffer: there is nothing to redefine.
        if (it.is_element() && (it.element().where == ElementEntry::kStringCharacter ||
                                it.element().where == ElementEntry::kTyped)) {
          const Value current = TRY(it.GetStoredValue());
          const bool allowed = !(d.has_configurable && d.configurable) && !(d.has_enumerable && !d.enumerable) &&
                               !d.IsAccessorDescriptor() && !(d.has_writable && d.writable) &&
                               !(d.has_value() && !SameValue(d.value, current));
          if (allowed) return true;
          return FailRedefine(isolate, should_throw, key);
        }
        return Redefine(isolate, &it, d, should_throw);
      case LookupIterator::kAccessor: return Redefine(isolate, &it, d, should_throw);
      case LookupIterator::kProxy:
      case LookupIterator::kNotFound: UNREACHABLE();
    }
  }
  return DefineNew(isolate, object, key, d, should_throw);
}

// ECMA-262 §10.4.2.4 ArraySetLength.
Result<bool> DefineArrayLength(Isolate* isolate, Tagged<JSArray> array, const PropertyDescriptor& d,
                               ShouldThrow should_throw) {
  const PropertyKey key = ReadOnlyRoots::length_string();
  uint32_t length = 0;
  if (d.has_value()) length = TRY(ToArrayLength(isolate, d.value));
  LookupIterator it(isolate, array, key, LookupIterator::kOwnSkipInterceptor);
  const bool read_only = it.details().IsReadOnly();
  if ((d.has_configurable && d.configurable) || (d.has_enumerable && d.enumerable) || d.IsAccessorDescriptor() ||
      (read_only && ((d.has_writable && d.writable) || (d.has_value() && length != array->length_value())))) {
    return FailRedefine(isolate, should_throw, key);
  }
  bool complete = true;
  if (d.has_value()) complete = TRY(SetArrayLength(isolate, array, length));
  if (d.has_writable && !d.writable && !read_only) {
    // Fast elements promise a writable length.
    TRY(NormalizeElements(isolate, array));
    LookupIterator again(isolate, array, key, LookupIterator::kOwnSkipInterceptor);
    TRY(again.Reconfigure(TRY(again.GetStoredValue()), PropertyKind::kAccessor,
                          again.details().attributes() | READ_ONLY));
  }
  if (complete) return true;
  return Fail(isolate, should_throw, MessageTemplate::kStrictDeleteProperty,
              Value::Number(array->length_value() - 1), array);
}

}  // namespace

Result<bool> DefineOwnProperty(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key,
                               const PropertyDescriptor& descriptor, ShouldThrow should_throw) {
  switch (object->instance_type()) {
    case JS_PROXY_TYPE:
      return ProxyDefineOwnProperty(isolate, Cast<JSProxy>(object), key, descriptor, should_throw);
    case JS_GLOBAL_PROXY_TYPE: {
      TRY(CheckAccess(isolate, object));
      const auto target = Cast<JSReceiver>(object->map()->prototype());
      return DefineOwnProperty(isolate, target, key, descriptor, should_throw);
    }
    case JS_ARRAY_TYPE:
      if (key.is_name() && key.name() == ReadOnlyRoots::length_string()) {
        return DefineArrayLength(isolate, Cast<JSArray>(object), descriptor, should_throw);
      }
      if (key.is_index() && key.index() >= Cast<JSArray>(object)->length_value() &&
          ArrayLengthIsReadOnly(isolate, Cast<JSArray>(object))) {
        if (!Throws(should_throw)) return false;
        return Throw(isolate, MessageTemplate::kDefineDisallowed, TRY(key.ToValue(isolate)));
      }
      break;
    default: break;
  }
  return OrdinaryDefine(isolate, Cast<JSObject>(object), key, descriptor, should_throw);
}

Result<bool> CreateDataPropertyOfIntercepted(Isolate* isolate, Tagged<JSObject> object, PropertyKey key, Value value,
                                             ShouldThrow should_throw) {
  const PropertyDescriptor descriptor = PropertyDescriptor::Data(value, NONE);
  LookupIterator it(isolate, object, key, LookupIterator::kOwn);
  if (it.state() != LookupIterator::kInterceptor) {
    return DefineOwnProperty(isolate, object, key, descriptor, should_throw);
  }
  return DefineIntercepted(isolate, &it, object, descriptor, should_throw, DefineKind::kCreateData);
}

Result<void> DefinePropertyOrThrow(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key,
                                   const PropertyDescriptor& descriptor) {
  TRY(DefineOwnProperty(isolate, object, key, descriptor, ShouldThrow::kThrow));
  return Ok();
}

namespace {

// Puts in a property whatever was there.
Result<void> AddOrReplace(Isolate* isolate, Tagged<JSObject> object, PropertyKey key, Value value, PropertyKind kind,
                          PropertyAttributes attributes) {
  if (IsJSGlobalProxy(object) && IsJSReceiver(object->map()->prototype())) {
    object = Cast<JSObject>(object->map()->prototype());
  }
  LookupIterator it(isolate, object, key, LookupIterator::kOwnSkipInterceptor);
  if (it.state() == LookupIterator::kData || it.state() == LookupIterator::kAccessor) {
    return it.Reconfigure(value, kind, attributes);
  }
  if (MayConcernProtectors(object, key)) UpdateProtectors(isolate, object, key);
  if (key.is_index()) return AddElement(isolate, object, key.index(), value, kind, attributes);
  return AddNamedProperty(isolate, object, key.name(), value, kind, attributes);
}

}  // namespace

Result<void> AddDataProperty(Isolate* isolate, Tagged<JSObject> object, PropertyKey key, Value value,
                             PropertyAttributes attributes) {
  return AddOrReplace(isolate, object, key, value, PropertyKind::kData, attributes);
}

Result<void> AddAccessorProperty(Isolate* isolate, Tagged<JSObject> object, PropertyKey key, Value getter, Value setter,
                                 PropertyAttributes attributes) {
  const Tagged<AccessorPair> pair = TRY(NewAccessorPair(isolate, getter, setter));
  return AddOrReplace(isolate, object, key, pair, PropertyKind::kAccessor, attributes);
}

Result<void> AddNativeAccessor(Isolate* isolate, Tagged<JSObject> object, PropertyKey key, Tagged<AccessorInfo> info,
                               PropertyAttributes attributes) {
  return AddOrReplace(isolate, object, key, info, PropertyKind::kAccessor, attributes);
}

Result<bool> DeleteProperty(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key, ShouldThrow should_throw) {
  LookupIterator it(isolate, object, key, LookupIterator::kOwn);
  for (; it.IsFound(); it.Next()) {
    switch (it.state()) {
      case LookupIterator::kProxy: return ProxyDelete(isolate, Cast<JSProxy>(it.holder()), key, should_throw);
      case LookupIterator::kTypedArrayAbsent: return true;
      case LookupIterator::kModuleNamespace:
        if (!TRY(isolate->hooks->module_namespace.get_export(isolate, it.holder_object(), key, nullptr))) return true;
        return Fail(isolate, should_throw, MessageTemplate::kStrictDeleteProperty, key.word(), object);
      case LookupIterator::kInterceptor: {
        const Tagged<InterceptorInfo> info = it.interceptor();
        if (info->deleter() == nullptr) break;
        bool intercepted = false;
        const bool result = TRY(isolate->hooks->api.interceptor_deleter(isolate, info, object, it.holder_object(), key,
                                                                    Throws(should_throw), &intercepted));
        if (intercepted) return result;
        break;
      }
      case LookupIterator::kAccessCheck: TRY(CheckAccess(isolate, it.holder())); break;
      case LookupIterator::kData:
      case LookupIterator::kAccessor: {
        const bool typed = it.is_element() && it.element().where == ElementEntry::kTyped;
        if (typed || !it.details().IsConfigurable()) {
          if (!Throws(should_throw)) return false;
          return Throw(isolate, MessageTemplate::kStrictDeleteProperty, TRY(key.ToValue(isolate)), object);
        }
        TRY(it.Delete());
        return true;
      }
      case LookupIterator::kNotFound: UNREACHABLE();
    }
  }
  return true;
}

}  // namespace v8::internal
