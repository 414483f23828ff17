#include "src/api/api-internal.h"
#include "src/execution/hooks.h"
#include "src/objects/map-transitions.h"
#include "src/runtime/properties/lookup.h"
#include "src/runtime/values/conversions.h"

// Templates become functions and objects of a realm.
namespace v8::internal {

namespace {

constexpr int kInstanceInobjectProperties = 4;

Value CachedInstance(Tagged<NativeContext> realm, int serial) {
  const Value cache = realm->template_instantiations();
  if (!IsNumberDictionary(cache)) return Value();
  const int entry = Cast<NumberDictionary>(cache)->FindEntry(static_cast<uint32_t>(serial));
  return entry == OrderedTable::kNotFound ? Value() : Cast<NumberDictionary>(cache)->ValueAt(entry);
}

Result<void> CacheInstance(Isolate* isolate, Tagged<NativeContext> realm, int serial, Value instance) {
  const Value cache = realm->template_instantiations();
  Tagged<NumberDictionary> table =
      IsNumberDictionary(cache) ? Cast<NumberDictionary>(cache) : TRY(NumberDictionary::New(isolate, 16));
  table = TRY(NumberDictionary::Add(isolate, table, static_cast<uint32_t>(serial), instance, PropertyDetails::Empty()));
  realm->set_template_instantiations(table);
  return Ok();
}

Result<Tagged<SharedFunctionInfo>> SharedOf(Isolate* isolate, Tagged<FunctionTemplateInfo> info, Value name) {
  if (IsSharedFunctionInfo(info->shared_function_info())) return Cast<SharedFunctionInfo>(info->shared_function_info());
  Tagged<String> text = ReadOnlyRoots::empty_string();
  if (IsString(info->class_name())) {
    text = Cast<String>(info->class_name());
  } else if (!name.is_empty() && IsString(name)) {
    text = Cast<String>(name);
  }
  const Tagged<Code> code =
      Cast<Code>(ReadOnlyRoots::builtin_codes()->get(static_cast<int>(Builtin::kHandleApiCall)));
  const FunctionKind kind = info->remove_prototype() ? FunctionKind::kConciseMethod : FunctionKind::kNormalFunction;
  const Tagged<SharedFunctionInfo> shared = TRY(NewSharedFunctionInfo(isolate, text, code, kind));
  shared->set_native(true);
  shared->set_is_api_function(true);
  shared->set_construct_as_builtin(true);
  shared->set_api_function_data(info);
  shared->set_length(info->length());
  shared->set_formal_parameter_count(info->length());
  info->set_shared_function_info(shared);
  return shared;
}

Result<Tagged<Map>> NewInstanceMap(Isolate* isolate, Tagged<FunctionTemplateInfo> info) {
  Tagged<ObjectTemplateInfo> instance;
  if (IsObjectTemplateInfo(info->instance_template())) instance = Cast<ObjectTemplateInfo>(info->instance_template());
  const int fields = instance.is_empty() ? 0 : instance->embedder_field_count();
  const bool has_named = !instance.is_empty() && !instance->named_interceptor().IsUndefined();
  const bool has_indexed = !instance.is_empty() && !instance->indexed_interceptor().IsUndefined();
  const bool is_callable = !instance.is_empty() && !instance->instance_call_handler().IsUndefined();
  // What is true of undetectable objects (they are falsy) is looked up where special ones are. Nothing that the inline
  // caches remember is about special objects: each access of one with an access check is asked for.
  const bool is_special = has_named || has_indexed || info->undetectable() || info->needs_access_check();
  const int size = JSObject::kHeaderSize + (fields + kInstanceInobjectProperties) * kTaggedSize;
  uint8_t bits = HOLEY_ELEMENTS;
  if (is_callable) bits |= HeapObject::kCallableBit;
  const Tagged<Map> map = TRY(NewMap(isolate, is_special ? JS_SPECIAL_API_OBJECT_TYPE : JS_API_OBJECT_TYPE, size,
                                     kInstanceInobjectProperties, bits));
  map->set_embedder_field_count(fields);
  map->set_has_named_interceptor(has_named);
  map->set_has_indexed_interceptor(has_indexed);
  map->set_is_constructor(is_callable && !info->undetectable());
  map->set_is_undetectable(info->undetectable());
  map->set_is_access_check_needed(info->needs_access_check());
  map->set_is_immutable_prototype(!instance.is_empty() &&
                                  (instance->flags() & ObjectTemplateInfo::kImmutablePrototype) != 0);
  return map;
}

Result<Value> InstantiateValue(Isolate* isolate, Tagged<NativeContext> realm, Value value, Value name) {
  if (IsFunctionTemplateInfo(value)) {
    return Value(TRY(InstantiateFunction(isolate, realm, Cast<FunctionTemplateInfo>(value), name)));
  }
  if (IsObjectTemplateInfo(value)) return Value(TRY(InstantiateObject(isolate, realm, Cast<ObjectTemplateInfo>(value))));
  return value;
}

Value IntrinsicOf(Tagged<NativeContext> realm, v8::Intrinsic intrinsic) {
  switch (intrinsic) {
    case v8::kArrayProto_entries: return realm->array_prototype_entries_function();
    case v8::kArrayProto_forEach: return realm->array_prototype_for_each_function();
    case v8::kArrayProto_keys: return realm->array_prototype_keys_function();
    case v8::kArrayProto_values: return realm->array_prototype_values_function();
    case v8::kArrayPrototype: return realm->initial_array_prototype();
    case v8::kAsyncIteratorPrototype: return realm->initial_async_iterator_prototype();
    case v8::kErrorPrototype: return realm->initial_error_prototype();
    case v8::kIteratorPrototype: return realm->initial_iterator_prototype();
    case v8::kMapIteratorPrototype: return realm->initial_map_iterator_prototype();
    case v8::kObjProto_valueOf: return realm->object_value_of_function();
    case v8::kSetIteratorPrototype: return realm->initial_set_iterator_prototype();
  }
  UNREACHABLE();
}

// The instance template of the nearest function template, from `info` on, that has one; undefined when none has.
Value NearestInstanceTemplate(Value info) {
  while (IsFunctionTemplateInfo(info)) {
    const Tagged<FunctionTemplateInfo> constructor = Cast<FunctionTemplateInfo>(info);
    if (IsObjectTemplateInfo(constructor->instance_template())) return constructor->instance_template();
    info = constructor->parent_template();
  }
  return Undefined();
}

// The template whose native data properties are those of `info`'s objects too.
Value ParentOf(Tagged<TemplateInfo> info) {
  if (IsFunctionTemplateInfo(info)) return Cast<FunctionTemplateInfo>(info)->parent_template();
  const Value constructor = Cast<ObjectTemplateInfo>(info)->constructor();
  return IsFunctionTemplateInfo(constructor)
             ? NearestInstanceTemplate(Cast<FunctionTemplateInfo>(constructor)->parent_template())
             : Undefined();
}

// Native data properties, those of the ancestors too. As in V8 they come before what else a template lists, from the last
// to the first: of several with one name the youngest stays.
Result<void> InstallNativeAccessors(Isolate* isolate, Tagged<JSObject> object, Value info) {
  for (; info.IsCell(); info = ParentOf(Cast<TemplateInfo>(info))) {
    const Value list = Cast<TemplateInfo>(info)->native_accessors();
    for (int k = ListLength(list) - 1; k >= 0; --k) {
      if (!isolate->Poll()) return Exception();
      const Tagged<AccessorInfo> accessor = Cast<AccessorInfo>(ListGet(list, k));
      const PropertyKey key = TRY(ToPropertyKey(isolate, accessor->name()));
      LookupIterator known(isolate, object, key, LookupIterator::kOwnSkipInterceptor);
      if (known.state() == LookupIterator::kAccessor) {
        const Value stored = TRY(known.GetStoredValue());
        if (IsAccessorInfo(stored) && (Cast<AccessorInfo>(stored)->flags() & AccessorInfo::kIsInternal) == 0) continue;
      }
      TRY(AddNativeAccessor(isolate, object, key, accessor, accessor->initial_attributes()));
    }
  }
  return Ok();
}

}  // namespace

Result<void> ConfigureInstance(Isolate* isolate, Tagged<NativeContext> realm, Tagged<JSObject> object,
                               Tagged<TemplateInfo> info) {
  TRY(InstallNativeAccessors(isolate, object, info));
  for (int k = 0; k < ListLength(info->property_list()); k += 3) {
    const Value name = ListGet(info->property_list(), k);
    const Value value = ListGet(info->property_list(), k + 1);
    const int attributes = ListGet(info->property_list(), k + 2).AsInt();
    const PropertyAttributes plain_attributes = static_cast<PropertyAttributes>(attributes & ALL_ATTRIBUTES_MASK);
    const PropertyKey key = TRY(ToPropertyKey(isolate, name));
    if (IsAccessorPair(value)) {
      const Value getter = TRY(InstantiateValue(isolate, realm, Cast<AccessorPair>(value)->getter(), name));
      const Value setter = TRY(InstantiateValue(isolate, realm, Cast<AccessorPair>(value)->setter(), name));
      TRY(AddAccessorProperty(isolate, object, key, getter, setter, plain_attributes));
    } else if ((attributes & TemplateInfo::kIntrinsicProperty) != 0) {
      const Value intrinsic = IntrinsicOf(realm, static_cast<v8::Intrinsic>(value.AsInt()));
      TRY(AddDataProperty(isolate, object, key, intrinsic, plain_attributes));
    } else {
      TRY(AddDataProperty(isolate, object, key, TRY(InstantiateValue(isolate, realm, value, name)), plain_attributes));
    }
  }
  return Ok();
}

Result<void> ConfigureInstanceOf(Isolate* isolate, Tagged<NativeContext> realm, Tagged<JSObject> object,
                                 Tagged<FunctionTemplateInfo> info) {
  if (IsObjectTemplateInfo(info->instance_template())) {
    return ConfigureInstance(isolate, realm, object, Cast<TemplateInfo>(info->instance_template()));
  }
  return InstallNativeAccessors(isolate, object, NearestInstanceTemplate(info->parent_template()));
}

namespace {

// The object in the "prototype" property of a template's function.
Result<Tagged<JSObject>> PrototypeOfTemplate(Isolate* isolate, Tagged<NativeContext> realm, Value info) {
  auto function = TRY(InstantiateFunction(isolate, realm, Cast<FunctionTemplateInfo>(info)));
  const Value prototype = TRY(Get(isolate, function, ReadOnlyRoots::prototype_string()));
  if (IsJSObject(prototype)) return Cast<JSObject>(prototype);
  return NewJSObject(isolate);
}

}  // namespace

Result<Tagged<JSFunction>> InstantiateFunction(Isolate* isolate, Tagged<NativeContext> realm,
                                               Tagged<FunctionTemplateInfo> info, Value name) {
  if (info->serial_number() != TemplateInfo::kDoNotCache) {
    const Value cached = CachedInstance(realm, info->serial_number());
    if (!cached.is_empty()) return Cast<JSFunction>(cached);
  }
  if (!HasNativeStackSpace(isolate)) return isolate->StackOverflow();
  const SaveRealm save(isolate);
  isolate->set_realm(realm);
  const Tagged<SharedFunctionInfo> shared = TRY(SharedOf(isolate, info, name));
  const Tagged<Map> map = info->remove_prototype()      ? realm->sloppy_function_without_prototype_map()
                          : info->read_only_prototype() ? realm->class_function_map()
                                                        : realm->sloppy_function_map();
  const Tagged<JSFunction> function = TRY(NewFunction(isolate, shared, realm, map));
  // Templates may refer to each other in circles: the function is known before its parts are made.
  if (info->serial_number() != TemplateInfo::kDoNotCache) {
    TRY(CacheInstance(isolate, realm, info->serial_number(), function));
  }
  info->set_published(true);
  if (!info->remove_prototype()) {
    const bool has_provider = IsFunctionTemplateInfo(info->prototype_provider_template());
    const Tagged<JSObject> prototype =
        has_provider ? TRY(PrototypeOfTemplate(isolate, realm, info->prototype_provider_template()))
        : IsObjectTemplateInfo(info->prototype_template())
            ? TRY(InstantiateObject(isolate, realm, Cast<ObjectTemplateInfo>(info->prototype_template())))
            : TRY(NewJSObject(isolate));
    if (IsFunctionTemplateInfo(info->parent_template())) {
      const Tagged<JSFunction> parent =
          TRY(InstantiateFunction(isolate, realm, Cast<FunctionTemplateInfo>(info->parent_template())));
      const Value parent_prototype = TRY(Get(isolate, parent, ReadOnlyRoots::prototype_string()));
      if (IsJSReceiver(parent_prototype)) {
        TRY(SetPrototypeOf(isolate, prototype, parent_prototype, ShouldThrow::kDontThrow));
      }
    }
    if (!has_provider) {
      TRY(AddDataProperty(isolate, prototype, ReadOnlyRoots::constructor_string(), function, DONT_ENUM));
    }
    const Tagged<Map> initial_map = TRY(NewInstanceMap(isolate, info));
    TRY(OptimizeAsPrototype(isolate, prototype));
    initial_map->set_prototype_field(prototype);
    initial_map->set_constructor_or_back_pointer(function);
    function->set_prototype_or_initial_map(initial_map);
  }
  TRY(ConfigureInstance(isolate, realm, function, info));
  return function;
}

Result<Tagged<JSObject>> InstantiateObject(Isolate* isolate, Tagged<NativeContext> realm,
                                           Tagged<ObjectTemplateInfo> info, Value new_target) {
  if (!HasNativeStackSpace(isolate)) return isolate->StackOverflow();
  const SaveRealm save(isolate);
  isolate->set_realm(realm);
  if (!IsFunctionTemplateInfo(info->constructor())) {
    const Tagged<JSObject> object = TRY(NewJSObject(isolate));
    TRY(ConfigureInstance(isolate, realm, object, info));
    return object;
  }
  const Tagged<FunctionTemplateInfo> constructor = Cast<FunctionTemplateInfo>(info->constructor());
  const Tagged<JSFunction> function = TRY(InstantiateFunction(isolate, realm, constructor));
  const Tagged<Map> map =
      TRY(GetDerivedMap(isolate, function, new_target.is_empty() ? Tagged<JSReceiver>(function) : Cast<JSReceiver>(new_target)));
  const Tagged<JSObject> object = TRY(NewJSObjectFromMap(isolate, map));
  TRY(ConfigureInstance(isolate, realm, object, info));
  return object;
}

bool IsTemplateFor(Tagged<FunctionTemplateInfo> info, Value object) {
  if (!IsJSObject(object)) return false;
  Value constructor = Cast<JSObject>(object)->map()->GetConstructor();
  if (IsJSFunction(constructor)) constructor = Cast<JSFunction>(constructor)->shared()->api_function_data();
  while (IsFunctionTemplateInfo(constructor)) {
    if (constructor == info) return true;
    constructor = Cast<FunctionTemplateInfo>(constructor)->parent_template();
  }
  return false;
}

Result<Tagged<AccessorInfo>> NewAccessorInfo(Isolate* isolate, Value name, void* getter, void* setter, Value data,
                                             int attributes, int flags) {
  const Tagged<AccessorInfo> info =
      TRY(NewStruct<AccessorInfo>(isolate, ReadOnlyRoots::accessor_info_map(), AllocationType::kOld));
  info->set_name_field(name);
  info->set_data(data);
  info->set_getter(getter);
  info->set_setter(setter);
  info->set_flags(flags | (setter != nullptr ? AccessorInfo::kNativeSetter : 0) | attributes << 8);
  return info;
}

void SetSideEffectType(Tagged<FunctionTemplateInfo> info, v8::SideEffectType type) {
  info->set_has_side_effects(type == v8::SideEffectType::kHasSideEffect);
  info->set_has_side_effect_to_receiver(type == v8::SideEffectType::kHasSideEffectToReceiver);
}

Result<Tagged<FunctionTemplateInfo>> NewFunctionTemplateInfo(Isolate* isolate, v8::FunctionCallback callback, Value data,
                                                             Value signature, int length, bool is_constructor,
                                                             v8::SideEffectType side_effect_type) {
  const Tagged<FunctionTemplateInfo> info =
      TRY(NewStruct<FunctionTemplateInfo>(isolate, ReadOnlyRoots::function_template_info_map(), AllocationType::kOld));
  info->set_serial_number(isolate->next_template_serial++);
  info->set_callback(reinterpret_cast<void*>(callback));
  info->set_callback_data(data);
  info->set_signature(signature);
  info->set_length(length);
  info->set_flags(0);
  info->set_remove_prototype(!is_constructor);
  SetSideEffectType(info, side_effect_type);
  return info;
}

// --- Global objects ---------------------------------------------------------------------------------------------------

namespace {

// The access check of a global object stands at its proxy.
Result<void> SetTemplateOfGlobalProxy(Isolate* isolate, Tagged<JSObject> proxy, Tagged<FunctionTemplateInfo> info) {
  const Tagged<Map> map = TRY(CopyMap(isolate, proxy->map()));
  map->set_constructor_or_back_pointer(info);
  proxy->set_map(map);
  return Ok();
}

}  // namespace

Result<void> ConfigureGlobal(Isolate* isolate, Tagged<NativeContext> realm, Tagged<ObjectTemplateInfo> info) {
  const Tagged<JSObject> global = realm->global_object();
  if (IsFunctionTemplateInfo(info->constructor())) {
    const Tagged<FunctionTemplateInfo> constructor = Cast<FunctionTemplateInfo>(info->constructor());
    const bool has_handlers = !info->named_interceptor().IsUndefined() || !info->indexed_interceptor().IsUndefined();
    // The function is what handlers are found through, and its prototype object comes between the global object and
    // Object.prototype.
    const Tagged<JSFunction> function = TRY(InstantiateFunction(isolate, realm, constructor));
    const bool is_class = IsObjectTemplateInfo(constructor->prototype_template()) || IsString(constructor->class_name());
    if (is_class && !constructor->remove_prototype()) {
      const Value prototype = TRY(Get(isolate, function, ReadOnlyRoots::prototype_string()));
      TRY(SetPrototypeOf(isolate, global, prototype, ShouldThrow::kDontThrow));
    }
    if (has_handlers) {
      const Tagged<Map> map = TRY(CopyMap(isolate, global->map()));
      map->set_constructor_or_back_pointer(function);
      map->set_has_named_interceptor(!info->named_interceptor().IsUndefined());
      map->set_has_indexed_interceptor(!info->indexed_interceptor().IsUndefined());
      global->set_map(map);
    }
    if (constructor->needs_access_check()) TRY(SetTemplateOfGlobalProxy(isolate, realm->global_proxy(), constructor));
  }
  if ((info->flags() & ObjectTemplateInfo::kImmutablePrototype) != 0) {
    const Tagged<Map> map = TRY(CopyMap(isolate, global->map()));
    map->set_is_immutable_prototype(true);
    global->set_map(map);
  }
  return ConfigureInstance(isolate, realm, global, info);
}

Result<void> ReattachGlobalProxy(Isolate* isolate, Tagged<NativeContext> realm, Tagged<JSGlobalProxy> proxy) {
  // The fresh proxy's map leads to the global object; the old proxy takes it over.
  const Tagged<JSGlobalProxy> fresh = Cast<JSGlobalProxy>(realm->global_proxy());
  const Tagged<Map> map = TRY(CopyMap(isolate, fresh->map()));
  proxy->set_map(map);
  proxy->set_native_context(realm);
  for (int k = 0; k < proxy->GetEmbedderFieldCount(); ++k) proxy->SetEmbedderField(k, Undefined());
  return ReplaceGlobalProxy(isolate, realm, proxy);
}

Result<void> ReplaceGlobalProxy(Isolate* isolate, Tagged<NativeContext> realm, Tagged<JSGlobalProxy> proxy) {
  const Tagged<JSGlobalProxy> replaced = Cast<JSGlobalProxy>(realm->global_proxy());
  const Tagged<JSGlobalObject> global = Cast<JSGlobalObject>(realm->global_object());
  global->set_global_proxy(proxy);
  realm->set_global_proxy(proxy);
  LookupIterator it(isolate, global, ReadOnlyRoots::globalThis_string(), LookupIterator::kOwnSkipInterceptor);
  if (it.state() == LookupIterator::kData && TRY(it.GetStoredValue()) == Value(replaced)) TRY(it.WriteDataValue(proxy));
  return Ok();
}

void DetachGlobalProxy(Isolate* isolate, Tagged<NativeContext> realm) {
  const Tagged<JSGlobalProxy> proxy = Cast<JSGlobalProxy>(realm->global_proxy());
  AlwaysAllocateScope always_allocate(isolate->heap());
  const Result<Tagged<Map>> map = CopyMap(isolate, proxy->map());
  if (map.IsException()) FatalOutOfMemory(isolate, "v8::Context::DetachGlobal");
  map.value()->set_prototype_field(Null());
  proxy->set_map(map.value());
  proxy->set_native_context(Null());
}

// --- Remote objects ---------------------------------------------------------------------------------------------------

namespace {

Result<Tagged<Map>> NewRemoteMap(Isolate* isolate, Tagged<FunctionTemplateInfo> info, InstanceType type, int header,
                                 int fields) {
  const Tagged<Map> map = TRY(NewMap(isolate, type, header + fields * kTaggedSize, 0, HOLEY_ELEMENTS));
  map->set_embedder_field_count(fields);
  map->set_is_access_check_needed(true);
  map->set_prototype_field(Null());
  map->set_constructor_or_back_pointer(info);
  return map;
}

int FieldCountOf(Tagged<FunctionTemplateInfo> info) {
  const Value instance = info->instance_template();
  return IsObjectTemplateInfo(instance) ? Cast<ObjectTemplateInfo>(instance)->embedder_field_count() : 0;
}

}  // namespace

Result<Tagged<JSGlobalProxy>> NewRemoteGlobalProxy(Isolate* isolate, Tagged<FunctionTemplateInfo> info,
                                                   Tagged<JSGlobalProxy> proxy) {
  const int fields = proxy.is_empty() ? FieldCountOf(info) : proxy->GetEmbedderFieldCount();
  const Tagged<Map> map = TRY(NewRemoteMap(isolate, info, JS_GLOBAL_PROXY_TYPE, sizeof(JSGlobalProxy), fields));
  if (proxy.is_empty()) {
    proxy = Cast<JSGlobalProxy>(TRY(NewJSObjectFromMap(isolate, map)));
  } else {
    proxy->set_map(map);
  }
  proxy->set_native_context(Null());
  return proxy;
}

Result<Tagged<JSObject>> NewRemoteObject(Isolate* isolate, Tagged<FunctionTemplateInfo> info) {
  const Tagged<Map> map =
      TRY(NewRemoteMap(isolate, info, JS_SPECIAL_API_OBJECT_TYPE, JSObject::kHeaderSize, FieldCountOf(info)));
  return NewJSObjectFromMap(isolate, map);
}

}  // namespace v8::internal
