// Object: properties, prototypes, internal fields, private symbols.

#ifndef INCLUDE_V8_OBJECT_H_
#define INCLUDE_V8_OBJECT_H_

#include <stddef.h>
#include <stdint.h>

#include "v8-internal.h"           // NOLINT(build/include_directory)
#include "v8-local-handle.h"       // NOLINT(build/include_directory)
#include "v8-maybe.h"              // NOLINT(build/include_directory)
#include "v8-persistent-handle.h"  // NOLINT(build/include_directory)
#include "v8-primitive.h"          // NOLINT(build/include_directory)
#include "v8-sandbox.h"            // NOLINT(build/include_directory)
#include "v8-traced-handle.h"      // NOLINT(build/include_directory)
#include "v8-value.h"              // NOLINT(build/include_directory)
#include "v8config.h"              // NOLINT(build/include_directory)

namespace v8 {

// A property name that script never sees: not enumerable, not observable through proxies.
class V8_EXPORT Private : public Data {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kPrivate;

  // The name given at creation, or undefined.
  Local<Value> Name() const;
  static Local<Private> New(Isolate* isolate, Local<String> name = Local<String>());
  // The same private symbol for the same name throughout the isolate.
  static Local<Private> ForApi(Isolate* isolate, Local<String> name);

  V8_INLINE static Private* Cast(Data* data) { return internal::ApiCast<Private>(data); }
};

// The attributes of a property (ECMA-262 §6.1.7.1), as what is *not* allowed.
enum PropertyAttribute {
  None = 0,
  ReadOnly = 1 << 0,    // [[Writable]] is false.
  DontEnum = 1 << 1,    // [[Enumerable]] is false.
  DontDelete = 1 << 2,  // [[Configurable]] is false.
};

// Kept for older signatures; has no effect.
enum AccessControl {
  DEFAULT = 0,
  ALL_CAN_READ = 1,
  ALL_CAN_WRITE = 1 << 1,
  PROHIBITS_OVERWRITING = 1 << 2,
};

// Whether a callback may be called while a debugger evaluates without side effects.
enum class SideEffectType { kHasSideEffect, kHasNoSideEffect, kHasSideEffectToReceiver };

// Which keys GetPropertyNames collects.
enum PropertyFilter {
  ALL_PROPERTIES = 0,
  ONLY_WRITABLE = 1,
  ONLY_ENUMERABLE = 2,
  ONLY_CONFIGURABLE = 4,
  SKIP_STRINGS = 8,
  SKIP_SYMBOLS = 16
};
enum class KeyCollectionMode { kOwnOnly, kIncludePrototypes };
enum class IndexFilter { kIncludeIndices, kSkipIndices };
// Integer-index keys: as strings, as numbers, or (kNoNumbers) in whatever form avoids a Number.
enum class KeyConversionMode { kConvertToString, kKeepNumbers, kNoNumbers };

// What Object.freeze and Object.seal establish (§7.3.16).
enum class IntegrityLevel { kFrozen, kSealed };

// Native accessors. A getter stores its result in info.GetReturnValue(); to throw it calls Isolate::ThrowException and
// returns. The callbacks run with a handle scope open, in the context of the property's holder.
using AccessorNameGetterCallback = void (*)(Local<Name> property, const PropertyCallbackInfo<Value>& info);
using AccessorNameSetterCallback = void (*)(Local<Name> property, Local<Value> value,
                                            const PropertyCallbackInfo<void>& info);
using AccessorGetterCallback = void (*)(Local<String> property, const PropertyCallbackInfo<Value>& info);
using AccessorSetterCallback = void (*)(Local<String> property, Local<Value> value,
                                        const PropertyCallbackInfo<void>& info);

// The specification's Property Descriptor (§6.2.6), for Object::DefineProperty. Holds Locals: stack only.
class V8_EXPORT PropertyDescriptor {
 public:
  // No field present.
  PropertyDescriptor();
  // A data descriptor, without or with [[Writable]].
  explicit PropertyDescriptor(Local<Value> value);
  PropertyDescriptor(Local<Value> value, bool writable);
  // An accessor descriptor; undefined for an absent half.
  PropertyDescriptor(Local<Value> get, Local<Value> set);
  ~PropertyDescriptor();
  PropertyDescriptor(const PropertyDescriptor&) = delete;
  void operator=(const PropertyDescriptor&) = delete;

  Local<Value> value() const;
  bool has_value() const;
  Local<Value> get() const;
  bool has_get() const;
  Local<Value> set() const;
  bool has_set() const;

