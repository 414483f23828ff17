#ifndef FLAT8_SRC_OBJECTS_CONTEXT_H_
#define FLAT8_SRC_OBJECTS_CONTEXT_H_

#include "src/objects/cell.h"
#include "src/objects/js-objects.h"

namespace v8::internal {

class NativeContext;
class UnlinkedScope;
class JSFunction;

// Holds the UnlinkedScope of a context for eval, with and debugging.
class ScopeInfo : public HeapObject {
 public:
  RAW_POINTER_FIELD(UnlinkedScope, scope)  // reference held; released when the ScopeInfo dies
  // A byte (CellState) for each slot of the scope's contexts: what all of them together have had stored.
  TAGGED_FIELD(ByteArray, slot_states)
  TAGGED_FIELD(Object, dependents)  // of the states; see objects/dependents.h
};

// Variables of a scope that closures (or eval) share.
class Context : public ArrayBase {
 public:
  // Slots that every context has; a scope's variables follow from kFirstVariableSlot.
  enum Slot { kPrevious = 0, kScopeInfoOrExtension = 1, kFirstVariableSlot = 2 };
  static constexpr int kSlotsOffset = 24;
  static constexpr int SizeFor(int slots) { return kSlotsOffset + slots * kTaggedSize; }
  static constexpr int OffsetOfSlot(int slot) { return kSlotsOffset + slot * kTaggedSize; }

  TAGGED_FIELD(NativeContext, native_context)

  // length() is the number of slots.
  V8_INLINE Value get(int slot) const { return RawField(OffsetOfSlot(slot)).load(); }
  V8_INLINE void set(int slot, TaggedBits value) {
    const ObjectSlot location = RawField(OffsetOfSlot(slot));
    WriteBarrier(this, location.location(), value);
    location.store(value);
  }
  V8_INLINE void set_no_barrier(int slot, TaggedBits value) { RawField(OffsetOfSlot(slot)).store(value); }
  // The enclosing context; the native context ends the chain (its own previous is undefined).
  Tagged<Context> previous() const { return Tagged<Context>(get(kPrevious).ptr()); }
  // The realm's, as V8's tests ask any context for them.
  inline Tagged<JSObject> initial_array_iterator_prototype() const;
  inline Tagged<JSObject> initial_array_prototype() const;
  inline Tagged<JSObject> initial_generator_prototype() const;
  inline Tagged<JSObject> initial_iterator_prototype() const;
  inline Tagged<JSObject> initial_object_prototype() const;
};

// A realm: its intrinsics and state, in the slots of native-context-slots.def.
class NativeContext : public Context {
 public:
  enum NativeSlot {
    kNativeFirst = kFirstVariableSlot - 1,
#define NATIVE_CONTEXT_SLOT(Type, name) name##_slot,
#include "src/common/native-context-slots.def"
#undef NATIVE_CONTEXT_SLOT
    kNativeSlotCount
  };
#define NATIVE_CONTEXT_SLOT(Type, name)                                                   \
  Tagged<Type> name() const { return UncheckedCast<Type>(get(name##_slot)); }             \
  void set_##name(Tagged<Type> value) { set(name##_slot, value); }
#include "src/common/native-context-slots.def"
#undef NATIVE_CONTEXT_SLOT
  // V8's name for %Function.prototype%, for tests.
  Tagged<JSFunction> empty_function() const { return UncheckedCast<JSFunction>(get(initial_function_prototype_slot)); }
};

#define REALM_OBJECT(name, slot) \
  inline Tagged<JSObject> Context::name() const { return native_context()->slot(); }
REALM_OBJECT(initial_array_iterator_prototype, initial_array_iterator_prototype)
REALM_OBJECT(initial_array_prototype, initial_array_prototype)
REALM_OBJECT(initial_generator_prototype, initial_generator_object_prototype)
REALM_OBJECT(initial_iterator_prototype, initial_iterator_prototype)
REALM_OBJECT(initial_object_prototype, initial_object_prototype)
#undef REALM_OBJECT

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_CONTEXT_H_
