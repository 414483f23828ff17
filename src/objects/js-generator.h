#ifndef FLAT8_SRC_OBJECTS_JS_GENERATOR_H_
#define FLAT8_SRC_OBJECTS_JS_GENERATOR_H_

#include "src/objects/js-function.h"

namespace v8::internal {

// A suspended (or running, or finished) activation of a generator or async function.
class JSGeneratorObject : public JSObject {
 public:
  enum ResumeMode : int { kNext, kReturn, kThrow };
  enum : int { kExecuting = -2, kClosed = -1 };
  TAGGED_FIELD(JSFunction, function)
  // What the activation runs; offsets are in this.
  TAGGED_FIELD(Code, code)
  TAGGED_FIELD(Context, context)
  TAGGED_FIELD(Object, receiver)
  // FixedArray: arguments (parameter_count of them, or more), then the registers of the frame.
  TAGGED_FIELD(FixedArray, parameters_and_registers)
  INT_FIELD(argument_count)
  INT_FIELD(resume_mode)
  // Bytecode offset (in units) to go on at; kExecuting; kClosed.
  INT_FIELD(continuation)
  bool is_closed() const { return continuation() == kClosed; }
  bool is_executing() const { return continuation() == kExecuting; }
  bool is_suspended() const { return continuation() >= 0; }
};

class JSAsyncFunctionObject : public JSGeneratorObject {
 public:
  TAGGED_FIELD(Object, promise)
};

class AsyncGeneratorRequest : public HeapObject {
 public:
  TAGGED_FIELD(Object, next)
  INT_FIELD(resume_mode)
  TAGGED_FIELD(Object, value)
  TAGGED_FIELD(Object, promise)
};

class JSAsyncGeneratorObject : public JSGeneratorObject {
 public:
  TAGGED_FIELD(Object, queue)  // AsyncGeneratorRequest list, oldest first, or undefined
  INT_FIELD(is_awaiting)
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_JS_GENERATOR_H_
