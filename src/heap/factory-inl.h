#ifndef FLAT8_SRC_HEAP_FACTORY_INL_H_
#define FLAT8_SRC_HEAP_FACTORY_INL_H_

// V8 keeps inline members apart.
#include "src/heap/factory.h"

#endif  // FLAT8_SRC_HEAP_FACTORY_INL_H_
