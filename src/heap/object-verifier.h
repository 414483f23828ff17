#ifndef FLAT8_SRC_HEAP_OBJECT_VERIFIER_H_
#define FLAT8_SRC_HEAP_OBJECT_VERIFIER_H_

#include "src/objects/objects.h"

namespace v8::internal {

// What `--verify-heap` recomputes of an object, beyond its slots: facts that caches and compilers rely on without looking.
// Null, or what is wrong (static text).
//   Elements: the kind in the header is true of what the store holds.
//   Constant fields of prototypes hold the value that their descriptor names.
//   A prototype map with a validity cell is entered among the users of its own prototype, so that the cell is told.
const char* VerifyFacts(Tagged<HeapObject> object);

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_OBJECT_VERIFIER_H_
