#ifndef FLAT8_SRC_OBJECTS_TEMPLATES_H_
#define FLAT8_SRC_OBJECTS_TEMPLATES_H_

#include "src/objects/fixed-array.h"
#include "src/objects/name.h"
#include "src/objects/result.h"

namespace v8::internal {

// What v8::Template holds: properties to install. Lists are FixedArrays used as growing lists (length word = capacity,
// element 0 = count) or undefined.
class TemplateInfo : public HeapObject {
 public:
  // The key of its instances in the realms' caches.
  INT_FIELD(serial_number)
  static constexpr int kDoNotCache = -1;
  // (name, value, attributes) triples. The value of an accessor property is an AccessorPair of templates, and with
  // kIntrinsicProperty among the attributes it is the number of a v8::Intrinsic.
  TAGGED_FIELD(Object, property_list)
  // Native data properties: AccessorInfos.
  TAGGED_FIELD(Object, native_accessors)
  static constexpr int kIntrinsicProperty = 1 << 8;
};

class FunctionTemplateInfo : public TemplateInfo {
 public:
  RAW_POINTER_FIELD(void, callback)  // v8::FunctionCallback or null
  TAGGED_FIELD(Object, callback_data)
  TAGGED_FIELD(Object, class_name)
  // FunctionTemplateInfo; undefined when any receiver will do, null when it only has to pass its access check.
  TAGGED_FIELD(Object, signature)
  TAGGED_FIELD(Object, prototype_template)
  TAGGED_FIELD(Object, prototype_provider_template)
  TAGGED_FIELD(Object, parent_template)
  TAGGED_FIELD(Object, instance_template)
  TAGGED_FIELD(Object, access_check_info)
  TAGGED_FIELD(Object, shared_function_info)
  INT_FIELD(length)
  INT_FIELD(flags)
#define TEMPLATE_FLAG(name, bit)                              \
  bool name() const { return (flags() & (1 << bit)) != 0; }   \
  void set_##name(bool value) { set_flags(value ? flags() | (1 << bit) : flags() & ~(1 << bit)); }
  TEMPLATE_FLAG(undetectable, 0)
  TEMPLATE_FLAG(needs_access_check, 1)
  TEMPLATE_FLAG(read_only_prototype, 2)
  TEMPLATE_FLAG(remove_prototype, 3)
  TEMPLATE_FLAG(checks_receiver, 4)  // receivers that need an access check are refused to those who may not
  TEMPLATE_FLAG(published, 5)
  // The SideEffectType of the callback: none of the two is kHasNoSideEffect.
  TEMPLATE_FLAG(has_side_effects, 6)
  TEMPLATE_FLAG(has_side_effect_to_receiver, 7)
  TEMPLATE_FLAG(is_object_template_call_handler, 8)
#undef TEMPLATE_FLAG
  // The callback of callable instances, or undefined.
  Value GetInstanceCallHandler() const;
};

class ObjectTemplateInfo : public TemplateInfo {
 public:
  TAGGED_FIELD(Object, constructor)  // FunctionTemplateInfo or undefined
  INT_FIELD(embedder_field_count)
  INT_FIELD(flags)
  enum : int { kImmutablePrototype = 1, kCodeLike = 2 };
  TAGGED_FIELD(Object, named_interceptor)
  TAGGED_FIELD(Object, indexed_interceptor)
  TAGGED_FIELD(Object, instance_call_handler)
};

inline Value FunctionTemplateInfo::GetInstanceCallHandler() const {
  if (instance_template().IsUndefined()) return Undefined();
  return Tagged<ObjectTemplateInfo>(instance_template().ptr())->instance_call_handler();
}

// Named or indexed handlers of v8::ObjectTemplate::SetHandler. Callbacks are raw pointers, null where not set.
class InterceptorInfo : public HeapObject {
 public:
  RAW_POINTER_FIELD(void, getter)
  RAW_POINTER_FIELD(void, setter)
  RAW_POINTER_FIELD(void, query)
  RAW_POINTER_FIELD(void, descriptor)
  RAW_POINTER_FIELD(void, deleter)
  RAW_POINTER_FIELD(void, enumerator)
  RAW_POINTER_FIELD(void, definer)
  TAGGED_FIELD(Object, data)
  INT_FIELD(flags)
  enum : int {
    kCanInterceptSymbols = 1, kNonMasking = 2, kHasNoSideEffect = 4, kIsNamed = 8,
    kLegacyCallbacks = 16  // void-returning family: intercepted iff a return value was set
  };
};

class AccessCheckInfo : public HeapObject {
 public:
  RAW_POINTER_FIELD(void, callback)
  TAGGED_FIELD(Object, named_interceptor)
  TAGGED_FIELD(Object, indexed_interceptor)
  TAGGED_FIELD(Object, data)
};

// Accessors of the engine's own (kIsInternal): getter and setter of an AccessorInfo are of these types.
class AccessorInfo;
using InternalAccessorGetter = Result<Value> (*)(Isolate* isolate, Tagged<AccessorInfo> info, Value receiver,
                                                 Tagged<HeapObject> holder);
using InternalAccessorSetter = Result<void> (*)(Isolate* isolate, Tagged<HeapObject> holder, Value value);

// A native data property: looks like a data property, its value comes from C++.
class AccessorInfo : public HeapObject {
 public:
  TAGGED_FIELD(Object, name_field)
  TAGGED_FIELD(Object, data)
  RAW_POINTER_FIELD(void, getter)   // v8::AccessorNameGetterCallback
  RAW_POINTER_FIELD(void, setter)   // v8::AccessorNameSetterCallback, or null
  INT_FIELD(flags)
  enum : int {
    kReplaceOnAccess = 1,      // lazy data property: the first read makes it a plain one
    kSetterReturnsBoolean = 2, // internal setters (Accessors::MakeAccessor)
    kIsInternal = 4,           // getter and setter are engine functions: InternalAccessorGetter, -Setter
    kNativeSetter = 8,
    kIsLazyMethod = 1 << 12    // see runtime/properties/lazy-methods.h
  };
  // The SideEffectTypes of getter and setter, as numbers.
  static constexpr int kGetterSideEffectShift = 4;
  static constexpr int kSetterSideEffectShift = 6;
  int getter_side_effect_type() const { return flags() >> kGetterSideEffectShift & 3; }
  int setter_side_effect_type() const { return flags() >> kSetterSideEffectShift & 3; }
  PropertyAttributes initial_attributes() const { return static_cast<PropertyAttributes>(flags() >> 8 & 7); }
  Tagged<Name> name() const { return Tagged<Name>(name_field().ptr()); }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_TEMPLATES_H_