  void set_enumerable(bool enumerable);
  bool enumerable() const;
  bool has_enumerable() const;
  void set_configurable(bool configurable);
  bool configurable() const;
  bool has_configurable() const;
  bool writable() const;
  bool has_writable() const;

  // For the engine.
  struct PrivateData;
  PrivateData* get_private() const { return private_; }

 private:
  PrivateData* private_;
};
static_assert(sizeof(PropertyDescriptor) == sizeof(void*), "PropertyDescriptor is one word");

// An object (ECMA-262 §6.1.7).
//
// Functions that take a context may run script in it (getters, proxies, interceptors) and then return an empty result
// when an exception was thrown or execution is being terminated. Keys are property keys: Numbers that are array indices
// name elements, everything else is converted with ToPropertyKey.
class V8_EXPORT Object : public Value {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kObject;

  // --- Creating ---
  // `{}` in the current context.
  static Local<Object> New(Isolate* isolate);
  // An object with the given prototype (an Object or null) and `length` own properties; names must be distinct.
  static Local<Object> New(Isolate* isolate, Local<Value> prototype_or_null, Local<Name>* names, Local<Value>* values,
                           size_t length);
  // A shallow copy with the same prototype and own properties.
  Local<Object> Clone();
  Local<Object> Clone(Isolate* isolate);

  // --- Properties ---
  // [[Set]] (§10.1.9), as in strict code, on `receiver` if given. Just(true) on success.
  V8_WARN_UNUSED_RESULT Maybe<bool> Set(Local<Context> context, Local<Value> key, Local<Value> value);
  V8_WARN_UNUSED_RESULT Maybe<bool> Set(Local<Context> context, Local<Value> key, Local<Value> value,
                                        MaybeLocal<Object> receiver);
  V8_WARN_UNUSED_RESULT Maybe<bool> Set(Local<Context> context, uint32_t index, Local<Value> value);

  // CreateDataProperty (§7.3.5): defines, does not look at prototypes. Just(false) when refused.
  V8_WARN_UNUSED_RESULT Maybe<bool> CreateDataProperty(Local<Context> context, Local<Name> key, Local<Value> value);
  V8_WARN_UNUSED_RESULT Maybe<bool> CreateDataProperty(Local<Context> context, uint32_t index, Local<Value> value);
  // [[DefineOwnProperty]] of a data property with all fields present. Just(false) when refused.
  V8_WARN_UNUSED_RESULT Maybe<bool> DefineOwnProperty(Local<Context> context, Local<Name> key, Local<Value> value,
                                                      PropertyAttribute attributes = None);
  // [[DefineOwnProperty]] (§10.1.6).
  V8_WARN_UNUSED_RESULT Maybe<bool> DefineProperty(Local<Context> context, Local<Name> key,
                                                   PropertyDescriptor& descriptor);

  // [[Get]] (§10.1.8), with `receiver` as `this` of getters if given.
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> Get(Local<Context> context, Local<Value> key);
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> Get(Local<Context> context, Local<Value> key, MaybeLocal<Object> receiver);
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> Get(Local<Context> context, uint32_t index);

  // The attributes of the property found on the object or its prototypes; None if there is none.
  V8_WARN_UNUSED_RESULT Maybe<PropertyAttribute> GetPropertyAttributes(Local<Context> context, Local<Value> key);
  // Object.getOwnPropertyDescriptor (§20.1.2.8).
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> GetOwnPropertyDescriptor(Local<Context> context, Local<Name> key);

  // [[HasProperty]] (§10.1.7): own or inherited.
  V8_WARN_UNUSED_RESULT Maybe<bool> Has(Local<Context> context, Local<Value> key);
  V8_WARN_UNUSED_RESULT Maybe<bool> Has(Local<Context> context, uint32_t index);
  V8_WARN_UNUSED_RESULT Maybe<bool> HasOwnProperty(Local<Context> context, Local<Name> key);
  V8_WARN_UNUSED_RESULT Maybe<bool> HasOwnProperty(Local<Context> context, uint32_t index);
  // [[Delete]] (§10.1.10). Just(false) when the property cannot be deleted.
  V8_WARN_UNUSED_RESULT Maybe<bool> Delete(Local<Context> context, Local<Value> key);
  V8_WARN_UNUSED_RESULT Maybe<bool> Delete(Local<Context> context, uint32_t index);

