// Templates: blueprints of functions and objects, made once per isolate and instantiated per context.

#ifndef INCLUDE_V8_TEMPLATE_H_
#define INCLUDE_V8_TEMPLATE_H_

#include <stddef.h>
#include <stdint.h>

#include <string_view>
#include <type_traits>

#include "v8-data.h"               // NOLINT(build/include_directory)
#include "v8-function-callback.h"  // NOLINT(build/include_directory)
#include "v8-local-handle.h"       // NOLINT(build/include_directory)
#include "v8-memory-span.h"        // NOLINT(build/include_directory)
#include "v8-object.h"             // NOLINT(build/include_directory)
#include "v8config.h"              // NOLINT(build/include_directory)

namespace v8 {

enum class ConstructorBehavior { kThrow, kAllow };

// Objects of the library that Template::SetIntrinsicDataProperty can give to instances, each from the instance's context.
enum Intrinsic {
  kArrayProto_entries,
  kArrayProto_forEach,
  kArrayProto_keys,
  kArrayProto_values,
  kArrayPrototype,
  kAsyncIteratorPrototype,
  kErrorPrototype,
  kIteratorPrototype,
  kMapIteratorPrototype,
  kObjProto_valueOf,
  kSetIteratorPrototype
};

// The common part of function and object templates: properties that each instance gets. First come the native data
// properties, the one that was added last first, and then all others in the order in which they were added.
//
// Set up a template completely before its first instance is made; changing it later is a usage error.
class V8_EXPORT Template : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kTemplate;

  // Instances get the property. `value` is a primitive or a template (which is instantiated along); nothing else.
  void Set(Local<Name> name, Local<Data> value, PropertyAttribute attributes = None);
  void Set(Isolate* isolate, const char* name, Local<Data> value, PropertyAttribute attributes = None);
  void SetPrivate(Local<Private> name, Local<Data> value, PropertyAttribute attributes = None);

  // An accessor property (ECMA-262 §6.1.7) of functions made from the templates; one may be empty.
  void SetAccessorProperty(Local<Name> name, Local<FunctionTemplate> getter = Local<FunctionTemplate>(),
                           Local<FunctionTemplate> setter = Local<FunctionTemplate>(),
                           PropertyAttribute attributes = None);
  void SetAccessorProperty(Local<Name> name, Local<FunctionTemplate> getter, Local<FunctionTemplate> setter,
                           PropertyAttribute attributes, AccessControl settings);

  // A property that looks like data and is backed by callbacks; see Object::SetNativeDataProperty.
  void SetNativeDataProperty(Local<Name> name, AccessorNameGetterCallback getter,
                             AccessorNameSetterCallback setter = nullptr, Local<Value> data = Local<Value>(),
                             PropertyAttribute attributes = None,
                             SideEffectType getter_side_effect_type = SideEffectType::kHasSideEffect,
                             SideEffectType setter_side_effect_type = SideEffectType::kHasSideEffect);
  void SetNativeDataProperty(Local<Name> name, AccessorNameGetterCallback getter, AccessorNameSetterCallback setter,
                             Local<Value> data, PropertyAttribute attributes, AccessControl settings,
                             SideEffectType getter_side_effect_type = SideEffectType::kHasSideEffect,
                             SideEffectType setter_side_effect_type = SideEffectType::kHasSideEffect);
  // The older form, whose callbacks take a String.
  void SetNativeDataProperty(Local<String> name, AccessorGetterCallback getter, AccessorSetterCallback setter = nullptr,
                             Local<Value> data = Local<Value>(), PropertyAttribute attributes = None,
                             AccessControl settings = DEFAULT,
                             SideEffectType getter_side_effect_type = SideEffectType::kHasSideEffect,
                             SideEffectType setter_side_effect_type = SideEffectType::kHasSideEffect);

  // The property's value is an object of the library, as it was when the context was made.
  void SetIntrinsicDataProperty(Local<Name> name, Intrinsic intrinsic, PropertyAttribute attributes = None);

  // The getter runs once per instance, at the first read; see Object::SetLazyDataProperty.
  void SetLazyDataProperty(Local<Name> name, AccessorNameGetterCallback getter, Local<Value> data = Local<Value>(),
                           PropertyAttribute attributes = None,
                           SideEffectType getter_side_effect_type = SideEffectType::kHasSideEffect,
                           SideEffectType setter_side_effect_type = SideEffectType::kHasSideEffect);

