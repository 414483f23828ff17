#include "src/execution/microtask-queue.h"

#include "src/heap/heap.h"
#include "src/objects/isolate-access.h"

namespace v8::internal {

MicrotaskQueue* MicrotaskQueue::New(Isolate* isolate) {
  MicrotaskQueue* queue = base::New<MicrotaskQueue>(isolate);
  if (queue == nullptr) return nullptr;
  if (!isolate->heap()->AddRootProvider(&VisitRoots, queue)) {
    base::Delete(queue);
    return nullptr;
  }
  return queue;
}

void MicrotaskQueue::Delete(MicrotaskQueue* queue) {
  if (queue == nullptr) return;
  if (queue->isolate_->heap() != nullptr) queue->isolate_->heap()->RemoveRootProvider(&VisitRoots, queue);
  base::Delete(queue);
}

MicrotaskQueue::~MicrotaskQueue() { base::Free(ring_); }

void MicrotaskQueue::VisitRoots(void* data, RootVisitor* visitor) {
  MicrotaskQueue* queue = static_cast<MicrotaskQueue*>(data);
  visitor->BeginRoots("(Microtasks)");
  const size_t end = queue->start_ + queue->size_;
  if (end <= queue->capacity_) {
    visitor->VisitRootRange(queue->ring_ + queue->start_, queue->ring_ + end);
  } else {
    visitor->VisitRootRange(queue->ring_ + queue->start_, queue->ring_ + queue->capacity_);
    visitor->VisitRootRange(queue->ring_, queue->ring_ + (end - queue->capacity_));
  }
}

bool MicrotaskQueue::Grow() {
  const size_t capacity = capacity_ == 0 ? 64 : capacity_ * 2;
  uint64_t* ring = base::NewArray<uint64_t>(capacity);
  if (ring == nullptr) return false;
  for (size_t i = 0; i < size_; ++i) ring[i] = ring_[(start_ + i) & (capacity_ - 1)];
  base::Free(ring_);
  ring_ = ring;
  capacity_ = capacity;
  start_ = 0;
  return true;
}

Result<void> MicrotaskQueue::Enqueue(Tagged<Microtask> microtask) {
  if (V8_UNLIKELY(size_ == capacity_) && !Grow()) return ReportOutOfMemory(isolate_, "MicrotaskQueue");
  ring_[(start_ + size_) & (capacity_ - 1)] = microtask.ptr();
  size_++;
  return Ok();
}

Tagged<Microtask> MicrotaskQueue::Dequeue() {
  DCHECK(size_ > 0);
  const Tagged<Microtask> microtask(ring_[start_]);
  start_ = (start_ + 1) & (capacity_ - 1);
  size_--;
  return microtask;
}

bool MicrotaskQueue::AddCompletedCallback(CompletedCallback callback, void* data) {
  for (const Completed& entry : completed_) {
    if (entry.callback == callback && entry.data == data) return true;
  }
  return completed_.TryAdd({callback, data});
}

void MicrotaskQueue::RemoveCompletedCallback(CompletedCallback callback, void* data) {
  for (size_t i = 0; i < completed_.size(); ++i) {
    if (completed_[i].callback != callback || completed_[i].data != data) continue;
    for (size_t k = i + 1; k < completed_.size(); ++k) completed_[k - 1] = completed_[k];
    completed_.RemoveLast();
    return;
  }
}

void MicrotaskQueue::FireCompletedCallbacks() {
  // Callbacks may remove themselves or add others.
  base::GrowableArray<Completed, 4> callbacks;
  for (const Completed& entry : completed_) (void)callbacks.TryAdd(entry);
  for (const Completed& entry : callbacks) entry.callback(isolate_, entry.data);
}

}  // namespace v8::internal
