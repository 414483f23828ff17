#ifndef FLAT8_SRC_OBJECTS_ELEMENTS_H_
#define FLAT8_SRC_OBJECTS_ELEMENTS_H_

#include "src/objects/objects.h"
#include "src/objects/result.h"

// Storage of indexed properties, by the elements kind in the object's header. Fast kinds promise that all elements have
// the attributes NONE, that the object is extensible and, of an array, that its length is writable: whatever takes one of
// these away (freezing, preventExtensions, defineProperty) moves the elements to a dictionary. Slots behind an array's
// length are holes; a fast array's store may be shorter than its length, never a packed one's.
namespace v8::internal {

// Where an element is.
struct ElementEntry {
  enum Where : uint8_t {
    kNone,
    kFast,
    kDouble,
    kDictionary,
    kMapped,               // sloppy arguments: in the context; `entry` is the context slot
    kArgumentsFast,        // sloppy arguments: unmapped
    kArgumentsDictionary,
    kStringCharacter,
    kTyped
  };
  Where where = kNone;
  int entry = 0;  // index in the store, or dictionary entry
  uint64_t index = 0;
  PropertyDetails details = PropertyDetails::Empty();
};

// False when there is no such element. Allocates nothing. Indices beyond array indices exist in typed arrays only.
bool FindElement(Tagged<JSObject> object, uint64_t index, ElementEntry* entry);
// The value of a data element, or the AccessorPair or AccessorInfo.
Result<Value> LoadElement(Isolate* isolate, Tagged<JSObject> object, const ElementEntry& entry);
// Writes a data element. For typed arrays the value has been converted (a number, or a BigInt).
Result<void> StoreElement(Isolate* isolate, Tagged<JSObject> object, const ElementEntry& entry, Value value);
// Adds an element that is not there, and lengthens arrays.
Result<void> AddElement(Isolate* isolate, Tagged<JSObject> object, uint32_t index, Value value, PropertyKind kind,
                        PropertyAttributes attributes);
// Gives an element that is there another value (or accessor), kind and attributes.
Result<void> ReconfigureElement(Isolate* isolate, Tagged<JSObject> object, const ElementEntry& entry, Value value,
                                PropertyKind kind, PropertyAttributes attributes);
Result<void> RemoveElement(Isolate* isolate, Tagged<JSObject> object, const ElementEntry& entry);
// To dictionary elements (arguments and string wrappers: to a dictionary behind their special part).
Result<void> NormalizeElements(Isolate* isolate, Tagged<JSObject> object);
// To another fast kind that can hold at least what the present one does.
Result<void> TransitionElementsKind(Isolate* isolate, Tagged<JSObject> object, ElementsKind kind);
// Makes room for `capacity` elements of the present fast kind, with that many holes behind.
Result<void> GrowElements(Isolate* isolate, Tagged<JSObject> object, int capacity);
// Attributes of all elements for a new integrity level (NONE: only not extensible).
Result<void> ApplyIntegrityToElements(Isolate* isolate, Tagged<JSObject> object, PropertyAttributes level);
// False when an element that cannot be deleted stopped it; the length is then that element's index + 1.
Result<bool> SetArrayLength(Isolate* isolate, Tagged<JSArray> array, uint32_t length);
Result<int64_t> NumberOfElements(Isolate* isolate, Tagged<JSObject> object);
// Writes the indices of all elements (with `only_enumerable` of those) to the front of a list that has room for them,
// ascending, as numbers. Returns how many.
Result<int> CollectElementIndices(Isolate* isolate, Tagged<JSObject> object, bool only_enumerable,
                                  Tagged<FixedArray> list);
bool HasAnyElements(Tagged<JSObject> object);

Result<Value> LoadTypedElement(Isolate* isolate, Tagged<JSTypedArray> array, size_t index);
void StoreTypedElement(Tagged<JSTypedArray> array, size_t index, Value value);

// The least general fast kind (packed) that holds the value.
inline ElementsKind FastKindFor(Value value) {
  return value.IsInt() ? PACKED_SMI_ELEMENTS : value.IsDouble() ? PACKED_DOUBLE_ELEMENTS : PACKED_ELEMENTS;
}
// The kind that holds what both hold.
inline ElementsKind GeneralElementsKind(ElementsKind a, ElementsKind b) {
  const int base = (a > b ? a : b) & ~1;
  return static_cast<ElementsKind>(base | ((a | b) & 1));
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_ELEMENTS_H_