 private:
  Template() = delete;
};

// --- Interceptors ----------------------------------------------------------------------------------------------------
// Callbacks that see accesses of an object's properties before (or, with kNonMasking, after) the ordinary lookup.
//
// The callbacks return kYes when they have handled the operation: its result is the return value. kNo continues as if
// there were no interceptor; the callback must then not have had side effects. To throw, call Isolate::ThrowException
// and return kYes.
enum class Intercepted : uint8_t { kNo = 0, kYes = 1 };

// getter: [[Get]]; the value.
using NamedPropertyGetterCallback = Intercepted (*)(Local<Name> property, const PropertyCallbackInfo<Value>& info);
// setter: [[Set]]; kYes means stored. In strict code a failure is to be thrown (info.ShouldThrowOnError()).
using NamedPropertySetterCallback = Intercepted (*)(Local<Name> property, Local<Value> value,
                                                    const PropertyCallbackInfo<void>& info);
// query: whether the property exists, and its PropertyAttributes as an Integer.
using NamedPropertyQueryCallback = Intercepted (*)(Local<Name> property, const PropertyCallbackInfo<Integer>& info);
// deleter: [[Delete]]; whether it succeeded.
using NamedPropertyDeleterCallback = Intercepted (*)(Local<Name> property, const PropertyCallbackInfo<Boolean>& info);
// enumerator: the names, as an Array.
using NamedPropertyEnumeratorCallback = void (*)(const PropertyCallbackInfo<Array>& info);
// definer: [[DefineOwnProperty]].
using NamedPropertyDefinerCallback = Intercepted (*)(Local<Name> property, const PropertyDescriptor& descriptor,
                                                     const PropertyCallbackInfo<void>& info);
// descriptor: [[GetOwnProperty]], as an object in the form that Object.defineProperty takes.
using NamedPropertyDescriptorCallback = Intercepted (*)(Local<Name> property, const PropertyCallbackInfo<Value>& info);

// The same for integer indices.
using IndexedPropertyGetterCallbackV2 = Intercepted (*)(uint32_t index, const PropertyCallbackInfo<Value>& info);
using IndexedPropertySetterCallbackV2 = Intercepted (*)(uint32_t index, Local<Value> value,
                                                        const PropertyCallbackInfo<void>& info);
using IndexedPropertyQueryCallbackV2 = Intercepted (*)(uint32_t index, const PropertyCallbackInfo<Integer>& info);
using IndexedPropertyDeleterCallbackV2 = Intercepted (*)(uint32_t index, const PropertyCallbackInfo<Boolean>& info);
using IndexedPropertyEnumeratorCallback = void (*)(const PropertyCallbackInfo<Array>& info);
using IndexedPropertyDefinerCallbackV2 = Intercepted (*)(uint32_t index, const PropertyDescriptor& descriptor,
                                                         const PropertyCallbackInfo<void>& info);
using IndexedPropertyDescriptorCallbackV2 = Intercepted (*)(uint32_t index, const PropertyCallbackInfo<Value>& info);

// The older family returns nothing: an operation counts as handled when the callback has set the return value or
// thrown.
using GenericNamedPropertyGetterCallback = void (*)(Local<Name> property, const PropertyCallbackInfo<Value>& info);
using GenericNamedPropertySetterCallback = void (*)(Local<Name> property, Local<Value> value,
                                                    const PropertyCallbackInfo<Value>& info);
using GenericNamedPropertyQueryCallback = void (*)(Local<Name> property, const PropertyCallbackInfo<Integer>& info);
using GenericNamedPropertyDeleterCallback = void (*)(Local<Name> property, const PropertyCallbackInfo<Boolean>& info);
using GenericNamedPropertyEnumeratorCallback = void (*)(const PropertyCallbackInfo<Array>& info);
using GenericNamedPropertyDefinerCallback = void (*)(Local<Name> property, const PropertyDescriptor& descriptor,
                                                     const PropertyCallbackInfo<Value>& info);
using GenericNamedPropertyDescriptorCallback = void (*)(Local<Name> property, const PropertyCallbackInfo<Value>& info);
using IndexedPropertyGetterCallback = void (*)(uint32_t index, const PropertyCallbackInfo<Value>& info);
using IndexedPropertySetterCallback = void (*)(uint32_t index, Local<Value> value,
                                               const PropertyCallbackInfo<Value>& info);
