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

namespace {

void ScheduleFinalization(void* data) {
  Isolate* const isolate = static_cast<Isolate*>(data);
  isolate->has_finalization_work = true;
  if (isolate->schedule_finalization != nullptr) isolate->schedule_finalization(isolate);
}

// Takes the first cell from `from` on whose target has died out of the list. Empty when there is none.
Tagged<WeakCell> TakeDeadCell(Tagged<JSFinalizationRegistry> registry, int* from) {
  const Value cells = registry->cells();
  const int length = ListLength(cells);
  for (int i = *from; i < length; ++i) {
    const Tagged<WeakCell> cell = Cast<WeakCell>(ListGet(cells, i));
    if (!cell->target().IsUndefined()) continue;
    const Tagged<FixedArray> list = Cast<FixedArray>(cells);
    list->set(i + 1, list->get(length));
    list->set(length, Undefined());
    list->set(0, Value::Int(length - 1));
    *from = i;
    return cell;
  }
  return Tagged<WeakCell>();
}

Result<void> CleanUp(Isolate* isolate, Tagged<JSFinalizationRegistry> registry) {
  // The callback may change the list, so that the whole of it is gone through again until nothing is found.
  for (bool found = true; found;) {
    found = false;
    int from = 0;
    while (true) {
      const Tagged<WeakCell> cell = TakeDeadCell(registry, &from);
      if (cell.is_empty()) break;
      found = true;
      TRY(Call(isolate, registry->cleanup(), Undefined(), {cell->holdings()}));
    }
  }
  return Ok();
}

}  // namespace

Result<void> RegisterFinalizationRegistry(Isolate* isolate, Tagged<JSFinalizationRegistry> registry) {
  isolate->heap()->SetWeakCellsClearedCallback(ScheduleFinalization, isolate);
  const Value root = isolate->root(Isolate::kFinalizationRegistries);
  const Tagged<WeakFixedArray> list = root.IsUndefined() ? Tagged<WeakFixedArray>() : UncheckedCast<WeakFixedArray>(root);
  const int length = list.is_empty() ? 0 : list->length();
  for (int i = 0; i < length; ++i) {
    if (!IsJSFinalizationRegistry(list->get(i))) {
      list->set(i, registry);
      return Ok();
    }
  }
  const Tagged<WeakFixedArray> grown = TRY(NewWeakFixedArray(isolate, length * 2 + 4));
  for (int i = 0; i < length; ++i) grown->set(i, list->get(i));
  grown->set(length, registry);
  isolate->set_root(Isolate::kFinalizationRegistries, grown);
  return Ok();
}

Result<void> CleanUpFinalizationRegistries(Isolate* isolate) {
  if (!isolate->has_finalization_work) return Ok();
  const Value root = isolate->root(Isolate::kFinalizationRegistries);
  if (!root.IsUndefined()) {
    for (int i = 0; i < UncheckedCast<WeakFixedArray>(root)->length(); ++i) {
      const Value registry = UncheckedCast<WeakFixedArray>(root)->get(i);
      if (IsJSFinalizationRegistry(registry)) TRY(CleanUp(isolate, Cast<JSFinalizationRegistry>(registry)));
    }
  }
  isolate->has_finalization_work = false;
  return Ok();
}

}  // namespace v8::internal
