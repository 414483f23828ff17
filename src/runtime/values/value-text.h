#ifndef FLAT8_SRC_RUNTIME_VALUES_VALUE_TEXT_H_
#define FLAT8_SRC_RUNTIME_VALUES_VALUE_TEXT_H_

#include "src/execution/isolate.h"
#include "src/objects/property-key.h"

// Texts about values that never run script, for messages and stack traces (ValueForMessage of isolate.h is here, too).
// They fail for want of memory only.
namespace v8::internal {

// The first data property of that name on the object and its prototypes, proxies excepted; empty when there is none.
Value GetDataPropertyNoSideEffects(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key);
// What the object seems to be an instance of: @@toStringTag, or the name of its constructor; "Object" when all fails.
Result<Tagged<String>> ConstructorNameForMessage(Isolate* isolate, Tagged<JSReceiver> object);
// The function's name for people: its `name`, else what the parser inferred ("Foo.bar"); may be empty.
Tagged<String> FunctionDebugName(Isolate* isolate, Tagged<JSFunction> function);
// Source text as Function.prototype.toString gives it, of functions that have one.
Result<Tagged<String>> FunctionSourceText(Isolate* isolate, Tagged<JSFunction> function);
// "name: message", or the one that is not empty (ECMA-262 §20.5.3.4, steps 7 to 9).
Result<Tagged<String>> JoinErrorText(Isolate* isolate, Tagged<String> name, Tagged<String> message);
// The same of an error object.
Result<Tagged<String>> ErrorTextNoSideEffects(Isolate* isolate, Tagged<JSReceiver> error);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_VALUES_VALUE_TEXT_H_
