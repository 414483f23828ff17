#ifndef FLAT8_SRC_OBJECTS_API_CALLBACKS_H_
#define FLAT8_SRC_OBJECTS_API_CALLBACKS_H_

// AccessorInfo, InterceptorInfo, AccessCheckInfo, where V8's tests look for them.
#include "src/objects/templates.h"

#endif  // FLAT8_SRC_OBJECTS_API_CALLBACKS_H_
