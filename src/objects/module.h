#ifndef FLAT8_SRC_OBJECTS_MODULE_H_
#define FLAT8_SRC_OBJECTS_MODULE_H_

#include "src/common/import-phase.h"
#include "src/objects/context.h"
#include "src/objects/hash-table.h"
#include "src/objects/js-objects.h"
#include "src/objects/shared-function-info.h"

namespace v8::internal {

// ECMA-262 §16.2.1.4 ModuleRequest Record.
class ModuleRequest : public HeapObject {
 public:
  // Words of one attribute: key, value, position in the source.
  static constexpr int kAttributeWords = 3;
  TAGGED_FIELD(String, specifier)
  TAGGED_FIELD(FixedArray, import_attributes)  // in order of keys
  INT_FIELD(phase_number)
  INT_FIELD(position)
  ImportPhase phase() const { return static_cast<ImportPhase>(phase_number()); }
};

// An ImportEntry, or an ExportEntry that names a binding of another module.
class ModuleEntry : public HeapObject {
 public:
  TAGGED_FIELD(Object, import_name)  // undefined: the module's namespace (or its source)
  INT_FIELD(request)                 // index in requests
  INT_FIELD(slot)                    // imports: of the context, counted from kFirstVariableSlot; else -1
  INT_FIELD(position)
  INT_FIELD(end_position)
};

// §16.2.1.5 Abstract Module Record.
class Module : public HeapObject {
 public:
  // Of Cyclic Module Records, in order; kLoading is a module whose requests are being resolved. Synthetic ones skip what
  // they do not need.
  enum Status : int { kUnlinked, kLoading, kLinking, kLinked, kEvaluating, kEvaluatingAsync, kEvaluated };
  INT_FIELD(status_number)
  INT_FIELD(hash)
  INT_FIELD(resolve_stamp)  // of the last resolution (modules/resolution.h) that came here, and the name it asked for
  TAGGED_FIELD(Object, resolve_name)
  // Export name -> the Cell of the binding; for exports of other modules' bindings a ModuleEntry, which resolution
  // replaces by what it finds (modules/resolution.h).
  TAGGED_FIELD(NameDictionary, exports)
  TAGGED_FIELD(NativeContext, realm)
  TAGGED_FIELD(Object, evaluation_error)  // the hole: none
  TAGGED_FIELD(Object, module_namespace)  // or undefined
  TAGGED_FIELD(Object, deferred_namespace)
  TAGGED_FIELD(Object, top_level_promise)  // of the TopLevelCapability; undefined: empty
  Status status() const { return static_cast<Status>(status_number()); }
  void set_status(Status status) { set_status_number(status); }
  bool HasError() const { return !evaluation_error().IsTheHole(); }
};

// §16.2.1.6 Cyclic and §16.2.1.7 Source Text Module Records.
class SourceTextModule : public Module {
 public:
  // Values of async_evaluation_order that are no order.
  static constexpr int kUnset = -1;
  static constexpr int kDone = -2;
  TAGGED_FIELD(SharedFunctionInfo, shared)
  TAGGED_FIELD(FixedArray, requests)
  // The Module for each request (of source phase imports: the object); undefined until it is loaded.
  TAGGED_FIELD(FixedArray, loaded_modules)
  TAGGED_FIELD(FixedArray, imports)       // ModuleEntry
  TAGGED_FIELD(FixedArray, star_exports)  // indices in requests
  // The cells of the environment, in the order of the context's slots; those of imports are there once it is linked.
  TAGGED_FIELD(FixedArray, cells)
  // The suspended body (JSAsyncFunctionObject), from linking to the end of evaluation; else undefined.
  TAGGED_FIELD(Object, activation)
  TAGGED_FIELD(Object, import_meta)
  TAGGED_FIELD(Object, cycle_root)
  TAGGED_FIELD(Object, async_parent_modules)  // a growing list
  // The walk over the graph: whom to go back to, the next one on the stack, what is visited and how far that is.
  TAGGED_FIELD(Object, walk_parent)
  TAGGED_FIELD(Object, walk_stack_next)
  TAGGED_FIELD(FixedArray, walk_children)
  INT_FIELD(walk_position)
  INT_FIELD(dfs_index)
  INT_FIELD(dfs_ancestor_index)
  INT_FIELD(has_tla)
  INT_FIELD(async_evaluation_order)
  INT_FIELD(pending_async_dependencies)
  Tagged<Script> script() const { return shared()->script(); }
  bool HasAsyncOrder() const { return async_evaluation_order() >= 0; }
  // For tests (test/cctest/script-vocabulary.cc).
  static MaybeHandle<JSObject> GetImportMeta(Isolate* isolate, DirectHandle<SourceTextModule> module);
};

// §16.2.1.8 Synthetic Module Records.
class SyntheticModule : public Module {
 public:
  TAGGED_FIELD(String, name)
  TAGGED_FIELD(FixedArray, export_names)
  RAW_POINTER_FIELD(void, evaluation_steps)  // the embedder's
};

// §10.4.6 Module Namespace Exotic Objects.
class JSModuleNamespace : public JSObject {
 public:
  TAGGED_FIELD(Module, module)
  TAGGED_FIELD(FixedArray, export_names)  // [[Exports]], sorted
  TAGGED_FIELD(NameDictionary, bindings)  // name -> what it was resolved to
  INT_FIELD(is_deferred)
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_MODULE_H_
