#include "src/api/api-internal.h"
#include "src/runtime/properties/lookup.h"
#include "src/runtime/values/conversions.h"

// Template, FunctionTemplate, ObjectTemplate, Signature.
namespace v8 {

namespace {

i::Tagged<i::TemplateInfo> Info(const Template* that) { return i::OpenAs<i::TemplateInfo>(that); }
i::Tagged<i::FunctionTemplateInfo> Info(const FunctionTemplate* that) { return i::OpenAs<i::FunctionTemplateInfo>(that); }
i::Tagged<i::ObjectTemplateInfo> Info(const ObjectTemplate* that) { return i::OpenAs<i::ObjectTemplateInfo>(that); }

// Runs a change that only fails for want of memory; once more from the reserve when it does.
template <typename Change>
void ChangeInfallibly(i::Isolate* isolate, const char* location, Change change) {
  if (!change().IsException()) return;
  const i::Value pending = isolate->exception();
  isolate->clear_pending_exception();
  i::AlwaysAllocateScope always_allocate(isolate->heap());
  if (change().IsException()) i::FatalOutOfMemory(isolate, location);
  isolate->pending_exception = pending.ptr();
}

// A list with several values more, as one step: readers must not see half an entry.
i::Result<i::Value> ListAddAll(i::Isolate* isolate, i::Value list, std::initializer_list<i::Value> values) {
  const int count = i::ListLength(list);
  const int added = static_cast<int>(values.size());
  auto grown = TRY(i::NewFixedArray(isolate, 1 + count + added, i::AllocationType::kOld));
  grown->set(0, i::Value::Int(count + added));
  for (int k = 0; k < count; ++k) grown->set(k + 1, i::ListGet(list, k));
  int index = count + 1;
  for (i::Value value : values) grown->set(index++, value);
  return i::Value(grown);
}

i::Result<void> AddProperty(i::Isolate* isolate, i::Tagged<i::TemplateInfo> info, i::Value name, i::Value value,
                            int attributes) {
  info->set_property_list(
      TRY(ListAddAll(isolate, info->property_list(), {name, value, i::Value::Int(attributes)})));
  return i::Ok();
}

void AddNative(const Template* that, Local<Name> name, void* getter, void* setter, Local<Value> data, int attributes,
               int flags) {
  i::Isolate* const isolate = i::IsolateOf(that);
  i::EntryScope entry(isolate);
  ChangeInfallibly(isolate, "v8::Template::SetNativeDataProperty", [&]() -> i::Result<void> {
    auto accessor = TRY(i::NewAccessorInfo(isolate, i::Open(name), getter, setter, i::OpenOrUndefined(data), attributes,
                                           flags));
    auto info = Info(that);
    info->set_native_accessors(TRY(ListAddAll(isolate, info->native_accessors(), {i::Value(accessor)})));
    return i::Ok();
  });
}

i::Result<i::Tagged<i::ObjectTemplateInfo>> NewObjectTemplateInfo(i::Isolate* isolate, i::Value constructor) {
  auto info = TRY(i::NewStruct<i::ObjectTemplateInfo>(isolate, i::ReadOnlyRoots::object_template_info_map(),
                                                      i::AllocationType::kOld));
  info->set_serial_number(isolate->next_template_serial++);
  info->set_constructor(constructor);
  info->set_embedder_field_count(0);
  info->set_flags(0);
  return info;
}

// Handlers, internal fields and the like live in the map of instances, which a function's template makes.
i::Result<i::Tagged<i::FunctionTemplateInfo>> EnsureConstructor(i::Isolate* isolate, const ObjectTemplate* that) {
  const i::Value constructor = Info(that)->constructor();
  if (i::IsFunctionTemplateInfo(constructor)) return i::Cast<i::FunctionTemplateInfo>(constructor);
  auto made = TRY(i::NewFunctionTemplateInfo(isolate, nullptr, i::Undefined(), i::Undefined(), 0, true));
  made->set_instance_template(Info(that));
  Info(that)->set_constructor(made);
  return made;
}

void EnsureConstructorInfallibly(i::Isolate* isolate, const ObjectTemplate* that) {
  ChangeInfallibly(isolate, "v8::ObjectTemplate", [&]() -> i::Result<void> {
    TRY(EnsureConstructor(isolate, that));
    return i::Ok();
  });
}

}  // namespace

// --- Template ---------------------------------------------------------------------------------------------------------

void Template::Set(Local<Name> name, Local<Data> value, PropertyAttribute attributes) {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  const i::Value word = i::Open(value);
  if (!i::ApiCheck(!i::IsJSReceiver(word) || i::IsJSExternalObject(word), "v8::Template::Set",
                   "Invalid value, must be a primitive or a Template")) {
    return;
  }
  ChangeInfallibly(isolate, "v8::Template::Set",
                   [&] { return AddProperty(isolate, Info(this), i::Open(name), i::Open(value), attributes); });
}
void Template::Set(Isolate* isolate, const char* name, Local<Data> value, PropertyAttribute attributes) {
  HandleScope handles(isolate);
  Set(String::NewFromUtf8(isolate, name, NewStringType::kInternalized).ToLocalChecked(), value, attributes);
}
void Template::SetPrivate(Local<Private> name, Local<Data> value, PropertyAttribute attributes) {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  ChangeInfallibly(isolate, "v8::Template::SetPrivate", [&] {
    return AddProperty(isolate, Info(this), i::Open(name), i::Open(value), attributes | DontEnum);
  });
}
void Template::SetAccessorProperty(Local<Name> name, Local<FunctionTemplate> getter, Local<FunctionTemplate> setter,
                                   PropertyAttribute attributes) {
  if (!i::ApiCheck(!getter.IsEmpty() || !setter.IsEmpty(), "v8::Template::SetAccessorProperty",
                   "Either getter or setter must be present")) {
    return;
  }
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  ChangeInfallibly(isolate, "v8::Template::SetAccessorProperty", [&]() -> i::Result<void> {
    auto pair = TRY(i::NewAccessorPair(isolate, i::OpenOrUndefined(getter), i::OpenOrUndefined(setter)));
    return AddProperty(isolate, Info(this), i::Open(name), pair, attributes);
  });
}
void Template::SetIntrinsicDataProperty(Local<Name> name, Intrinsic intrinsic, PropertyAttribute attributes) {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  ChangeInfallibly(isolate, "v8::Template::SetIntrinsicDataProperty", [&] {
    return AddProperty(isolate, Info(this), i::Open(name), i::Value::Int(intrinsic),
                       attributes | i::TemplateInfo::kIntrinsicProperty);
  });
}
void Template::SetAccessorProperty(Local<Name> name, Local<FunctionTemplate> getter, Local<FunctionTemplate> setter,
                                   PropertyAttribute attributes, AccessControl) {
  SetAccessorProperty(name, getter, setter, attributes);
}

void Template::SetNativeDataProperty(Local<Name> name, AccessorNameGetterCallback getter,
                                     AccessorNameSetterCallback setter, Local<Value> data, PropertyAttribute attributes,
                                     SideEffectType getter_type, SideEffectType setter_type) {
  AddNative(this, name, reinterpret_cast<void*>(getter), reinterpret_cast<void*>(setter), data, attributes,
            i::SideEffectFlags(getter_type, setter_type));
}
void Template::SetNativeDataProperty(Local<Name> name, AccessorNameGetterCallback getter,
                                     AccessorNameSetterCallback setter, Local<Value> data, PropertyAttribute attributes,
                                     AccessControl, SideEffectType getter_type, SideEffectType setter_type) {
  AddNative(this, name, reinterpret_cast<void*>(getter), reinterpret_cast<void*>(setter), data, attributes,
            i::SideEffectFlags(getter_type, setter_type));
}
// A Local<String> parameter is passed as a Local<Name> is: the callbacks have the same shape.
void Template::SetNativeDataProperty(Local<String> name, AccessorGetterCallback getter, AccessorSetterCallback setter,
                                     Local<Value> data, PropertyAttribute attributes, AccessControl,
                                     SideEffectType getter_type, SideEffectType setter_type) {
  AddNative(this, name, reinterpret_cast<void*>(getter), reinterpret_cast<void*>(setter), data, attributes,
            i::SideEffectFlags(getter_type, setter_type));
}
void Template::SetLazyDataProperty(Local<Name> name, AccessorNameGetterCallback getter, Local<Value> data,
                                   PropertyAttribute attributes, SideEffectType getter_type,
                                   SideEffectType setter_type) {
  AddNative(this, name, reinterpret_cast<void*>(getter), nullptr, data, attributes,
            i::AccessorInfo::kReplaceOnAccess | i::SideEffectFlags(getter_type, setter_type));
}

// --- FunctionTemplate -------------------------------------------------------------------------------------------------

Local<FunctionTemplate> FunctionTemplate::New(Isolate* isolate, FunctionCallback callback, Local<Value> data,
                                              Local<Signature> signature, int length, ConstructorBehavior behavior,
                                              SideEffectType side_effect_type, const CFunction*, uint16_t, uint16_t,
                                              uint16_t) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<FunctionTemplate>(internal, "v8::FunctionTemplate::New", [&] {
    return i::NewFunctionTemplateInfo(internal, callback, i::OpenOrUndefined(data), i::OpenOrUndefined(signature),
                                      length, behavior == ConstructorBehavior::kAllow, side_effect_type);
  });
}

