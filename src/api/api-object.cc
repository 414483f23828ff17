#include "src/api/api-internal.h"
#include "src/api/api-object-support.h"
#include "src/api/api-plain-access.h"
#include "src/execution/call.h"
#include "src/runtime/properties/lazy-methods.h"
#include "src/runtime/properties/private-properties.h"
#include "src/runtime/properties/property-internal.h"
#include "src/runtime/values/conversions.h"
#include "src/runtime/values/value-text.h"

// Object: properties, prototypes, internal fields, private properties, calling.
namespace v8 {

namespace {

i::Tagged<i::JSReceiver> Receiver(const Object* that) { return i::OpenAs<i::JSReceiver>(that); }

i::Result<i::PropertyKey> Key(i::Isolate* isolate, Local<Value> key) { return i::ToPropertyKey(isolate, i::Open(key)); }
// 2^32 - 1 is no array index, but a name.
i::Result<i::PropertyKey> Key(i::Isolate* isolate, uint32_t index) {
  return i::PropertyKeyFromNumber(isolate, index);
}

i::PropertyAttributes Attributes(int attributes) { return static_cast<i::PropertyAttributes>(attributes & 7); }

}  // namespace

struct PropertyDescriptor::PrivateData {
  Local<Value> value, get, set;
  bool enumerable = false, has_enumerable = false;
  bool configurable = false, has_configurable = false;
  bool writable = false, has_writable = false;
};

PropertyDescriptor::PropertyDescriptor() : private_(new PrivateData) {}
PropertyDescriptor::PropertyDescriptor(Local<Value> value) : PropertyDescriptor() { private_->value = value; }
PropertyDescriptor::PropertyDescriptor(Local<Value> value, bool writable) : PropertyDescriptor(value) {
  private_->writable = writable;
  private_->has_writable = true;
}
PropertyDescriptor::PropertyDescriptor(Local<Value> get, Local<Value> set) : PropertyDescriptor() {
  private_->get = get;
  private_->set = set;
}
PropertyDescriptor::~PropertyDescriptor() { delete private_; }
Local<Value> PropertyDescriptor::value() const { return private_->value; }
bool PropertyDescriptor::has_value() const { return !private_->value.IsEmpty(); }
Local<Value> PropertyDescriptor::get() const { return private_->get; }
bool PropertyDescriptor::has_get() const { return !private_->get.IsEmpty(); }
Local<Value> PropertyDescriptor::set() const { return private_->set; }
bool PropertyDescriptor::has_set() const { return !private_->set.IsEmpty(); }
void PropertyDescriptor::set_enumerable(bool enumerable) {
  private_->enumerable = enumerable;
  private_->has_enumerable = true;
}
bool PropertyDescriptor::enumerable() const { return private_->enumerable; }
bool PropertyDescriptor::has_enumerable() const { return private_->has_enumerable; }
void PropertyDescriptor::set_configurable(bool configurable) {
  private_->configurable = configurable;
  private_->has_configurable = true;
}
bool PropertyDescriptor::configurable() const { return private_->configurable; }
bool PropertyDescriptor::has_configurable() const { return private_->has_configurable; }
bool PropertyDescriptor::writable() const { return private_->writable; }
bool PropertyDescriptor::has_writable() const { return private_->has_writable; }

// --- Creating ---------------------------------------------------------------------------------------------------------

Local<Object> Object::New(Isolate* isolate) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<Object>(internal, "v8::Object::New", [&] { return i::NewJSObject(internal); });
}

Local<Object> Object::New(Isolate* isolate, Local<Value> prototype_or_null, Local<Name>* names, Local<Value>* values,
                          size_t length) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  const i::Value prototype = i::Open(prototype_or_null);
  if (!i::ApiCheck(prototype.IsNull() || i::IsJSReceiver(prototype), "v8::Object::New",
                   "The prototype must be null or an object")) {
    return Local<Object>();
  }
  return i::MakeInfallibly<Object>(internal, "v8::Object::New", [&]() -> i::Result<i::Tagged<i::JSObject>> {
    auto object = TRY(i::NewJSObject(internal));
    TRY(i::SetPrototypeOf(internal, object, i::Open(prototype_or_null), i::ShouldThrow::kDontThrow));
    for (size_t k = 0; k < length; ++k) {
      const i::PropertyKey key = TRY(i::ToPropertyKey(internal, i::Open(names[k])));
      TRY(i::CreateDataProperty(internal, object, key, i::Open(values[k])));
    }
    return object;
  });
}

Local<Object> Object::Clone() { return Clone(i::External(i::IsolateOf(this))); }
Local<Object> Object::Clone(Isolate* isolate) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<Object>(internal, "v8::Object::Clone", [&] {
    return i::CloneObject(internal, i::Cast<i::JSObject>(Receiver(this)));
  });
}

// --- Properties -------------------------------------------------------------------------------------------------------

// Set and Get try the plain ways of api-plain-access.h first. They stand in functions of their own, so that the scope's
// frame is not made for nothing.

