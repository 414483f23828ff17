#include "src/runtime/functions/linker.h"

#include <cstring>

#include "src/ast/unlinked-scope.h"
#include "src/common/builtin-ids.h"
#include "src/heap/heap-inl.h"
#include "src/bytecode/unlinked-code.h"
#include "src/objects/isolate-access.h"
#include "src/runtime/values/conversions.h"

namespace v8::internal {

namespace {

// Lets `release` run on `data` when the object dies.
template <typename T>
Result<void> Own(Isolate* isolate, Tagged<HeapObject> object, const T* data) {
  ExternalResource* resource = ExternalResource::New(const_cast<T*>(data), 0,
                                                     [](Isolate*, void* p) { static_cast<T*>(p)->Release(); });
  if (resource == nullptr) return ReportOutOfMemory(isolate, "unlinked code");
  data->Retain();
  isolate->heap()->external_resources().Add(object.address(), resource);
  return Ok();
}

Result<Value> LinkConstant(Isolate* isolate, UnlinkedCode* code, const UnlinkedConstant& constant,
                           Tagged<Script> script) {
  switch (constant.kind()) {
    case UnlinkedConstant::kUndefined: return Undefined();
    case UnlinkedConstant::kNull: return Null();
    case UnlinkedConstant::kTrue: return True();
    case UnlinkedConstant::kFalse: return False();
    case UnlinkedConstant::kTheHole: return TheHole();
    case UnlinkedConstant::kInt: return Value::Int(constant.int_value());
    case UnlinkedConstant::kNumber: return Value::Number(constant.number());
    case UnlinkedConstant::kString: return InternalizeUnlinked(isolate, code->string(constant));
    case UnlinkedConstant::kBigInt: {
      auto text = TRY(InternalizeUnlinked(isolate, code->string(constant)));
      return ToBigInt(isolate, text);
    }
    case UnlinkedConstant::kFunction: return LinkFunction(isolate, constant.function(), script);
    case UnlinkedConstant::kScope: return NewScopeInfo(isolate, constant.scope());
    case UnlinkedConstant::kArray: {
      const int length = static_cast<int>(constant.array_length());
      auto array = TRY(NewFixedArray(isolate, length, AllocationType::kOld));
      for (int i = 0; i < length; ++i) {
        const Value element = TRY(LinkConstant(isolate, code, code->array_element(constant, i), script));
        array->set(i, element);
      }
      return array;
    }
  }
  UNREACHABLE();
}

}  // namespace

Result<Tagged<String>> InternalizeUnlinked(Isolate* isolate, const UnlinkedString& string) {
  if (string.data == nullptr || string.length == 0) return ReadOnlyRoots::empty_string();
  if (string.is_one_byte) return InternalizeOneByte(isolate, {string.one_byte_data(), string.length});
  return InternalizeTwoByte(isolate, {reinterpret_cast<const uint16_t*>(string.two_byte_data()), string.length});
}

Result<Tagged<ScopeInfo>> NewScopeInfo(Isolate* isolate, const UnlinkedScope* scope) {
  Tagged<ByteArray> states = ReadOnlyRoots::empty_byte_array();
  if (scope->num_heap_slots() > 0) {
    states = TRY(NewByteArray(isolate, scope->num_heap_slots(), AllocationType::kOld));
    std::memset(states->data(), 0, static_cast<size_t>(scope->num_heap_slots()));
  }
  auto info = TRY(NewStruct<ScopeInfo>(isolate, ReadOnlyRoots::scope_info_map(), AllocationType::kOld));
  info->set_slot_states(states);
  info->set_scope(const_cast<UnlinkedScope*>(scope));
  TRY(Own(isolate, info, scope));
  return info;
}

Result<Tagged<SharedFunctionInfo>> LinkFunction(Isolate* isolate, UnlinkedFunction* unlinked, Tagged<Script> script) {
  const UnlinkedFunction::Properties& properties = unlinked->properties();
  auto name = TRY(InternalizeUnlinked(isolate, unlinked->name()));
  Value inferred_name = Undefined();
  if (unlinked->inferred_name().data != nullptr) inferred_name = TRY(InternalizeUnlinked(isolate, unlinked->inferred_name()));
  const Tagged<Code> lazy =
      Cast<Code>(ReadOnlyRoots::builtin_codes()->get(static_cast<int>(Builtin::kCompileLazy)));
  auto shared = TRY(NewSharedFunctionInfo(isolate, name, lazy, properties.kind));
  shared->set_unlinked(unlinked);
  TRY(Own(isolate, shared, unlinked));
  shared->set_inferred_name(inferred_name);
  shared->set_script_or_undefined(script);
  shared->set_language_mode(properties.language_mode);
  shared->set_length(properties.function_length);
  shared->set_formal_parameter_count(properties.parameter_count);
  shared->set_function_literal_id(properties.function_literal_id);
  shared->set_start_position(properties.start_position);
  shared->set_end_position(properties.end_position);
  shared->set_function_token_position(properties.start_position);
  shared->set_class_start_position(properties.class_start_position);
  shared->set_class_end_position(properties.class_end_position);
  shared->set_is_toplevel(properties.is_toplevel);
  shared->set_has_simple_parameters(properties.has_simple_parameters);
  shared->set_is_anonymous_expression(properties.is_anonymous_expression);
  shared->set_requires_instance_members_initializer(properties.requires_instance_members_initializer);
  return shared;
}

Result<Tagged<Code>> LinkCode(Isolate* isolate, UnlinkedCode* unlinked, Tagged<SharedFunctionInfo> shared) {
  const int count = unlinked->constant_count();
  auto constants = TRY(NewFixedArray(isolate, count, AllocationType::kOld));
  for (int i = 0; i < count; ++i) {
    const Value constant = TRY(LinkConstant(isolate, unlinked, unlinked->constant(i), shared->script()));
    constants->set(i, constant);
  }
  auto code = TRY(NewStruct<Code>(isolate, ReadOnlyRoots::code_map(), AllocationType::kOld));
  code->set_kind(IsClassConstructor(shared->kind()) ? Code::kClassConstructor : Code::kBytecode);
  code->set_builtin_id(-1);
  code->set_entry(const_cast<uint16_t*>(unlinked->units().begin()));
  code->set_unlinked(unlinked);
  code->set_constants(constants);
  code->set_register_count(unlinked->register_count());
  code->set_parameter_count(unlinked->parameter_count());
  code->set_unit_count(static_cast<int>(unlinked->units().size()));
  code->set_feedback_kinds(unlinked->feedback_kinds().begin());
  code->set_feedback_kind_count(static_cast<int>(unlinked->feedback_kinds().size()));
  code->set_is_invalidated(0);
  TRY(Own(isolate, code, unlinked));
  if (V8_UNLIKELY(isolate->code_hook != nullptr)) isolate->code_hook(isolate, shared, code);
  return code;
}

}  // namespace v8::internal