Local<FunctionTemplate> FunctionTemplate::NewWithCFunctionOverloads(
    Isolate* isolate, FunctionCallback callback, Local<Value> data, Local<Signature> signature, int length,
    ConstructorBehavior behavior, SideEffectType side_effect_type, const MemorySpan<const CFunction>&) {
  return New(isolate, callback, data, signature, length, behavior, side_effect_type);
}

namespace {

// A getter that asks its receiver's private property before it calls the host: the FixedArray in Data() has that
// property's symbol, the callback and its data.
void CachedGetter(const FunctionCallbackInfo<Value>& info) {
  i::Isolate* const isolate = i::Internal(info.GetIsolate());
  const auto parts = i::OpenAs<i::FixedArray>(info.Data());
  i::Value known;
  {
    i::EntryScope entry(isolate);
    known = i::GetOwnDataPropertyNoSideEffects(isolate, i::OpenAs<i::JSReceiver>(info.This()),
                                               i::Tagged<i::Symbol>(parts->get(0).ptr()));
  }
  if (!known.is_empty()) {
    info.GetReturnValue().Set(i::MakeLocal<Value>(isolate, known));
    return;
  }
  const auto callback = reinterpret_cast<FunctionCallback>(parts->get(1).AsRawPointer<void>());
  i::ApiAccess::SetData(info, parts->get(2));
  callback(info);
}

}  // namespace