static V8_NOINLINE Maybe<bool> SetInScope(Local<Context> context, const Object* object, Local<Value> key,
                                          Local<Value> value) {
  ENTER_CALL(context, Nothing<bool>());
  return scope.ReturnTrue([&]() -> i::Result<void> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    TRY(i::Set(isolate, Receiver(object), property, i::Open(value), i::ShouldThrow::kDontThrow));
    return i::Ok();
  }());
}
Maybe<bool> Object::Set(Local<Context> context, Local<Value> key, Local<Value> value) {
  i::Isolate* const isolate = i::IsolateOf(context);
  if (V8_LIKELY(!value.IsEmpty() && i::MayWriteWithoutScope(isolate, context)) &&
      i::SetPlainProperty(isolate, Receiver(this), i::Open(key), i::Open(value))) {
    return Just(true);
  }
  return SetInScope(context, this, key, value);
}
Maybe<bool> Object::Set(Local<Context> context, Local<Value> key, Local<Value> value, MaybeLocal<Object> receiver) {
  Local<Object> other;
  if (!receiver.ToLocal(&other)) return Set(context, key, value);
  ENTER_CALL(context, Nothing<bool>());
  return scope.ReturnTrue([&]() -> i::Result<void> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    TRY(i::SetWithReceiver(isolate, Receiver(this), property, i::Open(value), i::Open(other),
                           i::ShouldThrow::kDontThrow));
    return i::Ok();
  }());
}
Maybe<bool> Object::Set(Local<Context> context, uint32_t index, Local<Value> value) {
  ENTER_CALL(context, Nothing<bool>());
  return scope.ReturnTrue([&]() -> i::Result<void> {
    const i::PropertyKey property = TRY(Key(isolate, index));
    TRY(i::Set(isolate, Receiver(this), property, i::Open(value), i::ShouldThrow::kDontThrow));
    return i::Ok();
  }());
}

Maybe<bool> Object::CreateDataProperty(Local<Context> context, Local<Name> key, Local<Value> value) {
  ENTER_CONTEXT(context, Nothing<bool>());
  return scope.ReturnMaybe([&]() -> i::Result<bool> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    return i::CreateDataProperty(isolate, Receiver(this), property, i::Open(value));
  }());
}
Maybe<bool> Object::CreateDataProperty(Local<Context> context, uint32_t index, Local<Value> value) {
  ENTER_CONTEXT(context, Nothing<bool>());
  return scope.ReturnMaybe([&]() -> i::Result<bool> {
    const i::PropertyKey property = TRY(Key(isolate, index));
    return i::CreateDataProperty(isolate, Receiver(this), property, i::Open(value));
  }());
}
Maybe<bool> Object::DefineOwnProperty(Local<Context> context, Local<Name> key, Local<Value> value,
                                      PropertyAttribute attributes) {
  ENTER_CONTEXT(context, Nothing<bool>());
  return scope.ReturnMaybe([&]() -> i::Result<bool> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    return i::DefineOwnProperty(isolate, Receiver(this), property,
                                i::PropertyDescriptor::Data(i::Open(value), Attributes(attributes)),
                                i::ShouldThrow::kDontThrow);
  }());
}
Maybe<bool> Object::DefineProperty(Local<Context> context, Local<Name> key, PropertyDescriptor& descriptor) {
  ENTER_CALL(context, Nothing<bool>());
  return scope.ReturnMaybe([&]() -> i::Result<bool> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    i::PropertyDescriptor record;
    if (descriptor.has_value()) record.value = i::Open(descriptor.value());
    if (descriptor.has_get()) record.get = i::Open(descriptor.get());
    if (descriptor.has_set()) record.set = i::Open(descriptor.set());
    record.has_enumerable = descriptor.has_enumerable();
    record.enumerable = descriptor.enumerable();
    record.has_configurable = descriptor.has_configurable();
    record.configurable = descriptor.configurable();
    record.has_writable = descriptor.has_writable();
    record.writable = descriptor.writable();
    return i::DefineOwnProperty(isolate, Receiver(this), property, record, i::ShouldThrow::kDontThrow);
  }());
}

static V8_NOINLINE MaybeLocal<Value> GetInScope(Local<Context> context, const Object* object, Local<Value> key) {
  ENTER_CONTEXT(context, MaybeLocal<Value>());
  return scope.Return<Value>([&]() -> i::Result<i::Value> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    return i::Get(isolate, Receiver(object), property);
  }());
}
MaybeLocal<Value> Object::Get(Local<Context> context, Local<Value> key) {
  i::Isolate* const isolate = i::IsolateOf(context);
  if (i::MayReadWithoutScope(isolate)) {
    const i::Value value = i::GetPlainProperty(isolate, Receiver(this), i::Open(key));
    if (V8_LIKELY(!value.is_empty())) return i::MakeLocal<Value>(isolate, value);
  }
  return GetInScope(context, this, key);
}
MaybeLocal<Value> Object::Get(Local<Context> context, Local<Value> key, MaybeLocal<Object> receiver) {
  Local<Object> other;
  if (!receiver.ToLocal(&other)) return Get(context, key);
  ENTER_CONTEXT(context, MaybeLocal<Value>());
  return scope.Return<Value>([&]() -> i::Result<i::Value> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    return i::GetWithReceiver(isolate, Receiver(this), property, i::Open(other));
  }());
}
static V8_NOINLINE MaybeLocal<Value> GetElementInScope(Local<Context> context, const Object* object, uint32_t index) {
  ENTER_CONTEXT(context, MaybeLocal<Value>());
  return scope.Return<Value>([&]() -> i::Result<i::Value> {
    const i::PropertyKey property = TRY(Key(isolate, index));
    return i::Get(isolate, Receiver(object), property);
  }());
}
MaybeLocal<Value> Object::Get(Local<Context> context, uint32_t index) {
  i::Isolate* const isolate = i::IsolateOf(context);
  if (i::MayReadWithoutScope(isolate)) {
    const i::Value value = i::GetPlainElement(Receiver(this), index);
    if (V8_LIKELY(!value.is_empty())) return i::MakeLocal<Value>(isolate, value);
  }
  return GetElementInScope(context, this, index);
}

