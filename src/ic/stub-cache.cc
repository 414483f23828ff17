#include "src/ic/stub-cache.h"

#include "src/execution/isolate.h"
#include "src/heap/heap-inl.h"

namespace v8::internal {

namespace {

void ProcessWeak(void* data, WeakReferences* references) {
  Isolate* const isolate = static_cast<Isolate*>(data);
  for (StubCache* cache : {isolate->load_stub_cache, isolate->store_stub_cache}) {
    if (references->is_minor()) {
      cache->RemoveIf([](Tagged<HeapObject> object) { return Heap::InYoungGeneration(object); });
    } else {
      cache->Clear();
    }
  }
}

bool SetUp(Isolate* isolate) {
  isolate->load_stub_cache = StubCache::New();
  isolate->store_stub_cache = StubCache::New();
  return isolate->load_stub_cache != nullptr && isolate->store_stub_cache != nullptr &&
         isolate->heap()->AddWeakProcessor(&ProcessWeak, isolate);
}

void TearDown(Isolate* isolate) {
  StubCache::Delete(isolate->load_stub_cache);
  StubCache::Delete(isolate->store_stub_cache);
  isolate->load_stub_cache = isolate->store_stub_cache = nullptr;
}

}  // namespace

void RegisterStubCaches(Hooks* hooks) {
  hooks->set_up_stub_caches = &SetUp;
  hooks->tear_down_stub_caches = &TearDown;
}

}  // namespace v8::internal
