#include "src/runtime/accessors.h"

#include "src/runtime/property-internal.h"

namespace v8::internal {

Result<Tagged<AccessorInfo>> NewInternalAccessor(Isolate* isolate, Tagged<Name> name, InternalGetter getter,
                                                 InternalSetter setter) {
  const Tagged<AccessorInfo> info =
      TRY(NewStruct<AccessorInfo>(isolate, ReadOnlyRoots::accessor_info_map(), AllocationType::kOld));
  info->set_name_field(name);
  info->set_getter(reinterpret_cast<void*>(getter));
  info->set_setter(reinterpret_cast<void*>(setter));
  info->set_flags(AccessorInfo::kIsInternal);
  return info;
}

namespace {

Result<Value> ArrayLengthGetter(Isolate*, Value, Tagged<JSObject> holder) {
  return Value(Cast<JSArray>(holder)->length());
}

Result<bool> ArrayLengthSetter(Isolate* isolate, Value, Tagged<JSObject> holder, Value value, bool should_throw) {
  const uint32_t length = TRY(ToArrayLength(isolate, value));
  // The conversion may have run script that made the length read-only: looked up there.
  return SetArrayLengthChecked(isolate, Cast<JSArray>(holder), length,
                               should_throw ? ShouldThrow::kThrow : ShouldThrow::kDontThrow);
}

Result<Value> StringLengthGetter(Isolate*, Value, Tagged<JSObject> holder) {
  return Value::Number(Cast<String>(Cast<JSPrimitiveWrapper>(holder)->value())->length());
}

Result<Value> FunctionLengthGetter(Isolate*, Value, Tagged<JSObject> holder) {
  return Value::Int(Cast<JSFunction>(holder)->shared()->length());
}

Result<Value> FunctionNameGetter(Isolate*, Value, Tagged<JSObject> holder) {
  return Value(Cast<JSFunction>(holder)->shared()->Name());
}

Result<Value> FunctionPrototypeGetter(Isolate* isolate, Value, Tagged<JSObject> holder) {
  return GetFunctionPrototype(isolate, Cast<JSFunction>(holder));
}

Result<bool> FunctionPrototypeSetter(Isolate* isolate, Value, Tagged<JSObject> holder, Value value, bool) {
  TRY(SetFunctionPrototype(isolate, Cast<JSFunction>(holder), value));
  return true;
}

}  // namespace

Result<Tagged<AccessorInfo>> NewArrayLengthAccessor(Isolate* isolate) {
  return NewInternalAccessor(isolate, ReadOnlyRoots::length_string(), ArrayLengthGetter, ArrayLengthSetter);
}
Result<Tagged<AccessorInfo>> NewStringLengthAccessor(Isolate* isolate) {
  return NewInternalAccessor(isolate, ReadOnlyRoots::length_string(), StringLengthGetter);
}
Result<Tagged<AccessorInfo>> NewFunctionLengthAccessor(Isolate* isolate) {
  return NewInternalAccessor(isolate, ReadOnlyRoots::length_string(), FunctionLengthGetter);
}
Result<Tagged<AccessorInfo>> NewFunctionNameAccessor(Isolate* isolate) {
  return NewInternalAccessor(isolate, ReadOnlyRoots::name_string(), FunctionNameGetter);
}
Result<Tagged<AccessorInfo>> NewFunctionPrototypeAccessor(Isolate* isolate) {
  return NewInternalAccessor(isolate, ReadOnlyRoots::prototype_string(), FunctionPrototypeGetter,
                             FunctionPrototypeSetter);
}

Result<Value> GetFunctionPrototype(Isolate* isolate, Tagged<JSFunction> function) {
  if (!function->has_prototype_slot()) return Undefined();
  const Value slot = function->prototype_or_initial_map();
  if (IsMap(slot)) return Cast<Map>(slot)->prototype();
  if (!slot.IsTheHole()) return slot;
  const Tagged<NativeContext> realm = function->native_context();
  const FunctionKind kind = function->shared()->kind();
  const Tagged<Map> object_map = realm->object_function()->initial_map();
  Tagged<JSObject> prototype;
  if (IsGeneratorFunction(kind)) {
    const bool is_async = IsAsyncFunction(kind);
    const Value parent = is_async ? realm->initial_async_generator_object_prototype()
                                  : realm->initial_generator_object_prototype();
    const Tagged<Map> map = TRY(TransitionToPrototype(isolate, object_map, parent));
    prototype = TRY(NewJSObjectFromMap(isolate, map));
  } else {
    prototype = TRY(NewJSObjectFromMap(isolate, object_map));
    TRY(AddNamedProperty(isolate, prototype, ReadOnlyRoots::constructor_string(), function, PropertyKind::kData,
                         DONT_ENUM));
  }
  function->set_prototype_or_initial_map(prototype);
  return Value(prototype);
}

Result<void> SetFunctionPrototype(Isolate* isolate, Tagged<JSFunction> function, Value value) {
  DCHECK(function->has_prototype_slot());
  if (function->has_initial_map()) {
    // Objects made from now on have another map; those that are there keep theirs.
    if (IsJSReceiver(value)) {
      TRY(OptimizeAsPrototype(isolate, Cast<JSReceiver>(value)));
      const Tagged<Map> old_map = function->initial_map();
      const Tagged<Map> map = TRY(CopyMapWithOwnDescriptors(isolate, old_map));
      map->set_prototype_field(value);
      function->set_prototype_or_initial_map(map);
      return Ok();
    }
  }
  function->set_prototype_or_initial_map(value);
  return Ok();
}

namespace {

// Without slack tracking: what the parser has seen, and a little more.
int InobjectPropertiesFor(Tagged<JSFunction> function) {
  const int count = function->shared()->expected_nof_properties() + 2;
  return count > JSObject::kMaxInObjectProperties ? JSObject::kMaxInObjectProperties : count;
}

}  // namespace

Result<Tagged<Map>> EnsureInitialMap(Isolate* isolate, Tagged<JSFunction> function) {
  if (function->has_initial_map()) return function->initial_map();
  DCHECK(function->has_prototype_slot());
  const Value prototype = TRY(GetFunctionPrototype(isolate, function));
  const FunctionKind kind = function->shared()->kind();
  InstanceType type = JS_OBJECT_TYPE;
  int header_size = JSObject::kHeaderSize;
  int inobject = InobjectPropertiesFor(function);
  const Tagged<NativeContext> realm = function->native_context();
  Value default_prototype = realm->initial_object_prototype();
  if (IsGeneratorFunction(kind)) {
    const bool is_async = IsAsyncFunction(kind);
    type = is_async ? JS_ASYNC_GENERATOR_OBJECT_TYPE : JS_GENERATOR_OBJECT_TYPE;
    header_size = is_async ? sizeof(JSAsyncGeneratorObject) : sizeof(JSGeneratorObject);
    default_prototype = is_async ? realm->initial_async_generator_object_prototype()
                                 : realm->initial_generator_object_prototype();
    inobject = 0;
  }
  const Tagged<Map> map = TRY(NewMap(isolate, type, header_size + inobject * kTaggedSize, inobject));
  map->set_constructor_or_back_pointer(function);
  if (!IsJSReceiver(prototype)) {
    // `prototype` is no object: the map cannot remember its value, so the function keeps that and not the map.
    map->set_prototype_field(default_prototype);
    return map;
  }
  TRY(SetInitialMap(isolate, function, map, prototype));
  return map;
}

Result<void> SetInitialMap(Isolate* isolate, Tagged<JSFunction> function, Tagged<Map> map, Value prototype) {
  if (IsJSReceiver(prototype)) TRY(OptimizeAsPrototype(isolate, Cast<JSReceiver>(prototype)));
  map->set_prototype_field(prototype);
  if (!IsMap(map->constructor_or_back_pointer())) map->set_constructor_or_back_pointer(function);
  function->set_prototype_or_initial_map(map);
  return Ok();
}

}  // namespace v8::internal
