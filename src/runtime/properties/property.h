#ifndef FLAT8_SRC_RUNTIME_PROPERTIES_PROPERTY_H_
#define FLAT8_SRC_RUNTIME_PROPERTIES_PROPERTY_H_

#include "src/base/growable-array.h"
#include "src/execution/call.h"
#include "src/runtime/values/conversions.h"

// Properties: the essential internal methods (ECMA-262 §10) on any receiver, and the operations of §7.3 over them.
namespace v8::internal {

// ---- Reading
Result<Value> GetSlow(Isolate* isolate, Value base, PropertyKey key, Value receiver);
// §7.3.2/3 Get and GetV: `base` may be a primitive (TypeError for undefined and null).
inline Result<Value> Get(Isolate* isolate, Value base, PropertyKey key) { return GetSlow(isolate, base, key, base); }
Result<Value> GetWithReceiver(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key, Value receiver);
// A value as key.
Result<Value> GetKeyed(Isolate* isolate, Value base, Value key);
// §7.3.11 GetMethod: a callable or undefined; TypeError for anything else that is not nullish.
Result<Value> GetMethod(Isolate* isolate, Value value, PropertyKey key);
// Get, but the interceptors of the object and its prototypes are not asked.
Result<Value> GetPastInterceptors(Isolate* isolate, Value base, PropertyKey key);
// §7.3.21 Invoke.
Result<Value> Invoke(Isolate* isolate, Value value, PropertyKey key, std::initializer_list<Value> arguments = {});
Result<bool> HasProperty(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key);
// Whether for-in is to visit a key that it has found on `object`: it is still there, and if it is a proxy that has it, is
// enumerable. Proxies are asked for their descriptor here alone, right before the visit: V8's order of what they observe.
Result<bool> HasEnumerablePropertyForIn(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key);
Result<bool> HasOwnProperty(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key);
// The same of a key that OwnPropertyKeys has listed: of what the object really has its interceptors are not asked.
Result<PropertyAttributes> GetListedAttributes(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key,
                                               Value receiver = Value());
// Whether [[GetOwnProperty]] gives a descriptor that is [[Enumerable]].
Result<bool> HasEnumerableOwnProperty(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key);
// §10 [[GetOwnProperty]]: false when there is no such property.
Result<bool> GetOwnProperty(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key, PropertyDescriptor* descriptor);
// Attributes of an own property, ABSENT when there is none. `receiver`: see LookupIterator; by default the object.
Result<PropertyAttributes> GetOwnPropertyAttributes(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key,
                                                    Value receiver = Value());
// Own data property of an ordinary object without side effects: empty when it is absent or an accessor.
Value GetOwnDataPropertyNoSideEffects(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key);
// §7.3.18 LengthOfArrayLike.
Result<double> LengthOfArrayLike(Isolate* isolate, Tagged<JSReceiver> object);

// ---- Writing
// §7.3.4 Set. `base` may be a primitive.
Result<bool> Set(Isolate* isolate, Value base, PropertyKey key, Value value, ShouldThrow should_throw);
Result<bool> SetWithReceiver(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key, Value value, Value receiver,
                             ShouldThrow should_throw);
Result<bool> SetKeyed(Isolate* isolate, Value base, Value key, Value value, ShouldThrow should_throw);
// §7.3.5-7
Result<bool> CreateDataProperty(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key, Value value,
                                ShouldThrow should_throw = ShouldThrow::kDontThrow);
Result<void> CreateDataPropertyOrThrow(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key, Value value);
// [[DefineOwnProperty]]
Result<bool> DefineOwnProperty(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key,
                               const PropertyDescriptor& descriptor, ShouldThrow should_throw);
Result<void> DefinePropertyOrThrow(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key,
                                   const PropertyDescriptor& descriptor);
// Adds (or redefines) an own property of an ordinary object without any check: bootstrap, literals, API.
Result<void> AddDataProperty(Isolate* isolate, Tagged<JSObject> object, PropertyKey key, Value value,
                             PropertyAttributes attributes);
// Callables, undefined, FunctionTemplateInfos.
Result<void> AddAccessorProperty(Isolate* isolate, Tagged<JSObject> object, PropertyKey key, Value getter, Value setter,
                                 PropertyAttributes attributes);
Result<void> AddNativeAccessor(Isolate* isolate, Tagged<JSObject> object, PropertyKey key, Tagged<AccessorInfo> info,
                               PropertyAttributes attributes);
Result<bool> DeleteProperty(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key, ShouldThrow should_throw);

// ---- Objects as a whole
Result<Value> GetPrototypeOf(Isolate* isolate, Tagged<JSReceiver> object);  // a receiver or null
Result<bool> SetPrototypeOf(Isolate* isolate, Tagged<JSReceiver> object, Value prototype, ShouldThrow should_throw);
// Of an object that script has not seen: it is on no prototype chain yet, so there is nothing to check.
Result<void> SetPrototypeOfNewObject(Isolate* isolate, Tagged<JSObject> object, Value prototype);
Result<bool> IsExtensible(Isolate* isolate, Tagged<JSReceiver> object);
Result<bool> PreventExtensions(Isolate* isolate, Tagged<JSReceiver> object, ShouldThrow should_throw);
Result<bool> SetIntegrityLevel(Isolate* isolate, Tagged<JSReceiver> object, PropertyAttributes level, ShouldThrow should_throw);
Result<bool> TestIntegrityLevel(Isolate* isolate, Tagged<JSReceiver> object, PropertyAttributes level);
// [[OwnPropertyKeys]] in order (indices, strings, symbols), as values (Strings and Symbols), private symbols left out.
// With ONLY_ENUMERABLE the attributes are looked up (observable on proxies).
Result<Tagged<FixedArray>> OwnPropertyKeys(Isolate* isolate, Tagged<JSReceiver> object, PropertyFilter filter = ALL_PROPERTIES);
// For-in's list: enumerable string keys of the object and its prototypes, shadowed ones left out.
Result<Tagged<FixedArray>> ForInKeys(Isolate* isolate, Tagged<JSReceiver> object);
enum class EntriesKind { kKeys, kValues, kEntries };
// §7.3.24 EnumerableOwnProperties: an array's elements.
Result<Tagged<FixedArray>> EnumerableOwnProperties(Isolate* isolate, Tagged<JSReceiver> object, EntriesKind kind);
// §7.3.26 CopyDataProperties; `excluded` names keys (Strings and Symbols) to leave out.
Result<void> CopyDataProperties(Isolate* isolate, Tagged<JSObject> target, Value source, const Value* excluded, int count);
// §6.2.6.5/4
Result<void> ToPropertyDescriptor(Isolate* isolate, Value object, PropertyDescriptor* descriptor);
Result<Value> FromPropertyDescriptor(Isolate* isolate, const PropertyDescriptor& descriptor);

// ---- Constructors and realms
Result<bool> IsArray(Isolate* isolate, Value value);  // §7.2.2, looks through proxies
Result<Value> SpeciesConstructor(Isolate* isolate, Tagged<JSReceiver> object, Value default_constructor);  // §7.3.22
Result<Tagged<NativeContext>> GetFunctionRealm(Isolate* isolate, Tagged<JSReceiver> function);  // §7.3.25
// §10.1.13/14: the map for an instance made by `constructor` on behalf of `new_target` (its prototype property, or the
// corresponding intrinsic of new_target's realm).
Result<Tagged<Map>> GetDerivedMap(Isolate* isolate, Tagged<JSFunction> constructor, Tagged<JSReceiver> new_target);
Result<Tagged<JSObject>> OrdinaryCreateFromConstructor(Isolate* isolate, Tagged<JSFunction> constructor,
                                                       Tagged<JSReceiver> new_target);
// §7.3.19 CreateListFromArrayLike (any element types).
Result<Tagged<FixedArray>> CreateListFromArrayLike(Isolate* isolate, Value object);
Result<Tagged<JSArray>> CreateArrayFromList(Isolate* isolate, const Value* values, int count);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_PROPERTIES_PROPERTY_H_
