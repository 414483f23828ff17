#ifndef FLAT8_SRC_OBJECTS_SMI_H_
#define FLAT8_SRC_OBJECTS_SMI_H_

// Smis are a kind of word.
#include "src/objects/tagged.h"

#endif  // FLAT8_SRC_OBJECTS_SMI_H_
