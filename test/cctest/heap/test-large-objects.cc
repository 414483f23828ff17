// Objects with pages of their own, up to the largest there can be.

#include "src/heap/fillers.h"
#include "src/heap/heap-inl.h"
#include "test/cctest/cctest.h"

namespace {

using namespace v8::internal;

}  // namespace

// Whatever an object's size, its page is found by its address, and a store into its last word is remembered.
TEST(PageOfLargestObject) {
  Heap* heap = CcTest::heap();
  v8::HandleScope scope(CcTest::isolate());
  const Handle<FixedArray> young = CcTest::i_isolate()->factory()->NewFixedArray(1);
  for (int length : {1 << 15, 1 << 20, (1 << 26) + 12345, 100'000'000, FixedArray::kMaxLength}) {
    const int size = FixedArray::SizeFor(length);
    Tagged<HeapObject> object;
    {
      // The memory is not written, so that it costs nothing.
      AlwaysAllocateScopeForTesting always_allocate(heap);
      object = heap->AllocateRaw(size, AllocationType::kOld).ToObjectChecked();
    }
    HeaderWord(object.address()) = ReadOnlyRoots::fixed_array_map()->instance_header() | uint64_t{kOldClean} << 56;
    const Tagged<FixedArray> array(object.ptr());
    array->set_length(length);
    PageMetadata* page = PageMetadata::FromHeapObject(object.address());
    CHECK_EQ(heap, page->heap());
    CHECK(page->ContainsInArea(object.address() + static_cast<size_t>(size) - 1));
    array->set(length - 1, *young);
    CHECK(page->Is(PageMetadata::kHasDirtyCards));
    CHECK(page->CardIsMarked((object.address() + static_cast<size_t>(size) - 8 - page->address()) >>
                             PageMetadata::kCardSizeLog2));
    array->set(length - 1, Undefined());
    heap->CreateFillerObjectAt(object.address(), 16);
  }
}
