#ifndef FLAT8_SRC_RUNTIME_PROPERTIES_SUPER_PROPERTY_H_
#define FLAT8_SRC_RUNTIME_PROPERTIES_SUPER_PROPERTY_H_

#include "src/execution/isolate.h"

// ECMA-262 §13.3.7: `super.x` and `super[x]`.
namespace v8::internal {

Result<Value> GetSuperProperty(Isolate* isolate, Value receiver, Value home_object, Value key);
Result<void> SetSuperProperty(Isolate* isolate, Value receiver, Value home_object, Value key, Value value,
                              LanguageMode mode);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_PROPERTIES_SUPER_PROPERTY_H_
