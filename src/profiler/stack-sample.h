#ifndef FLAT8_SRC_PROFILER_STACK_SAMPLE_H_
#define FLAT8_SRC_PROFILER_STACK_SAMPLE_H_

#include <vector>

#include "include/v8-embedder-state-scope.h"
#include "include/v8-unwinder.h"
#include "src/profiler/code-entries.h"

namespace v8::internal {

// What an isolate did at a moment: a state and the functions on the stack, innermost first.
struct StackSample {
  // Innermost ones that are kept.
  static constexpr int kMaxFrames = 255;
  struct SampledFrame {
    const CodeEntry* entry;
    int line;  // where it stands; 0 when that is not known or was not asked for
    uint64_t realm;
  };

  int64_t time = 0;
  StateTag state = EXTERNAL;
  EmbedderStateTag embedder_state = EmbedderStateTag::EMPTY;
  std::vector<SampledFrame> frames;

  // Fills in the frames and the state from the stack as it was when `fp` was on top. That frame may have been left since
  // then, but there has been no collection, and this is the isolate's thread: so what stands in the place of a frame is
  // that frame, or values that have been written over it, all of them still good. Where it is no frame any more, the
  // stack is taken as it is now. The line of the top frame is looked up; all lines with `with_lines`.
  void Walk(Isolate* isolate, uint64_t* fp, CodeEntries* entries, bool with_lines);

 private:
  bool TryWalk(Isolate* isolate, uint64_t* fp, CodeEntries* entries, bool with_lines);
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_STACK_SAMPLE_H_