using IndexedPropertyQueryCallback = void (*)(uint32_t index, const PropertyCallbackInfo<Integer>& info);
using IndexedPropertyDeleterCallback = void (*)(uint32_t index, const PropertyCallbackInfo<Boolean>& info);
using IndexedPropertyDefinerCallback = void (*)(uint32_t index, const PropertyDescriptor& descriptor,
                                                const PropertyCallbackInfo<Value>& info);
using IndexedPropertyDescriptorCallback = void (*)(uint32_t index, const PropertyCallbackInfo<Value>& info);

// Whether `accessing_context` may access the object. Must not run script.
using AccessCheckCallback = bool (*)(Local<Context> accessing_context, Local<Object> accessed_object,
                                     Local<Value> data);

enum class PropertyHandlerFlags {
  kNone = 0,
  // Consulted only when the ordinary lookup finds nothing.
  kNonMasking = 1 << 0,
  // Symbols bypass the interceptor.
  kOnlyInterceptStrings = 1 << 1,
  kHasNoSideEffect = 1 << 2,
  // No effect.
  kAllCanRead = 1 << 3,
  // The callbacks are of the family that returns Intercepted. Set by the configurations' constructors.
  kInternalNewCallbacksSignatures = 1 << 10,
};

namespace internal {

V8_INLINE constexpr v8::PropertyHandlerFlags WithNewSignatures(v8::PropertyHandlerFlags flags) {
  return static_cast<v8::PropertyHandlerFlags>(
      static_cast<int>(flags) | static_cast<int>(v8::PropertyHandlerFlags::kInternalNewCallbacksSignatures));
}

// A callback parameter of the older family: accepts functions (and captureless lambdas) of exactly that type or null,
// so that calls with only nulls prefer the newer family.
template <class Callback>
struct LegacyCallback {
  Callback callback = nullptr;

  constexpr LegacyCallback() = default;
  template <class F, class = std::enable_if_t<!std::is_null_pointer_v<F> && std::is_convertible_v<F, Callback>>>
  constexpr LegacyCallback(F f) : callback(f) {}  // NOLINT(runtime/explicit)
  constexpr LegacyCallback(decltype(nullptr)) {}  // NOLINT(runtime/explicit)
};

V8_INLINE constexpr void* EraseCallback(decltype(nullptr)) { return nullptr; }
template <class Callback>
V8_INLINE void* EraseCallback(Callback callback) {
  return reinterpret_cast<void*>(callback);
}

// True when F converts to Legacy and not to New: the first callback decides the family.
template <class F, class Legacy, class New>
using EnableIfLegacy =
    std::enable_if_t<!std::is_null_pointer_v<F> && std::is_convertible_v<F, Legacy> && !std::is_convertible_v<F, New>>;

}  // namespace internal

// The interceptors of named properties for ObjectTemplate::SetHandler.
struct NamedPropertyHandlerConfiguration {
  NamedPropertyHandlerConfiguration(NamedPropertyGetterCallback getter, NamedPropertySetterCallback setter,
                                    NamedPropertyQueryCallback query, NamedPropertyDeleterCallback deleter,
                                    NamedPropertyEnumeratorCallback enumerator, NamedPropertyDefinerCallback definer,
                                    NamedPropertyDescriptorCallback descriptor, Local<Value> data = Local<Value>(),
                                    PropertyHandlerFlags flags = PropertyHandlerFlags::kNone)
      : NamedPropertyHandlerConfiguration(internal::WithNewSignatures(flags), getter, setter, query, deleter,
                                          enumerator, definer, descriptor, data) {}
  explicit NamedPropertyHandlerConfiguration(NamedPropertyGetterCallback getter,
                                             NamedPropertySetterCallback setter = nullptr,
                                             NamedPropertyQueryCallback query = nullptr,
                                             NamedPropertyDeleterCallback deleter = nullptr,
                                             NamedPropertyEnumeratorCallback enumerator = nullptr,
                                             Local<Value> data = Local<Value>(),
                                             PropertyHandlerFlags flags = PropertyHandlerFlags::kNone)
      : NamedPropertyHandlerConfiguration(internal::WithNewSignatures(flags), getter, setter, query, deleter,
                                          enumerator, nullptr, nullptr, data) {}
  NamedPropertyHandlerConfiguration(NamedPropertyGetterCallback getter, NamedPropertySetterCallback setter,
                                    NamedPropertyDescriptorCallback descriptor, NamedPropertyDeleterCallback deleter,
                                    NamedPropertyEnumeratorCallback enumerator, NamedPropertyDefinerCallback definer,
                                    Local<Value> data = Local<Value>(),
                                    PropertyHandlerFlags flags = PropertyHandlerFlags::kNone)
      : NamedPropertyHandlerConfiguration(internal::WithNewSignatures(flags), getter, setter, nullptr, deleter,
                                          enumerator, definer, descriptor, data) {}

