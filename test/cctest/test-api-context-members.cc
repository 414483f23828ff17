// v8::Context's slots for the host, and its queue of microtasks.

#include "test/cctest/cctest.h"

TEST(EmbedderDataFieldsGrow) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  alignas(8) int value = 0;
  const uint32_t before = context->GetNumberOfEmbedderDataFields();
  context->SetAlignedPointerInEmbedderData(static_cast<int>(before) + 3, &value);
  CHECK_GE(context->GetNumberOfEmbedderDataFields(), before + 4);
  CHECK_EQ(&value, context->GetAlignedPointerFromEmbedderData(static_cast<int>(before) + 3));
  CHECK_EQ(&value, context->GetAlignedPointerFromEmbedderData(CcTest::isolate(), static_cast<int>(before) + 3));
  CHECK_NULL(context->GetAlignedPointerFromEmbedderData(static_cast<int>(before) + 2));
  CHECK_EQ(0u, v8::Context::New(CcTest::isolate())->GetNumberOfEmbedderDataFields() - before);
}

TEST(ContextsShareTheIsolatesQueue) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext first, second;
  CHECK_EQ(first->GetMicrotaskQueue(), second->GetMicrotaskQueue());
}

TEST(ContextWithItsOwnQueue) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext other;
  std::unique_ptr<v8::MicrotaskQueue> queue = v8::MicrotaskQueue::New(isolate, v8::MicrotasksPolicy::kExplicit);
  v8::Local<v8::Context> context = v8::Context::New(isolate);
  context->SetMicrotaskQueue(queue.get());
  CHECK_EQ(queue.get(), context->GetMicrotaskQueue());
  CHECK_NE(queue.get(), other->GetMicrotaskQueue());
  {
    v8::Context::Scope scope(context);
    CompileRun("var ran = 0; Promise.resolve().then(() => ran++);");
    // Neither the isolate's checkpoint nor another queue's runs it.
    isolate->PerformMicrotaskCheckpoint();
    ExpectInt32("ran", 0);
    queue->PerformCheckpoint(isolate);
    ExpectInt32("ran", 1);
  }
  // Back to the isolate's.
  context->SetMicrotaskQueue(other->GetMicrotaskQueue());
  v8::Context::Scope scope(context);
  CompileRun("Promise.resolve().then(() => ran++);");
  ExpectInt32("ran", 2);
}

namespace {

v8::MicrotaskQueue* g_queue;
bool g_was_running = false;

}  // namespace

TEST(QueueTellsWhetherItRuns) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  std::unique_ptr<v8::MicrotaskQueue> queue = v8::MicrotaskQueue::New(isolate, v8::MicrotasksPolicy::kScoped);
  g_queue = queue.get();
  CHECK(!queue->IsRunningMicrotasks());
  CHECK_EQ(0, queue->GetMicrotasksScopeDepth());
  {
    v8::MicrotasksScope scope(isolate, queue.get(), v8::MicrotasksScope::kRunMicrotasks);
    CHECK_EQ(1, queue->GetMicrotasksScopeDepth());
    queue->EnqueueMicrotask(isolate, [](void*) {
      g_was_running = g_queue->IsRunningMicrotasks();
      // A checkpoint inside one does nothing.
      g_queue->PerformCheckpoint(CcTest::isolate());
    });
    CHECK(!g_was_running);
  }
  CHECK(g_was_running);
  CHECK(!queue->IsRunningMicrotasks());
  CHECK_EQ(0, queue->GetMicrotasksScopeDepth());
}

TEST(ScopesAroundMicrotasks) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  isolate->SetMicrotasksPolicy(v8::MicrotasksPolicy::kScoped);
  CHECK(!v8::MicrotasksScope::IsRunningMicrotasks(isolate));
  isolate->EnqueueMicrotask(
      [](void* ran) { *static_cast<bool*>(ran) = v8::MicrotasksScope::IsRunningMicrotasks(CcTest::isolate()); },
      &g_was_running);
  g_was_running = false;
  {
    v8::MicrotasksScope scope(context.local(), v8::MicrotasksScope::kDoNotRunMicrotasks);
    CHECK_EQ(0, v8::MicrotasksScope::GetCurrentDepth(isolate));
  }
  CHECK(!g_was_running);
  { v8::MicrotasksScope scope(context.local(), v8::MicrotasksScope::kRunMicrotasks); }
  CHECK(g_was_running);
  isolate->SetMicrotasksPolicy(v8::MicrotasksPolicy::kAuto);
}
