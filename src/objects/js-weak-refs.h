#ifndef FLAT8_SRC_OBJECTS_JS_WEAK_REFS_H_
#define FLAT8_SRC_OBJECTS_JS_WEAK_REFS_H_

// WeakRefs, FinalizationRegistries and their cells.
#include "src/objects/js-collection.h"

#endif  // FLAT8_SRC_OBJECTS_JS_WEAK_REFS_H_
