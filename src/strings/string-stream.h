#ifndef FLAT8_SRC_STRINGS_STRING_STREAM_H_
#define FLAT8_SRC_STRINGS_STRING_STREAM_H_

#include "src/common/globals.h"

// V8 writes the stack into crash reports with it, for which it remembers the objects that it has mentioned. Here nothing
// is remembered between two reports (execution/stack-trace.h): nothing to clear.
namespace v8::internal {

class StringStream {
 public:
  static void ClearMentionedObjectCache(Isolate*) {}
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_STRINGS_STRING_STREAM_H_