namespace internal {
v8::FunctionCallback CachedGetterCallback() { return &CachedGetter; }
}  // namespace internal

Local<FunctionTemplate> FunctionTemplate::NewWithCache(Isolate* isolate, FunctionCallback callback,
                                                       Local<Private> cache_property, Local<Value> data,
                                                       Local<Signature> signature, int length,
                                                       SideEffectType side_effect_type) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<FunctionTemplate>(internal, "v8::FunctionTemplate::NewWithCache",
                                             [&]() -> i::Result<i::Tagged<i::FunctionTemplateInfo>> {
    auto parts = TRY(i::NewFixedArray(internal, 3, i::AllocationType::kOld));
    parts->set(0, i::Open(cache_property));
    parts->set(1, i::Value::FromRawPointer(reinterpret_cast<void*>(callback)));
    parts->set(2, i::OpenOrUndefined(data));
    return i::NewFunctionTemplateInfo(internal, &CachedGetter, parts, i::OpenOrUndefined(signature), length, true,
                                      side_effect_type);
  });
}

MaybeLocal<Function> FunctionTemplate::GetFunction(Local<Context> context) {
  ENTER_CONTEXT(context, MaybeLocal<Function>());
  return scope.Return<Function>(i::InstantiateFunction(isolate, isolate->realm(), Info(this)));
}

void FunctionTemplate::SetCallHandler(FunctionCallback callback, Local<Value> data, SideEffectType side_effect_type,
                                      const CFunction*) {
  i::SetSideEffectType(Info(this), side_effect_type);
  Info(this)->set_callback(reinterpret_cast<void*>(callback));
  Info(this)->set_callback_data(i::OpenOrUndefined(data));
}
void FunctionTemplate::SetLength(int length) { Info(this)->set_length(length); }
void FunctionTemplate::SetInterfaceName(Local<String>) {}
void FunctionTemplate::SetClassName(Local<String> name) { Info(this)->set_class_name(i::Open(name)); }

