#ifndef FLAT8_SRC_OBJECTS_CELL_H_
#define FLAT8_SRC_OBJECTS_CELL_H_

#include "src/objects/property-details.h"
#include "src/objects/heap-object.h"
#include "src/objects/name.h"

namespace v8::internal {

class Cell : public HeapObject {
 public:
  TAGGED_FIELD(Object, value)
};

// One property of a global object. The hole as value: the property is gone and inline caches on the cell must miss.
class PropertyCell : public HeapObject {
 public:
  TAGGED_FIELD(Name, name)
  TAGGED_FIELD(Object, value)
  INT_FIELD(details_bits)
  PropertyDetails details() const { return PropertyDetails(details_bits()); }
};

// Getter and setter of an accessor property; each a callable, a FunctionTemplateInfo (API, lazily made into a function),
// or null.
class AccessorPair : public HeapObject {
 public:
  TAGGED_FIELD(Object, getter)
  TAGGED_FIELD(Object, setter)
};

class Foreign : public HeapObject {
 public:
  RAW_POINTER_FIELD(void, pointer)
};

class WeakCell : public HeapObject {
 public:
  TAGGED_FIELD(Object, target)
  TAGGED_FIELD(Object, unregister_token)
  TAGGED_FIELD(Object, holdings)
  TAGGED_FIELD(Object, next)
};

// The own enumerable string keys of a fast-mode object, in order.
class EnumCache : public HeapObject {
 public:
  TAGGED_FIELD(HeapObject, keys)  // FixedArray of internalized strings
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_CELL_H_
