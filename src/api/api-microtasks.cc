#include "src/api/api-internal.h"
#include "src/api/api-microtask-queue.h"
#include "src/runtime/jobs/microtasks.h"
#include "src/runtime/jobs/promise-operations.h"
#include "src/runtime/jobs/weak-references.h"

// Microtasks, promises, and what the host is told about them.
namespace v8 {

namespace internal {

class ApiAccess::Queue final : public v8::MicrotaskQueue {
 public:
  // Takes the queue over when `owned`.
  Queue(internal::MicrotaskQueue* queue, bool owned) : queue_(queue), owned_(owned) {}
  ~Queue() override {
    if (owned_) internal::MicrotaskQueue::Delete(queue_);
  }

  internal::MicrotaskQueue* queue() const { return queue_; }

  void EnqueueMicrotask(v8::Isolate* isolate, Local<v8::Function> microtask) override {
    Isolate* const internal = Internal(isolate);
    EntryScope entry(internal);
    if (internal::EnqueueMicrotask(internal, queue_, OpenAs<JSReceiver>(microtask)).IsException()) {
      FatalOutOfMemory(internal, "v8::MicrotaskQueue::EnqueueMicrotask");
    }
  }
  void EnqueueMicrotask(v8::Isolate* isolate, v8::MicrotaskCallback callback, void* data) override {
    Isolate* const internal = Internal(isolate);
    EntryScope entry(internal);
    if (internal::EnqueueMicrotask(internal, queue_, callback, data).IsException()) {
      FatalOutOfMemory(internal, "v8::MicrotaskQueue::EnqueueMicrotask");
    }
  }
  void AddMicrotasksCompletedCallback(MicrotasksCompletedCallbackWithData callback, void* data) override {
    if (!queue_->AddCompletedCallback(reinterpret_cast<internal::MicrotaskQueue::CompletedCallback>(callback), data)) {
      FatalOutOfMemory(queue_->isolate(), "v8::MicrotaskQueue::AddMicrotasksCompletedCallback");
    }
  }
  void RemoveMicrotasksCompletedCallback(MicrotasksCompletedCallbackWithData callback, void* data) override {
    queue_->RemoveCompletedCallback(reinterpret_cast<internal::MicrotaskQueue::CompletedCallback>(callback), data);
  }
  void PerformCheckpoint(v8::Isolate* isolate) override { internal::PerformCheckpoint(Internal(isolate), queue_); }
  bool IsRunningMicrotasks() const override { return queue_->is_running(); }
  int GetMicrotasksScopeDepth() const override { return queue_->scope_depth(); }