  // Lookups that do not consult interceptors. Getters found this way are run.
  V8_WARN_UNUSED_RESULT Maybe<bool> HasRealNamedProperty(Local<Context> context, Local<Name> key);
  V8_WARN_UNUSED_RESULT Maybe<bool> HasRealIndexedProperty(Local<Context> context, uint32_t index);
  V8_WARN_UNUSED_RESULT Maybe<bool> HasRealNamedCallbackProperty(Local<Context> context, Local<Name> key);
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> GetRealNamedProperty(Local<Context> context, Local<Name> key);
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> GetRealNamedPropertyInPrototypeChain(Local<Context> context, Local<Name> key);
  V8_WARN_UNUSED_RESULT Maybe<PropertyAttribute> GetRealNamedPropertyAttributes(Local<Context> context,
                                                                                Local<Name> key);
  V8_WARN_UNUSED_RESULT Maybe<PropertyAttribute> GetRealNamedPropertyAttributesInPrototypeChain(Local<Context> context,
                                                                                                Local<Name> key);
  bool HasNamedLookupInterceptor() const;
  bool HasIndexedLookupInterceptor() const;

  // --- Native accessors ---
  // Both give Just(false) where a property is there that is not configurable, or none can be added.
  // A property that looks like data and is backed by callbacks, with the object as holder. With a null setter the first
  // write turns it into an ordinary data property, unless ReadOnly is set.
  V8_WARN_UNUSED_RESULT Maybe<bool> SetNativeDataProperty(
      Local<Context> context, Local<Name> name, AccessorNameGetterCallback getter,
      AccessorNameSetterCallback setter = nullptr, Local<Value> data = Local<Value>(),
      PropertyAttribute attributes = None, SideEffectType getter_side_effect_type = SideEffectType::kHasSideEffect,
      SideEffectType setter_side_effect_type = SideEffectType::kHasSideEffect);
  // The getter runs at the first read; its result then becomes an ordinary data property.
  V8_WARN_UNUSED_RESULT Maybe<bool> SetLazyDataProperty(
      Local<Context> context, Local<Name> name, AccessorNameGetterCallback getter, Local<Value> data = Local<Value>(),
      PropertyAttribute attributes = None, SideEffectType getter_side_effect_type = SideEffectType::kHasSideEffect,
      SideEffectType setter_side_effect_type = SideEffectType::kHasSideEffect);
  // A real accessor property; one of the functions may be empty.
  void SetAccessorProperty(Local<Name> name, Local<Function> getter, Local<Function> setter = Local<Function>(),
                           PropertyAttribute attributes = None);
  // The older form of SetNativeDataProperty; `settings` has no effect.
  V8_WARN_UNUSED_RESULT Maybe<bool> SetAccessor(
      Local<Context> context, Local<Name> name, AccessorNameGetterCallback getter,
      AccessorNameSetterCallback setter = nullptr, MaybeLocal<Value> data = MaybeLocal<Value>(),
      AccessControl settings = DEFAULT, PropertyAttribute attributes = None,
      SideEffectType getter_side_effect_type = SideEffectType::kHasSideEffect,
      SideEffectType setter_side_effect_type = SideEffectType::kHasSideEffect);

  // --- Private properties: never run script, ignore proxies' handlers ---
  V8_WARN_UNUSED_RESULT Maybe<bool> HasPrivate(Local<Context> context, Local<Private> key);
  V8_WARN_UNUSED_RESULT Maybe<bool> SetPrivate(Local<Context> context, Local<Private> key, Local<Value> value);
  V8_WARN_UNUSED_RESULT Maybe<bool> DeletePrivate(Local<Context> context, Local<Private> key);
  // undefined when there is none.
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> GetPrivate(Local<Context> context, Local<Private> key);

  // --- Keys ---
  // Enumerable string keys of the object and its prototypes, as for-in visits them; indices as Numbers.
  V8_WARN_UNUSED_RESULT MaybeLocal<Array> GetPropertyNames(Local<Context> context);
  V8_WARN_UNUSED_RESULT MaybeLocal<Array> GetPropertyNames(
      Local<Context> context, KeyCollectionMode mode, PropertyFilter property_filter, IndexFilter index_filter,
      KeyConversionMode key_conversion = KeyConversionMode::kKeepNumbers);
  // Own enumerable string keys.
  V8_WARN_UNUSED_RESULT MaybeLocal<Array> GetOwnPropertyNames(Local<Context> context);
  V8_WARN_UNUSED_RESULT MaybeLocal<Array> GetOwnPropertyNames(
      Local<Context> context, PropertyFilter filter,
      KeyConversionMode key_conversion = KeyConversionMode::kKeepNumbers);

