#ifndef FLAT8_SRC_OBJECTS_HASH_TABLE_INL_H_
#define FLAT8_SRC_OBJECTS_HASH_TABLE_INL_H_

// V8 keeps inline members apart.
#include "src/objects/hash-table.h"

#endif  // FLAT8_SRC_OBJECTS_HASH_TABLE_INL_H_
