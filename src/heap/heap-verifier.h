#ifndef FLAT8_SRC_HEAP_HEAP_VERIFIER_H_
#define FLAT8_SRC_HEAP_HEAP_VERIFIER_H_

#include "src/base/table.h"
#include "src/heap/heap.h"

namespace v8::internal {

// Checks the whole heap (--verify-heap): every byte of a page belongs to an object or a filler, maps are maps, slots hold
// values or live objects of this isolate, old objects that refer to young ones are remembered, mark bits and byte counts
// are what they should be. A fault is fatal, with the place and the object in the message.
class HeapVerifier {
 public:
  explicit HeapVerifier(Heap* heap) : heap_(heap) {}

  // Of a heap whose pages can all be walked (Heap::MakeIterable).
  void VerifyAll();
  // Between marking and sweeping: live-byte counts, and that what marked objects refer to is marked.
  void VerifyMarking();

 private:
  void CollectRememberedObjects();
  void VerifyPage(PageMetadata* page);
  void VerifyObject(Address object, size_t size, PageMetadata* page);
  void VerifySlot(Address host, uint64_t* slot, PageMetadata* page);
  void VerifyMap(Address object);
  void VerifyPagedSpace(PagedSpace* space);
  [[noreturn]] void Fail(const char* what, Address object, Address detail);

  Heap* const heap_;
  base::Table<Address, bool> remembered_;
  bool remembered_known_ = true;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_HEAP_VERIFIER_H_
