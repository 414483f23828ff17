#ifndef FLAT8_SRC_OBJECTS_HEAP_NUMBER_H_
#define FLAT8_SRC_OBJECTS_HEAP_NUMBER_H_

// There are no heap numbers: a double is a word (tagged.h).
#include "src/objects/objects.h"

#endif  // FLAT8_SRC_OBJECTS_HEAP_NUMBER_H_
