#ifndef FLAT8_SRC_OBJECTS_DATA_HANDLER_INL_H_
#define FLAT8_SRC_OBJECTS_DATA_HANDLER_INL_H_

// V8 keeps inline members apart.
#include "src/objects/data-handler.h"

#endif  // FLAT8_SRC_OBJECTS_DATA_HANDLER_INL_H_
