#include <algorithm>
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

// Fills a large array, whose memory is fresh and therefore all zero: words that visitors skip. So interrupts can be
// handled between its parts, unless the embedder is promised a result.
V8_NOINLINE Result<void> FillLarge(Isolate* isolate, Tagged<ArrayBase> array, int size, uint64_t word) {
  constexpr int kPart = kWordsBetweenPolls * kTaggedSize;
  for (int offset = ArrayBase::kHeaderSize; offset < size;) {
    const int end = size - offset > kPart ? offset + kPart : size;
    Fill(array, offset, end, word);
    offset = end;
    if (!Heap::FromIsolate(isolate)->always_allocate() && !PollInterrupts(isolate)) return Exception();
  }
  return Ok();
}

// An array of words with its length set and the rest filled.
template <typename T>
Result<Tagged<T>> NewFilled(Isolate* isolate, Tagged<Map> map, int64_t length, TaggedBits filler, AllocationType type) {
  TRY(CheckArrayLength(isolate, length));
  const int size = FixedArray::SizeFor(static_cast<int>(length));
  const Tagged<T> array = TRY(AllocateObjectOf<T>(isolate, map, size, type));
  array->set_length(static_cast<int>(length));
  if (V8_UNLIKELY(length > kWordsBetweenPolls)) {
    TRY(FillLarge(isolate, array, size, filler.ptr()));
  } else {
    Fill(array, ArrayBase::kHeaderSize, size, filler.ptr());
  }
  return array;
}

}  // namespace

Result<void> CheckArrayLength(Isolate* isolate, int64_t length) {
  if (V8_LIKELY(static_cast<uint64_t>(length) <= static_cast<uint64_t>(FixedArray::kMaxLength)) &&
      !IsOversizedRequest(isolate, static_cast<size_t>(FixedArray::SizeFor(static_cast<int>(length))))) {
    return Ok();
  }
  return ThrowMessage(isolate, MessageTemplate::kInvalidArrayLength);
}

Result<void> CheckListFits(Isolate* isolate, int64_t length, size_t entry_size) {
  TRY(CheckArrayLength(isolate, length));
  if (!IsOversizedRequest(isolate, static_cast<size_t>(length) * (kTaggedSize + entry_size))) return Ok();
  return ThrowMessage(isolate, MessageTemplate::kInvalidArrayLength);
}

Result<Tagged<FixedArray>> NewFixedArray(Isolate* isolate, int64_t length, AllocationType type) {
  if (length == 0) return ReadOnlyRoots::empty_fixed_array();
  return NewFilled<FixedArray>(isolate, ReadOnlyRoots::fixed_array_map(), length, Undefined(), type);
}

Result<Tagged<FixedArray>> NewFixedArrayWithHoles(Isolate* isolate, int64_t length, AllocationType type) {
  if (length == 0) return ReadOnlyRoots::empty_fixed_array();
  return NewFilled<FixedArray>(isolate, ReadOnlyRoots::fixed_array_map(), length, TheHole(), type);
}

Result<int> GrownCapacity(Isolate* isolate, int64_t length, int64_t needed) {
  TRY(CheckArrayLength(isolate, needed));
  const int64_t capacity = std::min<int64_t>(std::max(needed, length + length / 2 + 16), FixedArray::kMaxLength);
  // Both stores have to exist for a while.
  if (IsOversizedRequest(isolate, static_cast<size_t>(length + capacity) * kTaggedSize)) {
    return ThrowMessage(isolate, MessageTemplate::kInvalidArrayLength);
  }
  return static_cast<int>(capacity);
}

Result<Tagged<FixedArray>> GrowList(Isolate* isolate, Tagged<FixedArray> list, int64_t needed) {
  const int64_t length = list->length();
  if (needed <= length) return list;
  const int64_t capacity = TRY(GrownCapacity(isolate, length, needed));
  const Tagged<FixedArray> grown = TRY(NewFixedArrayWithHoles(isolate, capacity));
  TRY(CopyElements(isolate, grown, 0, list, 0, length));
  return grown;
}

Result<Tagged<FixedArray>> CopyFixedArrayUpTo(Isolate* isolate, Tagged<FixedArray> source, int length) {
  DCHECK(length <= source->length());
  const Tagged<FixedArray> result = TRY(NewFixedArray(isolate, length));
  TRY(CopyElements(isolate, result, 0, source, 0, length));
  return result;
}

void FixedArray::CopyRange(int to, Tagged<FixedArray> source, int from, int count) {
  if (count <= 0) return;
  DCHECK(to + count <= length() && from + count <= source->length());
  WriteBarrierForRange(this, words() + to, static_cast<size_t>(count));
  std::memmove(words() + to, source->words() + from, static_cast<size_t>(count) * kTaggedSize);
}

Result<void> CopyElements(Isolate* isolate, Tagged<FixedArray> target, int64_t to, Tagged<FixedArray> source,
                          int64_t from, int64_t count) {
  const bool backwards = target == source && from < to;
  while (V8_UNLIKELY(count > kWordsBetweenPolls)) {
    const int64_t offset = backwards ? count - kWordsBetweenPolls : 0;
    target->CopyRange(static_cast<int>(to + offset), source, static_cast<int>(from + offset), kWordsBetweenPolls);
    count -= kWordsBetweenPolls;
    if (!backwards) {
      to += kWordsBetweenPolls;
      from += kWordsBetweenPolls;
    }
    if (!PollInterrupts(isolate)) return Exception();
  }
  target->CopyRange(static_cast<int>(to), source, static_cast<int>(from), static_cast<int>(count));
  return Ok();
}

Result<void> FillElements(Isolate* isolate, Tagged<FixedArray> array, int64_t from, int64_t to, Value value) {
  while (from < to) {
    const int64_t end = std::min(to, from + kWordsBetweenPolls);
    WriteBarrierForRange(&*array, array->data() + from, static_cast<size_t>(end - from));
    array->FillWithNoBarrier(static_cast<int>(from), static_cast<int>(end), value);
    from = end;
    if (V8_UNLIKELY(from < to) && !PollInterrupts(isolate)) return Exception();
  }
  return Ok();
}

Result<Tagged<WeakFixedArray>> NewWeakFixedArray(Isolate* isolate, int length, AllocationType type) {
  if (length == 0) return ReadOnlyRoots::empty_weak_fixed_array();
  return NewFilled<WeakFixedArray>(isolate, ReadOnlyRoots::weak_fixed_array_map(), length, TheHole(), type);
}

Result<Tagged<FixedDoubleArray>> NewFixedDoubleArray(Isolate* isolate, int length) {
  if (length == 0) return ReadOnlyRoots::empty_fixed_double_array();
  TRY(CheckArrayLength(isolate, length));
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
    array = TRY(GrowList(isolate, array, int64_t{count} + 2));
  } else {
    array = TRY(NewFixedArray(isolate, 5));
  }
  array->set(count + 1, value);
  array->set(0, Value::Int(count + 1));
  return array;
}

}  // namespace v8::internal
