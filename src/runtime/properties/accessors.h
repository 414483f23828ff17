#ifndef FLAT8_SRC_RUNTIME_PROPERTIES_ACCESSORS_H_
#define FLAT8_SRC_RUNTIME_PROPERTIES_ACCESSORS_H_

#include "src/runtime/functions/function-accessors.h"
#include "src/runtime/properties/property.h"

namespace v8::internal {

// `length` of arrays: put it first among the map's descriptors, DONT_ENUM | DONT_DELETE.
InternalAccessor ArrayLengthAccessor();
// `length` of String objects: READ_ONLY | DONT_ENUM | DONT_DELETE.
InternalAccessor StringLengthAccessor();

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_PROPERTIES_ACCESSORS_H_
