#include "src/runtime/serialization/value-serializer.h"

#include <algorithm>
#include <cstring>

#include "src/base/racy-memory.h"
#include "src/handles/global-handles.h"
#include "src/heap/heap-inl.h"
#include "src/objects/isolate-access.h"
#include "src/runtime/errors/messages.h"
#include "src/runtime/iteration/collection-iteration.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/values/conversions.h"
#include "src/runtime/values/operators.h"

namespace v8::internal {

ValueSerializer::~ValueSerializer() {
  if (data_ != nullptr) host_->Free(data_);
  if (ids_ != nullptr) GlobalHandles::Destroy(ids_);
  if (transferred_ != nullptr) GlobalHandles::Destroy(transferred_);
}

// ---- Bytes

uint8_t* ValueSerializer::Reserve(size_t count) {
  if (V8_UNLIKELY(is_out_of_memory_)) return nullptr;
  if (V8_UNLIKELY(count > capacity_ - size_)) {
    const size_t wanted = std::max(capacity_ * 2, size_ + count) + 64;
    size_t actual = 0;
    void* const data = count > SIZE_MAX / 4 ? nullptr : host_->Reallocate(data_, wanted, &actual);
    if (data == nullptr) {
      is_out_of_memory_ = true;
      return nullptr;
    }
    data_ = static_cast<uint8_t*>(data);
    capacity_ = actual;
  }
  uint8_t* const place = data_ + size_;
  size_ += count;
  return place;
}

void ValueSerializer::WriteRawBytes(const void* bytes, size_t count) {
  if (count == 0) return;
  if (uint8_t* const place = Reserve(count)) std::memcpy(place, bytes, count);
}

void ValueSerializer::WriteVarint(uint64_t value) {
  uint8_t bytes[10];
  size_t count = 0;
  do {
    bytes[count++] = static_cast<uint8_t>(value | 0x80);
    value >>= 7;
  } while (value != 0);
  bytes[count - 1] &= 0x7f;
  WriteRawBytes(bytes, count);
}

base::Vector<uint8_t> ValueSerializer::Release() {
  const base::Vector<uint8_t> result(data_, is_out_of_memory_ ? 0 : size_);
  data_ = nullptr;
  size_ = capacity_ = 0;
  return result;
}

void ValueSerializer::WriteHeader() {
  WriteTag(SerializationTag::kVersion);
  WriteVarint(kLatestSerializationVersion);
}

// ---- Errors

ExceptionPending ValueSerializer::ThrowNotCloneable(Value value) {
  return host_->ThrowDataCloneError(TRY(FormatMessage(isolate_, MessageTemplate::kDataCloneError, value)));
}

Result<void> ValueSerializer::CheckMemory() {
  if (V8_LIKELY(!is_out_of_memory_)) return Ok();
  return host_->ThrowDataCloneError(TRY(FormatMessage(isolate_, MessageTemplate::kDataCloneErrorOutOfMemory)));
}

// ---- Numbers of objects

Result<int> ValueSerializer::Find(Address* table, Tagged<JSReceiver> object) {
  if (table == nullptr) return -1;
  const Tagged<OrderedHashMap> map(*table);
  const int entry = TRY(OrderedHashMap::FindEntry(isolate_, map, object));
  return entry == OrderedTable::kNotFound ? -1 : map->ValueAt(entry).AsInt();
}

Result<void> ValueSerializer::Add(Address** table, Tagged<JSReceiver> object, uint32_t id) {
  if (*table == nullptr) {
    *table = isolate_->heap()->global_handles()->Create(TRY(OrderedHashMap::New(isolate_)));
    if (*table == nullptr) return ReportOutOfMemory(isolate_, "ValueSerializer");
  }
  const Value number = Value::Int(static_cast<int>(id));
  **table = TRY(OrderedHashMap::Add(isolate_, Tagged<OrderedHashMap>(**table), object, number)).ptr();
  return Ok();
}

Result<void> ValueSerializer::TransferArrayBuffer(uint32_t id, Tagged<JSArrayBuffer> buffer) {
  return Add(&transferred_, buffer, id);
}

// ---- Values

Result<void> ValueSerializer::WriteValue(Value value) {
  if (!isolate_->Poll()) return Exception();
  if (value.IsNumber()) {
    WriteNumber(value);
  } else if (value.IsUndefined()) {
    WriteTag(SerializationTag::kUndefined);
  } else if (value.IsNull()) {
    WriteTag(SerializationTag::kNull);
  } else if (value.IsTrue() || value.IsFalse()) {
    WriteTag(value.IsTrue() ? SerializationTag::kTrue : SerializationTag::kFalse);
  } else if (value.IsTheHole()) {
    WriteTag(SerializationTag::kTheHole);
  } else if (IsString(value)) {
    TRY(WriteString(Cast<String>(value)));
  } else if (IsBigInt(value)) {
    WriteTag(SerializationTag::kBigInt);
    WriteBigIntContents(Cast<BigInt>(value));
  } else if (IsJSReceiver(value)) {
    const bool is_view = IsJSTypedArray(value) || IsJSDataView(value);
    if (is_view && !treats_views_as_host_objects_ && TRY(Find(ids_, Cast<JSReceiver>(value))) < 0) {
      // The reader finds a view behind its buffer.
      TRY(WriteReceiver(UncheckedCast<JSArrayBufferView>(value)->buffer()));
    }
    TRY(WriteReceiver(Cast<JSReceiver>(value)));
  } else {
    return ThrowNotCloneable(value);
  }
  return CheckMemory();
}

void ValueSerializer::WriteNumber(Value number) {
  if (number.IsInt()) {
    const int32_t integer = number.AsInt();
    WriteTag(SerializationTag::kInt32);
    WriteVarint((static_cast<uint32_t>(integer) << 1) ^ static_cast<uint32_t>(integer >> 31));
  } else {
    WriteTag(SerializationTag::kDouble);
    WriteDouble(number.AsNumber());
  }
}

void ValueSerializer::WriteBigIntContents(Tagged<BigInt> number) {
  const uint32_t bytes = number->length() * 8;
  WriteVarint(bytes << 1 | (number->sign() ? 1 : 0));
  WriteRawBytes(number->digits(), bytes);
}

Result<void> ValueSerializer::WriteString(Tagged<String> string) {
  const Tagged<String> flat = TRY(String::Flatten(isolate_, string));
  const String::FlatContent content = flat->GetFlatContent();
  if (content.IsOneByte()) {
    const auto characters = content.ToOneByteVector();
    WriteTag(SerializationTag::kOneByteString);
    WriteVarint(characters.size());
    WriteRawBytes(characters.begin(), characters.size());
  } else {
    const auto characters = content.ToUC16Vector();
    const size_t bytes = characters.size() * 2;
    size_t length_of_varint = 1;
    for (size_t rest = bytes >> 7; rest != 0; rest >>= 7) ++length_of_varint;
    if (((size_ + 1 + length_of_varint) & 1) != 0) WriteTag(SerializationTag::kPadding);
    WriteTag(SerializationTag::kTwoByteString);
    WriteVarint(bytes);
    WriteRawBytes(characters.begin(), bytes);
  }
  return Ok();
}

Result<void> ValueSerializer::WriteReceiver(Tagged<JSReceiver> receiver) {
  const int known = TRY(Find(ids_, receiver));
  if (known >= 0) {
    WriteTag(SerializationTag::kObjectReference);
    WriteVarint(static_cast<uint32_t>(known));
    return Ok();
  }
  TRY(Add(&ids_, receiver, next_id_++));
  if (V8_UNLIKELY(!HasNativeStackSpace(isolate_))) return isolate_->StackOverflow();
  if (IsCallable(receiver)) return ThrowNotCloneable(receiver);
  const InstanceType type = receiver->instance_type();
  switch (type) {
    case JS_ARRAY_TYPE: return WriteJSArray(Cast<JSArray>(receiver));
    case JS_DATE_TYPE:
      WriteTag(SerializationTag::kDate);
      WriteDouble(Cast<JSDate>(receiver)->time_value());
      return Ok();
    case JS_PRIMITIVE_WRAPPER_TYPE: return WritePrimitiveWrapper(Cast<JSPrimitiveWrapper>(receiver));
    case JS_REGEXP_TYPE: return WriteRegExp(Cast<JSRegExp>(receiver));
    case JS_MAP_TYPE:
    case JS_SET_TYPE: return WriteCollection(Cast<JSObject>(receiver));
    case JS_ARRAY_BUFFER_TYPE:
    case JS_SHARED_ARRAY_BUFFER_TYPE: return WriteArrayBuffer(Cast<JSArrayBuffer>(receiver));
    case JS_TYPED_ARRAY_TYPE:
    case JS_DATA_VIEW_TYPE: return WriteView(UncheckedCast<JSArrayBufferView>(receiver));
    case JS_ERROR_TYPE: return WriteError(Cast<JSObject>(receiver));
    case JS_ARGUMENTS_OBJECT_TYPE: return WriteJSObject(receiver);
    default: break;
  }
  // Objects of the embedder have a type of their own, or are what it says.
  if (IsJSExternalObject(receiver) || type == JS_SPECIAL_API_OBJECT_TYPE) {
    return WriteHostObject(Cast<JSObject>(receiver));
  }
  if (type != JS_OBJECT_TYPE && type != JS_API_OBJECT_TYPE) return ThrowNotCloneable(receiver);
  const Tagged<JSObject> object = Cast<JSObject>(receiver);
  return TRY(host_->IsHostObject(object)) ? WriteHostObject(object) : WriteJSObject(object);
}

// Properties that are gone when their turn comes, because a getter took them away, are left out.
Result<void> ValueSerializer::WriteProperties(Tagged<JSReceiver> object, Tagged<FixedArray> keys, uint32_t* count) {
  for (int i = 0; i < keys->length(); ++i) {
    const PropertyKey key = TRY(ToPropertyKey(isolate_, keys->get(i)));
    if (TRY(GetOwnPropertyAttributes(isolate_, object, key)) == ABSENT) continue;
    const Value value = TRY(Get(isolate_, object, key));
    if (key.is_index()) {
      WriteNumber(Value::Number(key.index()));
    } else {
      TRY(WriteString(Cast<String>(keys->get(i))));
    }
    TRY(WriteValue(value));
    ++*count;
  }
  return Ok();
}

Result<void> ValueSerializer::WriteJSObject(Tagged<JSReceiver> object) {
  WriteTag(SerializationTag::kBeginJSObject);
  uint32_t count = 0;
  TRY(WriteProperties(object, TRY(OwnPropertyKeys(isolate_, object, ENUMERABLE_STRINGS)), &count));
  WriteTag(SerializationTag::kEndJSObject);
  WriteVarint(count);
  return Ok();
}

Result<void> ValueSerializer::WriteJSArray(Tagged<JSArray> array) {
  const uint32_t length = array->length_value();
  const ElementsKind kind = array->elements_kind();
  Tagged<FixedArray> keys = TRY(OwnPropertyKeys(isolate_, array, ENUMERABLE_STRINGS));
  uint32_t count = 0;
  if (!IsFastElementsKind(kind) || IsHoleyElementsKind(kind)) {
    WriteTag(SerializationTag::kBeginSparseJSArray);
    WriteVarint(length);
    TRY(WriteProperties(array, keys, &count));
    WriteTag(SerializationTag::kEndSparseJSArray);
  } else {
    WriteTag(SerializationTag::kBeginDenseJSArray);
    WriteVarint(length);
    for (uint32_t i = 0; i < length; ++i) {
      // A getter of an element before may have shortened the array.
      const PropertyKey key = PropertyKey::FromIndex(i);
      const bool is_there = TRY(GetOwnPropertyAttributes(isolate_, array, key)) != ABSENT;
      TRY(WriteValue(is_there ? TRY(Get(isolate_, array, key)) : TheHole()));
    }
    // The indices come first; what is left are the other properties.
    const int first = static_cast<int>(std::min<int64_t>(length, keys->length()));
    const Tagged<FixedArray> others = TRY(NewFixedArray(isolate_, keys->length() - first));
    TRY(CopyElements(isolate_, others, 0, keys, first, others->length()));
    TRY(WriteProperties(array, others, &count));
    WriteTag(SerializationTag::kEndDenseJSArray);
  }
  WriteVarint(count);
  WriteVarint(length);
  return Ok();
}

Result<void> ValueSerializer::WritePrimitiveWrapper(Tagged<JSPrimitiveWrapper> wrapper) {
  const Value value = wrapper->value();
  if (value.IsTrue() || value.IsFalse()) {
    WriteTag(value.IsTrue() ? SerializationTag::kTrueObject : SerializationTag::kFalseObject);
  } else if (value.IsNumber()) {
    WriteTag(SerializationTag::kNumberObject);
    WriteDouble(value.AsNumber());
  } else if (IsBigInt(value)) {
    WriteTag(SerializationTag::kBigIntObject);
    WriteBigIntContents(Cast<BigInt>(value));
  } else if (IsString(value)) {
    WriteTag(SerializationTag::kStringObject);
    return WriteString(Cast<String>(value));
  } else {
    return ThrowNotCloneable(wrapper);
  }
  return Ok();
}

Result<void> ValueSerializer::WriteRegExp(Tagged<JSRegExp> regexp) {
  WriteTag(SerializationTag::kRegExp);
  TRY(WriteString(Cast<RegExpData>(regexp->data())->source()));
  WriteVarint(static_cast<uint32_t>(regexp->flags()));
  return Ok();
}

// The entries are copied first: writing one may run script that changes the collection.
Result<void> ValueSerializer::WriteCollection(Tagged<JSObject> collection) {
  const bool is_map = IsJSMap(collection);
  Tagged<FixedArray> entries;
  if (is_map) {
    const Tagged<OrderedHashMap> table = Cast<JSMap>(collection)->table();
    entries = TRY(NewFixedArray(isolate_, 2 * static_cast<int64_t>(table->number_of_elements())));
    int count = 0;
    TableCursor<OrderedHashMap> cursor(isolate_, table);
    for (int entry = TRY(cursor.Next()); entry != OrderedTable::kNotFound; entry = TRY(cursor.Next())) {
      entries->set(count++, cursor.table()->KeyAt(entry));
      entries->set(count++, cursor.table()->ValueAt(entry));
    }
  } else {
    const Tagged<OrderedHashSet> table = Cast<JSSet>(collection)->table();
    entries = TRY(NewFixedArray(isolate_, table->number_of_elements()));
    int count = 0;
    TableCursor<OrderedHashSet> cursor(isolate_, table);
    for (int entry = TRY(cursor.Next()); entry != OrderedTable::kNotFound; entry = TRY(cursor.Next())) {
      entries->set(count++, cursor.table()->KeyAt(entry));
    }
  }
  WriteTag(is_map ? SerializationTag::kBeginJSMap : SerializationTag::kBeginJSSet);
  for (int i = 0; i < entries->length(); ++i) TRY(WriteValue(entries->get(i)));
  WriteTag(is_map ? SerializationTag::kEndJSMap : SerializationTag::kEndJSSet);
  WriteVarint(static_cast<uint32_t>(entries->length()));
  return Ok();
}

Result<void> ValueSerializer::WriteArrayBuffer(Tagged<JSArrayBuffer> buffer) {
  if (buffer->is_shared()) {
    const uint32_t id = TRY(host_->SharedArrayBufferId(buffer));
    WriteTag(SerializationTag::kSharedArrayBuffer);
    WriteVarint(id);
    return Ok();
  }
  const int transferred = TRY(Find(transferred_, buffer));
  if (transferred >= 0) {
    WriteTag(SerializationTag::kArrayBufferTransfer);
    WriteVarint(static_cast<uint32_t>(transferred));
    return Ok();
  }
  if (buffer->was_detached()) {
    return host_->ThrowDataCloneError(
        TRY(FormatMessage(isolate_, MessageTemplate::kDataCloneErrorDetachedArrayBuffer)));
  }
  const size_t length = buffer->byte_length();
  WriteTag(buffer->is_resizable_by_js() ? SerializationTag::kResizableArrayBuffer : SerializationTag::kArrayBuffer);
  WriteVarint(length);
  if (buffer->is_resizable_by_js()) WriteVarint(buffer->max_byte_length());
  WriteRawBytes(buffer->backing_store(), length);
  return Ok();
}

namespace {

ViewTag ViewTagOf(Tagged<JSArrayBufferView> view) {
  if (IsJSDataView(view)) return ViewTag::kDataView;
  switch (view->elements_kind()) {
    case INT8_ELEMENTS: return ViewTag::kInt8Array;
    case UINT8_ELEMENTS: return ViewTag::kUint8Array;
    case UINT8_CLAMPED_ELEMENTS: return ViewTag::kUint8ClampedArray;
    case INT16_ELEMENTS: return ViewTag::kInt16Array;
    case UINT16_ELEMENTS: return ViewTag::kUint16Array;
    case INT32_ELEMENTS: return ViewTag::kInt32Array;
    case UINT32_ELEMENTS: return ViewTag::kUint32Array;
    case FLOAT16_ELEMENTS: return ViewTag::kFloat16Array;
    case FLOAT32_ELEMENTS: return ViewTag::kFloat32Array;
    case FLOAT64_ELEMENTS: return ViewTag::kFloat64Array;
    case BIGINT64_ELEMENTS: return ViewTag::kBigInt64Array;
    case BIGUINT64_ELEMENTS: return ViewTag::kBigUint64Array;
    default: UNREACHABLE();
  }
}

}  // namespace

Result<void> ValueSerializer::WriteView(Tagged<JSArrayBufferView> view) {
  if (treats_views_as_host_objects_) return WriteHostObject(view);
  if (view->IsOutOfBounds()) return ThrowNotCloneable(view);
  WriteTag(SerializationTag::kArrayBufferView);
  WriteByte(static_cast<uint8_t>(ViewTagOf(view)));
  WriteVarint(view->byte_offset());
  WriteVarint(view->is_length_tracking() ? 0 : view->GetByteLength());
  uint32_t flags = view->is_length_tracking() ? kTracksLength : 0u;
  if (view->is_backed_by_rab()) flags |= kIsOnResizableBuffer;
  WriteVarint(flags);
  return Ok();
}

namespace {

// The kinds of errors that there are tags for.
Result<void> KindOfError(Isolate* isolate, Tagged<JSObject> error, ErrorTag* tag) {
  *tag = ErrorTag::kEnd;
  const Tagged<String> name = TRY(ToString(isolate, TRY(Get(isolate, error, ReadOnlyRoots::name_string()))));
  const struct {
    Tagged<String> name;
    ErrorTag tag;
  } kinds[] = {{ReadOnlyRoots::EvalError_string(), ErrorTag::kEvalError},
               {ReadOnlyRoots::RangeError_string(), ErrorTag::kRangeError},
               {ReadOnlyRoots::ReferenceError_string(), ErrorTag::kReferenceError},
               {ReadOnlyRoots::SyntaxError_string(), ErrorTag::kSyntaxError},
               {ReadOnlyRoots::TypeError_string(), ErrorTag::kTypeError},
               {ReadOnlyRoots::URIError_string(), ErrorTag::kUriError}};
  for (const auto& kind : kinds) {
    if (StrictEquals(name, kind.name)) *tag = kind.tag;
  }
  return Ok();
}

}  // namespace

Result<void> ValueSerializer::WriteError(Tagged<JSObject> error) {
  PropertyDescriptor message, cause;
  const bool has_message = TRY(GetOwnProperty(isolate_, error, ReadOnlyRoots::message_string(), &message));
  const bool has_cause = TRY(GetOwnProperty(isolate_, error, ReadOnlyRoots::cause_string(), &cause));
  const Value stack = TRY(Get(isolate_, error, ReadOnlyRoots::stack_string()));
  WriteTag(SerializationTag::kError);
  ErrorTag kind;
  TRY(KindOfError(isolate_, error, &kind));
  if (kind != ErrorTag::kEnd) WriteTag(kind);
  if (has_message && !message.IsAccessorDescriptor()) {
    WriteTag(ErrorTag::kMessage);
    TRY(WriteString(TRY(ToString(isolate_, message.value))));
  }
  if (has_cause && !cause.IsAccessorDescriptor()) {
    WriteTag(ErrorTag::kCause);
    TRY(WriteValue(cause.value));
  }
  if (IsString(stack)) {
    WriteTag(ErrorTag::kStack);
    TRY(WriteString(Cast<String>(stack)));
  }
  WriteTag(ErrorTag::kEnd);
  return Ok();
}

Result<void> ValueSerializer::WriteHostObject(Tagged<JSObject> object) {
  WriteTag(SerializationTag::kHostObject);
  return host_->WriteHostObject(object);
}

}  // namespace v8::internal
