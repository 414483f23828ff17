// A verifier that cannot fail is worth nothing: each of these damages the heap of a child process in one way, and
// verification there has to abort.

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>

#include "src/heap/fillers.h"
#include "src/heap/heap-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace {

using namespace v8::internal;

struct Victims {
  Tagged<FixedArray> old_array;
  Tagged<FixedArray> young_array;
};

void ExpectVerifierFinds(const char* what, void (*plant)(i::Heap*, Victims*)) {
  i::Isolate* isolate = CcTest::i_isolate();
  i::Heap* heap = CcTest::heap();
  v8::HandleScope scope(CcTest::isolate());
  Handle<FixedArray> old_array = isolate->factory()->NewFixedArray(10, AllocationType::kOld);
  Handle<FixedArray> young_array = isolate->factory()->NewFixedArray(10);
  Victims victims{*old_array, *young_array};
  heap->MakeIterable();
  heap->Verify();
  std::fflush(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    if (std::freopen("/dev/null", "w", stderr) == nullptr) _exit(2);
    plant(heap, &victims);
    heap->MakeIterable();
    heap->Verify();
    _exit(0);
  }
  int status = 0;
  CHECK_EQ(child, waitpid(child, &status, 0));
  if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGABRT) FATAL("The verifier did not find: %s", what);
}

}  // namespace

TEST(VerifierFindsWrongMap) {
  ExpectVerifierFinds("a wrong map", [](i::Heap*, Victims* v) { HeaderWord(v->old_array.address()) += 8; });
}
TEST(VerifierFindsDanglingSlot) {
  ExpectVerifierFinds("a dangling slot",
                      [](i::Heap*, Victims* v) { v->old_array->data()[0] = v->old_array.address() + 16; });
}
TEST(VerifierFindsMissingRememberedSlot) {
  ExpectVerifierFinds("a missing remembered slot",
                      [](i::Heap*, Victims* v) { v->old_array->data()[0] = v->young_array.ptr(); });
}
TEST(VerifierFindsGapWithoutFiller) {
  ExpectVerifierFinds("a gap without a filler", [](i::Heap* heap, Victims*) {
    const Address gap = heap->AllocateRaw(64, AllocationType::kOld).ToObjectChecked().address();
    std::memset(reinterpret_cast<void*>(gap), 0xFF, 64);
  });
}
TEST(VerifierFindsStaleMarkBit) {
  ExpectVerifierFinds("a stale mark bit", [](i::Heap*, Victims* v) {
    PageMetadata::FromAddress(v->old_array.address())->TryMark(v->old_array.address());
  });
}
TEST(VerifierFindsWrongLiveByteCount) {
  ExpectVerifierFinds("a wrong live-byte count", [](i::Heap*, Victims* v) {
    PageMetadata* page = PageMetadata::FromAddress(v->old_array.address());
    page->set_allocated_bytes(page->allocated_bytes() - 64);
  });
}
