#ifndef FLAT8_SRC_OBJECTS_CALL_SITE_INFO_INL_H_
#define FLAT8_SRC_OBJECTS_CALL_SITE_INFO_INL_H_

// Frames of stack traces are ordinary objects.
#include "src/objects/objects.h"

#endif  // FLAT8_SRC_OBJECTS_CALL_SITE_INFO_INL_H_
