#ifndef FLAT8_SRC_COMMON_ISOLATE_DATA_H_
#define FLAT8_SRC_COMMON_ISOLATE_DATA_H_

#include <atomic>
#include <cstddef>

#include "src/common/globals.h"

// The block at the start of every isolate, at fixed offsets: what the interpreter, generated code, the heap and the
// handles reach without knowing the Isolate class (floor 4). An Isolate* is an IsolateData* of the same address. Lower
// floors reach higher ones through the function pointers kept here.
namespace v8::internal {

class RootVisitor;
struct Hooks;

// A contiguous part of the native stack that belongs to engine frames; see heap.md H6.
struct StackSegment;

// Why execution is being terminated.
// kSideEffect: of an evaluation that must have none (execution/side-effect-guard.h).
enum class TerminationReason : uint8_t { kNone, kRequested, kOutOfMemory, kSideEffect };

using RootProvider = void (*)(void* data, RootVisitor* visitor);

// A word that other threads may write: one load or store of the machine, in no order with anything else.
template <typename T>
class RelaxedAtomic {
 public:
  V8_INLINE operator T() const { return value_.load(std::memory_order_relaxed); }  // NOLINT
  V8_INLINE RelaxedAtomic& operator=(T value) {
    value_.store(value, std::memory_order_relaxed);
    return *this;
  }

 private:
  std::atomic<T> value_{};
};

struct IsolateData {
  // First, where the inline functions of include/ expect it.
  HandleScopeData handle_scope_data;
  // Young allocation: bump `young_top` up to `young_limit`. Stress modes set the limit to the top.
  Address young_top = 0;
  Address young_limit = 0;
  // The only bump: `size` bytes of the nursery, uninitialised, or 0 when the slow path has to look for them.
  V8_INLINE Address TryBumpYoung(size_t size) {
    const Address result = young_top;
    if (V8_UNLIKELY(size > young_limit - result)) return 0;
    young_top = result + size;
    return result;
  }
  // The VM stack grows down: a frame fits while its lowest word is not below `vm_stack_limit`. Interrupts raise
  // `vm_stack_limit` to the maximum, so that the check at the next call traps; the real limit stays beside it.
  RelaxedAtomic<uint64_t*> vm_stack_limit;
  uint64_t* vm_stack_real_limit = nullptr;
  uint64_t* vm_stack_base = nullptr;  // one past the highest word
  // The frame pointer of the top frame: all words from its lowest register up to the base are live values.
  uint64_t* vm_fp = nullptr;
  // A store into a host whose gc_state is below this takes the barrier's slow path: 1 idle, 2 while marking.
  uint8_t barrier_threshold = 1;
  // Polled at back edges and by long builtins; set together with vm_stack_limit.
  std::atomic<uint8_t> interrupt_requested{0};
  TerminationReason termination_reason = TerminationReason::kNone;
  // Realms alive or made so far: with one, calls need not switch the current realm.
  int realm_count = 0;
  // The exception being propagated (a value word), empty when there is none.
  uint64_t pending_exception = 0;
  // The innermost entered native context (a cell word), empty outside any.
  uint64_t native_context = 0;
  // Recursive C++ compares its stack pointer with this.
  uintptr_t native_stack_limit = 0;
  Heap* heap = nullptr;
  StackSegment* stack_segments = nullptr;
  // Roots of the isolate that are not read-only: visited and updated by every collection (isolate-roots.def).
  static constexpr int kMaxIsolateRoots = 64;
  uint64_t isolate_roots[kMaxIsolateRoots] = {};

  // Where array buffers get their memory: a v8::ArrayBuffer::Allocator, and the std::shared_ptr that owns it, if one
  // does. Set when the isolate is made.
  void* array_buffer_allocator = nullptr;
  void* array_buffer_allocator_owner = nullptr;

  // What lower floors call of higher ones (execution/hooks.h): the table of the process.
  const Hooks* hooks = nullptr;
  // Set by the isolate: throws out of memory, i.e. begins the termination of heap.md H2.
  void (*report_out_of_memory)(Isolate* isolate, const char* location) = nullptr;

  static IsolateData* From(Isolate* isolate) { return reinterpret_cast<IsolateData*>(isolate); }
  Isolate* isolate() { return reinterpret_cast<Isolate*>(this); }
};

static_assert(offsetof(IsolateData, handle_scope_data) == 0);

// Whether recursive C++ may go one level deeper. Pass `slack` for frames that are larger than 8 KiB.
V8_INLINE bool HasNativeStackSpace(Isolate* isolate, uintptr_t slack = 0) {
  return reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) > IsolateData::From(isolate)->native_stack_limit + slack;
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_COMMON_ISOLATE_DATA_H_
