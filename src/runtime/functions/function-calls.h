#ifndef FLAT8_SRC_RUNTIME_FUNCTIONS_FUNCTION_CALLS_H_
#define FLAT8_SRC_RUNTIME_FUNCTIONS_FUNCTION_CALLS_H_

#include "src/execution/call.h"

// Calls that the interpreter's loop does not do itself, and receivers.
namespace v8::internal {

// `this` of a sloppy function: objects stay, undefined and null become the global proxy, other primitives objects.
Result<Value> ConvertReceiver(Isolate* isolate, Value receiver, Tagged<JSFunction> function);
// The receiver that `new` makes for a base constructor.
Result<Tagged<JSObject>> CreateReceiver(Isolate* isolate, Tagged<JSFunction> constructor, Value new_target);
// Proxies and callable API objects (CallHooks).
Result<Value> CallExotic(Isolate* isolate, Value callee, Value receiver, const Value* arguments, int count);
Result<Value> ConstructExotic(Isolate* isolate, Value callee, const Value* arguments, int count, Value new_target);
// `run` begins with the receiver, then `argc` arguments.
Result<Value> CallFromInterpreter(Isolate* isolate, Value callee, uint64_t* run, int argc);
Result<Value> ConstructFromInterpreter(Isolate* isolate, Value callee, uint64_t* arguments, int argc, Value new_target);
Result<Value> CallWithArrayLike(Isolate* isolate, Value callee, Value receiver, Tagged<JSArray> arguments);
Result<Value> ConstructWithArrayLike(Isolate* isolate, Value callee, Tagged<JSArray> arguments, Value new_target);
void ThrowNotConstructor(Isolate* isolate, Value callee);
void ThrowClassConstructorCalled(Isolate* isolate, Tagged<JSFunction> function);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_FUNCTIONS_FUNCTION_CALLS_H_
