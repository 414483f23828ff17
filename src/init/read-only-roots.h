#ifndef FLAT8_SRC_INIT_READ_ONLY_ROOTS_H_
#define FLAT8_SRC_INIT_READ_ONLY_ROOTS_H_

namespace v8::internal {

// Fills the read-only space and the table of read-only roots, once a process. False when memory cannot be had.
bool SetUpReadOnlyRoots();

}  // namespace v8::internal

#endif  // FLAT8_SRC_INIT_READ_ONLY_ROOTS_H_