Maybe<PropertyAttribute> Object::GetPropertyAttributes(Local<Context> context, Local<Value> key) {
  ENTER_CALL(context, Nothing<PropertyAttribute>());
  const auto look = [&]() -> i::Result<int> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    i::Value object = Receiver(this);
    while (i::IsJSReceiver(object)) {
      const i::PropertyAttributes attributes =
          TRY(i::GetOwnPropertyAttributes(isolate, i::Cast<i::JSReceiver>(object), property));
      if (attributes != i::ABSENT) return static_cast<int>(attributes);
      object = TRY(i::GetPrototypeOf(isolate, i::Cast<i::JSReceiver>(object)));
    }
    return 0;
  };
  const Maybe<int> result = scope.ReturnMaybe(look());
  if (result.IsNothing()) return Nothing<PropertyAttribute>();
  return Just(static_cast<PropertyAttribute>(result.FromJust()));
}
MaybeLocal<Value> Object::GetOwnPropertyDescriptor(Local<Context> context, Local<Name> key) {
  ENTER_CONTEXT(context, MaybeLocal<Value>());
  return scope.Return<Value>([&]() -> i::Result<i::Value> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    i::PropertyDescriptor descriptor;
    if (!TRY(i::GetOwnProperty(isolate, Receiver(this), property, &descriptor))) return i::Undefined();
    return i::FromPropertyDescriptor(isolate, descriptor);
  }());
}

Maybe<bool> Object::Has(Local<Context> context, Local<Value> key) {
  ENTER_CALL(context, Nothing<bool>());
  return scope.ReturnMaybe([&]() -> i::Result<bool> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    return i::HasProperty(isolate, Receiver(this), property);
  }());
}
Maybe<bool> Object::Has(Local<Context> context, uint32_t index) {
  ENTER_CALL(context, Nothing<bool>());
  return scope.ReturnMaybe([&]() -> i::Result<bool> {
    const i::PropertyKey property = TRY(Key(isolate, index));
    return i::HasProperty(isolate, Receiver(this), property);
  }());
}
Maybe<bool> Object::HasOwnProperty(Local<Context> context, Local<Name> key) {
  ENTER_CALL(context, Nothing<bool>());
  return scope.ReturnMaybe([&]() -> i::Result<bool> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    return i::HasOwnProperty(isolate, Receiver(this), property);
  }());
}
Maybe<bool> Object::HasOwnProperty(Local<Context> context, uint32_t index) {
  ENTER_CALL(context, Nothing<bool>());
  return scope.ReturnMaybe([&]() -> i::Result<bool> {
    const i::PropertyKey property = TRY(Key(isolate, index));
    return i::HasOwnProperty(isolate, Receiver(this), property);
  }());
}
Maybe<bool> Object::Delete(Local<Context> context, Local<Value> key) {
  ENTER_CONTEXT(context, Nothing<bool>());
  return scope.ReturnMaybe([&]() -> i::Result<bool> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    return i::DeleteProperty(isolate, Receiver(this), property, i::ShouldThrow::kDontThrow);
  }());
}
Maybe<bool> Object::Delete(Local<Context> context, uint32_t index) {
  ENTER_CALL(context, Nothing<bool>());
  return scope.ReturnMaybe([&]() -> i::Result<bool> {
    const i::PropertyKey property = TRY(Key(isolate, index));
    return i::DeleteProperty(isolate, Receiver(this), property, i::ShouldThrow::kDontThrow);
  }());
}

// --- Past the interceptors --------------------------------------------------------------------------------------------

