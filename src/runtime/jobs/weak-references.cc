#include "src/runtime/jobs/weak-references.h"

#include "src/execution/call.h"
#include "src/heap/heap.h"

namespace v8::internal {

Result<void> AddToKeptObjects(Isolate* isolate, Value value) {
  // Dereferencing the same object again and again is common: a look at the last ones keeps the list short.
  const Value kept = isolate->root(Isolate::kKeptObjects);
  const int length = ListLength(kept);
  for (int i = length - 1; i >= 0 && i >= length - 8; --i) {
    if (ListGet(kept, i) == value) return Ok();
  }
  isolate->set_root(Isolate::kKeptObjects, TRY(ListAdd(isolate, kept, value)));
  return Ok();
}

void ClearKeptObjects(Isolate* isolate) { isolate->set_root(Isolate::kKeptObjects, Undefined()); }

Result<void> CleanUpFinalizationRegistries(Isolate* isolate) {
  Heap* const heap = isolate->heap();
  while (heap->HasDirtyJSFinalizationRegistries()) {
    const Tagged<JSFinalizationRegistry> registry = heap->DequeueDirtyJSFinalizationRegistry();
    while (registry->NeedsCleanup()) {
      const Value holdings = registry->PopClearedCell()->holdings();
      if (Call(isolate, registry->cleanup(), Undefined(), {holdings}).IsException()) {
        if (registry->NeedsCleanup()) heap->EnqueueDirtyJSFinalizationRegistry(registry);
        return Exception();
      }
    }
  }
  return Ok();
}

}  // namespace v8::internal
