// Queues of microtasks (ECMA-262 §9.5, jobs), one per isolate unless contexts are given their own.

#ifndef INCLUDE_V8_MICROTASKS_QUEUE_H_
#define INCLUDE_V8_MICROTASKS_QUEUE_H_

#include <memory>

#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-microtask.h"     // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

// A queue for contexts that are given it in Context::New. Must outlive them. Use on the isolate's thread.
class V8_EXPORT MicrotaskQueue {
 public:
  static std::unique_ptr<MicrotaskQueue> New(Isolate* isolate, MicrotasksPolicy policy = MicrotasksPolicy::kAuto);
  virtual ~MicrotaskQueue() = default;
  MicrotaskQueue(const MicrotaskQueue&) = delete;
  MicrotaskQueue& operator=(const MicrotaskQueue&) = delete;

  virtual void EnqueueMicrotask(Isolate* isolate, Local<Function> microtask) = 0;
  virtual void EnqueueMicrotask(Isolate* isolate, MicrotaskCallback callback, void* data = nullptr) = 0;
  // Called after each checkpoint that has run the queue empty. Must not enqueue microtasks.
  virtual void AddMicrotasksCompletedCallback(MicrotasksCompletedCallbackWithData callback, void* data = nullptr) = 0;
  virtual void RemoveMicrotasksCompletedCallback(MicrotasksCompletedCallbackWithData callback,
                                                 void* data = nullptr) = 0;
  // Runs microtasks until there are none, unless one is running already.
  virtual void PerformCheckpoint(Isolate* isolate) = 0;
  virtual bool IsRunningMicrotasks() const = 0;
  virtual int GetMicrotasksScopeDepth() const = 0;

 private:
  friend class internal::ApiAccess;
  MicrotaskQueue() = default;
};

// For MicrotasksPolicy::kScoped: microtasks run when the outermost scope of type kRunMicrotasks closes. Stack only.
class V8_EXPORT V8_NODISCARD MicrotasksScope {
 public:
  enum Type { kRunMicrotasks, kDoNotRunMicrotasks };

  // Of the context's queue; of the isolate's; of the given one.
  MicrotasksScope(Local<Context> context, Type type);
  MicrotasksScope(Isolate* isolate, Type type);
  MicrotasksScope(Isolate* isolate, MicrotaskQueue* microtask_queue, Type type);
  ~MicrotasksScope();
  MicrotasksScope(const MicrotasksScope&) = delete;
  MicrotasksScope& operator=(const MicrotasksScope&) = delete;

  // Runs the isolate's queue unless a scope of type kRunMicrotasks is open.
  static void PerformCheckpoint(Isolate* isolate);
  // Open scopes of type kRunMicrotasks.
  static int GetCurrentDepth(Isolate* isolate);
  static bool IsRunningMicrotasks(Isolate* isolate);

 private:
  internal::Isolate* const isolate_;
  MicrotaskQueue* const microtask_queue_;  // Null for the isolate's.
  bool run_;
};

}  // namespace v8

#endif  // INCLUDE_V8_MICROTASKS_QUEUE_H_
