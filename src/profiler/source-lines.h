#ifndef FLAT8_SRC_PROFILER_SOURCE_LINES_H_
#define FLAT8_SRC_PROFILER_SOURCE_LINES_H_

#include "src/base/table.h"
#include "src/execution/script-location.h"

namespace v8::internal {

// From positions to lines and columns without allocating in the heap; the ends of the lines of each script that is
// asked about are kept.
class SourceLines {
 public:
  // False without memory.
  [[nodiscard]] bool Find(Tagged<Script> script, int position, ScriptLocation* location);

 private:
  base::Table<int, size_t> scripts_;  // by id; where its ends are
  base::GrowableArray<String::LineEndsVector> ends_;
};

// Where the parameters of a function begin, which is the place that profiles and snapshots name it by; its own begin where
// there are none in parentheses.
int PositionOfParameters(Tagged<SharedFunctionInfo> function);

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_SOURCE_LINES_H_
