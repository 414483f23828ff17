#ifndef FLAT8_SRC_OBJECTS_OBJECTS_INL_H_
#define FLAT8_SRC_OBJECTS_OBJECTS_INL_H_

// All object layouts, where V8's tests look for them.
#include "src/objects/objects.h"

#endif  // FLAT8_SRC_OBJECTS_OBJECTS_INL_H_