  // The older family, in the same three orders.
  template <class G,
            class = internal::EnableIfLegacy<G, GenericNamedPropertyGetterCallback, NamedPropertyGetterCallback>>
  NamedPropertyHandlerConfiguration(G getter, internal::LegacyCallback<GenericNamedPropertySetterCallback> setter,
                                    internal::LegacyCallback<GenericNamedPropertyQueryCallback> query,
                                    internal::LegacyCallback<GenericNamedPropertyDeleterCallback> deleter,
                                    internal::LegacyCallback<GenericNamedPropertyEnumeratorCallback> enumerator,
                                    internal::LegacyCallback<GenericNamedPropertyDefinerCallback> definer,
                                    internal::LegacyCallback<GenericNamedPropertyDescriptorCallback> descriptor,
                                    Local<Value> data = Local<Value>(),
                                    PropertyHandlerFlags flags = PropertyHandlerFlags::kNone)
      : NamedPropertyHandlerConfiguration(flags, static_cast<GenericNamedPropertyGetterCallback>(getter),
                                          setter.callback, query.callback, deleter.callback, enumerator.callback,
                                          definer.callback, descriptor.callback, data) {}
  template <class G,
            class = internal::EnableIfLegacy<G, GenericNamedPropertyGetterCallback, NamedPropertyGetterCallback>>
  explicit NamedPropertyHandlerConfiguration(
      G getter, internal::LegacyCallback<GenericNamedPropertySetterCallback> setter = {},
      internal::LegacyCallback<GenericNamedPropertyQueryCallback> query = {},
      internal::LegacyCallback<GenericNamedPropertyDeleterCallback> deleter = {},
      internal::LegacyCallback<GenericNamedPropertyEnumeratorCallback> enumerator = {},
      Local<Value> data = Local<Value>(), PropertyHandlerFlags flags = PropertyHandlerFlags::kNone)
      : NamedPropertyHandlerConfiguration(flags, static_cast<GenericNamedPropertyGetterCallback>(getter),
                                          setter.callback, query.callback, deleter.callback, enumerator.callback,
                                          nullptr, nullptr, data) {}
  template <class G,
            class = internal::EnableIfLegacy<G, GenericNamedPropertyGetterCallback, NamedPropertyGetterCallback>>
  NamedPropertyHandlerConfiguration(G getter, internal::LegacyCallback<GenericNamedPropertySetterCallback> setter,
                                    internal::LegacyCallback<GenericNamedPropertyDescriptorCallback> descriptor,
                                    internal::LegacyCallback<GenericNamedPropertyDeleterCallback> deleter,
                                    internal::LegacyCallback<GenericNamedPropertyEnumeratorCallback> enumerator,
                                    internal::LegacyCallback<GenericNamedPropertyDefinerCallback> definer,
                                    Local<Value> data = Local<Value>(),
                                    PropertyHandlerFlags flags = PropertyHandlerFlags::kNone)
      : NamedPropertyHandlerConfiguration(flags, static_cast<GenericNamedPropertyGetterCallback>(getter),
                                          setter.callback, nullptr, deleter.callback, enumerator.callback,
                                          definer.callback, descriptor.callback, data) {}

  // Function pointers of the family that `flags` names, as void*: null where there is none.
  void* getter;
  void* setter;
  void* query;
  void* deleter;
  void* enumerator;
  void* definer;
  void* descriptor;
  Local<Value> data;
  PropertyHandlerFlags flags;