Local<ObjectTemplate> FunctionTemplate::InstanceTemplate() {
  i::Isolate* const isolate = i::IsolateOf(this);
  if (!i::IsObjectTemplateInfo(Info(this)->instance_template())) {
    i::EntryScope entry(isolate);
    ChangeInfallibly(isolate, "v8::FunctionTemplate::InstanceTemplate", [&]() -> i::Result<void> {
      auto made = TRY(NewObjectTemplateInfo(isolate, Info(this)));
      Info(this)->set_instance_template(made);
      return i::Ok();
    });
  }
  return i::MakeLocal<ObjectTemplate>(isolate, Info(this)->instance_template());
}
Local<ObjectTemplate> FunctionTemplate::PrototypeTemplate() {
  i::Isolate* const isolate = i::IsolateOf(this);
  if (!i::IsObjectTemplateInfo(Info(this)->prototype_template())) {
    i::EntryScope entry(isolate);
    ChangeInfallibly(isolate, "v8::FunctionTemplate::PrototypeTemplate", [&]() -> i::Result<void> {
      auto made = TRY(NewObjectTemplateInfo(isolate, i::Undefined()));
      Info(this)->set_prototype_template(made);
      return i::Ok();
    });
  }
  return i::MakeLocal<ObjectTemplate>(isolate, Info(this)->prototype_template());
}
void FunctionTemplate::Inherit(Local<FunctionTemplate> parent) {
  if (!i::ApiCheck(!i::IsFunctionTemplateInfo(Info(this)->prototype_provider_template()),
                   "v8::FunctionTemplate::Inherit", "Protoype provider must be empty")) {
    return;
  }
  Info(this)->set_parent_template(i::Open(parent));
}
void FunctionTemplate::SetPrototypeProviderTemplate(Local<FunctionTemplate> provider) {
  if (!i::ApiCheck(!i::IsObjectTemplateInfo(Info(this)->prototype_template()),
                   "v8::FunctionTemplate::SetPrototypeProviderTemplate", "Prototype must be undefined") ||
      !i::ApiCheck(!i::IsFunctionTemplateInfo(Info(this)->parent_template()),
                   "v8::FunctionTemplate::SetPrototypeProviderTemplate", "Prototype must be empty")) {
    return;
  }
  Info(this)->set_prototype_provider_template(i::Open(provider));
}
void FunctionTemplate::ReadOnlyPrototype() { Info(this)->set_read_only_prototype(true); }
void FunctionTemplate::RemovePrototype() { Info(this)->set_remove_prototype(true); }
void FunctionTemplate::SetAcceptAnyReceiver(bool value) {
  Info(this)->set_checks_receiver(!value);
  if (!i::IsFunctionTemplateInfo(Info(this)->signature())) {
    Info(this)->set_signature(value ? i::Undefined() : i::Null());
  }
}

bool FunctionTemplate::HasInstance(Local<Value> object) {
  i::Value value = i::Open(object);
  if (i::IsTemplateFor(Info(this), value)) return true;
  // The global proxy stands for its global object.
  return i::IsJSGlobalProxy(value) && i::IsTemplateFor(Info(this), i::Cast<i::JSReceiver>(value)->map()->prototype());
}

bool FunctionTemplate::IsLeafTemplateForApiObject(Local<Value> value) const {
  return i::IsJSObject(i::Open(value)) && i::TemplateOf(i::OpenAs<i::JSObject>(value)) == Info(this);
}

Local<Signature> Signature::New(Isolate* isolate, Local<FunctionTemplate> receiver) {
  return i::MakeLocal<Signature>(i::Internal(isolate), i::OpenOrUndefined(receiver));
}

// --- ObjectTemplate ---------------------------------------------------------------------------------------------------

Local<ObjectTemplate> ObjectTemplate::New(Isolate* isolate, Local<FunctionTemplate> constructor) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<ObjectTemplate>(internal, "v8::ObjectTemplate::New", [&] {
    return NewObjectTemplateInfo(internal, i::OpenOrUndefined(constructor));
  });
}

MaybeLocal<Object> ObjectTemplate::NewInstance(Local<Context> context) {
  ENTER_CONTEXT(context, MaybeLocal<Object>());
  return scope.Return<Object>(i::InstantiateObject(isolate, isolate->realm(), Info(this)));
}

void ObjectTemplate::SetAccessor(Local<String> name, AccessorGetterCallback getter, AccessorSetterCallback setter,
                                 Local<Value> data, AccessControl, PropertyAttribute attributes,
                                 SideEffectType getter_type, SideEffectType setter_type) {
  AddNative(this, name, reinterpret_cast<void*>(getter), reinterpret_cast<void*>(setter), data, attributes,
            i::SideEffectFlags(getter_type, setter_type));
}
void ObjectTemplate::SetAccessor(Local<Name> name, AccessorNameGetterCallback getter, AccessorNameSetterCallback setter,
                                 Local<Value> data, AccessControl, PropertyAttribute attributes,
                                 SideEffectType getter_type, SideEffectType setter_type) {
  AddNative(this, name, reinterpret_cast<void*>(getter), reinterpret_cast<void*>(setter), data, attributes,
            i::SideEffectFlags(getter_type, setter_type));
}
void ObjectTemplate::SetAccessor(Local<Name> name, AccessorNameGetterCallback getter, AccessorNameSetterCallback setter,
                                 Local<Value> data, PropertyAttribute attributes, SideEffectType getter_type,
                                 SideEffectType setter_type) {
  AddNative(this, name, reinterpret_cast<void*>(getter), reinterpret_cast<void*>(setter), data, attributes,
            i::SideEffectFlags(getter_type, setter_type));
}

