#include "src/execution/isolate.h"

#include <pthread.h>

#include <cstdio>
#include <new>

#include "src/base/platform/virtual-memory.h"
#include "src/date/time-zone.h"
#include "src/execution/hooks.h"
#include "src/execution/side-effect-guard.h"
#include "src/execution/microtask-queue.h"
#include "src/execution/waiter-list.h"
#include "src/flags/flags.h"
#include "src/heap/heap-inl.h"
#include "src/objects/isolate-access.h"
#include "src/objects/lookup-cache.h"
#include "src/objects/string-table.h"
#include "src/regexp/regexp-stack.h"

namespace v8::internal {

// ---- What lower floors need of the isolate (objects/isolate-access.h)
StringTable* StringTableOf(Isolate* isolate) { return isolate->string_table(); }
void ClearLookupCache(Isolate* isolate) { isolate->lookup_cache->Clear(); }
bool HandlePendingInterrupts(Isolate* isolate) { return !isolate->HandleInterrupts().IsException(); }
uint32_t NextIdentityHash(Isolate* isolate) {
  uint32_t state = isolate->hash_state;
  do {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
  } while ((state & 0x1fffff) == 0);
  isolate->hash_state = state;
  return state & 0x1fffff;
}

Isolate* Isolate::New(const HeapConfiguration& configuration) {
  void* memory = base::Calloc(1, sizeof(Isolate));
  if (memory == nullptr) return nullptr;
  Isolate* isolate = ::new (memory) Isolate();
  if (!isolate->SetUp(configuration)) {
    isolate->TearDown();
    isolate->~Isolate();
    base::Free(isolate);
    return nullptr;
  }
  return isolate;
}

void Isolate::Delete(Isolate* isolate) {
  isolate->TearDown();
  isolate->~Isolate();
  base::Free(isolate);
}

namespace {
std::atomic<int> g_live_isolates{0};
}  // namespace

int Isolate::LiveCount() { return g_live_isolates.load(std::memory_order_relaxed); }

bool Isolate::SetUp(const HeapConfiguration& configuration) {
  g_live_isolates.fetch_add(1, std::memory_order_relaxed);
  static std::atomic<uint32_t> seed{0x2545F491u};
  hash_state = seed.fetch_add(0x9E3779B9u) | 1;
  for (uint64_t& root : isolate_roots) root = TaggedBits::kUndefined;
  hooks = ProcessHooks();
  report_out_of_memory = &OnOutOfMemory;
  SetNativeStackLimitForThread();

  vm_stack_size_ = static_cast<size_t>(v8_flags.stack_size) * KB;
  if (vm_stack_size_ < 64 * KB) vm_stack_size_ = 64 * KB;
  vm_stack_size_ = base::RoundUp(vm_stack_size_, base::VirtualMemory::PageSize());
  vm_stack_memory_ = base::VirtualMemory::Map(vm_stack_size_);
  if (vm_stack_memory_ == nullptr) return false;
  vm_stack_base = reinterpret_cast<uint64_t*>(static_cast<char*>(vm_stack_memory_) + vm_stack_size_);
  // Room below the limit for the frames of error construction.
  vm_stack_real_limit = reinterpret_cast<uint64_t*>(vm_stack_memory_) + 1024;
  vm_stack_limit = vm_stack_real_limit;

  string_table_ = StringTable::New();
  lookup_cache = base::New<LookupCache>();
  if (string_table_ == nullptr || lookup_cache == nullptr) return false;
  IsolateData::heap = base::New<Heap>(static_cast<IsolateData*>(this));
  if (IsolateData::heap == nullptr || !IsolateData::heap->SetUp(configuration)) return false;
  if (!IsolateData::heap->AddRootProvider(&VisitRoots, this) ||
      !IsolateData::heap->AddWeakProcessor(&ProcessWeak, this)) {
    return false;
  }
  if (hooks->set_up_stub_caches != nullptr && !hooks->set_up_stub_caches(this)) return false;
  microtask_queue = MicrotaskQueue::New(this);
  return microtask_queue != nullptr;
}

void Isolate::TearDown() {
  g_live_isolates.fetch_sub(1, std::memory_order_relaxed);
  WaiterLists::RemoveWaitersOf(this);
  MicrotaskQueue::Delete(microtask_queue);
  microtask_queue = nullptr;
  if (IsolateData::heap != nullptr) {
    IsolateData::heap->TearDown();
    base::Delete(IsolateData::heap);
    IsolateData::heap = nullptr;
  }
  if (string_table_ != nullptr) StringTable::Delete(string_table_);
  string_table_ = nullptr;
  base::Delete(lookup_cache);
  lookup_cache = nullptr;
  base::Delete(time_zone);
  time_zone = nullptr;
  base::Delete(regexp_stack);
  regexp_stack = nullptr;
  if (hooks->tear_down_stub_caches != nullptr) hooks->tear_down_stub_caches(this);
  if (vm_stack_memory_ != nullptr) base::VirtualMemory::Unmap(vm_stack_memory_, vm_stack_size_);
  vm_stack_memory_ = nullptr;
}

void Isolate::VisitRoots(void* data, RootVisitor* visitor) {
  Isolate* isolate = static_cast<Isolate*>(data);
  if (isolate->side_effect_guard_ != nullptr) isolate->side_effect_guard_->VisitRoots(visitor);
  if (isolate->vm_fp != nullptr) {
    ClearHiddenRegisters(isolate->vm_fp);
    visitor->BeginRoots("(Stack roots)");
    visitor->VisitRootRange(Frame(isolate->vm_fp).lowest(), isolate->vm_stack_base);
  }
}

void Isolate::ProcessWeak(void* data, WeakReferences* references) {
  Isolate* isolate = static_cast<Isolate*>(data);
  ClearLookupCache(isolate);
  if (!references->is_minor()) {
    isolate->string_table()->VisitAndClearDead([&](uint64_t* slot) { return references->Update(slot); });
  }
}

void Isolate::OnOutOfMemory(Isolate* isolate, const char* location) {
  if (v8_flags.trace_gc) std::printf("[out of memory: %s]\n", location);
  if (isolate->termination_reason != TerminationReason::kOutOfMemory && isolate->out_of_memory_hook != nullptr) {
    // What the hook allocates comes from the reserve. If it asks for a termination, that is the one under way.
    isolate->termination_reason = TerminationReason::kOutOfMemory;
    isolate->out_of_memory_hook(isolate, location);
    isolate->termination_requested_.store(false);
  }
  isolate->Terminate(TerminationReason::kOutOfMemory);
}

namespace {

struct StackBounds {
  uintptr_t lowest;  // 0 when the system does not tell
  size_t size;
};

// Asked once a thread: for the main thread the C library reads /proc/self/maps.
StackBounds StackBoundsOfThread() {
  static thread_local bool t_known = false;
  static thread_local StackBounds t_bounds = {0, 0};
  if (V8_LIKELY(t_known)) return t_bounds;
  pthread_attr_t attributes;
  void* stack_address = nullptr;
  size_t stack_size = 0;
  if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
    pthread_attr_getstack(&attributes, &stack_address, &stack_size);
    pthread_attr_destroy(&attributes);
  }
  t_known = true;
  t_bounds = {reinterpret_cast<uintptr_t>(stack_address), stack_size};
  return t_bounds;
}

}  // namespace