 private:
  template <class G, class S, class Q, class D, class E, class F, class R>
  NamedPropertyHandlerConfiguration(PropertyHandlerFlags flags_with_family, G g, S s, Q q, D d, E e, F f, R r,
                                    Local<Value> data_value)
      : getter(internal::EraseCallback(g)),
        setter(internal::EraseCallback(s)),
        query(internal::EraseCallback(q)),
        deleter(internal::EraseCallback(d)),
        enumerator(internal::EraseCallback(e)),
        definer(internal::EraseCallback(f)),
        descriptor(internal::EraseCallback(r)),
        data(data_value),
        flags(flags_with_family) {}
};

// The interceptors of integer indices for ObjectTemplate::SetHandler.
struct IndexedPropertyHandlerConfiguration {
  IndexedPropertyHandlerConfiguration(IndexedPropertyGetterCallbackV2 getter, IndexedPropertySetterCallbackV2 setter,
                                      IndexedPropertyQueryCallbackV2 query, IndexedPropertyDeleterCallbackV2 deleter,
                                      IndexedPropertyEnumeratorCallback enumerator,
                                      IndexedPropertyDefinerCallbackV2 definer,
                                      IndexedPropertyDescriptorCallbackV2 descriptor,
                                      Local<Value> data = Local<Value>(),
                                      PropertyHandlerFlags flags = PropertyHandlerFlags::kNone)
      : IndexedPropertyHandlerConfiguration(internal::WithNewSignatures(flags), getter, setter, query, deleter,
                                            enumerator, definer, descriptor, data) {}
  explicit IndexedPropertyHandlerConfiguration(IndexedPropertyGetterCallbackV2 getter = nullptr,
                                               IndexedPropertySetterCallbackV2 setter = nullptr,
                                               IndexedPropertyQueryCallbackV2 query = nullptr,
                                               IndexedPropertyDeleterCallbackV2 deleter = nullptr,
                                               IndexedPropertyEnumeratorCallback enumerator = nullptr,
                                               Local<Value> data = Local<Value>(),
                                               PropertyHandlerFlags flags = PropertyHandlerFlags::kNone)
      : IndexedPropertyHandlerConfiguration(internal::WithNewSignatures(flags), getter, setter, query, deleter,
                                            enumerator, nullptr, nullptr, data) {}
  IndexedPropertyHandlerConfiguration(IndexedPropertyGetterCallbackV2 getter, IndexedPropertySetterCallbackV2 setter,
                                      IndexedPropertyDescriptorCallbackV2 descriptor,
                                      IndexedPropertyDeleterCallbackV2 deleter,
                                      IndexedPropertyEnumeratorCallback enumerator,
                                      IndexedPropertyDefinerCallbackV2 definer, Local<Value> data = Local<Value>(),
                                      PropertyHandlerFlags flags = PropertyHandlerFlags::kNone)
      : IndexedPropertyHandlerConfiguration(internal::WithNewSignatures(flags), getter, setter, nullptr, deleter,
                                            enumerator, definer, descriptor, data) {}