  // --- Prototypes ---
  // An Object or null; does not call a proxy's trap. The V2 forms differ on a global proxy only: they see the
  // prototype that script sees.
  Local<Value> GetPrototype();
  Local<Value> GetPrototypeV2();
  // Nothing, without an exception, where the prototype cannot be that (immutable, cyclic, not extensible, no access);
  // Just(false) for a value that is no prototype.
  V8_WARN_UNUSED_RESULT Maybe<bool> SetPrototype(Local<Context> context, Local<Value> prototype);
  V8_WARN_UNUSED_RESULT Maybe<bool> SetPrototypeV2(Local<Context> context, Local<Value> prototype);
  // The first object on the chain, this one included, that was made from the template; empty if there is none.
  Local<Object> FindInstanceInPrototypeChain(Local<FunctionTemplate> tmpl);

  // Object.prototype.toString (§20.1.3.6).
  V8_WARN_UNUSED_RESULT MaybeLocal<String> ObjectProtoToString(Local<Context> context);
  // The name of the function that made the object, as far as it is known; never runs script.
  Local<String> GetConstructorName();
  // §7.3.16; Just(false) when refused.
  V8_WARN_UNUSED_RESULT Maybe<bool> SetIntegrityLevel(Local<Context> context, IntegrityLevel level);

  // --- Internal fields: slots for the host, as many as the template says (ObjectTemplate::SetInternalFieldCount) ---
  // undefined until set; an index out of range is fatal.
  int InternalFieldCount() const;
  V8_INLINE static int InternalFieldCount(const PersistentBase<Object>& object) {
    return SlotObject(object)->InternalFieldCount();
  }
  V8_INLINE static int InternalFieldCount(const BasicTracedReference<Object>& object) {
    return SlotObject(object)->InternalFieldCount();
  }
  // Reads a field that was set with SetInternalField.
  Local<Value> GetInternalField(int index);
  void SetInternalField(int index, Local<Data> value);
  // Pointers must be even. Reads null where no pointer was stored.
  void* GetAlignedPointerFromInternalField(int index);
  V8_INLINE void* GetAlignedPointerFromInternalField(Isolate*, int index) {
    return GetAlignedPointerFromInternalField(index);
  }
  V8_INLINE static void* GetAlignedPointerFromInternalField(const PersistentBase<Object>& object, int index) {
    return SlotObject(object)->GetAlignedPointerFromInternalField(index);
  }
  V8_INLINE static void* GetAlignedPointerFromInternalField(const BasicTracedReference<Object>& object, int index) {
    return SlotObject(object)->GetAlignedPointerFromInternalField(index);
  }
  void SetAlignedPointerInInternalField(int index, void* value);
  void SetAlignedPointerInInternalFields(int argc, int indices[], void* values[]);
  // Made from a template with internal fields.
  bool IsApiWrapper() const;

  // The C++ object that the host has given this object of its own, with the kind that the tag names. A pointer only:
  // there is no C++ heap, and nobody but the host keeps what it points to alive. Unwrap gives null where there is none, or
  // one of another kind.
  template <CppHeapPointerTag tag, typename T = void>
  V8_INLINE static T* Unwrap(Isolate* isolate, const Local<Object>& wrapper) {
    return Unwrap<T>(isolate, wrapper, CppHeapPointerTagRange(tag, tag));
  }
  template <CppHeapPointerTag tag, typename T = void>
  V8_INLINE static T* Unwrap(Isolate* isolate, const PersistentBase<Object>& wrapper) {
    return Unwrap<T>(isolate, wrapper, CppHeapPointerTagRange(tag, tag));
  }
  template <CppHeapPointerTag tag, typename T = void>
  V8_INLINE static T* Unwrap(Isolate* isolate, const BasicTracedReference<Object>& wrapper) {
    return Unwrap<T>(isolate, wrapper, CppHeapPointerTagRange(tag, tag));
  }
  template <typename T = void>
  V8_INLINE static T* Unwrap(Isolate* isolate, const Local<Object>& wrapper, CppHeapPointerTagRange tag_range) {
    return static_cast<T*>(SlotObject(wrapper)->GetCppObject(isolate, tag_range));
  }
  template <typename T = void>
  V8_INLINE static T* Unwrap(Isolate* isolate, const PersistentBase<Object>& wrapper, CppHeapPointerTagRange tag_range) {
    return static_cast<T*>(SlotObject(wrapper)->GetCppObject(isolate, tag_range));
  }
  template <typename T = void>
  V8_INLINE static T* Unwrap(Isolate* isolate, const BasicTracedReference<Object>& wrapper,
                             CppHeapPointerTagRange tag_range) {
    return static_cast<T*>(SlotObject(wrapper)->GetCppObject(isolate, tag_range));
  }
  template <CppHeapPointerTag tag>
  V8_INLINE static void Wrap(Isolate* isolate, const Local<Object>& wrapper, void* wrappable) {
    Wrap(isolate, wrapper, wrappable, tag);
  }
  template <CppHeapPointerTag tag>
  V8_INLINE static void Wrap(Isolate* isolate, const PersistentBase<Object>& wrapper, void* wrappable) {
    Wrap(isolate, wrapper, wrappable, tag);
  }
  template <CppHeapPointerTag tag>
  V8_INLINE static void Wrap(Isolate* isolate, const BasicTracedReference<Object>& wrapper, void* wrappable) {
    Wrap(isolate, wrapper, wrappable, tag);
  }
  V8_INLINE static void Wrap(Isolate* isolate, const Local<Object>& wrapper, void* wrappable, CppHeapPointerTag tag) {
    SlotObject(wrapper)->SetCppObject(isolate, wrappable, tag);
  }
  V8_INLINE static void Wrap(Isolate* isolate, const PersistentBase<Object>& wrapper, void* wrappable,
                             CppHeapPointerTag tag) {
    SlotObject(wrapper)->SetCppObject(isolate, wrappable, tag);
  }
  V8_INLINE static void Wrap(Isolate* isolate, const BasicTracedReference<Object>& wrapper, void* wrappable,
                             CppHeapPointerTag tag) {
    SlotObject(wrapper)->SetCppObject(isolate, wrappable, tag);
  }

