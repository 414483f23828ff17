#ifndef FLAT8_SRC_OBJECTS_SYNTHETIC_MODULE_INL_H_
#define FLAT8_SRC_OBJECTS_SYNTHETIC_MODULE_INL_H_

// Synthetic modules are modules.
#include "src/objects/module.h"

#endif  // FLAT8_SRC_OBJECTS_SYNTHETIC_MODULE_INL_H_