  // The older family, in the same three orders.
  template <class G,
            class = internal::EnableIfLegacy<G, IndexedPropertyGetterCallback, IndexedPropertyGetterCallbackV2>>
  IndexedPropertyHandlerConfiguration(G getter, internal::LegacyCallback<IndexedPropertySetterCallback> setter,
                                      internal::LegacyCallback<IndexedPropertyQueryCallback> query,
                                      internal::LegacyCallback<IndexedPropertyDeleterCallback> deleter,
                                      internal::LegacyCallback<IndexedPropertyEnumeratorCallback> enumerator,
                                      internal::LegacyCallback<IndexedPropertyDefinerCallback> definer,
                                      internal::LegacyCallback<IndexedPropertyDescriptorCallback> descriptor,
                                      Local<Value> data = Local<Value>(),
                                      PropertyHandlerFlags flags = PropertyHandlerFlags::kNone)
      : IndexedPropertyHandlerConfiguration(flags, static_cast<IndexedPropertyGetterCallback>(getter), setter.callback,
                                            query.callback, deleter.callback, enumerator.callback, definer.callback,
                                            descriptor.callback, data) {}
  template <class G,
            class = internal::EnableIfLegacy<G, IndexedPropertyGetterCallback, IndexedPropertyGetterCallbackV2>>
  explicit IndexedPropertyHandlerConfiguration(
      G getter, internal::LegacyCallback<IndexedPropertySetterCallback> setter = {},
      internal::LegacyCallback<IndexedPropertyQueryCallback> query = {},
      internal::LegacyCallback<IndexedPropertyDeleterCallback> deleter = {},
      internal::LegacyCallback<IndexedPropertyEnumeratorCallback> enumerator = {}, Local<Value> data = Local<Value>(),
      PropertyHandlerFlags flags = PropertyHandlerFlags::kNone)
      : IndexedPropertyHandlerConfiguration(flags, static_cast<IndexedPropertyGetterCallback>(getter), setter.callback,
                                            query.callback, deleter.callback, enumerator.callback, nullptr, nullptr,
                                            data) {}
  template <class G,
            class = internal::EnableIfLegacy<G, IndexedPropertyGetterCallback, IndexedPropertyGetterCallbackV2>>
  IndexedPropertyHandlerConfiguration(G getter, internal::LegacyCallback<IndexedPropertySetterCallback> setter,
                                      internal::LegacyCallback<IndexedPropertyDescriptorCallback> descriptor,
                                      internal::LegacyCallback<IndexedPropertyDeleterCallback> deleter,
                                      internal::LegacyCallback<IndexedPropertyEnumeratorCallback> enumerator,
                                      internal::LegacyCallback<IndexedPropertyDefinerCallback> definer,
                                      Local<Value> data = Local<Value>(),
                                      PropertyHandlerFlags flags = PropertyHandlerFlags::kNone)
      : IndexedPropertyHandlerConfiguration(flags, static_cast<IndexedPropertyGetterCallback>(getter), setter.callback,
                                            nullptr, deleter.callback, enumerator.callback, definer.callback,
                                            descriptor.callback, data) {}

  void* getter;
  void* setter;
  void* query;
  void* deleter;
  void* enumerator;
  void* definer;
  void* descriptor;
  Local<Value> data;
  PropertyHandlerFlags flags;

 private:
  template <class G, class S, class Q, class D, class E, class F, class R>
  IndexedPropertyHandlerConfiguration(PropertyHandlerFlags flags_with_family, G g, S s, Q q, D d, E e, F f, R r,
                                      Local<Value> data_value)
      : getter(internal::EraseCallback(g)),
        setter(internal::EraseCallback(s)),
        query(internal::EraseCallback(q)),
        deleter(internal::EraseCallback(d)),
        enumerator(internal::EraseCallback(e)),
        definer(internal::EraseCallback(f)),
        descriptor(internal::EraseCallback(r)),
        data(data_value),
        flags(flags_with_family) {}
};

// --- Function and object templates -----------------------------------------------------------------------------------

// Makes functions: one per context, with a prototype object and instances after its templates.
//
//   v8::Local<v8::FunctionTemplate> point = v8::FunctionTemplate::New(isolate, ConstructPoint);
//   point->SetClassName(v8::String::NewFromUtf8Literal(isolate, "Point"));
//   point->InstanceTemplate()->SetInternalFieldCount(1);
//   point->PrototypeTemplate()->Set(isolate, "length", v8::FunctionTemplate::New(isolate, PointLength));
//   context->Global()->Set(context, name, point->GetFunction(context).ToLocalChecked()).Check();
class V8_EXPORT FunctionTemplate : public Template {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kFunctionTemplate;

  // `callback` may be null: the function then does nothing. With a signature, calls on receivers that do not match are
  // a TypeError ("Illegal invocation"). `c_function` and the instance-type numbers are hints of V8's compilers and have
  // no effect.
  static Local<FunctionTemplate> New(Isolate* isolate, FunctionCallback callback = nullptr,
                                     Local<Value> data = Local<Value>(),
                                     Local<Signature> signature = Local<Signature>(), int length = 0,
                                     ConstructorBehavior behavior = ConstructorBehavior::kAllow,
                                     SideEffectType side_effect_type = SideEffectType::kHasSideEffect,
                                     const CFunction* c_function = nullptr, uint16_t instance_type = 0,
                                     uint16_t allowed_receiver_instance_type_range_start = 0,
                                     uint16_t allowed_receiver_instance_type_range_end = 0);

