#include "src/objects/objects-inl.h"
#include "src/objects/prototype-info.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

// Lists of weak references.
namespace v8::internal::heap {

namespace {

DirectHandle<Map> NewMapForTest() {
  return CcTest::i_isolate()->factory()->NewContextfulMapForCurrentContext(JS_OBJECT_TYPE, JSObject::kHeaderSize);
}

int moves = 0;
void CountMove(Tagged<HeapObject> user, int from, int to) {
  CHECK(IsMap(user) && to <= from);
  ++moves;
}

}  // namespace

TEST(WeakListsGrowAndForgetTheDead) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  Heap* const heap = isolate->heap();
  DisableConservativeStackScanningScopeForTesting no_stack_scanning(heap);
  HandleScope scope(isolate);
  Handle<WeakArrayList> list(ReadOnlyRoots(heap).empty_weak_array_list(), isolate);
  CHECK(IsWeakArrayList(*list) && !IsWeakFixedArray(*list) && !IsFixedArray(*list));
  CHECK_EQ(0, list->length());
  CHECK(list->IsFull() && HeapLayout::InReadOnlySpace(*list));
  const Handle<FixedArray> live = isolate->factory()->NewFixedArray(5);
  {
    HandleScope inner(isolate);
    for (int i = 0; i < 20; ++i) {
      const MaybeObjectDirectHandle entry =
          i % 3 == 0   ? MaybeObjectDirectHandle::Weak(live)
          : i % 3 == 1 ? MaybeObjectDirectHandle(Smi::FromInt(i), isolate)
                       : MaybeObjectDirectHandle::Weak(isolate->factory()->NewFixedArray(i + 1));
      list = WeakArrayList::AddToEnd(isolate, list, entry);
      CHECK_EQ(i + 1, list->length());
      CHECK_LE(list->length(), list->capacity());
    }
    list = inner.CloseAndEscape(list);
  }
  CHECK(HeapLayout::InYoungGeneration(*list));
  CHECK_EQ(Cast<FixedArray>(list->get(2).GetHeapObjectAssumeWeak())->length(), 3);
  InvokeMajorGC(heap);
  CHECK(heap->InOldSpace(*list));
  for (int i = 0; i < 20; ++i) {
    if (i % 3 == 0) CHECK_EQ(list->get(i), MakeWeak(*live));
    if (i % 3 == 1) CHECK_EQ(list->get(i).ToSmi().value(), i);
    if (i % 3 == 2) CHECK(list->get(i).IsCleared());
  }
  // A young object in an old list survives a scavenge, as any weak reference does.
  list->set(2, MakeWeak(*isolate->factory()->NewFixedArray(99)));
  InvokeMinorGC(heap);
  CHECK_EQ(Cast<FixedArray>(list->get(2).GetHeapObjectAssumeWeak())->length(), 99);
}

TEST(WeakListsCloseGaps) {
  Isolate* const isolate = CcTest::i_isolate();
  HandleScope scope(isolate);
  Handle<WeakArrayList> list(ReadOnlyRoots(isolate).empty_weak_array_list(), isolate);
  const Handle<FixedArray> first = isolate->factory()->NewFixedArray(1);
  const Handle<FixedArray> second = isolate->factory()->NewFixedArray(1);
  CHECK(!list->RemoveOne(MaybeObjectDirectHandle::Weak(first)));
  list = WeakArrayList::AddToEnd(isolate, list, MaybeObjectDirectHandle::Weak(first));
  list = WeakArrayList::AddToEnd(isolate, list, MaybeObjectDirectHandle(Smi::FromInt(7), isolate));
  list = WeakArrayList::AddToEnd(isolate, list, MaybeObjectDirectHandle::Weak(second));
  CHECK(list->RemoveOne(MaybeObjectDirectHandle::Weak(first)));
  CHECK(!list->RemoveOne(MaybeObjectDirectHandle::Weak(first)));
  CHECK_EQ(2, list->length());
  CHECK_EQ(list->get(0), MakeWeak(*second));
  CHECK_EQ(7, list->get(1).ToSmi().value());
}

TEST(PrototypeUsersReuseEmptyEntriesWhenFull) {
  Isolate* const isolate = CcTest::i_isolate();
  v8::HandleScope scope(CcTest::isolate());
  LocalContext context;
  Handle<WeakArrayList> list(ReadOnlyRoots(isolate).empty_weak_array_list(), isolate);
  int index = 0;
  list = PrototypeUsers::Add(isolate, list, NewMapForTest(), &index);
  CHECK_EQ(static_cast<int>(PrototypeUsers::kFirstIndex), index);
  while (!list->IsFull() || list->length() < 5) list = PrototypeUsers::Add(isolate, list, NewMapForTest(), &index);
  CHECK_EQ(list->length() - 1, index);
  PrototypeUsers::MarkSlotEmpty(*list, 2);
  PrototypeUsers::MarkSlotEmpty(*list, 4);
  const int capacity = list->capacity();
  list = PrototypeUsers::Add(isolate, list, NewMapForTest(), &index);
  CHECK_EQ(4, index);
  list = PrototypeUsers::Add(isolate, list, NewMapForTest(), &index);
  CHECK_EQ(2, index);
  CHECK_EQ(capacity, list->capacity());
  list = PrototypeUsers::Add(isolate, list, NewMapForTest(), &index);
  CHECK_EQ(capacity, index);
  CHECK_LT(capacity, list->capacity());
}

TEST(PrototypeUsersAreCompacted) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  v8::HandleScope scope(CcTest::isolate());
  LocalContext context;
  DisableConservativeStackScanningScopeForTesting no_stack_scanning(isolate->heap());
  Handle<WeakArrayList> list(ReadOnlyRoots(isolate).empty_weak_array_list(), isolate);
  CHECK_EQ(0, PrototypeUsers::Compact(list, isolate->heap(), CountMove)->length());
  int index = 0;
  const Handle<Map> first(*NewMapForTest(), isolate);
  const Handle<Map> last(*NewMapForTest(), isolate);
  list = PrototypeUsers::Add(isolate, list, DirectHandle<Map>(first), &index);
  {
    HandleScope inner(isolate);
    list = PrototypeUsers::Add(isolate, list, NewMapForTest(), &index);
    list = inner.CloseAndEscape(list);
  }
  list = PrototypeUsers::Add(isolate, list, DirectHandle<Map>(last), &index);
  CHECK_EQ(3, index);
  InvokeMajorGC(isolate->heap());
  moves = 0;
  const Tagged<WeakArrayList> compact = PrototypeUsers::Compact(list, isolate->heap(), CountMove);
  CHECK_EQ(2, moves);
  CHECK_EQ(3, compact->length());
  CHECK_EQ(compact->get(1), MakeWeak(*first));
  CHECK_EQ(compact->get(2), MakeWeak(*last));
}

}  // namespace v8::internal::heap
