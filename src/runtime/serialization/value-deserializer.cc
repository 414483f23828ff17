#include "src/runtime/serialization/value-deserializer.h"

#include <cmath>
#include <cstring>

#include "src/date/calendar.h"
#include "src/handles/global-handles.h"
#include "src/heap/heap-inl.h"
#include "src/objects/elements.h"
#include "src/objects/isolate-access.h"
#include "src/runtime/buffers/array-buffers.h"
#include "src/runtime/errors/messages.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/text/regexp-operations.h"
#include "src/runtime/values/conversions.h"

namespace v8::internal {

namespace {

// What a function gives whose data makes no sense; ReadValue makes an exception of it.
Value Nonsense() { return TheHole(); }

}  // namespace

// The value of a Result<Value>, or return with the exception pending, or with Nonsense().
#define READ(expression)                            \
  __extension__({                                   \
    const Value _read = TRY(expression);            \
    if (V8_UNLIKELY(_read.IsTheHole())) return Nonsense(); \
    _read;                                          \
  })

ValueDeserializer::~ValueDeserializer() {
  if (objects_ != nullptr) GlobalHandles::Destroy(objects_);
  if (transferred_ != nullptr) GlobalHandles::Destroy(transferred_);
}

// ---- Bytes

bool ValueDeserializer::ReadDouble(double* value) {
  const uint8_t* const bytes = ReadRawBytes(sizeof *value);
  if (bytes == nullptr) return false;
  std::memcpy(value, bytes, sizeof *value);
  if (std::isnan(*value)) *value = std::numeric_limits<double>::quiet_NaN();
  return true;
}

const uint8_t* ValueDeserializer::ReadRawBytes(size_t count) {
  if (count > rest()) return nullptr;
  const uint8_t* const bytes = position_;
  position_ += count;
  return bytes;
}

bool ValueDeserializer::PeekTag(SerializationTag* tag) const {
  for (const uint8_t* at = position_; at < end_; ++at) {
    *tag = static_cast<SerializationTag>(*at);
    if (*tag != SerializationTag::kPadding) return true;
  }
  return false;
}

bool ValueDeserializer::ReadTag(SerializationTag* tag) {
  do {
    if (position_ == end_) return false;
    *tag = static_cast<SerializationTag>(*position_++);
  } while (*tag == SerializationTag::kPadding);
  return true;
}

bool ValueDeserializer::ConsumeTag(SerializationTag wanted) {
  SerializationTag tag;
  if (!PeekTag(&tag) || tag != wanted) return false;
  return ReadTag(&tag);
}

bool ValueDeserializer::ReadHeader() {
  if (position_ != end_ && *position_ == static_cast<uint8_t>(SerializationTag::kVersion)) {
    ++position_;
    if (!ReadVarint(&version_) || version_ > kLatestSerializationVersion) return false;
  }
  return supports_legacy_format_ || version_ >= kOldestSerializationVersion;
}

// ---- Numbers of objects

Result<void> ValueDeserializer::Remember(uint32_t id, Tagged<JSReceiver> object) {
  if (objects_ == nullptr) {
    objects_ = isolate_->heap()->global_handles()->Create(TRY(NewFixedArrayWithHoles(isolate_, 16)));
    if (objects_ == nullptr) return ReportOutOfMemory(isolate_, "ValueDeserializer");
  }
  const Tagged<FixedArray> list = TRY(GrowList(isolate_, Tagged<FixedArray>(*objects_), int64_t{id} + 1));
  *objects_ = list.ptr();
  list->set(static_cast<int>(id), object);
  return Ok();
}

Result<void> ValueDeserializer::TransferArrayBuffer(uint32_t id, Tagged<JSArrayBuffer> buffer) {
  if (transferred_ == nullptr) {
    transferred_ = isolate_->heap()->global_handles()->Create(TRY(OrderedHashMap::New(isolate_)));
    if (transferred_ == nullptr) return ReportOutOfMemory(isolate_, "ValueDeserializer");
  }
  *transferred_ =
      TRY(OrderedHashMap::Add(isolate_, Tagged<OrderedHashMap>(*transferred_), Value::Number(id), buffer)).ptr();
  return Ok();
}

// ---- Values

Result<Value> ValueDeserializer::ReadValue() {
  const Value value = version_ == 0 ? TRY(ReadUntaggedObjects()) : TRY(ReadObject());
  if (!value.IsTheHole()) return value;
  return Throw(isolate_, MessageTemplate::kDataCloneDeserializationError);
}

Result<Value> ValueDeserializer::ReadObject() {
  if (!isolate_->Poll()) return Exception();
  if (V8_UNLIKELY(!HasNativeStackSpace(isolate_))) return isolate_->StackOverflow();
  SerializationTag tag;
  if (!ReadTag(&tag)) return Nonsense();
  const Value value = READ(ReadObjectOfTag(tag));
  if (IsJSArrayBuffer(value) && ConsumeTag(SerializationTag::kArrayBufferView)) {
    const uint32_t id = next_id_++;
    return ReadView(Cast<JSArrayBuffer>(value), id);
  }
  return value;
}

Result<Value> ValueDeserializer::ReadObjectOfTag(SerializationTag tag) {
  switch (tag) {
    case SerializationTag::kVerifyObjectCount: {
      uint32_t count;
      if (!ReadVarint(&count)) return Nonsense();
      return ReadObject();
    }
    case SerializationTag::kUndefined: return Undefined();
    case SerializationTag::kNull: return Null();
    case SerializationTag::kTrue: return Value::Bool(true);
    case SerializationTag::kFalse: return Value::Bool(false);
    case SerializationTag::kInt32: {
      uint32_t zigzag;
      if (!ReadVarint(&zigzag)) return Nonsense();
      return Value::Int(static_cast<int32_t>((zigzag >> 1) ^ (0 - (zigzag & 1))));
    }
    case SerializationTag::kUint32: {
      uint32_t number;
      if (!ReadVarint(&number)) return Nonsense();
      return Value::Number(number);
    }
    case SerializationTag::kDouble: {
      double number;
      if (!ReadDouble(&number)) return Nonsense();
      return Value::Number(number);
    }
    case SerializationTag::kBigInt: return ReadBigInt();
    case SerializationTag::kUtf8String:
    case SerializationTag::kOneByteString:
    case SerializationTag::kTwoByteString: return ReadString(tag);
    case SerializationTag::kObjectReference: {
      uint32_t id;
      if (!ReadVarint(&id) || objects_ == nullptr) return Nonsense();
      const Tagged<FixedArray> list(*objects_);
      if (id >= static_cast<uint32_t>(list->length())) return Nonsense();
      return list->get(static_cast<int>(id));  // the hole: no such object yet
    }
    default: break;
  }
  const uint32_t id = next_id_++;
  switch (tag) {
    case SerializationTag::kBeginJSObject: return ReadJSObject(id);
    case SerializationTag::kBeginDenseJSArray: return ReadDenseArray(id);
    case SerializationTag::kBeginSparseJSArray: return ReadSparseArray(id);
    case SerializationTag::kDate:
    case SerializationTag::kTrueObject:
    case SerializationTag::kFalseObject:
    case SerializationTag::kNumberObject:
    case SerializationTag::kBigIntObject:
    case SerializationTag::kStringObject: return ReadWrapper(tag, id);
    case SerializationTag::kRegExp: return ReadRegExp(id);
    case SerializationTag::kBeginJSMap: return ReadMap(id);
    case SerializationTag::kBeginJSSet: return ReadSet(id);
    case SerializationTag::kArrayBuffer: return ReadArrayBuffer(false, id);
    case SerializationTag::kResizableArrayBuffer: return ReadArrayBuffer(true, id);
    case SerializationTag::kArrayBufferTransfer: return ReadTransferredBuffer(id);
    case SerializationTag::kSharedArrayBuffer: return ReadSharedArrayBuffer(id);
    case SerializationTag::kError: return ReadError(id);
    case SerializationTag::kHostObject: return ReadHostObject(id);
    default:
      if (version_ >= 13) return Nonsense();
      --position_;  // The host's, which wrote the tag.
      return ReadHostObject(id);
  }
}

Result<Value> ValueDeserializer::ReadUntaggedObjects() {
  Tagged<FixedArray> stack = TRY(NewFixedArrayWithHoles(isolate_, 16));
  int height = 0;
  while (position_ < end_) {
    SerializationTag tag;
    if (!PeekTag(&tag)) break;  // Nothing but padding.
    Value value;
    if (tag == SerializationTag::kEndJSObject || tag == SerializationTag::kEndSparseJSArray) {
      const bool is_array = tag == SerializationTag::kEndSparseJSArray;
      uint32_t count, length = 0;
      if (!ReadTag(&tag) || !ReadVarint(&count) || (is_array && !ReadVarint(&length))) return Nonsense();
      if (count > static_cast<uint32_t>(height) / 2) return Nonsense();
      const uint32_t id = next_id_++;
      Tagged<JSObject> object;
      if (is_array) {
        const Tagged<JSArray> array = TRY(NewJSArray(isolate_));
        TRY(SetArrayLength(isolate_, array, length));
        object = array;
      } else {
        object = TRY(NewJSObject(isolate_));
      }
      TRY(Remember(id, object));
      const int first = height - static_cast<int>(2 * count);
      for (int i = first; i < height; i += 2) {
        const Value key = stack->get(i);
        if (!IsString(key) && !key.IsNumber()) return Nonsense();
        TRY(CreateDataProperty(isolate_, object, TRY(ToPropertyKey(isolate_, key)), stack->get(i + 1)));
      }
      height = first;
      value = object;
    } else if (tag == SerializationTag::kEndDenseJSArray) {
      return Nonsense();  // They came later.
    } else {
      value = READ(ReadObject());
    }
    stack = TRY(GrowList(isolate_, stack, height + 1));
    stack->set(height++, value);
  }
  return height == 1 ? stack->get(0) : Nonsense();
}

Result<Value> ValueDeserializer::ReadBigInt() {
  uint32_t bit_field;
  if (!ReadVarint(&bit_field)) return Nonsense();
  const uint32_t size = bit_field >> 1;
  const uint8_t* const bytes = ReadRawBytes(size);
  if (bytes == nullptr || size / 8 > BigInt::kMaxLength) return Nonsense();
  // Leading zeroes are none of a BigInt's.
  uint32_t used = size;
  while (used > 0 && bytes[used - 1] == 0) --used;
  const uint32_t digits = (used + 7) / 8;
  const Tagged<BigInt> number = TRY(NewBigInt(isolate_, digits, used != 0 && (bit_field & 1) != 0));
  if (digits != 0) number->digits()[digits - 1] = 0;
  std::memcpy(number->digits(), bytes, used);
  return Value(number);
}

Result<Value> ValueDeserializer::ReadString(SerializationTag tag) {
  uint32_t size;
  if (!ReadVarint(&size)) return Nonsense();
  const uint8_t* const bytes = ReadRawBytes(size);
  if (bytes == nullptr) return Nonsense();
  if (tag == SerializationTag::kOneByteString) {
    return TRY(NewStringFromOneByte(isolate_, base::Vector<const uint8_t>(bytes, size)));
  }
  if (tag == SerializationTag::kUtf8String) {
    return TRY(NewStringFromUtf8(isolate_, base::Vector<const char>(reinterpret_cast<const char*>(bytes), size)));
  }
  if (size % 2 != 0) return Nonsense();
  if (size == 0) return ReadOnlyRoots::empty_string();
  // The data may begin at an odd address.
  const Tagged<SeqTwoByteString> string = TRY(NewRawTwoByteString(isolate_, size / 2));
  std::memcpy(string->chars(), bytes, size);
  return Value(string);
}

Result<Value> ValueDeserializer::ReadNextString() {
  if (version_ < 12) return ReadString(SerializationTag::kUtf8String);
  SerializationTag tag;
  if (!ReadTag(&tag)) return Nonsense();
  if (tag != SerializationTag::kUtf8String && tag != SerializationTag::kOneByteString &&
      tag != SerializationTag::kTwoByteString) {
    return Nonsense();
  }
  return ReadString(tag);
}

Result<bool> ValueDeserializer::ReadProperties(Tagged<JSObject> object, SerializationTag end, uint32_t* count) {
  for (*count = 0; !ConsumeTag(end); ++*count) {
    const Value key = TRY(ReadObject());
    if (!IsString(key) && !key.IsNumber()) return false;
    const Value value = TRY(ReadObject());
    if (value.IsTheHole()) return false;
    TRY(CreateDataProperty(isolate_, object, TRY(ToPropertyKey(isolate_, key)), value));
  }
  return true;
}

Result<Value> ValueDeserializer::ReadJSObject(uint32_t id) {
  const Tagged<JSObject> object = TRY(NewJSObject(isolate_));
  TRY(Remember(id, object));
  uint32_t count, written;
  if (!TRY(ReadProperties(object, SerializationTag::kEndJSObject, &count))) return Nonsense();
  if (!ReadVarint(&written) || written != count) return Nonsense();
  return object;
}

Result<Value> ValueDeserializer::ReadDenseArray(uint32_t id) {
  uint32_t length;
  // Each element takes a byte at least: a short text cannot ask for a long array.
  if (!ReadVarint(&length) || length > rest()) return Nonsense();
  const Tagged<JSArray> array = TRY(NewJSArray(isolate_, static_cast<int>(length), static_cast<int>(length)));
  TRY(Remember(id, array));
  for (uint32_t i = 0; i < length; ++i) {
    if (ConsumeTag(SerializationTag::kTheHole)) continue;
    const Value element = READ(ReadObject());
    if (version_ < 11 && element.IsUndefined()) continue;
    TRY(CreateDataProperty(isolate_, array, PropertyKey::FromIndex(i), element));
  }
  uint32_t count, written, written_length;
  if (!TRY(ReadProperties(array, SerializationTag::kEndDenseJSArray, &count))) return Nonsense();
  if (!ReadVarint(&written) || !ReadVarint(&written_length) || written != count || written_length != length) {
    return Nonsense();
  }
  return array;
}

Result<Value> ValueDeserializer::ReadSparseArray(uint32_t id) {
  uint32_t length;
  if (!ReadVarint(&length)) return Nonsense();
  const Tagged<JSArray> array = TRY(NewJSArray(isolate_));
  TRY(Remember(id, array));
  TRY(SetArrayLength(isolate_, array, length));
  uint32_t count, written, written_length;
  if (!TRY(ReadProperties(array, SerializationTag::kEndSparseJSArray, &count))) return Nonsense();
  if (!ReadVarint(&written) || !ReadVarint(&written_length) || written != count || written_length != length) {
    return Nonsense();
  }
  return array;
}

Result<Value> ValueDeserializer::ReadWrapper(SerializationTag tag, uint32_t id) {
  Value value;
  double number;
  switch (tag) {
    case SerializationTag::kDate: {
      if (!ReadDouble(&number)) return Nonsense();
      const Tagged<JSObject> date = TRY(NewJSObjectFromConstructor(isolate_, isolate_->realm()->date_function()));
      Cast<JSDate>(date)->set_value(Value::Number(TimeClip(number)));
      TRY(Remember(id, date));
      return date;
    }
    case SerializationTag::kTrueObject: value = Value::Bool(true); break;
    case SerializationTag::kFalseObject: value = Value::Bool(false); break;
    case SerializationTag::kNumberObject:
      if (!ReadDouble(&number)) return Nonsense();
      value = Value::Number(number);
      break;
    case SerializationTag::kBigIntObject: value = READ(ReadBigInt()); break;
    default: value = READ(ReadNextString()); break;
  }
  const Tagged<JSReceiver> wrapper = TRY(ToObject(isolate_, value));
  TRY(Remember(id, wrapper));
  return wrapper;
}

Result<Value> ValueDeserializer::ReadRegExp(uint32_t id) {
  const Value source = READ(ReadNextString());
  uint32_t flags;
  constexpr uint32_t kKnownFlags = 2 * JSRegExp::kUnicodeSets - 1;
  constexpr uint32_t kBothUnicodes = JSRegExp::kUnicode | JSRegExp::kUnicodeSets;
  if (!ReadVarint(&flags) || (flags & ~kKnownFlags) != 0 || (flags & JSRegExp::kLinear) != 0 ||
      (flags & kBothUnicodes) == kBothUnicodes) {
    return Nonsense();
  }
  // A pattern that is none is as bad as any other data.
  const Result<Tagged<JSRegExp>> regexp = NewRegExp(isolate_, Cast<String>(source), static_cast<int>(flags));
  if (regexp.IsException()) {
    if (isolate_->is_terminating()) return Exception();
    isolate_->clear_pending_exception();
    return Nonsense();
  }
  TRY(Remember(id, regexp.value()));
  return regexp.value();
}

Result<Value> ValueDeserializer::ReadMap(uint32_t id) {
  const Tagged<JSMap> map = Cast<JSMap>(TRY(NewJSObjectFromConstructor(isolate_, isolate_->realm()->map_function())));
  map->set_table(TRY(OrderedHashMap::New(isolate_)));
  TRY(Remember(id, map));
  uint32_t count = 0, written;
  for (; !ConsumeTag(SerializationTag::kEndJSMap); count += 2) {
    const Value key = READ(ReadObject());
    const Value value = READ(ReadObject());
    map->set_table(TRY(OrderedHashMap::Add(isolate_, map->table(), key, value)));
  }
  if (!ReadVarint(&written) || written != count) return Nonsense();
  return map;
}

Result<Value> ValueDeserializer::ReadSet(uint32_t id) {
  const Tagged<JSSet> set = Cast<JSSet>(TRY(NewJSObjectFromConstructor(isolate_, isolate_->realm()->set_function())));
  set->set_table(TRY(OrderedHashSet::New(isolate_)));
  TRY(Remember(id, set));
  uint32_t count = 0, written;
  for (; !ConsumeTag(SerializationTag::kEndJSSet); ++count) {
    const Value key = READ(ReadObject());
    set->set_table(TRY(OrderedHashSet::Add(isolate_, set->table(), key)));
  }
  if (!ReadVarint(&written) || written != count) return Nonsense();
  return set;
}

Result<Value> ValueDeserializer::ReadArrayBuffer(bool is_resizable, uint32_t id) {
  uint64_t length, max_length = 0;
  if (!ReadVarint(&length) || (is_resizable && !ReadVarint(&max_length))) return Nonsense();
  if (length > rest() || (is_resizable && length > max_length)) return Nonsense();
  const Tagged<JSArrayBuffer> buffer =
      is_resizable ? TRY(NewResizableArrayBuffer(isolate_, ArrayBufferMap(isolate_), static_cast<double>(length),
                                                 static_cast<double>(max_length)))
                   : TRY(NewArrayBuffer(isolate_, ArrayBufferMap(isolate_), static_cast<double>(length),
                                        InitializedFlag::kUninitialized));
  if (length != 0) std::memcpy(buffer->backing_store(), ReadRawBytes(length), length);
  TRY(Remember(id, buffer));
  return buffer;
}

Result<Value> ValueDeserializer::ReadTransferredBuffer(uint32_t id) {
  uint32_t transfer;
  if (!ReadVarint(&transfer) || transferred_ == nullptr) return Nonsense();
  const Tagged<OrderedHashMap> map(*transferred_);
  const int entry = TRY(OrderedHashMap::FindEntry(isolate_, map, Value::Number(transfer)));
  if (entry == OrderedTable::kNotFound) return Nonsense();
  const Tagged<JSArrayBuffer> buffer = Cast<JSArrayBuffer>(map->ValueAt(entry));
  TRY(Remember(id, buffer));
  return buffer;
}

Result<Value> ValueDeserializer::ReadSharedArrayBuffer(uint32_t id) {
  uint32_t shared;
  if (!ReadVarint(&shared)) return Nonsense();
  const Tagged<JSArrayBuffer> buffer = TRY(host_->SharedArrayBufferFromId(shared));
  TRY(Remember(id, buffer));
  return buffer;
}

namespace {

ElementsKind KindOfView(ViewTag tag) {
  switch (tag) {
    case ViewTag::kInt8Array: return INT8_ELEMENTS;
    case ViewTag::kUint8Array: return UINT8_ELEMENTS;
    case ViewTag::kUint8ClampedArray: return UINT8_CLAMPED_ELEMENTS;
    case ViewTag::kInt16Array: return INT16_ELEMENTS;
    case ViewTag::kUint16Array: return UINT16_ELEMENTS;
    case ViewTag::kInt32Array: return INT32_ELEMENTS;
    case ViewTag::kUint32Array: return UINT32_ELEMENTS;
    case ViewTag::kFloat16Array: return FLOAT16_ELEMENTS;
    case ViewTag::kFloat32Array: return FLOAT32_ELEMENTS;
    case ViewTag::kFloat64Array: return FLOAT64_ELEMENTS;
    case ViewTag::kBigInt64Array: return BIGINT64_ELEMENTS;
    case ViewTag::kBigUint64Array: return BIGUINT64_ELEMENTS;
    case ViewTag::kDataView: break;
  }
  return DICTIONARY_ELEMENTS;  // of no typed array
}

}  // namespace

Result<Value> ValueDeserializer::ReadView(Tagged<JSArrayBuffer> buffer, uint32_t id) {
  uint64_t offset, length;
  uint32_t flags = 0;
  const uint8_t* const tag_byte = ReadRawBytes(1);
  if (tag_byte == nullptr || !ReadVarint(&offset) || !ReadVarint(&length)) return Nonsense();
  if (version_ >= 14 && !ReadVarint(&flags)) return Nonsense();
  const size_t available = buffer->byte_length();
  if (buffer->was_detached() || offset > available || length > available - offset) return Nonsense();
  const bool tracks = (flags & kTracksLength) != 0;
  if ((tracks && !buffer->is_resizable_by_js()) || (flags & ~(kTracksLength | kIsOnResizableBuffer)) != 0) {
    return Nonsense();
  }
  const ViewTag tag = static_cast<ViewTag>(*tag_byte);
  if (tag == ViewTag::kDataView) {
    const Tagged<JSDataView> view =
        TRY(NewDataViewOn(isolate_, isolate_->realm()->data_view_function()->initial_map(), buffer, offset,
                          tracks ? kTrackLength : length));
    TRY(Remember(id, view));
    return view;
  }
  const ElementsKind kind = KindOfView(tag);
  if (!IsTypedArrayElementsKind(kind)) return Nonsense();
  const int shift = JSTypedArray::ElementSizeLog2(kind);
  if (((offset | length) & ((uint64_t{1} << shift) - 1)) != 0) return Nonsense();
  const Tagged<JSTypedArray> array = TRY(
      NewTypedArrayOn(isolate_, TypedArrayMap(isolate_, kind), buffer, offset, tracks ? kTrackLength : length >> shift));
  TRY(Remember(id, array));
  return array;
}

Result<Value> ValueDeserializer::ReadError(uint32_t id) {
  // The number is taken now, but nothing refers to the error before its kind is known.
  ErrorType type = ErrorType::kError;
  Value message, cause, stack;
  Tagged<JSObject> error;
  const auto make = [&]() -> Result<void> {
    if (!error.is_empty()) return Ok();
    error = TRY(NewJSObjectFromConstructor(isolate_, ErrorConstructorOf(isolate_->realm(), type)));
    return Remember(id, error);
  };
  for (bool ends = false; !ends;) {
    const uint8_t* const tag = ReadRawBytes(1);
    if (tag == nullptr) return Nonsense();
    switch (static_cast<ErrorTag>(*tag)) {
      case ErrorTag::kEvalError: type = ErrorType::kEvalError; break;
      case ErrorTag::kRangeError: type = ErrorType::kRangeError; break;
      case ErrorTag::kReferenceError: type = ErrorType::kReferenceError; break;
      case ErrorTag::kSyntaxError: type = ErrorType::kSyntaxError; break;
      case ErrorTag::kTypeError: type = ErrorType::kTypeError; break;
      case ErrorTag::kUriError: type = ErrorType::kURIError; break;
      case ErrorTag::kMessage: message = READ(ReadNextString()); break;
      case ErrorTag::kCause:
        TRY(make());  // an error may be its own cause
        cause = READ(ReadObject());
        break;
      case ErrorTag::kStack: stack = READ(ReadNextString()); break;
      case ErrorTag::kEnd: ends = true; break;
      default: return Nonsense();
    }
  }
  TRY(make());
  if (!stack.is_empty()) TRY(AddDataProperty(isolate_, error, ReadOnlyRoots::stack_string(), stack, DONT_ENUM));
  if (!message.is_empty()) TRY(AddDataProperty(isolate_, error, ReadOnlyRoots::message_string(), message, DONT_ENUM));
  if (!cause.is_empty()) TRY(AddDataProperty(isolate_, error, ReadOnlyRoots::cause_string(), cause, DONT_ENUM));
  return error;
}

Result<Value> ValueDeserializer::ReadHostObject(uint32_t id) {
  const Tagged<JSObject> object = TRY(host_->ReadHostObject());
  TRY(Remember(id, object));
  return object;
}

#undef READ

}  // namespace v8::internal