  // Several fast targets for one function; hints as well.
  static Local<FunctionTemplate> NewWithCFunctionOverloads(
      Isolate* isolate, FunctionCallback callback = nullptr, Local<Value> data = Local<Value>(),
      Local<Signature> signature = Local<Signature>(), int length = 0,
      ConstructorBehavior behavior = ConstructorBehavior::kAllow,
      SideEffectType side_effect_type = SideEffectType::kHasSideEffect,
      const MemorySpan<const CFunction>& c_function_overloads = {});
  // For getters: where the receiver has the private property, its value is the result and `callback` does not run.
  static Local<FunctionTemplate> NewWithCache(Isolate* isolate, FunctionCallback callback,
                                              Local<Private> cache_property, Local<Value> data = Local<Value>(),
                                              Local<Signature> signature = Local<Signature>(), int length = 0,
                                              SideEffectType side_effect_type = SideEffectType::kHasSideEffect);

  // The function of this template in the context: the same one each time.
  V8_WARN_UNUSED_RESULT MaybeLocal<Function> GetFunction(Local<Context> context);

  // What the function calls, if it was not given to New.
  void SetCallHandler(FunctionCallback callback, Local<Value> data = Local<Value>(),
                      SideEffectType side_effect_type = SideEffectType::kHasSideEffect,
                      const CFunction* c_function = nullptr);
  void SetLength(int length);
  void SetClassName(Local<String> name);
  // The name of the interface that messages about the function name; no effect, they name the class.
  void SetInterfaceName(Local<String> name);

  // The template of objects that `new` makes, and of the object in the function's "prototype" property.
  Local<ObjectTemplate> InstanceTemplate();
  Local<ObjectTemplate> PrototypeTemplate();
  // The prototype object inherits from `parent`'s. The function and its instances get the native data properties of
  // parent and of parent's InstanceTemplate() as well, but nothing else of what these list: no values, no handlers, no
  // internal fields.
  void Inherit(Local<FunctionTemplate> parent);
  // Makes "prototype" read-only; or leaves it out, and with it the ability to be a constructor.
  void ReadOnlyPrototype();
  void RemovePrototype();
  // Whether the function may be called on objects that the caller may not access (see
  // ObjectTemplate::SetAccessCheckCallback). Default: true. If not, such a call throws and the callback does not run.
  void SetAcceptAnyReceiver(bool value);

  // The function's "prototype" is the one of this other template's function. Instead of PrototypeTemplate() and
  // Inherit(), not with them.
  void SetPrototypeProviderTemplate(Local<FunctionTemplate> prototype_provider);

  // Whether the object was made from this template or from one that inherits from it.
  bool HasInstance(Local<Value> object);
  // Whether the object was made from this very template.
  bool IsLeafTemplateForApiObject(Local<Value> value) const;

  // An object without a context: whatever is done to it, its access check refuses, so that the handlers of
  // ObjectTemplate::SetAccessCheckCallbackAndHandler answer. The instance template must have them. Empty when an
  // exception was thrown.
  V8_WARN_UNUSED_RESULT MaybeLocal<Object> NewRemoteInstance();

  V8_INLINE static FunctionTemplate* Cast(Data* data) { return internal::ApiCast<FunctionTemplate>(data); }

 private:
  FunctionTemplate() = delete;
};

// Makes objects.
class V8_EXPORT ObjectTemplate : public Template {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kObjectTemplate;

  // Objects are instances of the constructor, if given.
  static Local<ObjectTemplate> New(Isolate* isolate, Local<FunctionTemplate> constructor = Local<FunctionTemplate>());

  // A new object in the context.
  V8_WARN_UNUSED_RESULT MaybeLocal<Object> NewInstance(Local<Context> context);

  // The older forms of SetNativeDataProperty; AccessControl has no effect.
  void SetAccessor(Local<String> name, AccessorGetterCallback getter, AccessorSetterCallback setter = nullptr,
                   Local<Value> data = Local<Value>(), AccessControl settings = DEFAULT,
                   PropertyAttribute attributes = None,
                   SideEffectType getter_side_effect_type = SideEffectType::kHasSideEffect,
                   SideEffectType setter_side_effect_type = SideEffectType::kHasSideEffect);
  void SetAccessor(Local<Name> name, AccessorNameGetterCallback getter, AccessorNameSetterCallback setter = nullptr,
                   Local<Value> data = Local<Value>(), AccessControl settings = DEFAULT,
                   PropertyAttribute attributes = None,
                   SideEffectType getter_side_effect_type = SideEffectType::kHasSideEffect,
                   SideEffectType setter_side_effect_type = SideEffectType::kHasSideEffect);
  void SetAccessor(Local<Name> name, AccessorNameGetterCallback getter, AccessorNameSetterCallback setter,
                   Local<Value> data, PropertyAttribute attributes,
                   SideEffectType getter_side_effect_type = SideEffectType::kHasSideEffect,
                   SideEffectType setter_side_effect_type = SideEffectType::kHasSideEffect);

