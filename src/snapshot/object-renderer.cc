#include "src/snapshot/object-renderer.h"

#include <cstring>

#include "src/common/builtin-ids.h"
#include "src/heap/object-visiting.h"
#include "src/roots/roots.h"

namespace v8::internal {

bool ObjectRenderer::IsReadOnly(uint64_t cell) { return GcStateOf(cell) == kReadOnlyObject; }

bool ObjectRenderer::IsPointerWord(uint64_t word) {
  const Value value(word);
  return value.IsDouble() && value.AsRawBits() < uint64_t{1} << 48 && value.AsRawBits() % 2 == 0;
}

uint64_t ObjectRenderer::Canonical(uint64_t word) {
  while (IsCellWord(word)) {
    const InstanceType type = reinterpret_cast<HeapObject*>(word)->instance_type();
    if (type == THIN_ONE_BYTE_STRING_TYPE || type == THIN_TWO_BYTE_STRING_TYPE) {
      word = reinterpret_cast<ThinString*>(word)->actual().ptr();
      continue;
    }
    // What has been compiled is in the unlinked functions, and linked anew on the first call.
    if (type == CODE_TYPE && !IsReadOnly(word)) {
      return ReadOnlyRoots::builtin_codes()->get(static_cast<int>(Builtin::kCompileLazy)).ptr();
    }
    break;
  }
  return word;
}

bool ObjectRenderer::NoteArray(Value array, ArrayKind kind) {
  return !IsFixedArray(array) || arrays_.TryPut(array.ptr(), kind);
}

bool ObjectRenderer::TakePointer(RenderedObject* out, void* field) {
  uint64_t* const word = static_cast<uint64_t*>(field);
  const void* const pointer = Value(*word).AsRawPointer<void>();
  *word = Value::FromRawPointer<void>(nullptr).ptr();
  if (pointer == nullptr) return true;
  return out->pointers_.TryAdd({static_cast<uint32_t>(word - out->words()), pointer});
}

bool ObjectRenderer::RenderString(Tagged<String> string, RenderedObject* out) {
  const uint32_t length = string->length();
  const bool one_byte = string->IsOneByteRepresentation();
  const size_t size =
      static_cast<size_t>(one_byte ? SeqOneByteString::SizeFor(length) : SeqTwoByteString::SizeFor(length));
  if (!out->words_.TryResize(size / 8)) return false;
  std::memset(out->words(), 0, size);
  const Tagged<Map> map = string->IsInternalized() ? one_byte ? ReadOnlyRoots::internalized_one_byte_string_map()
                                                              : ReadOnlyRoots::internalized_two_byte_string_map()
                          : one_byte               ? ReadOnlyRoots::seq_one_byte_string_map()
                                                   : ReadOnlyRoots::seq_two_byte_string_map();
  out->words()[0] = map->instance_header();
  if (one_byte) {
    out->As<SeqOneByteString>()->Initialize(length);
    String::WriteToFlat(string, out->As<SeqOneByteString>()->chars(), 0, length);
  } else {
    out->As<SeqTwoByteString>()->Initialize(length);
    String::WriteToFlat(string, out->As<SeqTwoByteString>()->chars(), 0, length);
  }
  return true;
}

// The pointer of v8::Object::Wrap is a private property.
bool ObjectRenderer::ForgetCppObject(Tagged<JSObject> object, RenderedObject* out) {
  const Tagged<Map> map = object->map();
  if (map->is_dictionary_map()) return true;
  const Tagged<DescriptorArray> descriptors = map->instance_descriptors();
  const int index = descriptors->Search(ReadOnlyRoots::cpp_object_symbol(), map->number_of_own_descriptors());
  if (index < 0) return true;
  const int field = descriptors->GetDetails(index).field_index();
  if (field >= map->inobject_properties()) {
    return cpp_objects_.TryPut(object->properties_or_hash().ptr(), field - map->inobject_properties());
  }
  out->words()[map->InobjectOffset(field) / 8] = Value::FromRawPointer<void>(nullptr).ptr();
  return true;
}

bool ObjectRenderer::Render(Address address, RenderedObject* out) {
  out->pointers_.Clear();
  out->words_.Clear();
  const InstanceType type = reinterpret_cast<HeapObject*>(address)->instance_type();
  if (type <= LAST_STRING_TYPE) return RenderString(Tagged<String>(address), out);
  const size_t size = SizeOfObject(address);
  if (!out->words_.TryResize(size / 8)) return false;
  std::memcpy(out->words(), reinterpret_cast<const void*>(address), size);
  const Value nothing = Value::FromRawPointer<void>(nullptr);
  switch (type) {
    case JS_FUNCTION_TYPE:
      out->As<JSFunction>()->set_feedback_no_barrier(Value::Int(0));
      break;
    case SHARED_FUNCTION_INFO_TYPE:
      out->As<SharedFunctionInfo>()->set_feedback_no_barrier(Undefined());
      out->As<SharedFunctionInfo>()->set_unlinked(nullptr);
      break;
    case SCOPE_INFO_TYPE:
      out->As<ScopeInfo>()->set_scope(nullptr);
      out->As<ScopeInfo>()->set_dependents_no_barrier(Undefined());
      break;
    case CELL_TYPE: out->As<Cell>()->set_dependents_no_barrier(Undefined()); break;
    case PROPERTY_CELL_TYPE: out->As<PropertyCell>()->set_dependents_no_barrier(Undefined()); break;
    case MAP_TYPE: out->As<Map>()->set_dependents_no_barrier(Undefined()); break;
    case NATIVE_CONTEXT_TYPE: {
      NativeContext* const context = out->As<NativeContext>();
      if (!NoteArray(context->embedder_data(), kEmbedderData)) return false;
      context->set_no_barrier(NativeContext::microtask_queue_slot, Undefined());
      // Known by the place of unlinked functions, and by constants of code.
      context->set_no_barrier(NativeContext::template_object_map_slot, Undefined());
      // Each context has random numbers of its own.
      context->set_no_barrier(NativeContext::math_random_state_slot, Undefined());
      if (context->abort_script_execution().IsDouble()) {
        return TakePointer(out, context->RawField(Context::OffsetOfSlot(NativeContext::abort_script_execution_slot)).location());
      }
      break;
    }
    case FIXED_ARRAY_TYPE: {
      const ArrayKind* const kind = arrays_.Find(address);
      if (kind == nullptr) break;
      for (size_t i = 2; i < out->words_.size(); ++i) {
        if (!IsPointerWord(out->words()[i])) continue;
        if (*kind == kEmbedderData) {
          out->words()[i] = nothing.ptr();
        } else if (!TakePointer(out, out->words() + i)) {
          return false;
        }
      }
      break;
    }
    case PROPERTY_ARRAY_TYPE:
      if (const int* const index = cpp_objects_.Find(address)) {
        out->words()[PropertyArray::OffsetOfElementAt(*index) / 8] = nothing.ptr();
      }
      break;
    case NAME_DICTIONARY_TYPE: {
      NameDictionary* const table = out->As<NameDictionary>();
      const int entry = table->FindEntry(Tagged<Name>(ReadOnlyRoots::cpp_object_symbol()));
      if (entry != NameDictionary::kNotFound) {
        out->words()[NameDictionary::kFirstWordOffset / 8 + table->EntryWord(entry) + 1] = nothing.ptr();
      }
      break;
    }
    case FUNCTION_TEMPLATE_INFO_TYPE: {
      FunctionTemplateInfo* const info = out->As<FunctionTemplateInfo>();
      return NoteArray(info->callback_data(), kCallbacks) &&
             TakePointer(out, out->words() + (sizeof(TemplateInfo) / 8));
    }
    case OBJECT_TEMPLATE_INFO_TYPE:
      return NoteArray(out->As<ObjectTemplateInfo>()->instance_call_handler(), kCallbacks);
    case ACCESSOR_INFO_TYPE: return TakePointer(out, out->words() + 3) && TakePointer(out, out->words() + 4);
    case INTERCEPTOR_INFO_TYPE:
      for (size_t i = 1; i <= 7; ++i) {
        if (!TakePointer(out, out->words() + i)) return false;
      }
      break;
    case ACCESS_CHECK_INFO_TYPE:
    case FOREIGN_TYPE: return TakePointer(out, out->words() + 1);
    case JS_EXTERNAL_OBJECT_TYPE: return TakePointer(out, out->words() + sizeof(JSObject) / 8);
    case SYNTHETIC_MODULE_TYPE: return TakePointer(out, out->words() + out->words_.size() - 1);
    case REGEXP_DATA_TYPE: out->As<RegExpData>()->set_program(nullptr); break;
    case JS_ARRAY_BUFFER_TYPE:
      out->As<JSArrayBuffer>()->set_backing_store(nullptr);
      out->As<JSArrayBuffer>()->set_extension(nullptr);
      out->As<JSArrayBuffer>()->set_byte_length_field(0);
      out->As<JSArrayBuffer>()->set_max_byte_length(0);
      out->As<JSArrayBuffer>()->set_shared_length(nullptr);
      break;
    case JS_TYPED_ARRAY_TYPE: out->As<JSTypedArray>()->set_data_ptr(nullptr); break;
    default: break;
  }
  if (type >= FIRST_JS_RECEIVER_TYPE) {
    if (IsJSObject(Tagged<HeapObject>(address)) && !ForgetCppObject(Tagged<JSObject>(address), out)) return false;
    const Tagged<Map> map = reinterpret_cast<HeapObject*>(address)->map();
    const size_t first = static_cast<size_t>(map->embedder_fields_start()) / 8;
    for (int i = 0; i < map->embedder_field_count(); ++i) {
      uint64_t& word = out->words()[first + static_cast<size_t>(i)];
      if (IsPointerWord(word)) word = nothing.ptr();
    }
  }
  return true;
}

}  // namespace v8::internal
