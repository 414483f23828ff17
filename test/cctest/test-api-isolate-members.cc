// v8::Isolate: what it keeps for the host and tells of itself.

#include <algorithm>
#include <string>

#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

TEST(IsolateDataSlots) {
  v8::Isolate* const isolate = CcTest::isolate();
  const uint32_t count = v8::Isolate::GetNumberOfDataSlots();
  CHECK_GE(count, 4u);
  int values[2];
  for (uint32_t slot = 0; slot < count; ++slot) CHECK_NULL(isolate->GetData(slot));
  isolate->SetData(0, &values[0]);
  isolate->SetData(count - 1, &values[1]);
  CHECK_EQ(&values[0], isolate->GetData(0));
  CHECK_EQ(&values[1], isolate->GetData(count - 1));
  CHECK_NULL(isolate->GetData(1));
  isolate->SetData(0, nullptr);
  CHECK_NULL(isolate->GetData(0));
}

UNINITIALIZED_TEST(IsolateKnowsItsAllocatorAndUse) {
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator_shared.reset(v8::ArrayBuffer::Allocator::NewDefaultAllocator());
  v8::Isolate* const isolate = v8::Isolate::New(params);
  CHECK_EQ(params.array_buffer_allocator_shared.get(), isolate->GetArrayBufferAllocator());
  CHECK(!isolate->IsInUse());
  CHECK(!isolate->IsCurrent());
  {
    v8::Isolate::Scope scope(isolate);
    CHECK(isolate->IsInUse());
    CHECK(isolate->IsCurrent());
    isolate->DiscardThreadSpecificMetadata();
  }
  CHECK(!isolate->IsInUse());
  CHECK(!isolate->IsDead());
  isolate->Dispose();
}

TEST(IsolateHasPendingException) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CHECK(!CcTest::isolate()->HasPendingException());
  CcTest::AddGlobalFunction(context.local(), "throwing", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    CHECK(!info.GetIsolate()->HasPendingException());
    info.GetIsolate()->ThrowException(v8_str("x"));
    CHECK(info.GetIsolate()->HasPendingException());
  });
  ExpectString("try { throwing(); } catch (e) { 'caught ' + e; }", "caught x");
  CHECK(!CcTest::isolate()->HasPendingException());
}

TEST(IsolateMicrotasksPolicy) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  CHECK_EQ(v8::MicrotasksPolicy::kAuto, isolate->GetMicrotasksPolicy());
  isolate->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
  CHECK_EQ(v8::MicrotasksPolicy::kExplicit, isolate->GetMicrotasksPolicy());
  CompileRun("var ran = 0; Promise.resolve().then(() => ran++);");
  ExpectInt32("ran", 0);
  v8::MicrotasksScope::PerformCheckpoint(isolate);
  ExpectInt32("ran", 1);
  isolate->SetMicrotasksPolicy(v8::MicrotasksPolicy::kAuto);
}

TEST(IsolateCountsDisposedContexts) {
  const int first = CcTest::isolate()->ContextDisposedNotification();
  CHECK_EQ(first + 1, CcTest::isolate()->ContextDisposedNotification(false));
}

TEST(HeapSpaces) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  v8::HeapStatistics all;
  isolate->GetHeapStatistics(&all);
  const size_t count = isolate->NumberOfHeapSpaces();
  CHECK_GT(count, 1u);
  size_t used = 0, size = 0;
  for (size_t k = 0; k < count; ++k) {
    v8::HeapSpaceStatistics space;
    CHECK(isolate->GetHeapSpaceStatistics(&space, k));
    CHECK_GT(strlen(space.space_name()), 0u);
    CHECK_LE(space.space_used_size(), space.space_size());
    used += space.space_used_size();
    size += space.space_size();
  }
  CHECK_GT(used, 0u);
  CHECK_LE(used, size);
  v8::HeapSpaceStatistics none;
  CHECK(!isolate->GetHeapSpaceStatistics(&none, count));
}

