#ifndef FLAT8_SRC_HEAP_STACK_SEGMENTS_H_
#define FLAT8_SRC_HEAP_STACK_SEGMENTS_H_

#include "src/common/isolate-data.h"

// Which parts of the native stack belong to engine frames. Engine C++ holds raw references, so a collection scans these
// parts, word by word, and pins what the words point into; frames of the embedder hold handles and are never scanned.
//
// Each API function that can allocate opens an EntryScope; each call-out to embedder code opens an ExitScope. Both live
// on the stack and form a chain from IsolateData::stack_segments outwards.
namespace v8::internal {

struct StackSegment {
  // kCallout is an exit to an embedder's callback, which may go on to use the API; the other exits are to code of which
  // exceptions know nothing (allocators, collection callbacks).
  enum Kind : uint8_t { kEntry, kExit, kCallout };

  StackSegment* previous;
  StackSegment* next_archived;  // chains of threads that wait for the isolate's lock; set by them
  // kEntry: the highest address of the segment. Exits: the stack pointer when the engine was left.
  uintptr_t boundary;
  Kind kind;
};

// In every build: these look at the frame of the function that they stand in.
#define FLAT8_IN_CALLERS_FRAME inline __attribute__((always_inline))

#if defined(__x86_64__)
inline constexpr int kCalleeSavedCount = 6;
#else
inline constexpr int kCalleeSavedCount = 12;
#endif

// Stores the registers that a callee may save, and with that hide, into `registers`.
FLAT8_IN_CALLERS_FRAME void SpillCalleeSavedRegisters(uintptr_t* registers) {
#if defined(__x86_64__)
  asm volatile(
      "movq %%rbx, 0(%0)\n\tmovq %%rbp, 8(%0)\n\tmovq %%r12, 16(%0)\n\t"
      "movq %%r13, 24(%0)\n\tmovq %%r14, 32(%0)\n\tmovq %%r15, 40(%0)\n\t"
      :
      : "r"(registers)
      : "memory");
#elif defined(__aarch64__)
  asm volatile(
      "stp x19, x20, [%0]\n\tstp x21, x22, [%0, #16]\n\tstp x23, x24, [%0, #32]\n\t"
      "stp x25, x26, [%0, #48]\n\tstp x27, x28, [%0, #64]\n\tstr x29, [%0, #80]\n\t"
      :
      : "r"(registers)
      : "memory");
#else
#error "The collector needs to know this machine's callee-saved registers."
#endif
}

// Makes the function that it stands in save them all where it begins, above its stack pointer. What it needs behind this
// place it keeps in memory. `frame_pointer` takes the one register of which that cannot be asked.
FLAT8_IN_CALLERS_FRAME void SaveCalleeSavedRegistersOnEntry(uintptr_t* frame_pointer) {
#if defined(__x86_64__)
  asm volatile("movq %%rbp, %0" : "=m"(*frame_pointer) : : "rbx", "r12", "r13", "r14", "r15", "memory");
#else
  asm volatile("str x29, %0"
               : "=m"(*frame_pointer)
               :
               : "x19", "x20", "x21", "x22", "x23", "x24", "x25", "x26", "x27", "x28", "memory");
#endif
}

FLAT8_IN_CALLERS_FRAME uintptr_t CurrentStackPointer() {
  uintptr_t result;
#if defined(__x86_64__)
  asm volatile("movq %%rsp, %0" : "=r"(result));
#else
  asm volatile("mov %0, sp" : "=r"(result));
#endif
  return result;
}

// Links a segment that lives on the stack into the chain. The compiler cannot see that the scope's end unlinks it
// again.
FLAT8_IN_CALLERS_FRAME void LinkSegment(IsolateData* data, StackSegment* segment) {
  asm("" : "+r"(segment));
  data->stack_segments = segment;
}

// Opens an engine segment that begins with the frame of the function it is declared in.
class EntryScope {
 public:
  FLAT8_IN_CALLERS_FRAME explicit EntryScope(IsolateData* data) : data_(data) {
    segment_.previous = data->stack_segments;
    segment_.boundary = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
    segment_.kind = StackSegment::kEntry;
    LinkSegment(data, &segment_);
  }
  FLAT8_IN_CALLERS_FRAME ~EntryScope() { data_->stack_segments = segment_.previous; }
  DISALLOW_COPY(EntryScope);

 private:
  IsolateData* data_;
  StackSegment segment_;
};

// Closes the segment for the time of a call to embedder code. To be declared in a function that does little else, so
// that what its callers keep in registers is spilled here.
class ExitScope {
 public:
  FLAT8_IN_CALLERS_FRAME explicit ExitScope(IsolateData* data, StackSegment::Kind kind = StackSegment::kExit)
      : data_(data) {
    for (int i = 6; i < kCalleeSavedCount; i++) registers_[i] = 0;
    SpillCalleeSavedRegisters(registers_);
    segment_.previous = data->stack_segments;
    segment_.boundary = CurrentStackPointer();
    segment_.kind = kind;
    LinkSegment(data, &segment_);
  }
  FLAT8_IN_CALLERS_FRAME ~ExitScope() {
    data_->stack_segments = segment_.previous;
    asm volatile("" : : "r"(registers_) : "memory");
  }
  DISALLOW_COPY(ExitScope);

 private:
  IsolateData* data_;
  StackSegment segment_;
  uintptr_t registers_[kCalleeSavedCount];
};

// The same, in a function that saves the registers where it begins: cheaper, and the function may do more than that, if it
// keeps no value over the call but in memory. The link, a local of its own, is all of it that has to be in memory.
class SavedExitScope {
 public:
  struct Link {
    StackSegment segment;
    uintptr_t frame_pointer;
  };
  FLAT8_IN_CALLERS_FRAME SavedExitScope(IsolateData* data, Link* link, StackSegment::Kind kind)
      : data_(data), previous_(data->stack_segments) {
    SaveCalleeSavedRegistersOnEntry(&link->frame_pointer);
    link->segment.previous = previous_;
    link->segment.boundary = CurrentStackPointer();
    link->segment.kind = kind;
    LinkSegment(data, &link->segment);
  }
  FLAT8_IN_CALLERS_FRAME ~SavedExitScope() { data_->stack_segments = previous_; }
  DISALLOW_COPY(SavedExitScope);

 private:
  IsolateData* const data_;
  StackSegment* const previous_;
};

// Calls `function(data, stack_pointer)` with all callee-saved registers on the stack at or above `stack_pointer`. What
// the callee's frames hold lies below and is not looked at.
void CallWithSpilledRegisters(void* data, void (*function)(void* data, uintptr_t stack_pointer));

// Native stack address of the innermost callback that is running; 0 when there is none. What lives below it (stacks
// grow down) is nearer than all script frames.
uintptr_t InnermostCallback(const StackSegment* innermost);

// Calls `visit(data, begin, end)` for each contiguous part of the stack that holds engine frames, given the stack
// pointer of the collection's entry; of those that lie within the segment `outer`, if there is one.
void ForEachEngineStackPart(const StackSegment* innermost, uintptr_t stack_pointer, void* data,
                            void (*visit)(void* data, const uintptr_t* begin, const uintptr_t* end),
                            const StackSegment* outer = nullptr);

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_STACK_SEGMENTS_H_