uintptr_t Isolate::NativeStackLimitOfThread() {
  constexpr size_t kReserve = 256 * KB;
  const uintptr_t lowest = StackBoundsOfThread().lowest;
  const uintptr_t here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  uintptr_t limit = lowest + kReserve;
  if (lowest == 0 || limit > here) limit = here > 512 * KB ? here - 512 * KB : 0;
  return limit;
}

bool Isolate::IsOnStackOfThread(const void* address) {
  const StackBounds bounds = StackBoundsOfThread();
  return bounds.lowest == 0 || reinterpret_cast<uintptr_t>(address) - bounds.lowest < bounds.size;
}

void Isolate::SetNativeStackLimitForThread() { native_stack_limit = NativeStackLimitOfThread(); }

ExceptionPending Isolate::Throw(Value value) {
  DCHECK(!value.is_empty());
  pending_exception = value.ptr();
  RecordThrowLocation();
  if (V8_UNLIKELY(throw_hook != nullptr)) throw_hook(this);
  return Exception();
}

void Isolate::RecordThrowLocation() {
  for (uint64_t* fp = vm_fp; fp != nullptr; fp = Frame(fp).caller_fp()) {
    const Frame frame(fp);
    if (!frame.code()->is_bytecode()) continue;
    set_root(kThrowFunction, frame.function());
    throw_offset = static_cast<int>(frame.pc() - static_cast<const uint16_t*>(frame.code()->entry()));
    return;
  }
  set_root(kThrowFunction, Undefined());
  throw_offset = -1;
}

void Isolate::SetThrowLocation(Tagged<Script> script, int start, int end) {
  if (is_terminating()) return;
  set_root(kThrowFunction, script);
  throw_offset = start;
  throw_end_position = end;
}

ExceptionPending Isolate::Terminate(TerminationReason reason) {
  if (termination_reason == TerminationReason::kNone) termination_reason = reason;
  pending_exception = TaggedBits::kTermination;
  return Exception();
}

