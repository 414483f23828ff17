#ifndef FLAT8_SRC_OBJECTS_TRANSITIONS_H_
#define FLAT8_SRC_OBJECTS_TRANSITIONS_H_

// Transitions between maps.
#include "src/objects/map-transitions.h"

#endif  // FLAT8_SRC_OBJECTS_TRANSITIONS_H_
