#ifndef FLAT8_SRC_HEAP_ROOT_VISITOR_H_
#define FLAT8_SRC_HEAP_ROOT_VISITOR_H_

#include <cstdint>

#include "src/common/globals.h"

namespace v8::internal {

// What a collection passes to those who own roots (IsolateData's RootProvider): they show it the places of all their
// value words, which it may rewrite, because objects move. Words that are not cells are skipped, so any range of valid
// values may be shown as a whole.
class RootVisitor {
 public:
  virtual void VisitRootRange(uint64_t* begin, uint64_t* end) = 0;
  void VisitRoot(uint64_t* slot) { VisitRootRange(slot, slot + 1); }
  // What is shown from here on is roots of another kind; a heap snapshot names them so.
  virtual void BeginRoots(const char* /* name */) {}

 protected:
  ~RootVisitor() = default;
};

// What a collection passes to the owners of weak references once it knows what lives.
class WeakReferences {
 public:
  // Where the object is now, or 0 when it has died. Must not be asked of words that are not cells.
  virtual Address NewAddress(Address object) = 0;
  // Rewrites a slot whose object has moved; false when the object has died (the slot is then unchanged). Words that are
  // not cells count as alive.
  bool Update(uint64_t* slot);
  // True while a minor collection asks: old objects count as alive.
  bool is_minor() const { return is_minor_; }

 protected:
  explicit WeakReferences(bool is_minor) : is_minor_(is_minor) {}
  ~WeakReferences() = default;

 private:
  const bool is_minor_;
};

// Called after each marking and each scavenge: removes or clears what is dead, rewrites what has moved.
using WeakProcessor = void (*)(void* data, WeakReferences* references);

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_ROOT_VISITOR_H_
