#ifndef FLAT8_SRC_EXECUTION_PROTECTORS_INL_H_
#define FLAT8_SRC_EXECUTION_PROTECTORS_INL_H_

// V8 keeps inline members apart.
#include "src/execution/protectors.h"
#include "src/objects/elements-kind.h"

#endif  // FLAT8_SRC_EXECUTION_PROTECTORS_INL_H_
