#include "src/profiler/snapshot-fields.h"

#include "src/objects/objects.h"

namespace v8::internal {

namespace {

// Null: a number, or raw.
constexpr const char* kShared[] = {"name", "code", "script", "api_function_data", "feedback", "inferred_name"};
constexpr const char* kScript[] = {"source",
                                   "name",
                                   "source_url",
                                   "source_mapping_url",
                                   "host_defined_options",
                                   "line_ends",
                                   nullptr,
                                   nullptr,
                                   nullptr,
                                   nullptr,
                                   nullptr,
                                   "eval_from_shared",
                                   "module",
                                   nullptr,
                                   "compile_hints",
                                   "wrapped_function"};
constexpr const char* kCell[] = {"value", "dependents"};
constexpr const char* kPropertyCell[] = {"name", "value", nullptr, nullptr, "dependents"};
constexpr const char* kAccessorPair[] = {"getter", "setter"};
constexpr const char* kCode[] = {nullptr, nullptr, nullptr, nullptr, "constants"};
constexpr const char* kScopeInfo[] = {nullptr, "slot_states", "dependents"};
constexpr const char* kReaction[] = {"next", "fulfill_handler", "reject_handler", "promise_or_capability",
                                     "continuation_data"};
constexpr const char* kCapability[] = {"promise", "resolve", "reject"};
constexpr const char* kWeakCell[] = {"finalization_registry", "holdings",     "prev", "next",
                                     "key_list_prev",         "key_list_next"};
constexpr const char* kEnumCache[] = {"keys"};
constexpr const char* kRegExpData[] = {"source"};
constexpr const char* kCons[] = {"first", "second"};
constexpr const char* kSliced[] = {"parent"};
constexpr const char* kThin[] = {"actual"};
constexpr const char* kSymbol[] = {"name"};
constexpr const char* kVector[] = {"native_context", "code", "profile"};
constexpr const char* kMap[] = {"prototype",       "constructor", "descriptors",    "transition", "validity_cell",
                                "prototype_users", "enum_cache",  "native_context", "dependents"};
constexpr const char* kFunction[] = {"code", "shared", "context", "feedback_cell", "initial_map"};
constexpr const char* kBound[] = {"bound_function", "bound_this", "bindings"};
constexpr const char* kRegExp[] = {"data", "source", nullptr, "lastIndex"};
constexpr const char* kPromise[] = {"reactions_or_result"};
constexpr const char* kTable[] = {"table"};
constexpr const char* kBuffer[] = {"buffer"};
constexpr const char* kGenerator[] = {"function", "code",  "context", "receiver", "parameters_and_registers",
                                      nullptr,    nullptr, nullptr,   "promise"};
constexpr const char* kGlobal[] = {"global_proxy", "native_context"};
constexpr const char* kProxy[] = {"native_context"};
constexpr const char* kWrapper[] = {"object"};
constexpr const char* kWeakRef[] = {"cell"};
constexpr const char* kRegistry[] = {"cleanup",       "native_context", "active_cells",
                                     "cleared_cells", "key_map",        "next_dirty"};

template <size_t count>
SnapshotFields Fields(size_t first_offset, const char* const (&names)[count]) {
  return {first_offset, names, count};
}

}  // namespace

SnapshotFields SnapshotFieldsOf(InstanceType type) {
  constexpr size_t kStruct = HeapObject::kHeaderSize;
  constexpr size_t kAfterRawWord = 16;
  constexpr size_t kObject = JSObject::kHeaderSize;
  switch (type) {
    case SHARED_FUNCTION_INFO_TYPE:
      return Fields(kStruct, kShared);
    case SCRIPT_TYPE:
      return Fields(kStruct, kScript);
    case CELL_TYPE:
      return Fields(kStruct, kCell);
    case PROPERTY_CELL_TYPE:
      return Fields(kStruct, kPropertyCell);
    case ACCESSOR_PAIR_TYPE:
      return Fields(kStruct, kAccessorPair);
    case CODE_TYPE:
      return Fields(kStruct, kCode);
    case SCOPE_INFO_TYPE:
      return Fields(kStruct, kScopeInfo);
    case PROMISE_REACTION_TYPE:
      return Fields(kStruct, kReaction);
    case PROMISE_CAPABILITY_TYPE:
      return Fields(kStruct, kCapability);
    case WEAK_CELL_TYPE:
      return Fields(24, kWeakCell);
    case ENUM_CACHE_TYPE:
      return Fields(kStruct, kEnumCache);
    case REGEXP_DATA_TYPE:
      return Fields(kStruct, kRegExpData);
    case CONS_ONE_BYTE_STRING_TYPE:
    case CONS_TWO_BYTE_STRING_TYPE:
      return Fields(kAfterRawWord, kCons);
    case SLICED_ONE_BYTE_STRING_TYPE:
    case SLICED_TWO_BYTE_STRING_TYPE:
      return Fields(kAfterRawWord, kSliced);
    case THIN_ONE_BYTE_STRING_TYPE:
    case THIN_TWO_BYTE_STRING_TYPE:
      return Fields(kAfterRawWord, kThin);
    case SYMBOL_TYPE:
      return Fields(kAfterRawWord, kSymbol);
    case FEEDBACK_VECTOR_TYPE:
      return Fields(16, kVector);
    case MAP_TYPE:
      return Fields(Map::kMapTaggedStart, kMap);
    case JS_FUNCTION_TYPE:
      return Fields(kObject, kFunction);
    case JS_BOUND_FUNCTION_TYPE:
      return Fields(kObject, kBound);
    case JS_REGEXP_TYPE:
      return Fields(kObject, kRegExp);
    case JS_PROMISE_TYPE:
      return Fields(kObject, kPromise);
    case JS_MAP_TYPE:
    case JS_SET_TYPE:
    case JS_MAP_ITERATOR_TYPE:
    case JS_SET_ITERATOR_TYPE:
    case JS_WEAK_MAP_TYPE:
    case JS_WEAK_SET_TYPE:
      return Fields(kObject, kTable);
    case JS_TYPED_ARRAY_TYPE:
    case JS_DATA_VIEW_TYPE:
      return Fields(kObject, kBuffer);
    case JS_GENERATOR_OBJECT_TYPE:
    case JS_ASYNC_FUNCTION_OBJECT_TYPE:
    case JS_ASYNC_GENERATOR_OBJECT_TYPE:
      return Fields(kObject, kGenerator);
    case JS_GLOBAL_OBJECT_TYPE:
      return Fields(kObject, kGlobal);
    case JS_GLOBAL_PROXY_TYPE:
      return Fields(kObject, kProxy);
    case JS_PRIMITIVE_WRAPPER_TYPE:
      return Fields(kObject, kWrapper);
    case JS_WEAK_REF_TYPE:
      return Fields(kObject, kWeakRef);
    case JS_FINALIZATION_REGISTRY_TYPE:
      return Fields(kObject, kRegistry);
    default:
      return {};
  }
}

const char* NativeContextSlotName(int slot) {
  static constexpr const char* kNames[] = {
#define NATIVE_CONTEXT_SLOT(Type, name) #name,
#include "src/common/native-context-slots.def"
#undef NATIVE_CONTEXT_SLOT
  };
  const int index = slot - Context::kFirstVariableSlot;
  return index >= 0 && index < static_cast<int>(sizeof kNames / sizeof kNames[0]) ? kNames[index] : nullptr;
}

}  // namespace v8::internal
