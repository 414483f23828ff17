#ifndef FLAT8_SRC_OBJECTS_DEPENDENTS_H_
#define FLAT8_SRC_OBJECTS_DEPENDENTS_H_

#include "src/objects/objects.h"

// Code that was made on an assumption about an object is entered, weakly, in the object's list of dependents, and told
// when the assumption ends: instead of checking it each time. Assumptions are
//   Map           no object leaves it for another map; its constant fields stay what they are
//   Cell          the value is true (validity cells, protectors)
//   PropertyCell  the state, and with kConstant the value
//   ScopeInfo     the states of its contexts' slots
namespace v8::internal {

// Without memory: an exception is pending, and the code must not rely on the assumption.
Result<void> AddDependent(Isolate* isolate, Tagged<Map> host, Tagged<Code> code);
Result<void> AddDependent(Isolate* isolate, Tagged<Cell> host, Tagged<Code> code);
Result<void> AddDependent(Isolate* isolate, Tagged<PropertyCell> host, Tagged<Code> code);
Result<void> AddDependent(Isolate* isolate, Tagged<ScopeInfo> host, Tagged<Code> code);

// Invalidates the dependents and forgets them. Allocate nothing.
void NotifyDependents(Tagged<Map> host);
void NotifyDependents(Tagged<Cell> host);
void NotifyDependents(Tagged<PropertyCell> host);
void NotifyDependents(Tagged<ScopeInfo> host);

// A validity cell or protector that is true becomes false.
void InvalidateCell(Tagged<Cell> cell);
// An object is about to leave the map.
inline void NoteMapLeft(Tagged<Map> map) {
  if (map->is_unstable()) return;
  map->set_is_unstable(true);
  if (V8_UNLIKELY(map->dependents().IsCell())) NotifyDependents(map);
}

// A variable of the context is about to get a value; the state that the slot has then. Need not be called while the slot
// holds undefined or the hole.
CellState NoteContextSlotStore(Tagged<Context> context, int slot, Value value);
inline void AssignContextSlot(Tagged<Context> context, int slot, Value value) {
  NoteContextSlotStore(context, slot, value);
  context->set(slot, value);
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_DEPENDENTS_H_
