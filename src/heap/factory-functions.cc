#include "src/heap/object-factory.h"
#include "src/objects/isolate-access.h"

namespace v8::internal {

Result<Tagged<JSFunction>> NewFunction(Isolate* isolate, Tagged<SharedFunctionInfo> shared, Tagged<Context> context,
                                       Tagged<Map> map, AllocationType type) {
  const int size = map->instance_size();
  const Tagged<JSFunction> function = TRY(AllocateObjectOf<JSFunction>(isolate, map, size, type));
  for (int offset = HeapObject::kHeaderSize; offset < size; offset += kTaggedSize) {
    function->RawField(offset).store(Undefined());
  }
  function->set_properties_or_hash(ReadOnlyRoots::empty_fixed_array());
  function->set_elements(ReadOnlyRoots::empty_fixed_array());
  function->set_code(shared->code());
  function->set_shared(shared);
  function->set_context(context);
  Value feedback = Value::Int(0);
  const Value known = shared->feedback();
  if (HasInstanceType(known, FEEDBACK_VECTOR_TYPE) &&
      Cast<FeedbackVector>(known)->native_context() == context->native_context()) {
    feedback = known;
  }
  function->set_feedback(feedback);
  if (map->has_prototype_slot()) function->set_prototype_or_initial_map(TheHole());
  return function;
}

namespace {

Tagged<Map> MapForClosure(Tagged<NativeContext> realm, FunctionKind kind, LanguageMode mode) {
  switch (kind) {
    case FunctionKind::kGeneratorFunction:
    case FunctionKind::kGeneratorMethod:
    case FunctionKind::kStaticGeneratorMethod:
      return realm->generator_function_map();
    case FunctionKind::kAsyncGeneratorFunction:
    case FunctionKind::kAsyncGeneratorMethod:
    case FunctionKind::kStaticAsyncGeneratorMethod:
      return realm->async_generator_function_map();
    case FunctionKind::kAsyncFunction:
    case FunctionKind::kAsyncArrowFunction:
    case FunctionKind::kAsyncMethod:
    case FunctionKind::kStaticAsyncMethod:
      return realm->async_function_map();
    case FunctionKind::kBaseConstructor:
    case FunctionKind::kDefaultBaseConstructor:
    case FunctionKind::kDerivedConstructor:
    case FunctionKind::kDefaultDerivedConstructor:
      return realm->class_function_map();
    case FunctionKind::kNormalFunction:
      return is_strict(mode) ? realm->strict_function_map() : realm->sloppy_function_map();
    default:
      return is_strict(mode) ? realm->strict_function_without_prototype_map()
                             : realm->sloppy_function_without_prototype_map();
  }
}

}  // namespace

Result<Tagged<JSFunction>> NewClosure(Isolate* isolate, Tagged<SharedFunctionInfo> shared, Tagged<Context> context) {
  return NewFunction(isolate, shared, context,
                     MapForClosure(context->native_context(), shared->kind(), shared->language_mode()));
}

void InitializeSharedFunctionInfo(Tagged<SharedFunctionInfo> shared, Tagged<String> name, Tagged<Code> code,
                                  FunctionKind kind) {
  shared->set_name(name);
  shared->set_code(code);
  shared->set_unlinked(nullptr);
  shared->set_flags(0);
  shared->set_kind(kind);
  shared->set_length(0);
  shared->set_formal_parameter_count(0);
  shared->set_function_literal_id(-1);
  shared->set_start_position(0);
  shared->set_end_position(0);
  shared->set_function_token_position(-1);
  shared->set_expected_nof_properties(0);
  shared->set_class_start_position(0);
  shared->set_class_end_position(0);
}

Result<Tagged<SharedFunctionInfo>> NewSharedFunctionInfo(Isolate* isolate, Tagged<String> name, Tagged<Code> code,
                                                         FunctionKind kind) {
  const Tagged<SharedFunctionInfo> shared = TRY(NewStruct<SharedFunctionInfo>(
      isolate, ReadOnlyRoots::shared_function_info_map(), AllocationType::kOld));
  InitializeSharedFunctionInfo(shared, name, code, kind);
  return shared;
}

namespace {

Result<Tagged<SharedFunctionInfo>> NewBuiltinShared(Isolate* isolate, Builtin builtin, Tagged<String> name,
                                                    int length) {
  // One of the process's if it says the same.
  const Value known = ReadOnlyRoots::builtin_shared_infos()->get(static_cast<int>(builtin));
  if (known.IsCell() && Cast<SharedFunctionInfo>(known)->name() == Value(name) &&
      Cast<SharedFunctionInfo>(known)->length() == length) {
    return Cast<SharedFunctionInfo>(known);
  }
  const Tagged<Code> code = Cast<Code>(ReadOnlyRoots::builtin_codes()->get(static_cast<int>(builtin)));
  const Tagged<SharedFunctionInfo> shared =
      TRY(NewSharedFunctionInfo(isolate, name, code, FunctionKind::kConciseMethod));
  shared->set_native(true);
  shared->set_language_mode(LanguageMode::kStrict);
  shared->set_length(length);
  shared->set_formal_parameter_count(length);
  return shared;
}

}  // namespace

Result<Tagged<JSFunction>> NewBuiltinFunction(Isolate* isolate, Builtin builtin, Tagged<String> name, int length) {
  const Tagged<SharedFunctionInfo> shared = TRY(NewBuiltinShared(isolate, builtin, name, length));
  const Tagged<NativeContext> realm = RealmOf(isolate);
  return NewFunction(isolate, shared, realm, realm->builtin_function_map());
}

Result<Tagged<JSFunction>> NewBuiltinFunctionWithContext(Isolate* isolate, Builtin builtin, Tagged<String> name,
                                                         int length, int slots) {
  const Tagged<SharedFunctionInfo> shared = TRY(NewBuiltinShared(isolate, builtin, name, length));
  const Tagged<NativeContext> realm = RealmOf(isolate);
  const Tagged<Context> context =
      TRY(NewContext(isolate, realm, Context::kFirstVariableSlot + slots, Undefined()));
  return NewFunction(isolate, shared, context, realm->builtin_function_map());
}

Result<Tagged<Context>> NewContext(Isolate* isolate, Tagged<Context> previous, int slots, Value scope_info) {
  DCHECK(slots >= Context::kFirstVariableSlot);
  const Tagged<Context> context =
      TRY(AllocateObjectOf<Context>(isolate, ReadOnlyRoots::context_map(), Context::SizeFor(slots)));
  context->set_length(slots);
  context->set_native_context_no_barrier(Tagged<NativeContext>());
  for (int i = 0; i < slots; ++i) context->set_no_barrier(i, Undefined());
  context->set_native_context(previous->native_context());
  context->set(Context::kPrevious, previous);
  context->set(Context::kScopeInfoOrExtension, scope_info);
  return context;
}

}  // namespace v8::internal
