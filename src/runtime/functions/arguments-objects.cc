#include "src/runtime/functions/arguments-objects.h"

// ECMA-262 §10.4.4: arguments objects, and rest parameters.
namespace v8::internal {

namespace {

Result<Tagged<FixedArray>> ArgumentsFrom(Isolate* isolate, uint64_t* fp, int first) {
  const int count = Frame(fp).argc() - first;
  if (count <= 0) return ReadOnlyRoots::empty_fixed_array();
  auto list = TRY(NewFixedArray(isolate, count));
  for (int i = 0; i < count; ++i) list->set(i, Frame(fp).argument(first + i));
  return list;
}

}  // namespace

Result<Tagged<JSObject>> CreateUnmappedArguments(Isolate* isolate, uint64_t* fp) {
  const Tagged<NativeContext> realm = Frame(fp).function()->native_context();
  const bool strict = is_strict(Frame(fp).function()->shared()->language_mode()) ||
                      !Frame(fp).function()->shared()->has_simple_parameters();
  auto elements = TRY(ArgumentsFrom(isolate, fp, 0));
  auto object = TRY(NewJSObjectFromMap(isolate, strict ? realm->strict_arguments_map() : realm->sloppy_arguments_map()));
  object->set_elements(elements);
  object->set_elements_kind(PACKED_ELEMENTS);
  const Tagged<Map> map = object->map();
  object->SetFieldAt(map, 0, Value::Int(Frame(fp).argc()));
  if (strict) {
    object->SetFieldAt(map, 1, realm->array_prototype_values_function());
  } else {
    object->SetFieldAt(map, 1, Frame(fp).function());
    object->SetFieldAt(map, 2, realm->array_prototype_values_function());
  }
  return object;
}

Result<Tagged<JSObject>> CreateMappedArguments(Isolate* isolate, uint64_t* fp) {
  const Frame frame(fp);
  const Tagged<JSFunction> function = frame.function();
  const Tagged<NativeContext> realm = function->native_context();
  const int argc = frame.argc();
  const int formals = function->shared()->formal_parameter_count();
  const int mapped = argc < formals ? argc : formals;
  if (mapped == 0) return CreateUnmappedArguments(isolate, fp);
  auto list = TRY(ArgumentsFrom(isolate, fp, 0));
  for (int i = 0; i < mapped; ++i) list->set_no_barrier(i, TheHole());
  auto elements = TRY(AllocateObjectOf<SloppyArgumentsElements>(
      isolate, ReadOnlyRoots::sloppy_arguments_elements_map(), SloppyArgumentsElements::SizeFor(mapped)));
  elements->set_length(mapped);
  elements->set_context_no_barrier(Tagged<HeapObject>());
  elements->set_arguments_no_barrier(Tagged<HeapObject>());
  for (int i = 0; i < mapped; ++i) elements->set_mapped_entry(i, Value::Int(Context::kFirstVariableSlot + i));
  elements->set_context(frame.context());
  elements->set_arguments(list);
  auto object = TRY(NewJSObjectFromMap(isolate, realm->mapped_arguments_map()));
  object->set_elements(elements);
  object->set_elements_kind(SLOPPY_ARGUMENTS_ELEMENTS);
  const Tagged<Map> map = object->map();
  object->SetFieldAt(map, 0, Value::Int(argc));
  object->SetFieldAt(map, 1, function);
  object->SetFieldAt(map, 2, realm->array_prototype_values_function());
  return object;
}

Result<Tagged<JSArray>> CreateRestParameter(Isolate* isolate, uint64_t* fp, int first) {
  return NewJSArrayWithElements(isolate, TRY(ArgumentsFrom(isolate, fp, first)));
}

}  // namespace v8::internal