  // Interceptors of instances.
  void SetHandler(const NamedPropertyHandlerConfiguration& configuration);
  void SetHandler(const IndexedPropertyHandlerConfiguration& configuration);
  // The oldest form of an indexed interceptor.
  void SetIndexedPropertyHandler(IndexedPropertyGetterCallback getter, IndexedPropertySetterCallback setter = nullptr,
                                 IndexedPropertyQueryCallback query = nullptr,
                                 IndexedPropertyDeleterCallback deleter = nullptr,
                                 IndexedPropertyEnumeratorCallback enumerator = nullptr,
                                 Local<Value> data = Local<Value>()) {
    SetHandler(IndexedPropertyHandlerConfiguration(getter, setter, query, deleter, enumerator, data));
  }
  // Instances can be called (and constructed with), as if they were functions.
  void SetCallAsFunctionHandler(FunctionCallback callback, Local<Value> data = Local<Value>());
  // Asks `callback` at each access of an instance whether the current context may do it. Of a global object with such a
  // template only contexts with another security token are asked (Context::SetSecurityToken). A refused access throws
  // (see Isolate::SetFailedAccessCheckCallbackFunction); no getter and no interceptor of the object runs. What is asked
  // for does not matter: a context may do everything with an object or nothing. Names of own properties are withheld and
  // the prototype is null, without an exception, and so is what the library itself looks for by a well-known symbol.
  void SetAccessCheckCallback(AccessCheckCallback callback, Local<Value> data = Local<Value>());
  // With handlers that answer the contexts that are refused.
  void SetAccessCheckCallbackAndHandler(AccessCheckCallback callback,
                                        const NamedPropertyHandlerConfiguration& named_handler,
                                        const IndexedPropertyHandlerConfiguration& indexed_handler,
                                        Local<Value> data = Local<Value>());

  // Instances stand for code (Trusted Types): eval runs them, converted to a string, where it gives other objects back.
  bool IsCodeLike() const;
  void SetCodeLike();

  // typeof gives "undefined", and == null holds (ECMA-262 §B.3.6).
  void MarkAsUndetectable();

  // See Object::GetInternalField.
  int InternalFieldCount() const;
  void SetInternalFieldCount(int value);

  // The prototype of instances cannot be changed (§10.4.7).
  bool IsImmutableProto() const;
  void SetImmutableProto();

  V8_INLINE static ObjectTemplate* Cast(Data* data) { return internal::ApiCast<ObjectTemplate>(data); }

 private:
  ObjectTemplate() = delete;
};

// Makes plain objects that all have the same names, with values given anew for each: what a host's dictionaries become.
class V8_EXPORT DictionaryTemplate final : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kDictionaryTemplate;

  // The names (UTF-8, distinct), in the order in which instances have them.
  static Local<DictionaryTemplate> New(Isolate* isolate, MemorySpan<const std::string_view> names);
  // An object of the context. As many values as names; an empty one leaves its property out.
  Local<Object> NewInstance(Local<Context> context, MemorySpan<MaybeLocal<Value>> property_values);

  V8_INLINE static DictionaryTemplate* Cast(Data* data) { return internal::ApiCast<DictionaryTemplate>(data); }

 private:
  DictionaryTemplate() = delete;
};

// Restricts the receivers of a function to instances of a template (or of one that inherits from it).
class V8_EXPORT Signature : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kSignature;

  static Local<Signature> New(Isolate* isolate, Local<FunctionTemplate> receiver = Local<FunctionTemplate>());
  V8_INLINE static Signature* Cast(Data* data) { return internal::ApiCast<Signature>(data); }

 private:
  Signature() = delete;
};

}  // namespace v8

#endif  // INCLUDE_V8_TEMPLATE_H_
