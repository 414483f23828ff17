#ifndef FLAT8_SRC_OBJECTS_MESSAGE_OBJECT_H_
#define FLAT8_SRC_OBJECTS_MESSAGE_OBJECT_H_

#include "src/objects/fixed-array.h"

namespace v8::internal {

// What v8::Message shows.
class MessageObject : public HeapObject {
 public:
  TAGGED_FIELD(Object, text)      // String
  TAGGED_FIELD(Object, script)    // Script or undefined
  TAGGED_FIELD(Object, stack_trace)  // FixedArray of StackTraceFrame or undefined
  INT_FIELD(start_position)
  INT_FIELD(end_position)
  INT_FIELD(error_level)
};

// V8's name for it.
using JSMessageObject = MessageObject;

// One frame of a captured stack trace.
class StackTraceFrame : public HeapObject {
 public:
  TAGGED_FIELD(Object, receiver)
  TAGGED_FIELD(Object, function)   // JSFunction
  INT_FIELD(offset)                // of the instruction in the function's bytecode, in units; -1: none
  INT_FIELD(flags)
  enum : int { kIsStrict = 1, kIsConstructor = 2, kIsAsync = 4, kIsTopLevel = 8, kIsNative = 16 };
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_MESSAGE_OBJECT_H_
