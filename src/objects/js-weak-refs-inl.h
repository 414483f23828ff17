#ifndef FLAT8_SRC_OBJECTS_JS_WEAK_REFS_INL_H_
#define FLAT8_SRC_OBJECTS_JS_WEAK_REFS_INL_H_

// V8 keeps inline members apart.
#include "src/objects/js-weak-refs.h"

#endif  // FLAT8_SRC_OBJECTS_JS_WEAK_REFS_INL_H_
