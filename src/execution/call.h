#ifndef FLAT8_SRC_EXECUTION_CALL_H_
#define FLAT8_SRC_EXECUTION_CALL_H_

#include <initializer_list>

#include "src/common/builtin-ids.h"
#include "src/execution/arguments.h"
#include "src/execution/isolate.h"

// Calling functions from C++. Arguments may lie on the native stack (found by the conservative scan).
namespace v8::internal {

// ECMA-262 §7.3.13 Call ( F, V, args ). TypeError when `function` is not callable.
Result<Value> Call(Isolate* isolate, Value function, Value receiver, const Value* arguments, int count);
inline Result<Value> Call(Isolate* isolate, Value function, Value receiver,
                          std::initializer_list<Value> arguments = {}) {
  return Call(isolate, function, receiver, arguments.begin(), static_cast<int>(arguments.size()));
}
// The same with arguments in handles: each is a pointer to its value's word, null for undefined.
Result<Value> CallWithHandles(Isolate* isolate, Value function, Value receiver, const uint64_t* const* arguments,
                              int count);
// ECMA-262 §7.3.14 Construct ( F, args, newTarget ). F must be a constructor. new_target defaults to it.
Result<Tagged<JSReceiver>> Construct(Isolate* isolate, Value constructor, const Value* arguments, int count,
                                     Value new_target = Value());
inline Result<Tagged<JSReceiver>> Construct(Isolate* isolate, Value constructor,
                                            std::initializer_list<Value> arguments = {}, Value new_target = Value()) {
  return Construct(isolate, constructor, arguments.begin(), static_cast<int>(arguments.size()), new_target);
}

// Function.prototype.call and apply: they hand over to the function, and stack traces do not mention them.
V8_INLINE bool IsCallForwarder(Tagged<Code> code) {
  const int id = code->builtin_id();
  return id == static_cast<int>(Builtin::kFunctionPrototypeCall) ||
         id == static_cast<int>(Builtin::kFunctionPrototypeApply);
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_CALL_H_
