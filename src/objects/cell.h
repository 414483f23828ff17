#ifndef FLAT8_SRC_OBJECTS_CELL_H_
#define FLAT8_SRC_OBJECTS_CELL_H_

#include "src/objects/property-details.h"
#include "src/objects/heap-object.h"
#include "src/objects/name.h"

namespace v8::internal {

// A value that is shared: validity cells of prototype chains and protectors of realms hold true until what they guard
// changes, then false for good (Invalidate in objects/dependents.h).
class Cell : public HeapObject {
 public:
  TAGGED_FIELD(Object, value)
  TAGGED_FIELD(Object, dependents)  // see objects/dependents.h

 public:
  static constexpr uint32_t kValueOffset = sizeof(HeapObject);  // of value(), the first field
};

// What is known of a variable's values: nothing stored yet (undefined or the hole), one value, values of one type or map,
// anything.
enum class CellState : int { kUninitialized, kConstant, kConstantType, kMutable };
// The state after `value` has been stored over `old`.
CellState NextCellState(CellState state, Value old, Value value);

// One property of a global object. The hole as value: the property is gone and inline caches on the cell must miss.
class PropertyCell : public HeapObject {
 public:
  TAGGED_FIELD(Name, name)
  TAGGED_FIELD(Object, value)  // written by Store and Invalidate alone
  INT_FIELD(details_bits)
  INT_FIELD(state_bits)
  TAGGED_FIELD(Object, dependents)  // see objects/dependents.h
  PropertyDetails details() const { return PropertyDetails(details_bits()); }
  CellState state() const { return static_cast<CellState>(state_bits()); }
  V8_INLINE void Store(Value new_value) {
    const bool keeps_state = state() == CellState::kMutable ||
                             (state() == CellState::kConstantType && value().IsInt() && new_value.IsInt());
    if (V8_UNLIKELY(!keeps_state)) UpdateState(new_value);
    set_value(new_value);
  }
  // The property is gone, or another variable hides it.
  void Invalidate();

 private:
  void UpdateState(Value new_value);
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

// The own enumerable string keys of a fast-mode object, in order.
class EnumCache : public HeapObject {
 public:
  TAGGED_FIELD(HeapObject, keys)  // FixedArray of internalized strings
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_CELL_H_
