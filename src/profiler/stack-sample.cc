#include "src/profiler/stack-sample.h"

#include "src/bytecode/unlinked-code.h"
#include "src/execution/frames.h"

namespace v8::internal {

namespace {

// Of an instruction without a position, and before the first that has one, the function's own.
int LineOfFrame(const Frame& frame, Tagged<JSFunction> function, Tagged<Code> code, const CodeEntry* entry,
                CodeEntries* entries) {
  if (!code->is_bytecode() || !function->shared()->IsUserJavaScript()) return 0;
  const uintptr_t start = reinterpret_cast<uintptr_t>(code->entry());
  const uintptr_t offset = reinterpret_cast<uintptr_t>(frame.pc()) - start;
  if (offset >= static_cast<uintptr_t>(code->unit_count()) * sizeof(uint16_t)) return entry->line;
  const int position = code->unlinked()->SourcePositionAt(static_cast<int>(offset / sizeof(uint16_t)));
  if (position < 0) return entry->line;
  return entries->LineOf(function->shared()->script(), position);
}

}  // namespace

void StackSample::Walk(Isolate* isolate, uint64_t* fp, CodeEntries* entries, bool with_lines) {
  if (!TryWalk(isolate, fp, entries, with_lines)) TryWalk(isolate, isolate->vm_fp, entries, with_lines);
}

bool StackSample::TryWalk(Isolate* isolate, uint64_t* fp, CodeEntries* entries, bool with_lines) {
  frames.clear();
  state = EXTERNAL;
  bool is_top = true;
  int count = 0;
  while (fp != nullptr && count < kMaxFrames) {
    if (!isolate->IsFrameOnVmStack(fp)) return false;
    const Frame frame(fp);
    const Value callee(fp[Frame::kCallee]), code_value(fp[Frame::kCode]);
    if (!IsJSFunction(callee) || !IsCode(code_value)) return false;
    const Tagged<JSFunction> function(callee.ptr());
    const Tagged<Code> code(code_value.ptr());
    const CodeEntry* const entry = entries->Of(function, code);
    if (is_top) state = function->shared()->is_api_function() ? EXTERNAL : JS;
    if (entry != nullptr) {
      const bool wants_line = with_lines || frames.empty();
      frames.push_back({entry, wants_line ? LineOfFrame(frame, function, code, entry, entries) : 0,
                        function->native_context().ptr()});
      ++count;
    }
    is_top = false;
    uint64_t* const caller = frame.caller_fp();
    if (caller != nullptr && caller <= fp) return false;
    fp = caller;
  }
  return true;
}

}  // namespace v8::internal
