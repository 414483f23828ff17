#include "src/objects/prototype-info.h"
#include "test/cctest/cctest.h"

// Lists of weak references, which V8's tests use and the engine does not.
namespace v8::internal {

Tagged<MaybeObject> WeakArrayList::get(int index) const {
  CHECK(index >= 0 && index < capacity());
  return Tagged<MaybeObject>::FromWeakSlot(SlotAt(index).load());
}
void WeakArrayList::set(int index, Tagged<MaybeObject> value) {
  CHECK(index >= 0 && index < capacity());
  CHECK(!value.IsStrong());  // would be weak all the same
  const ObjectSlot slot = SlotAt(index);
  WriteBarrier(this, slot.location(), value);
  slot.store(value);
}

Handle<WeakArrayList> WeakArrayList::EnsureSpace(Isolate* isolate, Handle<WeakArrayList> list, int length,
                                                 AllocationType allocation) {
  if (length <= list->capacity()) return list;
  const int capacity = length + (length < 4 ? 2 : length / 2);
  const Handle<WeakArrayList> grown(
      MUST(AllocateObjectOf<WeakArrayList>(isolate, ReadOnlyRoots::weak_array_list_map(), SizeFor(capacity), allocation)),
      isolate);
  grown->Initialize(capacity);
  for (int i = 0; i < list->length(); ++i) grown->set(i, list->get(i));
  grown->set_length(list->length());
  return grown;
}
Handle<WeakArrayList> WeakArrayList::AddToEnd(Isolate* isolate, Handle<WeakArrayList> list,
                                              MaybeObjectDirectHandle value) {
  const int length = list->length();
  const Handle<WeakArrayList> result = EnsureSpace(isolate, list, length + 1);
  result->set(length, *value);
  result->set_length(length + 1);
  return result;
}
bool WeakArrayList::RemoveOne(MaybeObjectDirectHandle value) {
  const int last = length() - 1;
  for (int i = last; i >= 0; --i) {
    if (get(i) != *value) continue;
    set(i, get(last));
    set(last, Tagged<MaybeObject>::Cleared());
    set_length(last);
    return true;
  }
  return false;
}

Handle<WeakArrayList> PrototypeUsers::Add(Isolate* isolate, Handle<WeakArrayList> list, DirectHandle<Map> user,
                                          int* index) {
  if (list->length() == 0) {
    list = WeakArrayList::AddToEnd(isolate, list,
                                   MaybeObjectDirectHandle(Smi::FromInt(kNoEmptySlotsMarker), isolate));
  }
  if (list->IsFull()) {
    const int empty = list->get(kEmptySlotIndex).ToSmi().value();
    if (empty != kNoEmptySlotsMarker) {
      list->set(kEmptySlotIndex, list->get(empty));
      list->set(empty, MakeWeak(*user));
      *index = empty;
      return list;
    }
  }
  *index = list->length();
  return WeakArrayList::AddToEnd(isolate, list, MaybeObjectDirectHandle::Weak(user));
}
void PrototypeUsers::MarkSlotEmpty(Tagged<WeakArrayList> list, int index) {
  CHECK(index >= kFirstIndex && index < list->length());
  list->set(index, list->get(kEmptySlotIndex));
  list->set(kEmptySlotIndex, Smi::FromInt(index));
}
Tagged<WeakArrayList> PrototypeUsers::Compact(Handle<WeakArrayList> list, Heap* heap, CompactionCallback callback,
                                              AllocationType allocation) {
  Isolate* const isolate = heap->isolate();
  if (list->length() == 0) return *list;
  int length = kFirstIndex;
  for (int i = kFirstIndex; i < list->length(); ++i) length += list->get(i).IsWeak() ? 1 : 0;
  const Handle<WeakArrayList> result =
      WeakArrayList::EnsureSpace(isolate, handle(ReadOnlyRoots::empty_weak_array_list(), isolate), length, allocation);
  result->set(kEmptySlotIndex, Smi::FromInt(kNoEmptySlotsMarker));
  int to = kFirstIndex;
  for (int i = kFirstIndex; i < list->length(); ++i) {
    Tagged<HeapObject> user;
    if (!list->get(i).GetHeapObjectIfWeak(&user)) continue;
    callback(user, i, to);
    result->set(to++, MakeWeak(user));
  }
  result->set_length(to);
  return *result;
}

}  // namespace v8::internal
