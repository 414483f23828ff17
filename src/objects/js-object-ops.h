#ifndef FLAT8_SRC_OBJECTS_JS_OBJECT_OPS_H_
#define FLAT8_SRC_OBJECTS_JS_OBJECT_OPS_H_

#include "src/objects/map-transitions.h"
#include "src/objects/objects.h"
#include "src/objects/result.h"

// Storage of named properties: fields in the object and in its property array, or a dictionary. No checks of the
// language here (extensibility, attributes); see runtime/.
namespace v8::internal {

// Moves an object to a map with the same fields and perhaps more of them (the property array grows as needed).
// Invalidates the chains through it.
Result<void> MigrateToMap(Isolate* isolate, Tagged<JSObject> object, Tagged<Map> map);
// Adds a property that is not there. `value`: the value, or an AccessorPair or AccessorInfo for kAccessor.
Result<void> AddNamedProperty(Isolate* isolate, Tagged<JSObject> object, Tagged<Name> name, Value value,
                              PropertyKind kind, PropertyAttributes attributes);
// Completes the addition of a data property to an object whose map has this transition.
Result<void> AddDataFieldByTransition(Isolate* isolate, Tagged<JSObject> object, Tagged<Map> target, Value value);
// Makes the accessor at `index` of the descriptors a constant with that value, on the same map, which must be that of a
// prototype. For an accessor that had it for its value all the time: nobody is told of a change.
Result<void> ReplaceAccessorByConstant(Isolate* isolate, Tagged<JSObject> object, int index, Value value);
// To dictionary mode.
Result<void> NormalizeProperties(Isolate* isolate, Tagged<JSObject> object);
// The same before a property is added by a computed key, if the object is likely to be used as a dictionary: many others
// were like it, and got other properties.
Result<void> NormalizeForComputedKey(Isolate* isolate, Tagged<JSObject> object, Tagged<Name> key);
// And back: to fields, on a map of its own. Does nothing for objects that have too many properties, or that are no plain
// ones.
Result<void> MakePropertiesFast(Isolate* isolate, Tagged<JSObject> object);
// The dictionary of an object in dictionary mode.
inline Tagged<NameDictionary> PropertyDictionary(Tagged<JSReceiver> object) {
  return UncheckedCast<NameDictionary>(object->properties_or_hash());
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_JS_OBJECT_OPS_H_
