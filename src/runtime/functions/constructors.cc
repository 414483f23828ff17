#include "src/runtime/iteration/fast-list.h"
#include "src/runtime/functions/function-accessors.h"
#include "src/runtime/properties/property-internal.h"

namespace v8::internal {

Result<bool> IsArray(Isolate* isolate, Value value) {
  while (IsJSProxy(value)) {
    if (Cast<JSProxy>(value)->IsRevoked()) {
      return Throw(isolate, MessageTemplate::kProxyRevoked, TRY(InternalizeAscii(isolate, "IsArray")));
    }
    value = Cast<JSProxy>(value)->target();
  }
  return IsJSArray(value);
}

Result<Value> SpeciesConstructor(Isolate* isolate, Tagged<JSReceiver> object, Value default_constructor) {
  const Value constructor = TRY(Get(isolate, object, ReadOnlyRoots::constructor_string()));
  if (constructor.IsUndefined()) return default_constructor;
  if (!IsJSReceiver(constructor)) {
    return Throw(isolate, MessageTemplate::kCalledOnNonObject,
                 TRY(InternalizeAscii(isolate, "The .constructor property")));
  }
  const Value species = TRY(Get(isolate, constructor, ReadOnlyRoots::species_symbol()));
  if (species.IsNullOrUndefined()) return default_constructor;
  if (IsConstructor(species)) return species;
  return Throw(isolate, MessageTemplate::kNotConstructor, species);
}

Result<Tagged<NativeContext>> GetFunctionRealm(Isolate* isolate, Tagged<JSReceiver> function) {
  while (true) {
    if (IsJSFunction(function)) return Cast<JSFunction>(function)->native_context();
    if (IsJSBoundFunction(function)) {
      function = Cast<JSBoundFunction>(function)->bound_target_function();
    } else if (IsJSProxy(function)) {
      if (Cast<JSProxy>(function)->IsRevoked()) {
        return Throw(isolate, MessageTemplate::kProxyRevoked, ReadOnlyRoots::get_string());
      }
      function = Cast<JSReceiver>(Cast<JSProxy>(function)->target());
    } else {
      return isolate->realm();
    }
  }
}

namespace {

// The prototype that instances of `constructor` have by default in another realm: of the intrinsic in the same slot.
Value DefaultPrototypeIn(Tagged<NativeContext> realm, Tagged<JSFunction> constructor) {
  const Tagged<NativeContext> home = constructor->native_context();
  for (int slot = Context::kFirstVariableSlot; slot < home->length() && slot < realm->length(); ++slot) {
    if (home->get(slot) != constructor) continue;
    const Value counterpart = realm->get(slot);
    if (IsJSFunction(counterpart) && Cast<JSFunction>(counterpart)->has_initial_map()) {
      return Cast<JSFunction>(counterpart)->initial_map()->prototype();
    }
  }
  return realm->initial_object_prototype();
}

}  // namespace

Result<Tagged<Map>> GetDerivedMap(Isolate* isolate, Tagged<JSFunction> constructor, Tagged<JSReceiver> new_target) {
  const Tagged<Map> base_map = TRY(EnsureInitialMap(isolate, constructor));
  if (V8_LIKELY(new_target == constructor)) return base_map;
  if (IsJSFunction(new_target) && Cast<JSFunction>(new_target)->has_prototype_slot()) {
    const Tagged<JSFunction> function = Cast<JSFunction>(new_target);
    if (function->has_initial_map() && function->initial_map()->GetConstructor() == constructor) {
      return function->initial_map();
    }
    if (IsDerivedConstructor(function->shared()->kind()) && !function->has_initial_map()) {
      const Value prototype = TRY(GetFunctionPrototype(isolate, function));
      if (IsJSReceiver(prototype)) {
        const Tagged<Map> map = TRY(CopyMapWithOwnDescriptors(isolate, base_map));
        int extra = function->shared()->expected_nof_properties();
        if (extra > JSObject::kMaxInObjectProperties - map->inobject_properties()) {
          extra = JSObject::kMaxInObjectProperties - map->inobject_properties();
        }
        // Fields already used outside the object would move if in-object ones were added.
        if (extra > 0 && map->used_fields() <= map->inobject_properties()) {
          map->set_instance_size(map->instance_size() + extra * kTaggedSize);
          map->set_inobject_properties(map->inobject_properties() + extra);
        }
        TRY(OptimizeAsPrototype(isolate, Cast<JSReceiver>(prototype)));
        map->set_constructor_or_back_pointer(constructor);
        map->set_prototype_field(prototype);
        function->set_prototype_or_initial_map(map);
        return map;
      }
    }
  }
  Value prototype = TRY(Get(isolate, new_target, ReadOnlyRoots::prototype_string()));
  if (!IsJSReceiver(prototype)) {
    const Tagged<NativeContext> realm = TRY(GetFunctionRealm(isolate, new_target));
    prototype = DefaultPrototypeIn(realm, constructor);
  }
  TRY(OptimizeAsPrototype(isolate, Cast<JSReceiver>(prototype)));
  return TransitionToPrototype(isolate, base_map, prototype);
}

Result<Tagged<JSObject>> OrdinaryCreateFromConstructor(Isolate* isolate, Tagged<JSFunction> constructor,
                                                       Tagged<JSReceiver> new_target) {
  return NewJSObjectFromMap(isolate, TRY(GetDerivedMap(isolate, constructor, new_target)));
}

Result<Tagged<FixedArray>> CreateListFromArrayLike(Isolate* isolate, Value value) {
  if (!IsJSReceiver(value)) return Throw(isolate, MessageTemplate::kProxyOwnKeysNonObject);
  if (FastList fast; FastList::From(isolate, value, &fast)) {
    const Tagged<FixedArray> list = TRY(NewFixedArray(isolate, fast.length()));
    // Allocation may have moved the elements, but has run no script.
    if (!FastList::From(isolate, value, &fast)) UNREACHABLE();
    for (int i = 0; i < fast.length(); ++i) list->set(i, fast.at(i));
    return list;
  }
  const Tagged<JSReceiver> object = Cast<JSReceiver>(value);
  const double length = TRY(LengthOfArrayLike(isolate, object));
  const Tagged<FixedArray> list = TRY(NewFixedArray(isolate, static_cast<int64_t>(length)));
  for (int i = 0; i < list->length(); ++i) {
    if (!isolate->Poll()) return Exception();
    list->set(i, TRY(GetKeyed(isolate, object, Value::Int(i))));
  }
  return list;
}

Result<Tagged<JSArray>> CreateArrayFromList(Isolate* isolate, const Value* values, int count) {
  const Tagged<FixedArray> elements = TRY(NewFixedArray(isolate, count));
  for (int i = 0; i < count; ++i) {
    elements->set(i, values[i]);
    if (!isolate->Poll()) return Exception();
  }
  return NewJSArrayWithElements(isolate, elements);
}

Result<void> ToPropertyDescriptor(Isolate* isolate, Value value, PropertyDescriptor* descriptor) {
  if (!IsJSReceiver(value)) return Throw(isolate, MessageTemplate::kPropertyDescObject, value);
  const Tagged<JSReceiver> object = Cast<JSReceiver>(value);
  *descriptor = PropertyDescriptor();
  // Presence and value of one field; false when it is absent.
  const auto field = [isolate, object](Tagged<String> name, Value* result) -> Result<bool> {
    if (!TRY(HasProperty(isolate, object, name))) return false;
    *result = TRY(Get(isolate, object, name));
    return true;
  };
  Value found;
  if (TRY(field(ReadOnlyRoots::enumerable_string(), &found))) {
    descriptor->has_enumerable = true;
    descriptor->enumerable = ToBoolean(found);
  }
  if (TRY(field(ReadOnlyRoots::configurable_string(), &found))) {
    descriptor->has_configurable = true;
    descriptor->configurable = ToBoolean(found);
  }
  if (TRY(field(ReadOnlyRoots::value_string(), &found))) descriptor->value = found;
  if (TRY(field(ReadOnlyRoots::writable_string(), &found))) {
    descriptor->has_writable = true;
    descriptor->writable = ToBoolean(found);
  }
  if (TRY(field(ReadOnlyRoots::get_string(), &found))) {
    if (!found.IsUndefined() && !IsCallable(found)) {
      return Throw(isolate, MessageTemplate::kObjectGetterCallable, found);
    }
    descriptor->get = found;
  }
  if (TRY(field(ReadOnlyRoots::set_string(), &found))) {
    if (!found.IsUndefined() && !IsCallable(found)) {
      return Throw(isolate, MessageTemplate::kObjectSetterCallable, found);
    }
    descriptor->set = found;
  }
  if (descriptor->IsAccessorDescriptor() && descriptor->IsDataDescriptor()) {
    return Throw(isolate, MessageTemplate::kValueAndAccessor, value);
  }
  return Ok();
}

Result<Value> FromPropertyDescriptor(Isolate* isolate, const PropertyDescriptor& d) {
  const Tagged<JSObject> object = TRY(NewJSObject(isolate));
  if (d.has_value()) TRY(AddDataProperty(isolate, object, ReadOnlyRoots::value_string(), d.value, NONE));
  if (d.has_writable && !d.IsAccessorDescriptor()) {
    TRY(AddDataProperty(isolate, object, ReadOnlyRoots::writable_string(), Value::Bool(d.writable), NONE));
  }
  if (d.has_get()) TRY(AddDataProperty(isolate, object, ReadOnlyRoots::get_string(), d.get, NONE));
  if (d.has_set()) TRY(AddDataProperty(isolate, object, ReadOnlyRoots::set_string(), d.set, NONE));
  if (d.has_enumerable) {
    TRY(AddDataProperty(isolate, object, ReadOnlyRoots::enumerable_string(), Value::Bool(d.enumerable), NONE));
  }
  if (d.has_configurable) {
    TRY(AddDataProperty(isolate, object, ReadOnlyRoots::configurable_string(), Value::Bool(d.configurable), NONE));
  }
  return Value(object);
}

}  // namespace v8::internal
