#ifndef FLAT8_SRC_OBJECTS_JS_ARRAY_H_
#define FLAT8_SRC_OBJECTS_JS_ARRAY_H_

// Arrays are declared with the other plain objects.
#include "src/objects/js-objects.h"

#endif  // FLAT8_SRC_OBJECTS_JS_ARRAY_H_