namespace {

template <typename Configuration>
i::Result<i::Tagged<i::InterceptorInfo>> NewInterceptorInfo(i::Isolate* isolate, const Configuration& configuration,
                                                            bool is_named) {
  auto info = TRY(i::NewStruct<i::InterceptorInfo>(isolate, i::ReadOnlyRoots::interceptor_info_map(),
                                                   i::AllocationType::kOld));
  info->set_getter(configuration.getter);
  info->set_setter(configuration.setter);
  info->set_query(configuration.query);
  info->set_descriptor(configuration.descriptor);
  info->set_deleter(configuration.deleter);
  info->set_enumerator(configuration.enumerator);
  info->set_definer(configuration.definer);
  info->set_data(i::OpenOrUndefined(configuration.data));
  const int given = static_cast<int>(configuration.flags);
  const auto has = [given](PropertyHandlerFlags flag) { return (given & static_cast<int>(flag)) != 0; };
  int flags = is_named ? i::InterceptorInfo::kIsNamed : 0;
  if (!has(PropertyHandlerFlags::kOnlyInterceptStrings)) flags |= i::InterceptorInfo::kCanInterceptSymbols;
  if (has(PropertyHandlerFlags::kNonMasking)) flags |= i::InterceptorInfo::kNonMasking;
  if (has(PropertyHandlerFlags::kHasNoSideEffect)) flags |= i::InterceptorInfo::kHasNoSideEffect;
  if (!has(PropertyHandlerFlags::kInternalNewCallbacksSignatures)) flags |= i::InterceptorInfo::kLegacyCallbacks;
  info->set_flags(flags);
  return info;
}

void SetAccessCheck(const ObjectTemplate* that, AccessCheckCallback callback,
                    const NamedPropertyHandlerConfiguration* named, const IndexedPropertyHandlerConfiguration* indexed,
                    Local<Value> data) {
  i::Isolate* const isolate = i::IsolateOf(that);
  i::EntryScope entry(isolate);
  ChangeInfallibly(isolate, "v8::ObjectTemplate::SetAccessCheckCallback", [&]() -> i::Result<void> {
    auto constructor = TRY(EnsureConstructor(isolate, that));
    auto info = TRY(i::NewStruct<i::AccessCheckInfo>(isolate, i::ReadOnlyRoots::access_check_info_map(),
                                                     i::AllocationType::kOld));
    info->set_callback(reinterpret_cast<void*>(callback));
    info->set_data(i::OpenOrUndefined(data));
    if (named != nullptr) info->set_named_interceptor(TRY(NewInterceptorInfo(isolate, *named, true)));
    if (indexed != nullptr) info->set_indexed_interceptor(TRY(NewInterceptorInfo(isolate, *indexed, false)));
    constructor->set_access_check_info(info);
    constructor->set_needs_access_check(true);
    return i::Ok();
  });
}

}  // namespace

void ObjectTemplate::SetHandler(const NamedPropertyHandlerConfiguration& configuration) {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  ChangeInfallibly(isolate, "v8::ObjectTemplate::SetHandler", [&]() -> i::Result<void> {
    TRY(EnsureConstructor(isolate, this));
    auto info = TRY(NewInterceptorInfo(isolate, configuration, true));
    Info(this)->set_named_interceptor(info);
    return i::Ok();
  });
}
void ObjectTemplate::SetHandler(const IndexedPropertyHandlerConfiguration& configuration) {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  ChangeInfallibly(isolate, "v8::ObjectTemplate::SetHandler", [&]() -> i::Result<void> {
    TRY(EnsureConstructor(isolate, this));
    auto info = TRY(NewInterceptorInfo(isolate, configuration, false));
    Info(this)->set_indexed_interceptor(info);
    return i::Ok();
  });
}
void ObjectTemplate::SetCallAsFunctionHandler(FunctionCallback callback, Local<Value> data) {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  ChangeInfallibly(isolate, "v8::ObjectTemplate::SetCallAsFunctionHandler", [&]() -> i::Result<void> {
    TRY(EnsureConstructor(isolate, this));
    auto handler =
        TRY(i::NewFunctionTemplateInfo(isolate, callback, i::OpenOrUndefined(data), i::Undefined(), 0, false));
    handler->set_is_object_template_call_handler(true);
    Info(this)->set_instance_call_handler(handler);
    return i::Ok();
  });
}
void ObjectTemplate::MarkAsUndetectable() {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  EnsureConstructorInfallibly(isolate, this);
  i::Cast<i::FunctionTemplateInfo>(Info(this)->constructor())->set_undetectable(true);
}