 private:
  internal::MicrotaskQueue* const queue_;
  const bool owned_;
};

std::unique_ptr<v8::MicrotaskQueue> ApiAccess::NewQueue(MicrotaskQueue* queue, bool owned) {
  return std::make_unique<Queue>(queue, owned);
}
MicrotaskQueue* ApiAccess::QueueOf(const v8::MicrotaskQueue* queue) { return static_cast<const Queue*>(queue)->queue(); }

MicrotaskQueue* OpenQueue(Isolate* isolate, const v8::MicrotaskQueue* queue) {
  return queue == nullptr ? isolate->microtask_queue : ApiAccess::QueueOf(queue);
}

void PerformCheckpoint(Isolate* isolate, MicrotaskQueue* queue) {
  EntryScope entry(isolate);
  if (queue == nullptr || queue->is_running() || queue->suppressions() > 0) return;
  // Where script is forbidden its jobs wait.
  constexpr int kOnlyReported = 1 + v8::Isolate::DisallowJavascriptExecutionScope::DUMP_ON_FAILURE;
  const int disallowed = isolate->api_data->javascript_disallowed;
  if (disallowed != 0 && disallowed != kOnlyReported) return;
  const Value pending = isolate->exception();
  if (isolate->is_terminating()) return;
  isolate->clear_pending_exception();
  isolate->api_data->call_depth++;
  if (RunMicrotasks(isolate, queue).IsException()) DispatchException(isolate);
  isolate->api_data->call_depth--;
  ClearKeptObjects(isolate);
  if (!isolate->has_pending_exception()) isolate->pending_exception = pending.ptr();
}

namespace {

void InvokeMicrotaskCallback(Isolate* isolate, void (*callback)(void* data), void* data) {
  Callout(isolate, [&] { callback(data); });
}

void OnPromiseReject(Isolate* isolate, Tagged<JSPromise> promise, int event, Value value) {
  const v8::PromiseRejectCallback callback = isolate->api_data->promise_reject;
  if (callback == nullptr) return;
  Callout(isolate, [&] {
    const auto kind = static_cast<v8::PromiseRejectEvent>(event);
    const Local<v8::Value> local_value = kind == v8::kPromiseHandlerAddedAfterReject
                                             ? Local<v8::Value>()
                                             : MakeLocal<v8::Value>(isolate, value);
    callback(v8::PromiseRejectMessage(MakeLocal<v8::Promise>(isolate, promise), kind, local_value));
  });
}

void OnPromiseHook(Isolate* isolate, int type, Tagged<JSPromise> promise, Value parent) {
  Callout(isolate, [&] {
    isolate->api_data->promise_hook(static_cast<v8::PromiseHookType>(type), MakeLocal<v8::Promise>(isolate, promise),
                                    MakeLocal<v8::Value>(isolate, parent));
  });
}

void OnUncaught(Isolate* isolate, Value exception) { ReportUncaught(isolate, exception, Value()); }

}  // namespace

void InstallMicrotaskCallbacks(Isolate* isolate) {
  isolate->invoke_microtask_callback = &InvokeMicrotaskCallback;
  isolate->promise_reject_hook = &OnPromiseReject;
  isolate->report_uncaught = &OnUncaught;
}

}  // namespace internal

std::unique_ptr<MicrotaskQueue> MicrotaskQueue::New(Isolate* isolate, MicrotasksPolicy policy) {
  i::Isolate* const internal = i::Internal(isolate);
  i::MicrotaskQueue* const queue = i::MicrotaskQueue::New(internal);
  if (queue == nullptr) i::FatalOutOfMemory(internal, "v8::MicrotaskQueue::New");
  queue->set_policy(static_cast<i::MicrotaskQueue::Policy>(policy));
  return i::ApiAccess::NewQueue(queue, true);
}

// --- Isolate ----------------------------------------------------------------------------------------------------------

namespace {
i::MicrotaskQueue* DefaultQueue(const Isolate* isolate) {
  return i::Internal(const_cast<Isolate*>(isolate))->microtask_queue;
}
}  // namespace

void Isolate::EnqueueMicrotask(Local<Function> microtask) {
  i::Isolate* const isolate = i::Internal(this);
  i::EntryScope entry(isolate);
  // The function's realm may have a queue of its own.
  i::MicrotaskQueue* queue = isolate->microtask_queue;
  const i::Value function = i::Open(microtask);
  if (i::IsJSFunction(function)) {
    queue = i::MicrotaskQueueOf(isolate, i::Cast<i::JSFunction>(function)->native_context());
  }
  if (i::EnqueueMicrotask(isolate, queue, i::OpenAs<i::JSReceiver>(microtask)).IsException()) {
    i::FatalOutOfMemory(isolate, "v8::Isolate::EnqueueMicrotask");
  }
}
void Isolate::EnqueueMicrotask(MicrotaskCallback callback, void* data) {
  i::Isolate* const isolate = i::Internal(this);
  i::EntryScope entry(isolate);
  if (i::EnqueueMicrotask(isolate, isolate->microtask_queue, callback, data).IsException()) {
    i::FatalOutOfMemory(isolate, "v8::Isolate::EnqueueMicrotask");
  }
}
void Isolate::PerformMicrotaskCheckpoint() { i::PerformCheckpoint(i::Internal(this), DefaultQueue(this)); }
void Isolate::SetMicrotasksPolicy(MicrotasksPolicy policy) {
  DefaultQueue(this)->set_policy(static_cast<i::MicrotaskQueue::Policy>(policy));
}
MicrotasksPolicy Isolate::GetMicrotasksPolicy() const {
  return static_cast<MicrotasksPolicy>(DefaultQueue(this)->policy());
}
void Isolate::AddMicrotasksCompletedCallback(MicrotasksCompletedCallbackWithData callback, void* data) {
  if (!DefaultQueue(this)->AddCompletedCallback(
          reinterpret_cast<i::MicrotaskQueue::CompletedCallback>(callback), data)) {
    i::FatalOutOfMemory(i::Internal(this), "v8::Isolate::AddMicrotasksCompletedCallback");
  }
}
void Isolate::RemoveMicrotasksCompletedCallback(MicrotasksCompletedCallbackWithData callback, void* data) {
  DefaultQueue(this)->RemoveCompletedCallback(
      reinterpret_cast<i::MicrotaskQueue::CompletedCallback>(callback), data);
}
void Isolate::SetPromiseHook(PromiseHook hook) {
  i::Isolate* const isolate = i::Internal(this);
  isolate->api_data->promise_hook = hook;
  isolate->promise_hook = hook == nullptr ? nullptr : &i::OnPromiseHook;
  if (hook != nullptr) {
    isolate->promise_hooks |= i::Isolate::kIsolatePromiseHook;
  } else {
    isolate->promise_hooks &= static_cast<uint8_t>(~i::Isolate::kIsolatePromiseHook);
  }
}
void Context::SetPromiseHooks(Local<Function> init_hook, Local<Function> before_hook, Local<Function> after_hook,
                              Local<Function> resolve_hook) {
  const auto realm = i::OpenAs<i::NativeContext>(this);
  realm->set_promise_init_hook(i::OpenOrUndefined(init_hook));
  realm->set_promise_before_hook(i::OpenOrUndefined(before_hook));
  realm->set_promise_after_hook(i::OpenOrUndefined(after_hook));
  realm->set_promise_resolve_hook(i::OpenOrUndefined(resolve_hook));
  // Stays set: other contexts may have hooks, too.
  i::IsolateOf(this)->promise_hooks |= i::Isolate::kContextPromiseHooks;
}
void Isolate::SetPromiseRejectCallback(PromiseRejectCallback callback) {
  i::Internal(this)->api_data->promise_reject = callback;
}

Isolate::SuppressMicrotaskExecutionScope::SuppressMicrotaskExecutionScope(Isolate* isolate,
                                                                          MicrotaskQueue* microtask_queue)
    : isolate_(i::Internal(isolate)), microtask_queue_(microtask_queue) {
  i::OpenQueue(isolate_, microtask_queue_)->IncrementSuppressions();
}
Isolate::SuppressMicrotaskExecutionScope::~SuppressMicrotaskExecutionScope() {
  i::OpenQueue(isolate_, microtask_queue_)->DecrementSuppressions();
}

// --- MicrotasksScope --------------------------------------------------------------------------------------------------

MicrotasksScope::MicrotasksScope(Local<Context> context, Type type)
    : MicrotasksScope(context->GetIsolate(), context->GetMicrotaskQueue(), type) {}
MicrotasksScope::MicrotasksScope(Isolate* isolate, Type type) : MicrotasksScope(isolate, nullptr, type) {}
MicrotasksScope::MicrotasksScope(Isolate* isolate, MicrotaskQueue* microtask_queue, Type type)
    : isolate_(i::Internal(isolate)), microtask_queue_(microtask_queue), run_(type == kRunMicrotasks) {
  if (run_) i::OpenQueue(isolate_, microtask_queue_)->IncrementScopeDepth();
}
MicrotasksScope::~MicrotasksScope() {
  if (!run_) return;
  i::MicrotaskQueue* const queue = i::OpenQueue(isolate_, microtask_queue_);
  queue->DecrementScopeDepth();
  if (queue->scope_depth() == 0 && queue->policy() == i::MicrotaskQueue::Policy::kScoped &&
      !isolate_->has_pending_exception()) {
    i::PerformCheckpoint(isolate_, queue);
  }
}
void MicrotasksScope::PerformCheckpoint(Isolate* isolate) {
  i::MicrotaskQueue* const queue = DefaultQueue(isolate);
  if (queue->scope_depth() == 0) i::PerformCheckpoint(i::Internal(isolate), queue);
}
int MicrotasksScope::GetCurrentDepth(Isolate* isolate) { return DefaultQueue(isolate)->scope_depth(); }
bool MicrotasksScope::IsRunningMicrotasks(Isolate* isolate) { return DefaultQueue(isolate)->is_running(); }

// --- Promises ---------------------------------------------------------------------------------------------------------

namespace {
i::Tagged<i::JSPromise> OpenPromise(const Data* that) { return i::OpenAs<i::JSPromise>(that); }
}  // namespace

MaybeLocal<Promise::Resolver> Promise::Resolver::New(Local<Context> context) {
  ENTER_CONTEXT(context, MaybeLocal<Resolver>());
  return scope.Return<Resolver>(i::NewPromise(isolate));
}
Local<Promise> Promise::Resolver::GetPromise() { return i::MakeLocal<Promise>(i::IsolateOf(this), i::Open(this)); }

Maybe<bool> Promise::Resolver::Resolve(Local<Context> context, Local<Value> value) {
  ENTER_CALL(context, Nothing<bool>());
  if (OpenPromise(this)->status() != i::JSPromise::kPending) return Just(true);
  return scope.ReturnTrue(i::ResolvePromise(isolate, OpenPromise(this), i::Open(value)));
}
Maybe<bool> Promise::Resolver::Reject(Local<Context> context, Local<Value> value) {
  ENTER_CALL(context, Nothing<bool>());
  if (OpenPromise(this)->status() != i::JSPromise::kPending) return Just(true);
  return scope.ReturnTrue(i::RejectPromise(isolate, OpenPromise(this), i::Open(value)));
}

namespace {

MaybeLocal<Promise> React(Local<Context> context, const Promise* promise, Local<Function> on_fulfilled,
                          Local<Function> on_rejected) {
  ENTER_CONTEXT(context, MaybeLocal<Promise>());
  return scope.Return<Promise>([&]() -> i::Result<i::Value> {
    auto result = TRY(i::NewPromise(isolate, i::Open(promise)));
    TRY(i::PerformPromiseThen(isolate, OpenPromise(promise), i::OpenOrUndefined(on_fulfilled),
                              i::OpenOrUndefined(on_rejected), result));
    return i::Value(result);
  }());
}

}  // namespace

MaybeLocal<Promise> Promise::Catch(Local<Context> context, Local<Function> handler) {
  return React(context, this, Local<Function>(), handler);
}
MaybeLocal<Promise> Promise::Then(Local<Context> context, Local<Function> handler) {
  return React(context, this, handler, Local<Function>());
}
MaybeLocal<Promise> Promise::Then(Local<Context> context, Local<Function> on_fulfilled, Local<Function> on_rejected) {
  return React(context, this, on_fulfilled, on_rejected);
}
bool Promise::HasHandler() const { return OpenPromise(this)->has_handler(); }
Local<Value> Promise::Result() {
  if (!i::ApiCheck(State() != kPending, "v8::Promise::Result", "The promise is still pending")) return Local<Value>();
  return i::MakeLocal<Value>(i::IsolateOf(this), OpenPromise(this)->reactions_or_result());
}
Promise::PromiseState Promise::State() { return static_cast<PromiseState>(OpenPromise(this)->status()); }
void Promise::MarkAsHandled() { OpenPromise(this)->set_has_handler(true); }
void Promise::MarkAsSilent() {}

}  // namespace v8