TEST(HeapStatisticsMembers) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  v8::HeapStatistics before, after;
  isolate->GetHeapStatistics(&before);
  CHECK_GE(before.total_heap_size(), before.used_heap_size());
  CHECK_GT(before.total_physical_size(), 0u);
  CHECK_GE(before.total_global_handles_size(), before.used_global_handles_size());
  CHECK_GE(before.peak_malloced_memory(), before.malloced_memory());
  std::vector<v8::Global<v8::Object>> globals;
  for (int k = 0; k < 1000; ++k) globals.emplace_back(isolate, v8::Object::New(isolate));
  isolate->GetHeapStatistics(&after);
  CHECK_GE(after.used_global_handles_size(), before.used_global_handles_size() + 1000 * sizeof(void*));
  CHECK_GE(after.total_global_handles_size(), after.used_global_handles_size());
}

namespace {

std::string* g_collections;
void Prologue(v8::Isolate*, v8::GCType, v8::GCCallbackFlags) { *g_collections += "p"; }
void PrologueWithData(v8::Isolate* isolate, v8::GCType type, v8::GCCallbackFlags, void* data) {
  CHECK_EQ(CcTest::isolate(), isolate);
  CHECK_NE(0, type & v8::kGCTypeMarkSweepCompact);
  *g_collections += static_cast<const char*>(data);
}

}  // namespace

TEST(CollectionPrologues) {
  v8::Isolate* const isolate = CcTest::isolate();
  std::string collections;
  g_collections = &collections;
  char a[] = "a", b[] = "b";
  isolate->AddGCPrologueCallback(Prologue);
  isolate->AddGCPrologueCallback(PrologueWithData, a, v8::kGCTypeMarkSweepCompact);
  isolate->AddGCPrologueCallback(PrologueWithData, b, v8::kGCTypeMarkSweepCompact);
  i::heap::InvokeMajorGC(CcTest::heap());
  std::sort(collections.begin(), collections.end());  // in no particular order
  CHECK_EQ("abp", collections);
  // Callback and data tell which one goes.
  isolate->RemoveGCPrologueCallback(PrologueWithData, a);
  isolate->RemoveGCPrologueCallback(Prologue);
  collections.clear();
  i::heap::InvokeMajorGC(CcTest::heap());
  CHECK_EQ("b", collections);
  isolate->RemoveGCPrologueCallback(PrologueWithData, b);
  collections.clear();
  i::heap::InvokeMajorGC(CcTest::heap());
  CHECK_EQ("", collections);
}

TEST(CollectionForTesting) {
  i::v8_flags.expose_gc = true;
  v8::Isolate* const isolate = CcTest::isolate();
  std::string collections;
  g_collections = &collections;
  isolate->AddGCPrologueCallback(Prologue, v8::kGCTypeMarkSweepCompact);
  isolate->RequestGarbageCollectionForTesting(v8::Isolate::kMinorGarbageCollection);
  CHECK_EQ("", collections);
  isolate->RequestGarbageCollectionForTesting(v8::Isolate::kFullGarbageCollection);
  CHECK(!collections.empty());
  collections.clear();
  isolate->RequestGarbageCollectionForTesting(v8::Isolate::kFullGarbageCollection,
                                              v8::StackState::kMayContainHeapPointers);
  CHECK(!collections.empty());
  isolate->RemoveGCPrologueCallback(Prologue);
}

namespace {

int g_listener_level = 0;
void OnMessage(v8::Local<v8::Message> message, v8::Local<v8::Value> data) {
  g_listener_level = message->ErrorLevel();
  CHECK(data->StrictEquals(v8_str("data")));
}

}  // namespace

TEST(MessageListenerOfLevel) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  // Exceptions are errors: who listens to warnings does not hear of them.
  CHECK(isolate->AddMessageListenerWithErrorLevel(OnMessage, v8::Isolate::kMessageWarning, v8_str("data")));
  CompileRun("throw 1");
  CHECK_EQ(0, g_listener_level);
  isolate->RemoveMessageListeners(OnMessage);
  CHECK(isolate->AddMessageListenerWithErrorLevel(OnMessage, v8::Isolate::kMessageError, v8_str("data")));
  CompileRun("throw 1");
  CHECK_EQ(v8::Isolate::kMessageError, g_listener_level);
  isolate->RemoveMessageListeners(OnMessage);
}