int ObjectTemplate::InternalFieldCount() const { return Info(this)->embedder_field_count(); }
void ObjectTemplate::SetInternalFieldCount(int value) {
  if (!i::ApiCheck(value >= 0 && value <= 200, "v8::ObjectTemplate::SetInternalFieldCount()",
                   "Invalid embedder field count")) {
    return;
  }
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  if (value > 0) EnsureConstructorInfallibly(isolate, this);
  Info(this)->set_embedder_field_count(value);
}
bool ObjectTemplate::IsImmutableProto() const {
  return (Info(this)->flags() & i::ObjectTemplateInfo::kImmutablePrototype) != 0;
}
void ObjectTemplate::SetImmutableProto() {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  EnsureConstructorInfallibly(isolate, this);
  Info(this)->set_flags(Info(this)->flags() | i::ObjectTemplateInfo::kImmutablePrototype);
}
bool ObjectTemplate::IsCodeLike() const { return (Info(this)->flags() & i::ObjectTemplateInfo::kCodeLike) != 0; }
void ObjectTemplate::SetCodeLike() {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  EnsureConstructorInfallibly(isolate, this);
  Info(this)->set_flags(Info(this)->flags() | i::ObjectTemplateInfo::kCodeLike);
}

void ObjectTemplate::SetAccessCheckCallback(AccessCheckCallback callback, Local<Value> data) {
  SetAccessCheck(this, callback, nullptr, nullptr, data);
}
void ObjectTemplate::SetAccessCheckCallbackAndHandler(AccessCheckCallback callback,
                                                      const NamedPropertyHandlerConfiguration& named_handler,
                                                      const IndexedPropertyHandlerConfiguration& indexed_handler,
                                                      Local<Value> data) {
  SetAccessCheck(this, callback, &named_handler, &indexed_handler, data);
}

// --- DictionaryTemplate: the names, in a list -------------------------------------------------------------------------

Local<DictionaryTemplate> DictionaryTemplate::New(Isolate* isolate, MemorySpan<const std::string_view> names) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<DictionaryTemplate>(internal, "v8::DictionaryTemplate::New",
                                               [&]() -> i::Result<i::Tagged<i::FixedArray>> {
    auto list = TRY(i::NewFixedArray(internal, static_cast<int>(names.size()), i::AllocationType::kOld));
    for (size_t k = 0; k < names.size(); ++k) {
      auto text = TRY(i::NewStringFromUtf8(internal, base::Vector<const char>(names[k].data(), names[k].size())));
      list->set(static_cast<int>(k), TRY(i::ToPropertyKey(internal, text)).word());
    }
    return list;
  });
}

Local<Object> DictionaryTemplate::NewInstance(Local<Context> context, MemorySpan<MaybeLocal<Value>> property_values) {
  i::Isolate* const isolate = i::IsolateOf(context);
  const auto names = i::OpenAs<i::FixedArray>(this);
  if (!i::ApiCheck(property_values.size() == static_cast<size_t>(names->length()), "v8::DictionaryTemplate::NewInstance",
                   "There must be as many values as the template has names")) {
    return Local<Object>();
  }
  i::EntryScope entry(isolate);
  const i::SaveRealm save(isolate);
  isolate->set_realm(i::OpenAs<i::NativeContext>(context));
  return i::MakeInfallibly<Object>(isolate, "v8::DictionaryTemplate::NewInstance",
                                   [&]() -> i::Result<i::Tagged<i::JSObject>> {
    auto object = TRY(i::NewJSObject(isolate));
    for (size_t k = 0; k < property_values.size(); ++k) {
      Local<Value> value;
      if (!property_values[k].ToLocal(&value)) continue;
      const i::PropertyKey key = TRY(i::ToPropertyKey(isolate, names->get(static_cast<int>(k))));
      TRY(i::AddDataProperty(isolate, object, key, i::Open(value), i::NONE));
    }
    return object;
  });
}

}  // namespace v8
