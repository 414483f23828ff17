#include <cmath>

#include "include/v8-platform.h"
#include "src/api/api-internal.h"
#include "src/execution/waiter-list.h"
#include "src/heap/backing-store.h"
#include "src/heap/heap-inl.h"
#include "src/init/v8.h"
#include "src/objects/isolate-access.h"
#include "src/runtime/jobs/promise-operations.h"

// Atomics.wait as the host sees it, and the promises of Atomics.waitAsync, which tasks of the platform settle.
namespace v8::internal {

namespace {

// ---- Atomics.wait

Result<void> OnAtomicsWait(Isolate* isolate, int event, Tagged<JSArrayBuffer> buffer, size_t offset, int64_t value,
                           double timeout, SyncWaiter* waiter) {
  ApiData* const api = isolate->api_data;
  const auto kind = static_cast<v8::Isolate::AtomicsWaitEvent>(event);
  auto* const handle = kind == v8::Isolate::AtomicsWaitEvent::kStartWait
                           ? reinterpret_cast<v8::Isolate::AtomicsWaitWakeHandle*>(waiter)
                           : nullptr;
  // Nothing can be thrown over a termination, and no script would see it.
  const Value termination = isolate->exception();
  isolate->clear_pending_exception();
  Callout(isolate, [&] {
    api->atomics_wait(kind, MakeLocal<v8::SharedArrayBuffer>(isolate, buffer), offset, value, timeout, handle,
                      api->atomics_wait_data);
  });
  if (!termination.is_empty()) isolate->ReThrow(termination);
  if (isolate->has_pending_exception()) return Exception();
  return Ok();
}

// ---- Atomics.waitAsync

// What waits for the promise: the list of waiters refers to it while it may be notified, and so do the tasks that will
// settle the promise. Whoever notifies it may be on another thread, and the isolate may have gone when a task is run or
// deleted: nothing but Settle, on the isolate's thread, touches the isolate.
class PromiseWaiter final : public AsyncWaiter {
 public:
  PromiseWaiter(Isolate* isolate, std::shared_ptr<v8::TaskRunner> runner, BackingStore* store, Address* promise,
                bool has_timeout)
      : AsyncWaiter(isolate),
        runner_(std::move(runner)),
        token_(isolate->api_data->task_token),
        store_(store),
        promise_(promise),
        has_timeout_(has_timeout) {
    store_->AddReference();
  }

  v8::TaskRunner* runner() const { return runner_.get(); }
  Isolate* isolate_or_null() const { return *token_; }
  void OnRemoved(bool notified) override;

  V8_NOINLINE void Settle(Isolate* isolate, Tagged<String> outcome) {
    ApiData* const api = isolate->api_data;
    api->async_waits--;
    if (has_timeout_) api->async_waits_with_timeout--;
    const Tagged<JSPromise> promise(*promise_);
    GlobalHandles::Destroy(promise_);
    HostCallScope scope(isolate, promise->map()->native_context_or_undefined());
    if (scope.MustReturn()) return;
    if (ResolvePromise(isolate, promise, outcome).IsException()) return scope.Fail();
  }

 private:
  ~PromiseWaiter() override { ReleaseStore(); }
  void ReleaseStore() {
    if (store_ != nullptr) store_->Release();
    store_ = nullptr;
  }
  void Delete() override { delete this; }

  const std::shared_ptr<v8::TaskRunner> runner_;
  const std::shared_ptr<Isolate*> token_;
  // Nobody else gets the address while somebody waits there. A task may outlive the store's allocator: let go in time.
  BackingStore* store_;
  Address* const promise_;
  const bool has_timeout_;
};

class SettleTask final : public v8::Task {
 public:
  SettleTask(PromiseWaiter* waiter, bool notified) : waiter_(waiter), notified_(notified) { waiter_->AddReference(); }
  ~SettleTask() override { waiter_->Release(); }
  void Run() override {
    Isolate* const isolate = waiter_->isolate_or_null();
    if (isolate == nullptr) return;
    // The time is over; but a notification that came before has a task of its own.
    if (!notified_ && !waiter_->TryCancel()) return;
    const v8::Isolate::Scope isolate_scope(External(isolate));
    const v8::HandleScope handles(External(isolate));
    waiter_->Settle(isolate, notified_ ? ReadOnlyRoots::ok_string() : ReadOnlyRoots::timed_out_string());
  }

 private:
  PromiseWaiter* const waiter_;
  const bool notified_;
};

void PromiseWaiter::OnRemoved(bool notified) {
  ReleaseStore();
  if (notified) runner_->PostTask(std::make_unique<SettleTask>(this, true));
}

Result<bool> WaitAsync(Isolate* isolate, Tagged<JSArrayBuffer> buffer, const WaitCell& cell, double timeout,
                       Tagged<JSPromise> promise) {
  ApiData* const api = isolate->api_data;
  v8::Platform* const platform = V8::GetCurrentPlatform();
  std::shared_ptr<v8::TaskRunner> runner;
  if (platform != nullptr) {
    Callout(isolate, [&] { runner = platform->GetForegroundTaskRunner(External(isolate)); });
  }
  if (runner == nullptr) return Throw(isolate, MessageTemplate::kNoTaskRunner);
  const bool has_timeout = std::isfinite(timeout);
  Address* const slot = isolate->heap()->global_handles()->Create(promise);
  PromiseWaiter* const waiter =
      slot == nullptr ? nullptr
                      : new (std::nothrow)
                            PromiseWaiter(isolate, std::move(runner), BackingStoreOf(buffer), slot, has_timeout);
  if (waiter == nullptr) {
    if (slot != nullptr) GlobalHandles::Destroy(slot);
    return ReportOutOfMemory(isolate, "Atomics.waitAsync");
  }
  const bool waits = waiter->Begin(cell);
  if (waits) {
    api->async_waits++;
    if (has_timeout) {
      api->async_waits_with_timeout++;
      Callout(isolate,
              [&] { waiter->runner()->PostDelayedTask(std::make_unique<SettleTask>(waiter, false), timeout / 1e3); });
    }
  } else {
    GlobalHandles::Destroy(slot);
  }
  waiter->Release();
  return waits;
}

}  // namespace

void InstallAtomicsHooks(Isolate* isolate) { isolate->wait_async = &WaitAsync; }

}  // namespace v8::internal

namespace v8 {

void Isolate::SetAllowAtomicsWait(bool allow) { i::Internal(this)->allow_atomics_wait = allow; }

void Isolate::SetAtomicsWaitCallback(AtomicsWaitCallback callback, void* data) {
  i::Isolate* const isolate = i::Internal(this);
  isolate->api_data->atomics_wait = callback;
  isolate->api_data->atomics_wait_data = data;
  isolate->atomics_wait_hook = callback == nullptr ? nullptr : &i::OnAtomicsWait;
}

void Isolate::AtomicsWaitWakeHandle::Wake() { reinterpret_cast<i::SyncWaiter*>(this)->Stop(); }

bool Isolate::HasPendingBackgroundTasks() {
  const i::ApiData* const api = i::Internal(this)->api_data;
  return api->async_waits_with_timeout > 0 || (api->async_waits > 0 && i::Isolate::LiveCount() > 1);
}

}  // namespace v8