namespace {

// The object that holds the property for real, from `object` on; empty when none does. Proxies end the search.
i::Tagged<i::JSObject> FindRealHolder(i::Value object, i::PropertyKey key, i::RealProperty* property) {
  while (i::IsJSObject(object)) {
    auto candidate = i::Cast<i::JSObject>(object);
    if (i::IsJSGlobalProxy(object)) {
      object = candidate->map()->prototype();
      continue;
    }
    if (i::LookupRealProperty(candidate, key, property)) return candidate;
    object = candidate->map()->prototype();
  }
  return i::Tagged<i::JSObject>();
}

// The object itself, of a global proxy the global object; throws where the context may not look into it.
i::Result<i::Tagged<i::JSReceiver>> RealObject(i::Isolate* isolate, const Object* that) {
  TRY(i::CheckAccess(isolate, Receiver(that)));
  return i::IsJSGlobalProxy(Receiver(that)) ? i::Cast<i::JSReceiver>(Receiver(that)->map()->prototype())
                                            : Receiver(that);
}

i::Result<i::Value> NextInChain(i::Isolate* isolate, const Object* that) {
  return i::Value(TRY(RealObject(isolate, that))->map()->prototype());
}

// Whether the object itself has the property, and then what.
i::Result<bool> FindOwnReal(i::Isolate* isolate, const Object* that, i::PropertyKey key, i::RealProperty* property) {
  auto object = TRY(RealObject(isolate, that));
  return i::IsJSObject(object) && i::LookupRealProperty(i::Cast<i::JSObject>(object), key, property);
}

// Attributes of a property for real, from `start` on, proxies asked; ABSENT when there is none.
i::Result<i::PropertyAttributes> RealAttributes(i::Isolate* isolate, i::Value start, i::PropertyKey key) {
  while (i::IsJSReceiver(start)) {
    const auto object = i::Cast<i::JSReceiver>(start);
    if (i::IsJSProxy(start)) return i::GetOwnPropertyAttributes(isolate, object, key);
    i::RealProperty property;
    if (!i::IsJSGlobalProxy(start) && i::LookupRealProperty(i::Cast<i::JSObject>(start), key, &property)) {
      return static_cast<i::PropertyAttributes>(property.attributes);
    }
    start = object->map()->prototype();
  }
  return i::ABSENT;
}

Maybe<PropertyAttribute> ReturnAttributes(i::CallScope* scope, i::Result<i::PropertyAttributes> attributes) {
  if (attributes.IsException()) {
    scope->Fail();
    return Nothing<PropertyAttribute>();
  }
  if (attributes.value() == i::ABSENT) return Nothing<PropertyAttribute>();
  return Just(static_cast<PropertyAttribute>(attributes.value()));
}

i::Result<i::Value> GetReal(i::Isolate* isolate, i::Value start, i::PropertyKey key, i::Value receiver) {
  i::RealProperty property;
  auto holder = FindRealHolder(start, key, &property);
  if (holder.is_empty()) return i::Value();
  return i::ReadRealProperty(isolate, holder, key, property, receiver);
}

MaybeLocal<Value> ReturnReal(i::CallScope* scope, i::Result<i::Value> result) {
  // Empty without an exception: there is no such property.
  if (result.IsException() && !scope->isolate()->has_pending_exception()) return MaybeLocal<Value>();
  return scope->Return<Value>(result);
}

}  // namespace

Maybe<bool> Object::HasRealNamedProperty(Local<Context> context, Local<Name> key) {
  ENTER_CONTEXT(context, Nothing<bool>());
  return scope.ReturnMaybe([&]() -> i::Result<bool> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    i::RealProperty found;
    return FindOwnReal(isolate, this, property, &found);
  }());
}
Maybe<bool> Object::HasRealIndexedProperty(Local<Context> context, uint32_t index) {
  ENTER_CONTEXT(context, Nothing<bool>());
  return scope.ReturnMaybe([&]() -> i::Result<bool> {
    const i::PropertyKey property = TRY(Key(isolate, index));
    i::RealProperty found;
    return FindOwnReal(isolate, this, property, &found);
  }());
}
Maybe<bool> Object::HasRealNamedCallbackProperty(Local<Context> context, Local<Name> key) {
  ENTER_CONTEXT(context, Nothing<bool>());
  return scope.ReturnMaybe([&]() -> i::Result<bool> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    i::RealProperty found;
    return TRY(FindOwnReal(isolate, this, property, &found)) && found.is_accessor && !i::IsLazyMethod(found.value);
  }());
}
MaybeLocal<Value> Object::GetRealNamedProperty(Local<Context> context, Local<Name> key) {
  ENTER_CONTEXT(context, MaybeLocal<Value>());
  return ReturnReal(&scope, [&]() -> i::Result<i::Value> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    return GetReal(isolate, TRY(RealObject(isolate, this)), property, Receiver(this));
  }());
}
MaybeLocal<Value> Object::GetRealNamedPropertyInPrototypeChain(Local<Context> context, Local<Name> key) {
  ENTER_CONTEXT(context, MaybeLocal<Value>());
  return ReturnReal(&scope, [&]() -> i::Result<i::Value> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    return GetReal(isolate, TRY(NextInChain(isolate, this)), property, Receiver(this));
  }());
}
Maybe<PropertyAttribute> Object::GetRealNamedPropertyAttributes(Local<Context> context, Local<Name> key) {
  ENTER_CONTEXT(context, Nothing<PropertyAttribute>());
  return ReturnAttributes(&scope, [&]() -> i::Result<i::PropertyAttributes> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    return RealAttributes(isolate, TRY(RealObject(isolate, this)), property);
  }());
}
Maybe<PropertyAttribute> Object::GetRealNamedPropertyAttributesInPrototypeChain(Local<Context> context,
                                                                                Local<Name> key) {
  ENTER_CONTEXT(context, Nothing<PropertyAttribute>());
  return ReturnAttributes(&scope, [&]() -> i::Result<i::PropertyAttributes> {
    const i::PropertyKey property = TRY(Key(isolate, key));
    return RealAttributes(isolate, TRY(NextInChain(isolate, this)), property);
  }());
}
bool Object::HasNamedLookupInterceptor() const { return Receiver(this)->map()->has_named_interceptor(); }
bool Object::HasIndexedLookupInterceptor() const { return Receiver(this)->map()->has_indexed_interceptor(); }

// --- Native accessors -------------------------------------------------------------------------------------------------

