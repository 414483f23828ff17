#ifndef FLAT8_SRC_OBJECTS_MAP_TRANSITIONS_H_
#define FLAT8_SRC_OBJECTS_MAP_TRANSITIONS_H_

#include "src/objects/objects.h"
#include "src/objects/property.h"
#include "src/objects/result.h"

// How maps come from maps. Adding a property moves an object along a transition, found by key, attributes and kind;
// the maps of a path share one descriptor array as long as each appends at its end. Maps of prototypes belong to one
// object: they have no transitions, and every change of such an object invalidates the chains that pass through it.
namespace v8::internal {

inline constexpr int kMaxFastOutOfObjectProperties = 128;
inline constexpr int kMaxTransitions = 512;
// Computed keys may be as many as a program's input has words: what `{}` can become is not theirs alone.
inline constexpr int kMaxTransitionsByComputedKeys = 128;

// ---- Finding, allocating nothing. Empty when there is none.
// `value` is the accessor for kAccessor (the same pair or info only).
Tagged<Map> FindTransition(Tagged<Map> map, Tagged<Name> key, PropertyKind kind, PropertyAttributes attributes,
                           Value value = Undefined());
Tagged<Map> FindSpecialTransition(Tagged<Map> map, Tagged<Symbol> key);

// ---- Making. The result is a dictionary map where the property would be one too many.
Result<Tagged<Map>> TransitionToDataProperty(Isolate* isolate, Tagged<Map> map, Tagged<Name> key,
                                             PropertyAttributes attributes);
Result<Tagged<Map>> TransitionToAccessorProperty(Isolate* isolate, Tagged<Map> map, Tagged<Name> key, Value accessor,
                                                 PropertyAttributes attributes);
Result<Tagged<Map>> TransitionToPrototype(Isolate* isolate, Tagged<Map> map, Value prototype);
// Not extensible, and with SEALED or FROZEN the attributes of all own properties accordingly. `level` NONE: only not
// extensible.
Result<Tagged<Map>> TransitionToIntegrityLevel(Isolate* isolate, Tagged<Map> map, PropertyAttributes level);
// The map of the same objects with their properties in a dictionary.
Result<Tagged<Map>> NormalizeMap(Isolate* isolate, Tagged<Map> map);
// A copy without transitions that shares the descriptors (and must not append to them).
Result<Tagged<Map>> CopyMap(Isolate* isolate, Tagged<Map> map);
// A copy with a descriptor array of its own, with room for `slack` more.
Result<Tagged<Map>> CopyMapWithOwnDescriptors(Isolate* isolate, Tagged<Map> map, int slack = 0);
// A copy in which one descriptor is another (same key).
Result<Tagged<Map>> CopyMapReplacingDescriptor(Isolate* isolate, Tagged<Map> map, int index, PropertyDetails details,
                                               Value value);
// A copy without one descriptor; its field stays unused.
Result<Tagged<Map>> CopyMapWithoutDescriptor(Isolate* isolate, Tagged<Map> map, int index);

// ---- Prototypes
// Gives an object that becomes a prototype a map of its own.
Result<void> OptimizeAsPrototype(Isolate* isolate, Tagged<JSReceiver> object);
// What guards a lookup that starts at the prototype of `map`'s instances: a Cell whose value is true until something on
// the chain changes (then it is false for good); undefined when the prototype is null; null when the chain cannot be
// guarded (a proxy).
Result<Value> GetOrCreatePrototypeChainValidityCell(Isolate* isolate, Tagged<Map> map);
// To be called before the properties, their constness or the prototype of an object with this prototype map change.
void InvalidatePrototypeChainsSlow(Tagged<Map> map);
inline void InvalidatePrototypeChains(Tagged<Map> map) {
  if (V8_UNLIKELY(map->is_prototype_map())) InvalidatePrototypeChainsSlow(map);
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_MAP_TRANSITIONS_H_
