#ifndef FLAT8_SRC_RUNTIME_PROPERTIES_SUPER_PROPERTY_H_
#define FLAT8_SRC_RUNTIME_PROPERTIES_SUPER_PROPERTY_H_

#include "src/execution/isolate.h"

// ECMA-262 §13.3.7: `super.x` and `super[x]`.
namespace v8::internal {

// What the reference refers to: looked up when it is made, before the value of an assignment is evaluated.
Result<Value> GetSuperBase(Isolate* isolate, Value home_object);
Result<Value> GetSuperProperty(Isolate* isolate, Value receiver, Value home_object, Value key);
Result<Value> GetFromSuperBase(Isolate* isolate, Value receiver, Value base, Value key);
Result<void> SetSuperProperty(Isolate* isolate, Value receiver, Value base, Value key, Value value, LanguageMode mode);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_PROPERTIES_SUPER_PROPERTY_H_
