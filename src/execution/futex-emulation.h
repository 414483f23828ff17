#ifndef FLAT8_SRC_EXECUTION_FUTEX_EMULATION_H_
#define FLAT8_SRC_EXECUTION_FUTEX_EMULATION_H_

// The lists of threads and promises that wait for a cell of shared memory.
#include "src/execution/waiter-list.h"

#endif  // FLAT8_SRC_EXECUTION_FUTEX_EMULATION_H_
