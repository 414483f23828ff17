#ifndef FLAT8_SRC_OBJECTS_STRING_INL_H_
#define FLAT8_SRC_OBJECTS_STRING_INL_H_

// V8 keeps inline members apart.
#include "src/objects/string.h"

#endif  // FLAT8_SRC_OBJECTS_STRING_INL_H_
