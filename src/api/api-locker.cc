#include <algorithm>
#include <atomic>
#include <utility>

#include "src/api/api-internal.h"
#include "src/api/api-measurements.h"
#include "src/profiler/isolate-profilers.h"

// Locker and Unlocker. What is open on a thread (handles, TryCatches, contexts, engine frames) is set aside while the
// thread has unlocked the isolate, and comes back with the lock.
namespace v8 {

namespace internal {

namespace {

std::atomic<bool> g_locker_was_used{false};

}  // namespace

// What a thread has open while it waits outside.
struct ArchivedThread {
  HandleScopeData handle_scope_data;
  HandleBlocks handle_blocks;
  StackSegment* stack_segments = nullptr;
  // Ends the innermost segment where it is an embedder's (ApiData::scan_embedder_frames): engine frames end by themselves.
  StackSegment end = {};
  uint64_t native_context = 0;
  uint64_t pending_exception = 0;
  v8::TryCatch* try_catch = nullptr;
  int call_depth = 0;
  uintptr_t native_stack_limit = 0;  // a host may have set another one
  std::vector<ApiData::EnteredContext> entered_contexts;
  // The VM stack has one place for all threads: the part in use is copied out, and back to the same addresses.
  uint64_t* vm_fp = nullptr;
  std::vector<uint64_t> vm_stack;
};

ApiData::ApiData(Isolate* isolate_value) : isolate(isolate_value) {}
ApiData::~ApiData() = default;

void ApiData::VisitArchivedThreads(RootVisitor* visitor) {
  for (const std::unique_ptr<ArchivedThread>& thread : archived_threads) {
    thread->handle_blocks.VisitRoots(thread->handle_scope_data, visitor);
    visitor->VisitRoot(&thread->native_context);
    visitor->VisitRoot(&thread->pending_exception);
    VisitTryCatches(thread->try_catch, visitor);
    for (EnteredContext& entered : thread->entered_contexts) {
      visitor->VisitRoot(&entered.context);
      visitor->VisitRoot(&entered.previous_realm);
    }
    visitor->VisitRootRange(thread->vm_stack.data(), thread->vm_stack.data() + thread->vm_stack.size());
  }
}

namespace {

// The heap goes on scanning the segments of a thread that stands still; null for none.
void SetAside(Isolate* isolate, StackSegment* segments) {
  if (segments == nullptr) return;
  segments->next_archived = *isolate->heap()->archived_segments();
  *isolate->heap()->archived_segments() = segments;
}
void TakeBack(Isolate* isolate, StackSegment* segments) {
  if (segments == nullptr) return;
  StackSegment** link = isolate->heap()->archived_segments();
  while (*link != segments) link = &(*link)->next_archived;
  *link = segments->next_archived;
}

// Sets aside what this thread has open.
ArchivedThread* ArchiveThread(Isolate* isolate) {
  ApiData* const api = isolate->api_data;
  api->archived_threads.push_back(std::make_unique<ArchivedThread>());
  ArchivedThread* const thread = api->archived_threads.back().get();
  thread->handle_blocks.Swap(isolate->heap()->handle_blocks());
  thread->handle_scope_data = std::exchange(isolate->handle_scope_data, HandleScopeData());
  thread->native_context = std::exchange(static_cast<IsolateData*>(isolate)->native_context, uint64_t{0});
  thread->pending_exception = std::exchange(isolate->pending_exception, uint64_t{0});
  thread->try_catch = std::exchange(api->try_catch, nullptr);
  thread->call_depth = std::exchange(api->call_depth, 0);
  thread->entered_contexts.swap(api->entered_contexts);
  thread->native_stack_limit = isolate->native_stack_limit;
  thread->vm_fp = std::exchange(isolate->vm_fp, nullptr);
  if (thread->vm_fp != nullptr) {
    thread->vm_stack.assign(Frame(thread->vm_fp).lowest(), isolate->vm_stack_base);
  }
  thread->stack_segments = std::exchange(isolate->stack_segments, nullptr);
  if (thread->stack_segments != nullptr && thread->stack_segments->kind == StackSegment::kEntry) {
    thread->end = {thread->stack_segments, nullptr, CurrentStackPointer(), StackSegment::kExit};
    thread->stack_segments = &thread->end;
  }
  SetAside(isolate, thread->stack_segments);
  return thread;
}

void RestoreThread(Isolate* isolate, ArchivedThread* thread) {
  ApiData* const api = isolate->api_data;
  TakeBack(isolate, thread->stack_segments);
  isolate->stack_segments = thread->stack_segments == &thread->end ? thread->end.previous : thread->stack_segments;
  if (thread->vm_fp != nullptr) {
    std::copy(thread->vm_stack.begin(), thread->vm_stack.end(), isolate->vm_stack_base - thread->vm_stack.size());
    ClearHiddenRegisters(thread->vm_fp);
  }
  isolate->vm_fp = thread->vm_fp;
  api->entered_contexts.swap(thread->entered_contexts);
  api->call_depth = thread->call_depth;
  api->try_catch = thread->try_catch;
  static_cast<IsolateData*>(isolate)->native_context = thread->native_context;
  isolate->pending_exception = thread->pending_exception;
  isolate->handle_scope_data = thread->handle_scope_data;
  isolate->native_stack_limit = thread->native_stack_limit;
  thread->handle_blocks.Swap(isolate->heap()->handle_blocks());
  // It is gone then.
  for (size_t k = 0; k < api->archived_threads.size(); ++k) {
    if (api->archived_threads[k].get() != thread) continue;
    api->archived_threads.erase(api->archived_threads.begin() + static_cast<ptrdiff_t>(k));
    break;
  }
}

// What this thread's open Unlockers have set aside, innermost last; null while a Locker inside has it back.
struct Archive {
  Isolate* isolate;
  ArchivedThread* thread;
};
thread_local std::vector<Archive> t_archives;

Archive* InnermostArchive(Isolate* isolate) {
  for (size_t k = t_archives.size(); k-- > 0;) {
    if (t_archives[k].isolate == isolate) return &t_archives[k];
  }
  return nullptr;
}

}  // namespace

}  // namespace internal

void Locker::Initialize(Isolate* isolate) {
  i::g_locker_was_used = true;
  isolate_ = i::Internal(isolate);
  i::ApiData* const api = isolate_->api_data;
  has_lock_ = false;
  top_level_ = true;
  if (IsLocked(isolate)) {
    top_level_ = false;
    return;
  }
  api->lock.lock();
  api->lock_owner = std::this_thread::get_id();
  has_lock_ = true;
  // Inside an Unlocker the thread goes on with what it had open.
  i::Archive* const archive = i::InnermostArchive(isolate_);
  if (archive != nullptr && archive->thread != nullptr) {
    i::RestoreThread(isolate_, archive->thread);
    archive->thread = nullptr;
    top_level_ = false;
  } else {
    // A thread that is in the isolate without a Locker stands still as long as others lock it (component tests do that).
    if (isolate_->stack_segments != nullptr && !i::Isolate::IsOnStackOfThread(isolate_->stack_segments)) {
      api->unlocked_segments = std::exchange(isolate_->stack_segments, nullptr);
      i::SetAside(isolate_, api->unlocked_segments);
    }
    isolate_->SetNativeStackLimitForThread();
  }
}
Locker::~Locker() {
  if (!has_lock_) return;
  i::ApiData* const api = isolate_->api_data;
  if (!top_level_) i::InnermostArchive(isolate_)->thread = i::ArchiveThread(isolate_);
  if (isolate_->stack_segments == nullptr && api->unlocked_segments != nullptr) {
    i::TakeBack(isolate_, api->unlocked_segments);
    isolate_->stack_segments = std::exchange(api->unlocked_segments, nullptr);
  }
  api->lock_owner = std::thread::id();
  api->lock.unlock();
}
bool Locker::IsLocked(Isolate* isolate) {
  const i::ApiData* const api = i::Internal(isolate)->api_data;
  return api->lock_owner == std::this_thread::get_id();
}
bool Locker::WasEverUsed() { return i::g_locker_was_used; }

void Unlocker::Initialize(Isolate* isolate) {
  isolate_ = i::Internal(isolate);
  if (!i::ApiCheck(Locker::IsLocked(isolate), "v8::Unlocker", "The isolate is not locked by this thread")) return;
  i::ApiData* const api = isolate_->api_data;
  i::t_archives.push_back({isolate_, i::ArchiveThread(isolate_)});
  api->lock_owner = std::thread::id();
  api->lock.unlock();
}
Unlocker::~Unlocker() {
  i::ApiData* const api = isolate_->api_data;
  api->lock.lock();
  api->lock_owner = std::this_thread::get_id();
  i::Archive* const archive = i::InnermostArchive(isolate_);
  i::RestoreThread(isolate_, archive->thread);
  i::t_archives.erase(i::t_archives.begin() + (archive - i::t_archives.data()));
}

}  // namespace v8