namespace {

Maybe<bool> AddNative(Local<Context> context, const Object* object, Local<Name> name, void* getter, void* setter,
                      Local<Value> data, PropertyAttribute attributes, int flags) {
  ENTER_CONTEXT(context, Nothing<bool>());
  return scope.ReturnMaybe([&]() -> i::Result<bool> {
    if (!i::IsJSObject(Receiver(object))) return false;
    const i::PropertyKey key = TRY(Key(isolate, name));
    const auto target = TRY(RealObject(isolate, object));
    const i::LookupIterator existing(isolate, target, key, i::LookupIterator::kOwnSkipInterceptor);
    if (existing.IsFound() ? !existing.details().IsConfigurable() : !target->map()->is_extensible()) return false;
    const i::Value key_value = TRY(key.ToValue(isolate));
    auto info = TRY(i::NewAccessorInfo(isolate, key_value, getter, setter, i::OpenOrUndefined(data), attributes, flags));
    TRY(i::AddNativeAccessor(isolate, i::Cast<i::JSObject>(Receiver(object)), key, info, Attributes(attributes)));
    return true;
  }());
}

}  // namespace

Maybe<bool> Object::SetNativeDataProperty(Local<Context> context, Local<Name> name, AccessorNameGetterCallback getter,
                                          AccessorNameSetterCallback setter, Local<Value> data,
                                          PropertyAttribute attributes, SideEffectType getter_type,
                                          SideEffectType setter_type) {
  return AddNative(context, this, name, reinterpret_cast<void*>(getter), reinterpret_cast<void*>(setter), data,
                   attributes, i::SideEffectFlags(getter_type, setter_type));
}
Maybe<bool> Object::SetLazyDataProperty(Local<Context> context, Local<Name> name, AccessorNameGetterCallback getter,
                                        Local<Value> data, PropertyAttribute attributes, SideEffectType getter_type,
                                        SideEffectType setter_type) {
  return AddNative(context, this, name, reinterpret_cast<void*>(getter), nullptr, data, attributes,
                   i::AccessorInfo::kReplaceOnAccess | i::SideEffectFlags(getter_type, setter_type));
}
Maybe<bool> Object::SetAccessor(Local<Context> context, Local<Name> name, AccessorNameGetterCallback getter,
                                AccessorNameSetterCallback setter, MaybeLocal<Value> data, AccessControl,
                                PropertyAttribute attributes, SideEffectType getter_type, SideEffectType setter_type) {
  return AddNative(context, this, name, reinterpret_cast<void*>(getter), reinterpret_cast<void*>(setter),
                   data.FromMaybe(Local<Value>()), attributes, i::SideEffectFlags(getter_type, setter_type));
}
void Object::SetAccessorProperty(Local<Name> name, Local<Function> getter, Local<Function> setter,
                                 PropertyAttribute attributes) {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::CallScope scope(isolate, i::Value());
  if (scope.MustReturn() || !i::IsJSObject(Receiver(this))) return;
  (void)scope.ReturnTrue([&]() -> i::Result<void> {
    const i::PropertyKey key = TRY(Key(isolate, name));
    TRY(i::CheckAccess(isolate, Receiver(this)));
    return i::AddAccessorProperty(isolate, i::Cast<i::JSObject>(Receiver(this)), key, i::OpenOrUndefined(getter),
                                  i::OpenOrUndefined(setter), Attributes(attributes));
  }());
}

void* Object::GetCppObject(Isolate* external, CppHeapPointerTagRange tag_range) const {
  i::Isolate* const isolate = i::Internal(external);
  const auto tag = i::GetPrivateProperty(isolate, Receiver(this), i::ReadOnlyRoots::cpp_object_tag_symbol());
  if (tag.IsException() || !tag.value().IsInt()) return nullptr;
  const auto kind = static_cast<CppHeapPointerTag>(tag.value().AsInt());
  if (kind < tag_range.lower_bound || tag_range.upper_bound < kind) return nullptr;
  const auto object = i::GetPrivateProperty(isolate, Receiver(this), i::ReadOnlyRoots::cpp_object_symbol());
  return object.IsException() ? nullptr : object.value().AsRawPointer<void>();
}
void Object::SetCppObject(Isolate* external, void* wrappable, CppHeapPointerTag tag) {
  i::Isolate* const isolate = i::Internal(external);
  i::EntryScope entry(isolate);
  i::AlwaysAllocateScope always_allocate(isolate->heap());
  const i::Value kind = i::Value::Int(static_cast<int>(tag));
  if (i::DefinePrivateProperty(isolate, Receiver(this), i::ReadOnlyRoots::cpp_object_symbol(),
                               i::Value::FromRawPointer(wrappable))
          .IsException() ||
      i::DefinePrivateProperty(isolate, Receiver(this), i::ReadOnlyRoots::cpp_object_tag_symbol(), kind).IsException()) {
    i::FatalOutOfMemory(isolate, "v8::Object::Wrap");
  }
}

// --- Private properties -----------------------------------------------------------------------------------------------

