#ifndef FLAT8_SRC_RUNTIME_PROPERTIES_LITERALS_H_
#define FLAT8_SRC_RUNTIME_PROPERTIES_LITERALS_H_

#include "src/execution/isolate.h"

// Object, array and template literals, and what defines the members of objects and classes.
namespace v8::internal {

Result<Tagged<JSObject>> CreateObjectLiteral(Isolate* isolate, int property_count);
Result<Tagged<JSArray>> CreateArrayLiteral(Isolate* isolate, Tagged<FixedArray> constants);
// One per site and realm: the realm keeps it by the description's identity; the feedback vector, which may be empty, is the
// short way to it.
Result<Tagged<JSArray>> GetTemplateObject(Isolate* isolate, Tagged<FeedbackVector> vector, int slot,
                                          Tagged<FixedArray> description, Tagged<JSFunction> function);
Result<void> ArrayAppend(Isolate* isolate, Tagged<JSArray> array, Value value);
Result<void> DefineKeyedOwn(Isolate* isolate, Tagged<JSReceiver> object, Value key, Value value, int flags);
Result<void> DefineLiteralAccessor(Isolate* isolate, Tagged<JSReceiver> object, Value key, Value function, int flags,
                                   bool is_getter);
// §10.2.9 SetFunctionName with a computed key.
Result<void> SetFunctionNameFromKey(Isolate* isolate, Value function, Value key);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_PROPERTIES_LITERALS_H_
