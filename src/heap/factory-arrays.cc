#include <cstring>

#include "src/flags/flags.h"
#include "src/heap/object-factory.h"
#include "src/heap/oversized-request.h"
#include "src/objects/isolate-access.h"

namespace v8::internal {

namespace {

V8_INLINE void Fill(Tagged<HeapObject> object, int from_offset, int to_offset, uint64_t word) {
  uint64_t* const end = reinterpret_cast<uint64_t*>(object.ptr() + to_offset);
  for (uint64_t* slot = reinterpret_cast<uint64_t*>(object.ptr() + from_offset); slot < end; ++slot) *slot = word;
}

// An array of words with its length set and the rest filled.
template <typename T>
Result<Tagged<T>> NewFilled(Isolate* isolate, Tagged<Map> map, int length, TaggedBits filler, AllocationType type) {
  if (V8_UNLIKELY(static_cast<uint32_t>(length) > static_cast<uint32_t>(FixedArray::kMaxLength) ||
                  IsOversizedRequest(isolate, static_cast<size_t>(FixedArray::SizeFor(length))))) {
    return ThrowMessage(isolate, MessageTemplate::kInvalidArrayLength);
  }
  const int size = FixedArray::SizeFor(length);
  const Tagged<T> array = TRY(AllocateObjectOf<T>(isolate, map, size, type));
  array->set_length(length);
  Fill(array, ArrayBase::kHeaderSize, size, filler.ptr());
  return array;
}

}  // namespace

Result<Tagged<FixedArray>> NewFixedArray(Isolate* isolate, int length, AllocationType type) {
  if (length == 0) return ReadOnlyRoots::empty_fixed_array();
  return NewFilled<FixedArray>(isolate, ReadOnlyRoots::fixed_array_map(), length, Undefined(), type);
}

Result<Tagged<FixedArray>> NewFixedArrayWithHoles(Isolate* isolate, int length, AllocationType type) {
  if (length == 0) return ReadOnlyRoots::empty_fixed_array();
  return NewFilled<FixedArray>(isolate, ReadOnlyRoots::fixed_array_map(), length, TheHole(), type);
}

Result<Tagged<FixedArray>> CopyFixedArrayAndGrow(Isolate* isolate, Tagged<FixedArray> source, int grow_by) {
  const int old_length = source->length();
  const Tagged<FixedArray> result = TRY(NewFixedArray(isolate, old_length + grow_by));
  if (old_length + grow_by > 0) result->CopyRange(0, source, 0, old_length);
  return result;
}

Result<Tagged<FixedArray>> CopyFixedArrayUpTo(Isolate* isolate, Tagged<FixedArray> source, int length) {
  DCHECK(length <= source->length());
  const Tagged<FixedArray> result = TRY(NewFixedArray(isolate, length));
  if (length > 0) result->CopyRange(0, source, 0, length);
  return result;
}

void FixedArray::CopyRange(int to, Tagged<FixedArray> source, int from, int count) {
  if (count <= 0) return;
  DCHECK(to + count <= length() && from + count <= source->length());
  WriteBarrierForRange(this, words() + to, static_cast<size_t>(count));
  std::memmove(words() + to, source->words() + from, static_cast<size_t>(count) * kTaggedSize);
}

Result<Tagged<WeakFixedArray>> NewWeakFixedArray(Isolate* isolate, int length, AllocationType type) {
  if (length == 0) return ReadOnlyRoots::empty_weak_fixed_array();
  return NewFilled<WeakFixedArray>(isolate, ReadOnlyRoots::weak_fixed_array_map(), length, TheHole(), type);
}

Result<Tagged<FixedDoubleArray>> NewFixedDoubleArray(Isolate* isolate, int length) {
  if (length == 0) return ReadOnlyRoots::empty_fixed_double_array();
  if (V8_UNLIKELY(static_cast<uint32_t>(length) > static_cast<uint32_t>(FixedDoubleArray::kMaxLength) ||
                  IsOversizedRequest(isolate, static_cast<size_t>(FixedDoubleArray::SizeFor(length))))) {
    return ThrowMessage(isolate, MessageTemplate::kInvalidArrayLength);
  }
  const Tagged<FixedDoubleArray> array = TRY(AllocateObjectOf<FixedDoubleArray>(
      isolate, ReadOnlyRoots::fixed_double_array_map(), FixedDoubleArray::SizeFor(length)));
  array->set_length(length);
  return array;
}

Result<Tagged<ByteArray>> NewByteArray(Isolate* isolate, int length, AllocationType type) {
  if (length == 0) return ReadOnlyRoots::empty_byte_array();
  if (V8_UNLIKELY(static_cast<uint32_t>(length) > 0x3fffffffu ||
                  IsOversizedRequest(isolate, static_cast<size_t>(ByteArray::SizeFor(length))))) {
    return ThrowMessage(isolate, MessageTemplate::kInvalidArrayLength);
  }
  const int size = ByteArray::SizeFor(length);
  const Tagged<ByteArray> array = TRY(AllocateObjectOf<ByteArray>(isolate, ReadOnlyRoots::byte_array_map(), size, type));
  array->set_length(length);
  Fill(array, ArrayBase::kHeaderSize, size, 0);
  return array;
}

Result<Tagged<PropertyArray>> NewPropertyArray(Isolate* isolate, int length, int hash) {
  DCHECK(length <= PropertyArray::kMaxLength);
  const int size = PropertyArray::SizeFor(length);
  const Tagged<PropertyArray> array =
      TRY(AllocateObjectOf<PropertyArray>(isolate, ReadOnlyRoots::property_array_map(), size));
  array->Initialize(length, hash);
  Fill(array, PropertyArray::kHeaderSize, size, TaggedBits::kUndefined);
  return array;
}

Result<Tagged<DescriptorArray>> NewDescriptorArray(Isolate* isolate, int capacity) {
  if (capacity == 0) return ReadOnlyRoots::empty_descriptor_array();
  const int size = DescriptorArray::SizeFor(capacity);
  const Tagged<DescriptorArray> array = TRY(AllocateObjectOf<DescriptorArray>(
      isolate, ReadOnlyRoots::descriptor_array_map(), size, AllocationType::kOld));
  array->set_length(capacity);
  array->set_number_of_descriptors_field(0);
  Fill(array, DescriptorArray::kFirstOffset, size, TaggedBits::kUndefined);
  return array;
}

Result<Tagged<TransitionArray>> NewTransitionArray(Isolate* isolate, int entries) {
  return NewFilled<TransitionArray>(isolate, ReadOnlyRoots::transition_array_map(), 2 * entries, TheHole(),
                                    AllocationType::kOld);
}

Result<Tagged<FeedbackVector>> NewFeedbackVector(Isolate* isolate, Tagged<Code> code, Tagged<NativeContext> context,
                                                 bool with_profile) {
  Value profile = Undefined();
  if (with_profile) {
    const Tagged<ByteArray> bytes = TRY(NewByteArray(isolate, code->unit_count(), AllocationType::kOld));
    std::memset(bytes->data(), 0, static_cast<size_t>(code->unit_count()));
    profile = bytes;
  }
  int words = FeedbackVector::kHeaderWords;
  for (int i = 0; i < code->feedback_kind_count(); ++i) words += FeedbackWordsOf(code->feedback_kinds()[i]);
  const Tagged<FeedbackVector> vector = TRY(NewFilled<FeedbackVector>(isolate, ReadOnlyRoots::feedback_vector_map(), words,
                                                                      Value::Int(0), AllocationType::kOld));
  vector->set_native_context(context);
  vector->set_code(code);
  vector->set_profile(profile);
  vector->UpdateProfileBase();
  vector->set_budget(v8_flags.interrupt_budget);
  vector->ForEachSlot([&](FeedbackKind kind, int index) {
    vector->slot(index)[0] = FeedbackVector::StateWord(InitialFeedbackStateOf(kind)).ptr();
  });
  return vector;
}

Result<Tagged<FixedArray>> ListAdd(Isolate* isolate, Value list, Value value) {
  Tagged<FixedArray> array;
  int count = 0;
  if (list.IsCell() && !list.is_empty()) {
    array = Cast<FixedArray>(list);
    count = array->get(0).AsInt();
    if (count + 1 >= array->length()) {
      array = TRY(CopyFixedArrayAndGrow(isolate, array, array->length() / 2 + 4));
    }
  } else {
    array = TRY(NewFixedArray(isolate, 5));
  }
  array->set(count + 1, value);
  array->set(0, Value::Int(count + 1));
  return array;
}

}  // namespace v8::internal
