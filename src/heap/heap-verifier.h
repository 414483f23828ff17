#ifndef FLAT8_SRC_HEAP_HEAP_VERIFIER_H_
#define FLAT8_SRC_HEAP_HEAP_VERIFIER_H_

#include "src/base/table.h"
#include "src/heap/heap.h"
#include "src/heap/root-visitor.h"

namespace v8::internal {

// Checks the whole heap (--verify-heap): every byte of a page belongs to an object or a filler, maps are maps, roots
// and slots hold values or the starts of live objects of this isolate, old objects that refer to young ones are
// remembered, mark bits and byte counts are what they should be. A fault is fatal, with the place and the object in the
// message.
class HeapVerifier final : public RootVisitor {
 public:
  explicit HeapVerifier(Heap* heap) : heap_(heap) {}

  // Of a heap whose pages can all be walked (Heap::MakeIterable).
  void VerifyAll();
  // Between marking and sweeping: live-byte counts, and that what marked objects refer to is marked.
  void VerifyMarking();

  void VisitRootRange(uint64_t* begin, uint64_t* end) override;

 private:
  void CollectRememberedObjects();
  // Walks the page and notes in its start bits where objects begin, fillers apart.
  void RecordObjectStarts(PageMetadata* page);
  void VerifyPage(PageMetadata* page);
  void VerifyObject(Address object, size_t size, PageMetadata* page);
  // `host`: the object that the slot belongs to, or 0 for a root.
  void VerifySlot(Address host, const uint64_t* slot);
  void VerifyMap(Address object);
  void VerifyPagedSpace(PagedSpace* space);
  [[noreturn]] void Fail(const char* what, Address object, Address detail);

  Heap* const heap_;
  base::Table<Address, bool> remembered_;
  bool remembered_known_ = true;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_HEAP_VERIFIER_H_
