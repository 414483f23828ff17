#include "src/profiler/reachable-objects.h"

#include "src/heap/object-visiting.h"

namespace v8::internal {

bool ReachableObjects::Find(Heap* heap) {
  if (!set_.SetUp()) return false;
  heap->VisitStrongRoots(this);
  do {
    Drain();
  } while (!failed_ && MarkEphemeronValues());
  if (failed_ || set_.failed()) return false;
  set_.Number();
  return true;
}

void ReachableObjects::Drain() {
  while (!stack_.empty() && !failed_) Trace(stack_.RemoveLast());
}

void ReachableObjects::Trace(Address object) {
  const InstanceType type = static_cast<InstanceType>(InstanceTypeByteOf(object));
  if (ShowsMap(object)) Mark(MapAddressOf(object));
  VisitBody(object, SizeOfObject(object), this);
  if (type == NATIVE_CONTEXT_TYPE) {
    failed_ |= !native_contexts_.TryAdd(object);
  } else if (type >= FIRST_JS_OBJECT_TYPE) {
    const JSObject* const js_object = reinterpret_cast<JSObject*>(object);
    for (const Value store : {Value(js_object->properties_or_hash()), Value(js_object->elements())}) {
      if (HasInstanceType(store, FIXED_ARRAY_TYPE) || HasInstanceType(store, PROPERTY_ARRAY_TYPE)) {
        if (set_.Contains(store.ptr())) set_.SetFlag(store.ptr());
      }
    }
  }
}

void ReachableObjects::VisitFeedback(Address host, uint64_t* begin, uint64_t*) {
  FeedbackVector* const vector = reinterpret_cast<FeedbackVector*>(host);
  VisitRange(begin, vector->slot(0));
  vector->ForEachSlot([&](FeedbackKind kind, int index) {
    uint64_t* const slot = vector->slot(index);
    // Callees are weak.
    const bool is_call = kind == FeedbackKind::kCall || kind == FeedbackKind::kConstruct;
    VisitRange(is_call ? slot + 1 : slot, slot + FeedbackWordsOf(kind));
  });
}

bool ReachableObjects::MarkEphemeronValues() {
  bool progress = false;
  for (size_t i = 0; i < ephemeron_tables_.size(); ++i) {
    EphemeronHashTable* const table = reinterpret_cast<EphemeronHashTable*>(ephemeron_tables_[i]);
    for (int entry = 0; entry < table->capacity(); ++entry) {
      const Address key = table->KeySlot(entry).load().ptr();
      const Address value = table->ValueSlot(entry).load().ptr();
      if (!IsCellWord(key) || !IsCellWord(value) || !set_.Contains(key) || set_.Contains(value)) continue;
      Mark(value);
      progress = true;
    }
  }
  return progress;
}

}  // namespace v8::internal