Result<void> Isolate::CheckStack(const uint64_t* lowest) {
  if (interrupt_requested.load(std::memory_order_relaxed) != 0) TRY(HandleInterrupts());
  // Another thread may have asked for the next interrupt already, and raised vm_stack_limit for that.
  if (lowest < vm_stack_real_limit) return StackOverflow();
  return Ok();
}

Isolate::StackReserveScope::StackReserveScope(Isolate* isolate)
    : isolate_(isolate),
      saved_limit_(isolate->vm_stack_limit),
      saved_real_limit_(isolate->vm_stack_real_limit),
      saved_native_limit_(isolate->native_stack_limit) {
  constexpr uintptr_t kNativeReserve = 128 * KB;
  uint64_t* const lowest = reinterpret_cast<uint64_t*>(isolate->vm_stack_memory_);
  if (saved_real_limit_ == lowest) return;  // Lent already.
  isolate->vm_stack_real_limit = lowest;
  isolate->vm_stack_limit = isolate->LowestStackLimit();
  isolate->native_stack_limit = saved_native_limit_ > kNativeReserve ? saved_native_limit_ - kNativeReserve : 0;
}

Isolate::StackReserveScope::~StackReserveScope() {
  isolate_->vm_stack_real_limit = saved_real_limit_;
  // Somebody else may have raised it to have an interrupt noticed.
  uint64_t* const lowest = reinterpret_cast<uint64_t*>(isolate_->vm_stack_memory_);
  if (isolate_->vm_stack_limit == lowest) isolate_->vm_stack_limit = saved_limit_;
  isolate_->native_stack_limit = saved_native_limit_;
}

ExceptionPending Isolate::StackOverflow() {
  StackReserveScope reserve(this);  // The error's own construction needs a few frames.
  internal::Throw(this, MessageTemplate::kStackOverflow);
  return Exception();
}

namespace {
uint64_t* RaisedStackLimit() { return reinterpret_cast<uint64_t*>(~uint64_t{7}); }
}  // namespace

// What vm_stack_limit is without an interrupt.
uint64_t* Isolate::LowestStackLimit() const {
  return side_effect_guard_ != nullptr ? RaisedStackLimit() : vm_stack_real_limit;
}

void Isolate::set_side_effect_guard(SideEffectGuard* guard) {
  side_effect_guard_ = guard;
  vm_stack_limit = LowestStackLimit();
  if (interrupt_requested.load(std::memory_order_seq_cst) != 0) vm_stack_limit = RaisedStackLimit();
}

void Isolate::SignalInterrupt() {
  interrupt_requested.store(1, std::memory_order_seq_cst);
  vm_stack_limit = RaisedStackLimit();
  if (sync_waiter.load(std::memory_order_seq_cst) != nullptr) WaiterLists::WakeForInterrupt(this);
}

void Isolate::ClearInterruptSignal() {
  vm_stack_limit = LowestStackLimit();
  interrupt_requested.store(0, std::memory_order_relaxed);
}

void Isolate::RequestTermination() {
  termination_requested_.store(true);
  SignalInterrupt();
}

void Isolate::CancelTermination() {
  termination_requested_.store(false);
  if (is_terminating()) clear_pending_exception();
  termination_reason = TerminationReason::kNone;
}

bool Isolate::RequestInterrupt(InterruptCallback callback, void* data) {
  while (interrupt_lock_.test_and_set(std::memory_order_acquire)) {
  }
  const bool added = interrupts_.TryAdd({callback, data});
  interrupt_lock_.clear(std::memory_order_release);
  if (added) SignalInterrupt();
  return added;
}

Result<void> Isolate::HandleInterrupts() {
  ClearInterruptSignal();
  if (sample_hook != nullptr) sample_hook(this);
  if (termination_requested_.exchange(false)) {
    Terminate(TerminationReason::kRequested);
    return Exception();
  }
  while (true) {
    while (interrupt_lock_.test_and_set(std::memory_order_acquire)) {
    }
    PendingInterrupt next{nullptr, nullptr};
    if (!interrupts_.empty()) {
      next = interrupts_[0];
      for (size_t i = 1; i < interrupts_.size(); ++i) interrupts_[i - 1] = interrupts_[i];
      interrupts_.RemoveLast();
    }
    interrupt_lock_.clear(std::memory_order_release);
    if (next.callback == nullptr) break;
    if (invoke_interrupt != nullptr) {
      invoke_interrupt(this, next.callback, next.data);
    } else {
      next.callback(this, next.data);
    }
  }
  if (termination_requested_.exchange(false)) {
    Terminate(TerminationReason::kRequested);
    return Exception();
  }
  if (has_pending_exception()) return Exception();
  return Ok();
}

}  // namespace v8::internal
