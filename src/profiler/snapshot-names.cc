#include <cstdio>

#include "src/profiler/heap-snapshot-generator.h"
#include "src/runtime/values/value-text.h"

// What nodes and edges of a heap snapshot are called.
namespace v8::internal {

namespace {

constexpr const char* kSystemNames[] = {
#define INSTANCE_TYPE(NAME, Class, Body) "system / " #Class,
#include "src/common/instance-types.def"
#undef INSTANCE_TYPE
};

}  // namespace

HeapSnapshotGenerator::Kind HeapSnapshotGenerator::KindOf(Address address) {
  HeapObject* const object = reinterpret_cast<HeapObject*>(address);
  const InstanceType type = object->instance_type();
  const auto system = [&](Node::Type node_type) { return Kind{node_type, NameOf(kSystemNames[type])}; };
  if (type <= LAST_STRING_TYPE) {
    const Tagged<String> string(address);
    if (string->IsCons()) return {Node::kConsString, NameOf("(concatenated string)")};
    if (string->IsSliced()) return {Node::kSlicedString, NameOf("(sliced string)")};
    return {Node::kString, snapshot_->names().Add(string)};
  }
  switch (type) {
    case SYMBOL_TYPE:
      return Tagged<Symbol>(address)->is_private() ? Kind{Node::kHidden, NameOf("private symbol")}
                                                   : Kind{Node::kSymbol, NameOf("symbol")};
    case BIGINT_TYPE:
      return {Node::kBigInt, NameOf("bigint")};
    case MAP_TYPE:
    case DESCRIPTOR_ARRAY_TYPE:
    case TRANSITION_ARRAY_TYPE:
    case ENUM_CACHE_TYPE:
      return system(Node::kObjectShape);
    case FIXED_ARRAY_TYPE:
    case FIXED_DOUBLE_ARRAY_TYPE:
      return {Node::kArray, reachable_.IsStore(address) ? NameOf("(object elements)") : NameTable::kEmpty};
    case PROPERTY_ARRAY_TYPE:
    case NAME_DICTIONARY_TYPE:
      return {Node::kArray, NameOf("(object properties)")};
    case NUMBER_DICTIONARY_TYPE:
    case SLOPPY_ARGUMENTS_MAP_TYPE:
      return {Node::kArray, NameOf("(object elements)")};
    case BYTE_ARRAY_TYPE:
    case WEAK_FIXED_ARRAY_TYPE:
    case WEAK_ARRAY_LIST_TYPE:
    case ORDERED_HASH_MAP_TYPE:
    case ORDERED_HASH_SET_TYPE:
    case EPHEMERON_HASH_TABLE_TYPE:
      return {Node::kArray, NameTable::kEmpty};
    case CONTEXT_TYPE:
      return system(Node::kObject);
    case SHARED_FUNCTION_INFO_TYPE:
      return {Node::kCode, snapshot_->names().Add(Tagged<SharedFunctionInfo>(address)->Name())};
    case SCRIPT_TYPE: {
      const Value name = Tagged<Script>(address)->name();
      return {Node::kCode, IsString(name) ? snapshot_->names().Add(Cast<String>(name)) : NameTable::kEmpty};
    }
    case CODE_TYPE:
    case SCOPE_INFO_TYPE:
    case FEEDBACK_VECTOR_TYPE:
      return system(Node::kCode);
    case JS_FUNCTION_TYPE:
      return {Node::kClosure, snapshot_->names().Add(Tagged<JSFunction>(address)->shared()->Name())};
    case JS_BOUND_FUNCTION_TYPE:
      return {Node::kClosure, NameOf("native_bind")};
    case JS_REGEXP_TYPE: {
      const Value source = Tagged<JSRegExp>(address)->source();
      return {Node::kRegExp, IsString(source) ? snapshot_->names().Add(Cast<String>(source)) : NameTable::kEmpty};
    }
    default:
      if (type < FIRST_JS_RECEIVER_TYPE) return system(Node::kHidden);
      return {Node::kObject, NameOfReceiver(Tagged<JSReceiver>(address))};
  }
}

uint32_t HeapSnapshotGenerator::NameOfReceiver(Tagged<JSReceiver> object) {
  // Objects of a hidden class have one constructor; what a dictionary says is the object's own.
  const Tagged<Map> map = object->map();
  const bool is_shared = !map->is_dictionary_map();
  if (const uint32_t* known = is_shared ? map_names_.Find(map.ptr()) : nullptr) return *known;
  if (IsJSGlobalProxy(object)) return NameOf("Object");
  const Result<Tagged<String>> name = ConstructorNameForMessage(isolate_, object);
  const uint32_t result = name.IsException() ? NameOf("Object") : snapshot_->names().Add(name.value());
  if (IsJSGlobalObject(object)) return NameOfGlobal(Tagged<JSGlobalObject>(object.ptr()), result);
  if (is_shared) Check(map_names_.TryPut(map.ptr(), result));
  return result;
}

uint32_t HeapSnapshotGenerator::NameOfGlobal(Tagged<JSGlobalObject> object, uint32_t name) {
  const uint32_t* const tag = global_names_.Find(object.ptr());
  if (tag == nullptr) return name;
  char text[NameTable::kMaxStringLength];
  std::snprintf(text, sizeof text, "%s / %s", snapshot_->names().text(name), snapshot_->names().text(*tag));
  return NameOf(text);
}

uint32_t HeapSnapshotGenerator::NameOfKey(Tagged<Name> key) {
  if (const uint32_t* known = key_names_.Find(key.ptr())) return *known;
  uint32_t name;
  if (IsString(key)) {
    name = snapshot_->names().Add(Cast<String>(key));
  } else {
    const Value description = Tagged<Symbol>(key.ptr())->description();
    name = IsString(description) ? snapshot_->names().Add(Cast<String>(description)) : NameTable::kEmpty;
    // A private name begins with # already.
    if (!Tagged<Symbol>(key.ptr())->is_private_name()) {
      char text[NameTable::kMaxStringLength];
      std::snprintf(text, sizeof text, name == NameTable::kEmpty ? "<symbol>" : "<symbol %s>",
                    snapshot_->names().text(name));
      name = NameOf(text);
    }
  }
  Check(key_names_.TryPut(key.ptr(), name));
  return name;
}

uint32_t HeapSnapshotGenerator::NumberNode(Value number) {
  if (const uint32_t* known = number_nodes_.Find(number.ptr())) return *known;
  char text[32];
  if (number.IsInt()) {
    std::snprintf(text, sizeof text, "%d", number.AsInt());
  } else {
    std::snprintf(text, sizeof text, "%.17g", number.AsNumber());
    double shorter = 0;
    char short_text[32];
    std::snprintf(short_text, sizeof short_text, "%.15g", number.AsNumber());
    if (std::sscanf(short_text, "%lf", &shorter) == 1 && shorter == number.AsNumber()) {
      std::snprintf(text, sizeof text, "%s", short_text);
    }
  }
  const uint32_t node =
      AddNative({Node::kHeapNumber, NameOf(number.IsInt() ? "smi number" : "heap number")}, ids_->NextTransient(), 0);
  const uint32_t value = AddNative({Node::kString, NameOf(text)}, ids_->NextTransient(), 0);
  Check(native_edges_.TryAdd({node, Edge::kInternal, NameOf("value"), value}));
  Check(number_nodes_.TryPut(number.ptr(), node));
  return node;
}

void HeapSnapshotGenerator::AddLocation(Address object, uint32_t node) {
  const InstanceType type = reinterpret_cast<HeapObject*>(object)->instance_type();
  Tagged<JSFunction> function;
  if (type == JS_FUNCTION_TYPE) {
    function = Tagged<JSFunction>(object);
  } else if (type == JS_GENERATOR_OBJECT_TYPE || type == JS_ASYNC_FUNCTION_OBJECT_TYPE ||
             type == JS_ASYNC_GENERATOR_OBJECT_TYPE) {
    function = Tagged<JSGeneratorObject>(object)->function();
  } else {
    return;
  }
  const Tagged<SharedFunctionInfo> shared = function->shared();
  if (!shared->IsUserJavaScript()) return;
  const Tagged<Script> script = shared->script();
  ScriptLocation location;
  if (!lines_.Find(script, PositionOfParameters(shared), &location)) return;
  Check(snapshot_->AddLocation({node, script->id(), location.line, location.column}));
}

}  // namespace v8::internal