Maybe<bool> Object::HasPrivate(Local<Context> context, Local<Private> key) {
  ENTER_CALL(context, Nothing<bool>());
  return scope.ReturnMaybe(i::HasPrivateProperty(isolate, Receiver(this), i::OpenAs<i::Symbol>(key)));
}
Maybe<bool> Object::SetPrivate(Local<Context> context, Local<Private> key, Local<Value> value) {
  ENTER_CONTEXT(context, Nothing<bool>());
  return scope.ReturnTrue(
      i::DefinePrivateProperty(isolate, Receiver(this), i::OpenAs<i::Symbol>(key), i::Open(value)));
}
Maybe<bool> Object::DeletePrivate(Local<Context> context, Local<Private> key) {
  ENTER_CONTEXT(context, Nothing<bool>());
  return scope.ReturnTrue(i::DeletePrivateProperty(isolate, Receiver(this), i::OpenAs<i::Symbol>(key)));
}
MaybeLocal<Value> Object::GetPrivate(Local<Context> context, Local<Private> key) {
  ENTER_CONTEXT(context, MaybeLocal<Value>());
  return scope.Return<Value>([&]() -> i::Result<i::Value> {
    const i::Value value = TRY(i::GetPrivateProperty(isolate, Receiver(this), i::OpenAs<i::Symbol>(key)));
    return value.IsTheHole() ? i::Undefined() : value;
  }());
}

// --- Keys -------------------------------------------------------------------------------------------------------------

namespace {

// The wished keys of an object, and of its prototypes, with the wished form of indices.
i::Result<i::Tagged<i::JSArray>> CollectKeys(i::Isolate* isolate, i::Tagged<i::JSReceiver> start, KeyCollectionMode mode,
                                             int filter, IndexFilter index_filter, KeyConversionMode conversion) {
  i::Value keys = i::Undefined();  // a growing list
  const bool own_only = mode == KeyCollectionMode::kOwnOnly;
  const bool skip_indices = index_filter == IndexFilter::kSkipIndices;
  // Keys that are not enumerable hide those of prototypes, so with these all are looked at.
  const int own_filter = (own_only ? filter : filter & (SKIP_STRINGS | SKIP_SYMBOLS)) |
                         (skip_indices ? static_cast<int>(i::SKIP_INDICES) : 0);
  const int attribute_filter = own_only ? 0 : filter & (ONLY_ENUMERABLE | ONLY_WRITABLE | ONLY_CONFIGURABLE);
  auto seen = TRY(i::OrderedHashSet::New(isolate));
  i::Value object = start;
  while (i::IsJSReceiver(object)) {
    auto receiver = i::Cast<i::JSReceiver>(object);
    auto all = TRY(i::OwnPropertyKeys(isolate, receiver, static_cast<i::PropertyFilter>(own_filter)));
    for (int k = 0; k < all->length(); ++k) {
      if (!isolate->Poll()) return i::Exception();
      i::Value key = all->get(k);
      const i::PropertyKey property = TRY(i::ToPropertyKey(isolate, key));
      if (skip_indices && property.is_index()) continue;  // A proxy's keys are as its trap gives them.
      if (!own_only) {
        if (TRY(i::OrderedHashSet::FindEntry(isolate, seen, property.word())) != i::OrderedTable::kNotFound) continue;
        i::PropertyAttributes attributes = i::NONE;
        if (attribute_filter != 0) {
          attributes = TRY(i::GetListedAttributes(isolate, receiver, property));
          if (attributes == i::ABSENT) continue;
        }
        seen = TRY(i::OrderedHashSet::Add(isolate, seen, property.word()));
        if ((attribute_filter & ONLY_ENUMERABLE) != 0 && (attributes & i::DONT_ENUM) != 0) continue;
        if ((attribute_filter & ONLY_WRITABLE) != 0 && (attributes & i::READ_ONLY) != 0) continue;
        if ((attribute_filter & ONLY_CONFIGURABLE) != 0 && (attributes & i::DONT_DELETE) != 0) continue;
      }
      if (property.is_index() && conversion != KeyConversionMode::kConvertToString) key = property.word();
      keys = TRY(i::ListAdd(isolate, keys, key));
    }
    if (own_only) break;
    object = TRY(i::GetPrototypeOf(isolate, receiver));
  }
  const int count = i::ListLength(keys);
  auto elements = TRY(i::NewFixedArray(isolate, count));
  for (int k = 0; k < count; ++k) elements->set(k, i::ListGet(keys, k));
  return i::NewJSArrayWithElements(isolate, elements);
}

}  // namespace

MaybeLocal<Array> Object::GetPropertyNames(Local<Context> context) {
  return GetPropertyNames(context, KeyCollectionMode::kIncludePrototypes,
                          static_cast<PropertyFilter>(ONLY_ENUMERABLE | SKIP_SYMBOLS), IndexFilter::kIncludeIndices);
}
MaybeLocal<Array> Object::GetPropertyNames(Local<Context> context, KeyCollectionMode mode,
                                           PropertyFilter property_filter, IndexFilter index_filter,
                                           KeyConversionMode key_conversion) {
  ENTER_CONTEXT(context, MaybeLocal<Array>());
  return scope.Return<Array>(
      CollectKeys(isolate, Receiver(this), mode, property_filter, index_filter, key_conversion));
}
MaybeLocal<Array> Object::GetOwnPropertyNames(Local<Context> context) {
  return GetOwnPropertyNames(context, static_cast<PropertyFilter>(ONLY_ENUMERABLE | SKIP_SYMBOLS));
}
MaybeLocal<Array> Object::GetOwnPropertyNames(Local<Context> context, PropertyFilter filter,
                                              KeyConversionMode key_conversion) {
  return GetPropertyNames(context, KeyCollectionMode::kOwnOnly, filter, IndexFilter::kIncludeIndices, key_conversion);
}

