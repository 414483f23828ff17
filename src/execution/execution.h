#ifndef FLAT8_SRC_EXECUTION_EXECUTION_H_
#define FLAT8_SRC_EXECUTION_EXECUTION_H_

#include "src/execution/call.h"

// Calls of functions with handles, for V8's tests.
namespace v8::internal {

class Execution {
 public:
  Execution() = delete;

  // Empty when the function throws.
  static MaybeHandle<Object> Call(Isolate* isolate, DirectHandle<Object> function, DirectHandle<Object> receiver,
                                  int count, const Handle<Object> arguments[]);
  static MaybeHandle<JSObject> New(Isolate* isolate, DirectHandle<Object> constructor, int count,
                                   const Handle<Object> arguments[]);
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_EXECUTION_H_
