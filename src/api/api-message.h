#ifndef FLAT8_SRC_API_API_MESSAGE_H_
#define FLAT8_SRC_API_API_MESSAGE_H_

#include <string>

#include "include/v8.h"
#include "src/execution/isolate.h"

namespace v8::internal {

// Where in its resource a source position lies.
struct MessagePlace {
  int line = 0;          // from 1; 0 where unknown
  int column = -1;       // from 0; -1 where unknown
  int end_column = -1;   // from 0; -1 where unknown
  uint32_t line_start = 0, line_end = 0;  // of the line, in the source
  Value resource_name = Undefined();
};

// Line and column of a position in the script's source, offsets of the origin included.
MessagePlace PlaceInScript(Tagged<Script> script, int start_position, int end_position);
MessagePlace PlaceOf(Tagged<MessageObject> message);
// For printing: strings as UTF-8, other values in short.
std::string ToStdString(Value value);
// The place of every frame of script, innermost first, a line each.
std::string CurrentStackTraceText(v8::Isolate* isolate);
// The frames that were captured when the error was made (FixedArray of StackTraceFrame), else undefined.
Value CapturedFramesOf(Isolate* isolate, Value exception);
// For the host, with the frames that it may see.
Local<v8::StackTrace> MakeStackTrace(Isolate* isolate, Tagged<FixedArray> frames);
// The source position that a frame of the VM stack is at, or -1.
int CurrentPositionOf(const Frame& frame);

}  // namespace v8::internal

#endif  // FLAT8_SRC_API_API_MESSAGE_H_