// --- Prototypes -------------------------------------------------------------------------------------------------------

Local<Value> Object::GetPrototype() {
  const auto receiver = Receiver(this);
  const i::Value prototype = i::IsJSProxy(receiver) ? i::Null() : receiver->map()->prototype();
  return i::MakeLocal<Value>(i::IsolateOf(this), prototype);
}
Local<Value> Object::GetPrototypeV2() {
  auto receiver = Receiver(this);
  if (i::IsJSProxy(receiver)) return i::MakeLocal<Value>(i::IsolateOf(this), i::Null());
  i::Value prototype = receiver->map()->prototype();
  if (i::IsJSGlobalProxy(receiver) && i::IsJSReceiver(prototype)) {
    prototype = i::Cast<i::JSReceiver>(prototype)->map()->prototype();
  }
  return i::MakeLocal<Value>(i::IsolateOf(this), prototype);
}
Maybe<bool> Object::SetPrototype(Local<Context> context, Local<Value> prototype) {
  return SetPrototypeV2(context, prototype);
}
Maybe<bool> Object::SetPrototypeV2(Local<Context> context, Local<Value> prototype) {
  ENTER_CONTEXT(context, Nothing<bool>());
  const i::Value value = i::Open(prototype);
  if (!value.IsNull() && !i::IsJSReceiver(value)) return Just(false);
  const i::Result<bool> result = i::SetPrototypeOf(isolate, Receiver(this), value, i::ShouldThrow::kThrow);
  if (!result.IsException()) return Just(result.value());
  // What stands in the way is no exception of the host's; the end of execution is.
  if (!isolate->is_terminating()) isolate->clear_pending_exception();
  return isolate->has_pending_exception() ? scope.ReturnMaybe(result) : Nothing<bool>();
}
Local<Object> Object::FindInstanceInPrototypeChain(Local<FunctionTemplate> tmpl) {
  i::Value object = Receiver(this);
  while (i::IsJSObject(object)) {
    if (i::IsTemplateFor(i::OpenAs<i::FunctionTemplateInfo>(tmpl), object)) {
      return i::MakeLocal<Object>(i::IsolateOf(this), object);
    }
    object = i::Cast<i::JSObject>(object)->map()->prototype();
  }
  return Local<Object>();
}

MaybeLocal<String> Object::ObjectProtoToString(Local<Context> context) {
  ENTER_CONTEXT(context, MaybeLocal<String>());
  return scope.Return<String>(
      i::CallBuiltin(isolate, i::Builtin::kObjectPrototypeToString, Receiver(this), {}));
}
namespace {

// As in V8: after what made the object, where that is not what its prototype says.
i::Result<i::Tagged<i::String>> ConstructorName(i::Isolate* isolate, i::Tagged<i::JSReceiver> object) {
  if (i::IsJSProxy(object)) return i::ReadOnlyRoots::Object_string();
  if (i::IsJSGeneratorObject(object)) {
    const auto name = i::FunctionDebugName(isolate, i::Cast<i::JSGeneratorObject>(object)->function());
    if (name->length() != 0) return name;
  }
  return i::ConstructorNameForMessage(isolate, object);
}

}  // namespace

Local<String> Object::GetConstructorName() {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  return i::MakeInfallibly<String>(isolate, "v8::Object::GetConstructorName",
                                   [&] { return ConstructorName(isolate, Receiver(this)); });
}
Maybe<bool> Object::SetIntegrityLevel(Local<Context> context, IntegrityLevel level) {
  ENTER_CALL(context, Nothing<bool>());
  return scope.ReturnMaybe(i::SetIntegrityLevel(isolate, Receiver(this),
                                                level == IntegrityLevel::kFrozen ? i::FROZEN : i::SEALED,
                                                i::ShouldThrow::kThrow));
}

// --- Internal fields --------------------------------------------------------------------------------------------------

namespace {

bool CheckField(const Object* that, int index, const char* location) {
  return i::ApiCheck(i::IsJSObject(Receiver(that)) && index >= 0 &&
                         index < i::Cast<i::JSObject>(Receiver(that))->GetEmbedderFieldCount(),
                     location, "Internal field out of bounds");
}

}  // namespace

int Object::InternalFieldCount() const {
  return i::IsJSObject(Receiver(this)) ? Receiver(this)->map()->embedder_field_count() : 0;
}
Local<Value> Object::GetInternalField(int index) {
  if (!CheckField(this, index, "v8::Object::GetInternalField()")) return Local<Value>();
  return i::MakeLocal<Value>(i::IsolateOf(this), i::OpenAs<i::JSObject>(this)->GetEmbedderField(index));
}
void Object::SetInternalField(int index, Local<Data> value) {
  if (!CheckField(this, index, "v8::Object::SetInternalField()")) return;
  i::OpenAs<i::JSObject>(this)->SetEmbedderField(index, i::Open(value));
}
void* Object::GetAlignedPointerFromInternalField(int index) {
  if (!CheckField(this, index, "v8::Object::GetAlignedPointerFromInternalField()")) return nullptr;
  const i::Value value = i::OpenAs<i::JSObject>(this)->GetEmbedderField(index);
  return value.IsDouble() ? value.AsRawPointer<void>() : nullptr;
}
void Object::SetAlignedPointerInInternalField(int index, void* value) {
  if (!CheckField(this, index, "v8::Object::SetAlignedPointerInInternalField()")) return;
  if (!i::ApiCheck((reinterpret_cast<uintptr_t>(value) & 1) == 0, "v8::Object::SetAlignedPointerInInternalField()",
                   "The pointer is not aligned")) {
    return;
  }
  i::OpenAs<i::JSObject>(this)->SetEmbedderField(index, i::Value::FromRawPointer(value));
}
void Object::SetAlignedPointerInInternalFields(int argc, int indices[], void* values[]) {
  for (int k = 0; k < argc; ++k) SetAlignedPointerInInternalField(indices[k], values[k]);
}
bool Object::IsApiWrapper() const {
  const i::InstanceType type = Receiver(this)->instance_type();
  return (type == i::JS_API_OBJECT_TYPE || type == i::JS_SPECIAL_API_OBJECT_TYPE) && InternalFieldCount() > 0;
}

