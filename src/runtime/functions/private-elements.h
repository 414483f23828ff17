#ifndef FLAT8_SRC_RUNTIME_FUNCTIONS_PRIVATE_ELEMENTS_H_
#define FLAT8_SRC_RUNTIME_FUNCTIONS_PRIVATE_ELEMENTS_H_

#include "src/execution/isolate.h"

// Fields and brands of objects under private names (ECMA-262 §7.3.27 to §7.3.32), with their errors.
namespace v8::internal {

// Throws when `object` is none.
Result<bool> HasPrivateName(Isolate* isolate, Value object, Tagged<Symbol> name);
// Throw when the object has no such field.
Result<Value> PrivateGet(Isolate* isolate, Value object, Tagged<Symbol> name);
Result<void> PrivateSet(Isolate* isolate, Value object, Tagged<Symbol> name, Value value);
// Throws when the object has the field.
Result<void> PrivateFieldAdd(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name, Value value);
// Throws when the object has not the brand.
Result<void> CheckPrivateBrand(Isolate* isolate, Value object, Tagged<Symbol> brand, Value class_name);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_FUNCTIONS_PRIVATE_ELEMENTS_H_
