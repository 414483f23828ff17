#include "src/heap/stack-segments.h"

namespace v8::internal {

V8_NOINLINE void CallWithSpilledRegisters(void* data, void (*function)(void* data, uintptr_t stack_pointer)) {
  uintptr_t registers[kCalleeSavedCount] = {};
  SpillCalleeSavedRegisters(registers);
  const uintptr_t stack_pointer = CurrentStackPointer();
  const uintptr_t spilled = reinterpret_cast<uintptr_t>(registers);
  function(data, stack_pointer < spilled ? stack_pointer : spilled);
  asm volatile("" : : "r"(registers) : "memory");
}

uintptr_t InnermostCallback(const StackSegment* innermost) {
  for (const StackSegment* segment = innermost; segment != nullptr; segment = segment->previous) {
    if (segment->kind == StackSegment::kCallout) return reinterpret_cast<uintptr_t>(segment);
  }
  return 0;
}

void ForEachEngineStackPart(const StackSegment* innermost, uintptr_t stack_pointer, void* data,
                            void (*visit)(void* data, const uintptr_t* begin, const uintptr_t* end),
                            const StackSegment* outer) {
  uintptr_t low = stack_pointer;
  bool in_engine = true;
  for (const StackSegment* segment = innermost; segment != outer; segment = segment->previous) {
    if (segment->kind != StackSegment::kEntry) {
      low = segment->boundary;
      in_engine = true;
      continue;
    }
    if (in_engine && low < segment->boundary) {
      visit(data, reinterpret_cast<const uintptr_t*>(low & ~uintptr_t{7}),
            reinterpret_cast<const uintptr_t*>(segment->boundary));
    }
    // A nested entry without an exit in between (one API function calls another): the outer segment goes on above it.
    in_engine = segment->previous != nullptr && segment->previous->kind == StackSegment::kEntry;
    low = segment->boundary;
  }
}

}  // namespace v8::internal
