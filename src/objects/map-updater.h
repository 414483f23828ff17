#ifndef FLAT8_SRC_OBJECTS_MAP_UPDATER_H_
#define FLAT8_SRC_OBJECTS_MAP_UPDATER_H_

// Maps change by transitions alone.
#include "src/objects/map-transitions.h"

#endif  // FLAT8_SRC_OBJECTS_MAP_UPDATER_H_