// --- Calling ----------------------------------------------------------------------------------------------------------

bool Object::IsCallable() const { return i::IsCallable(Receiver(this)); }
bool Object::IsConstructor() const { return i::IsConstructor(Receiver(this)); }
bool Object::IsCodeLike(Isolate*) const { return i::IsCodeLike(i::Open(this)); }
bool Object::IsUndetectable() const { return Receiver(this)->map()->is_undetectable(); }

namespace {

// The handles' values, where the collector finds them and does not move what they name.
i::Result<i::Tagged<i::FixedArray>> ArgumentList(i::Isolate* isolate, int argc, Local<Value> argv[]) {
  auto list = TRY(i::NewFixedArray(isolate, argc));
  for (int k = 0; k < argc; ++k) list->set(k, i::OpenOrUndefined(argv[k]));
  return list;
}

}  // namespace

MaybeLocal<Value> Object::CallAsFunction(Local<Context> context, Local<Value> recv, int argc, Local<Value> argv[]) {
  ENTER_CALL(context, MaybeLocal<Value>());
  return scope.Return<Value>([&]() -> i::Result<i::Value> {
    if (V8_UNLIKELY(!i::IsCallable(Receiver(this)))) {
      return i::Throw(isolate, i::MessageTemplate::kCalledNonCallable, i::TypeOf(Receiver(this)));
    }
    TRY(scope.MayCall(Receiver(this)));
    return i::CallWithHandles(isolate, Receiver(this), i::OpenOrUndefined(recv),
                              reinterpret_cast<const uint64_t* const*>(argv), argc);
  }());
}
MaybeLocal<Value> Object::CallAsConstructor(Local<Context> context, int argc, Local<Value> argv[]) {
  ENTER_CALL(context, MaybeLocal<Value>());
  return scope.Return<Value>([&]() -> i::Result<i::Value> {
    if (!i::IsConstructor(Receiver(this))) {
      return i::Throw(isolate, i::MessageTemplate::kNotConstructor,
                      TRY(i::ValueForMessage(isolate, Receiver(this))));
    }
    TRY(scope.MayCall(Receiver(this)));
    auto list = TRY(ArgumentList(isolate, argc, argv));
    const auto result =
        i::Construct(isolate, Receiver(this), reinterpret_cast<const i::Value*>(list->data()), argc);
    asm volatile("" : : "r"(list.ptr()) : "memory");
    return i::Result<i::Value>(result);
  }());
}

// --- Other ------------------------------------------------------------------------------------------------------------

int Object::GetIdentityHash() {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::EntryScope entry(isolate);
  i::Result<uint32_t> hash = i::GetOrCreateHash(isolate, Receiver(this));
  if (hash.IsException()) {
    i::AlwaysAllocateScope always_allocate(isolate->heap());
    hash = i::GetOrCreateHash(isolate, Receiver(this));
    if (hash.IsException()) i::FatalOutOfMemory(isolate, "v8::Object::GetIdentityHash");
  }
  return static_cast<int>(hash.value());
}

MaybeLocal<Context> Object::GetCreationContext(Isolate* isolate) {
  const i::Value realm = i::CreationContextOf(Receiver(this));
  if (!i::IsNativeContext(realm)) return MaybeLocal<Context>();
  return i::MakeLocal<Context>(i::Internal(isolate), realm);
}
MaybeLocal<Context> Object::GetCreationContext() { return GetCreationContext(GetIsolate()); }
Local<Context> Object::GetCreationContextChecked(Isolate* isolate) {
  Local<Context> context;
  i::ApiCheck(GetCreationContext(isolate).ToLocal(&context), "v8::Object::GetCreationContextChecked",
              "No creation context available");
  return context;
}
Local<Context> Object::GetCreationContextChecked() { return GetCreationContextChecked(GetIsolate()); }
Local<Context> Object::CreationContext() { return GetCreationContextChecked(); }
void* Object::GetAlignedPointerFromEmbedderDataInCreationContext(Isolate* isolate, int index) {
  Local<Context> context;
  return GetCreationContext(isolate).ToLocal(&context) ? context->GetAlignedPointerFromEmbedderData(index) : nullptr;
}
void* Object::GetAlignedPointerFromEmbedderDataInCreationContext(int index) {
  return GetAlignedPointerFromEmbedderDataInCreationContext(GetIsolate(), index);
}
Isolate* Object::GetIsolate() { return i::External(i::IsolateOf(this)); }

}  // namespace v8