  // --- Calling ---
  bool IsCallable() const;
  bool IsConstructor() const;
  // Made from a template with ObjectTemplate::MarkAsUndetectable (the [[IsHTMLDDA]] slot, §B.3.6).
  bool IsUndetectable() const;
  // Calls, or constructs with, an object that is callable without being a Function; TypeError if it is not.
  // Made from a template with ObjectTemplate::SetCodeLike.
  bool IsCodeLike(Isolate* isolate) const;
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> CallAsFunction(Local<Context> context, Local<Value> recv, int argc,
                                                         Local<Value> argv[]);
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> CallAsConstructor(Local<Context> context, int argc, Local<Value> argv[]);

  // --- Other ---
  // Stays the same for the life of the object; never 0; not unique.
  int GetIdentityHash();
  // The context in which the object was made; empty for objects that have none.
  MaybeLocal<Context> GetCreationContext(Isolate* isolate);
  MaybeLocal<Context> GetCreationContext();
  V8_INLINE static MaybeLocal<Context> GetCreationContext(Isolate* isolate, const PersistentBase<Object>& object) {
    return SlotObject(object)->GetCreationContext(isolate);
  }
  V8_INLINE static MaybeLocal<Context> GetCreationContext(const PersistentBase<Object>& object) {
    return SlotObject(object)->GetCreationContext();
  }
  // What Context::SetAlignedPointerInEmbedderData has stored in that context; null where there is none.
  void* GetAlignedPointerFromEmbedderDataInCreationContext(Isolate* isolate, int index);
  void* GetAlignedPointerFromEmbedderDataInCreationContext(int index);
  // As above; fatal where there is none.
  Local<Context> GetCreationContextChecked();
  Local<Context> GetCreationContextChecked(Isolate* isolate);
  V8_DEPRECATE_SOON("Use GetCreationContext") Local<Context> CreationContext();
  Isolate* GetIsolate();
  V8_INLINE static Isolate* GetIsolate(const TracedReference<Object>& handle) {
    return SlotObject(handle)->GetIsolate();
  }

  // The contents of a Map, Set, WeakMap, WeakSet or one of their iterators, without running script; keys and values in
  // turn when `*is_key_value` says so. Empty for other objects.
  MaybeLocal<Array> PreviewEntries(bool* is_key_value);

  V8_INLINE static Object* Cast(Value* value) { return internal::ApiCast<Object>(value); }

 private:
  void* GetCppObject(Isolate* isolate, CppHeapPointerTagRange tag_range) const;
  void SetCppObject(Isolate* isolate, void* wrappable, CppHeapPointerTag tag);
  template <class Handle>
  V8_INLINE static Object* SlotObject(const Handle& object) {
    return internal::ValueHelper::FromSlot<Object>(internal::ValueHelper::SlotOfHandle(object));
  }
};

}  // namespace v8

#endif  // INCLUDE_V8_OBJECT_H_
