#ifndef FLAT8_SRC_OBJECTS_JS_WEAK_REFS_H_
#define FLAT8_SRC_OBJECTS_JS_WEAK_REFS_H_

#include "src/objects/hash-table.h"
#include "src/objects/js-objects.h"
#include "src/objects/result.h"

// WeakRefs, FinalizationRegistries and their cells.
//
// Every target that is registered has a WeakCell. A registry has two doubly linked lists of them: those whose targets
// live, the newest first, and those whose targets have died, which wait for the callback. The collector moves a cell
// from one to the other (Nullify), so that neither a collection nor a clean-up looks at the cells of what lives.
// Cells with an unregister token are in a third list, that of the hash of their tokens, which key_map finds: what
// unregister() costs does not depend on how many cells there are.
namespace v8::internal {

class JSWeakRef : public JSObject {
 public:
  TAGGED_FIELD(HeapObject, cell)  // a WeakFixedArray of length 1
  // V8's names, for tests (test/cctest/object-vocabulary.cc); undefined once the target has died.
  Tagged<Object> target() const;
  void set_target(Tagged<HeapObject> target);
};

class WeakCell;

class JSFinalizationRegistry : public JSObject {
 public:
  TAGGED_FIELD(Object, cleanup)
  TAGGED_FIELD(Object, native_context)
  TAGGED_FIELD(Object, active_cells)   // the first WeakCell of each list, or undefined
  TAGGED_FIELD(Object, cleared_cells)
  TAGGED_FIELD(Object, key_map)        // from hashes of tokens to the first cell, or undefined
  TAGGED_FIELD(Object, next_dirty)     // the heap's list of registries that have to be cleaned up
  INT_FIELD(flags)

  // Whether it is in that list.
  bool scheduled_for_cleanup() const { return (flags() & kScheduledForCleanup) != 0; }
  void set_scheduled_for_cleanup(bool value) {
    set_flags(value ? flags() | kScheduledForCleanup : flags() & ~kScheduledForCleanup);
  }
  bool NeedsCleanup() const { return !cleared_cells().IsUndefined(); }

  // Puts a fresh cell, with its target, to the front of the active ones.
  void AddActiveCell(Tagged<WeakCell> cell);
  // Puts a fresh cell to the front of those of its token.
  static Result<void> RegisterWeakCellWithUnregisterToken(Isolate* isolate, Tagged<JSFinalizationRegistry> registry,
                                                          Tagged<WeakCell> cell);
  // Takes the first cleared cell out of all lists. There is one.
  Tagged<WeakCell> PopClearedCell();

  enum RemoveUnregisterTokenMode { kRemoveMatchedCellsFromRegistry, kKeepMatchedCellsInRegistry };
  // Takes the cells with this token out of the key map, and out of the registry or not; whether there were any. The
  // token may be dead, if it has not been swept.
  bool RemoveUnregisterToken(Tagged<Object> token, RemoveUnregisterTokenMode mode);
  // V8's form. The collector visits all objects that live after it has moved some: no slot is ever recorded for it, and
  // `notify_updated_slot` is not called.
  template <typename Callback>
  bool RemoveUnregisterToken(Tagged<HeapObject> token, Isolate*, RemoveUnregisterTokenMode mode, Callback) {
    return RemoveUnregisterToken(token, mode);
  }

  // V8's names, for tests (test/cctest/object-vocabulary.cc).
  static bool Unregister(DirectHandle<JSFinalizationRegistry> registry, DirectHandle<HeapObject> token,
                         Isolate* isolate);
  static void RemoveCellFromUnregisterTokenMap(Isolate* isolate, Address registry, Address cell);

 private:
  friend class WeakCell;
  static constexpr int kScheduledForCleanup = 1;
  int FindToken(Tagged<Object> token) const;
};

class WeakCell : public HeapObject {
 public:
  // The first two are weak. Undefined are a target that has died or that was unregistered, and a token that has died or
  // that is in no key map.
  TAGGED_FIELD(Object, target)
  TAGGED_FIELD(Object, unregister_token)
  TAGGED_FIELD(Object, finalization_registry)
  TAGGED_FIELD(Object, holdings)
  TAGGED_FIELD(Object, prev)
  TAGGED_FIELD(Object, next)
  TAGGED_FIELD(Object, key_list_prev)
  TAGGED_FIELD(Object, key_list_next)

  // The target has died: from the active cells to the front of the cleared ones.
  void Nullify();
  // V8's form; about the callback see JSFinalizationRegistry::RemoveUnregisterToken.
  template <typename Callback>
  void Nullify(Isolate*, Callback) {
    Nullify();
  }
  // Out of the list that it is in, active or cleared. The target is forgotten, so that its death moves the cell nowhere.
  void RemoveFromFinalizationRegistryCells();
  // Out of the list of its token.
  void RemoveFromUnregisterTokenMap();

 private:
  void Unlink();
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_JS_WEAK_REFS_H_
