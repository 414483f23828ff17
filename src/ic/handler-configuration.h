#ifndef FLAT8_SRC_IC_HANDLER_CONFIGURATION_H_
#define FLAT8_SRC_IC_HANDLER_CONFIGURATION_H_

// V8's handlers of inline caches are objects.
#include "src/objects/data-handler.h"

#endif  // FLAT8_SRC_IC_HANDLER_CONFIGURATION_H_
