#include <algorithm>
#include <cstring>
#include <new>

#include "src/api/api-internal.h"
#include "src/api/api-utf8.h"
#include "src/strings/char-span.h"

// Strings: copying out, making, converting.
namespace v8::internal {

namespace {

constexpr uint32_t kChunk = 512;

// Calls visit(code_point, units) for each character from `start` on, until it returns false. Lone surrogates come as they
// are. Reads in chunks, so that any representation will do.
template <typename Visit>
void ForEachCodePoint(Tagged<String> string, uint32_t start, Visit visit) {
  uint16_t chunk[kChunk];
  const uint32_t length = string->length();
  uint32_t position = start;
  while (position < length) {
    const uint32_t count = std::min(kChunk, length - position);
    String::WriteToFlat(string, chunk, position, position + count);
    const bool is_last = position + count == length;
    uint32_t k = 0;
    while (k < count) {
      const uint32_t unit = chunk[k];
      if ((unit & 0xFC00) == 0xD800) {
        if (k + 1 == count && !is_last) break;  // The other half is in the next chunk.
        if (k + 1 < count && (chunk[k + 1] & 0xFC00) == 0xDC00) {
          if (!visit(0x10000 + ((unit & 0x3FF) << 10) + (chunk[k + 1] & 0x3FF), 2u)) return;
          k += 2;
          continue;
        }
      }
      if (!visit(unit, 1u)) return;
      ++k;
    }
    position += k;
  }
}

size_t Utf8Size(uint32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

char* EncodeUtf8(uint32_t c, char* out) {
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *out++ = static_cast<char>(0xC0 | c >> 6);
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    *out++ = static_cast<char>(0xE0 | c >> 12);
    *out++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  } else {
    *out++ = static_cast<char>(0xF0 | c >> 18);
    *out++ = static_cast<char>(0x80 | ((c >> 12) & 0x3F));
    *out++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    *out++ = static_cast<char>(0x80 | (c & 0x3F));
  }
  return out;
}

// Number of ASCII characters that the string has from `start` on, as far as they can be read in place: most text is ASCII
// to its end, and then its bytes are its UTF-8.
uint32_t AsciiRun(Tagged<String> string, uint32_t start, const uint8_t** characters) {
  if (!string->IsFlat()) return 0;
  const String::FlatContent content = string->GetFlatContent();
  if (!content.IsOneByte()) return 0;
  *characters = content.ToOneByteVector().begin() + start;
  return static_cast<uint32_t>(AsciiPrefix(*characters, content.length() - start));
}

// Flat where memory allows: the functions above work on any representation, but slower.
Tagged<String> FlattenIfPossible(Isolate* isolate, Tagged<String> string) {
  if (string->IsFlat()) return string;
  const Value pending = isolate->exception();
  const Result<Tagged<String>> flat = String::Flatten(isolate, string);
  if (!flat.IsException()) return flat.value();
  if (pending.ptr() != 0) isolate->pending_exception = pending.ptr();
  return string;
}

}  // namespace

size_t Utf8Length(Tagged<String> string) {
  const uint8_t* ascii = nullptr;
  const uint32_t run = AsciiRun(string, 0, &ascii);
  size_t bytes = run;
  ForEachCodePoint(string, run, [&](uint32_t c, uint32_t) {
    bytes += Utf8Size(c);
    return true;
  });
  return bytes;
}

Utf8Result WriteUtf8(Tagged<String> string, uint32_t start, char* buffer, size_t capacity, bool replace_invalid) {
  const uint8_t* ascii = nullptr;
  uint32_t run = start < string->length() ? AsciiRun(string, start, &ascii) : 0;
  if (run > capacity) run = static_cast<uint32_t>(capacity);
  if (run > 0) memcpy(buffer, ascii, run);
  Utf8Result result{0, run};
  char* out = buffer + run;
  ForEachCodePoint(string, start + run, [&](uint32_t c, uint32_t units) {
    if (replace_invalid && c >= 0xD800 && c <= 0xDFFF) c = 0xFFFD;
    if (Utf8Size(c) > capacity - static_cast<size_t>(out - buffer)) return false;
    out = EncodeUtf8(c, out);
    result.consumed += units;
    return true;
  });
  result.bytes = static_cast<size_t>(out - buffer);
  return result;
}

std::string StringToUtf8(Tagged<String> string, bool replace_invalid) {
  std::string text(Utf8Length(string), '\0');
  WriteUtf8(string, 0, text.data(), text.size(), replace_invalid);
  return text;
}

}  // namespace v8::internal

namespace v8 {

namespace {

i::Tagged<i::String> OpenString(const String* that) { return i::OpenAs<i::String>(that); }

constexpr size_t kMaxStringBytes = size_t{i::kMaxStringLength} * 4;

template <typename Make>
MaybeLocal<String> MakeString(Isolate* isolate, NewStringType type, const Make& make) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<String>(internal, "v8::String::New", [&]() -> i::Result<i::Tagged<i::String>> {
    const i::Tagged<i::String> string = TRY(make(internal));
    if (type == NewStringType::kInternalized) return i::InternalizeString(internal, string);
    return string;
  });
}

}  // namespace

int String::Length() const { return static_cast<int>(OpenString(this)->length()); }
int String::Utf8Length(Isolate* isolate) const { return static_cast<int>(Utf8LengthV2(isolate)); }
size_t String::Utf8LengthV2(Isolate* isolate) const {
  i::EntryScope entry(i::Internal(isolate));
  return i::Utf8Length(i::FlattenIfPossible(i::Internal(isolate), OpenString(this)));
}
bool String::IsOneByte() const { return OpenString(this)->IsOneByteRepresentation(); }
bool String::ContainsOnlyOneByte() const {
  const auto string = OpenString(this);
  if (string->IsOneByteRepresentation()) return true;
  for (uint32_t k = 0; k < string->length(); ++k) {
    if (string->Get(k) > 0xFF) return false;
  }
  return true;
}

// --- Copying out ------------------------------------------------------------------------------------------------------

namespace {

template <typename Char>
int WriteUnits(Isolate* isolate, const String* that, Char* buffer, int start, int length, int options) {
  i::EntryScope entry(i::Internal(isolate));
  const i::Tagged<i::String> string = i::FlattenIfPossible(i::Internal(isolate), OpenString(that));
  if (start < 0) start = 0;
  int end = start + length;
  const int string_length = static_cast<int>(string->length());
  if (length == -1 || length > string_length - start) end = string_length;
  const int count = std::max(end - start, 0);
  if (count > 0) i::String::WriteToFlat(string, buffer, static_cast<uint32_t>(start), static_cast<uint32_t>(end));
  if ((options & String::NO_NULL_TERMINATION) == 0 && (length == -1 || count < length)) buffer[count] = 0;
  return count;
}

}  // namespace

int String::Write(Isolate* isolate, uint16_t* buffer, int start, int length, int options) const {
  return WriteUnits(isolate, this, buffer, start, length, options);
}
int String::WriteOneByte(Isolate* isolate, uint8_t* buffer, int start, int length, int options) const {
  return WriteUnits(isolate, this, buffer, start, length, options);
}
int String::WriteUtf8(Isolate* isolate, char* buffer, int length, int* nchars_ref, int options) const {
  i::EntryScope entry(i::Internal(isolate));
  const i::Tagged<i::String> string = i::FlattenIfPossible(i::Internal(isolate), OpenString(this));
  const size_t capacity = length == -1 ? SIZE_MAX : static_cast<size_t>(length);
  const i::Utf8Result result =
      i::WriteUtf8(string, 0, buffer, capacity, (options & REPLACE_INVALID_UTF8) != 0);
  if (nchars_ref != nullptr) *nchars_ref = static_cast<int>(result.consumed);
  size_t bytes = result.bytes;
  const bool complete = result.consumed == string->length();
  if ((options & NO_NULL_TERMINATION) == 0 && complete && bytes < capacity) buffer[bytes++] = '\0';
  return static_cast<int>(bytes);
}

void String::WriteV2(Isolate* isolate, uint32_t offset, uint32_t length, uint16_t* buffer, int flags) const {
  WriteUnits(isolate, this, buffer, static_cast<int>(offset), static_cast<int>(length), NO_NULL_TERMINATION);
  if ((flags & WriteFlags::kNullTerminate) != 0) buffer[length] = 0;
}
void String::WriteOneByteV2(Isolate* isolate, uint32_t offset, uint32_t length, uint8_t* buffer, int flags) const {
  WriteUnits(isolate, this, buffer, static_cast<int>(offset), static_cast<int>(length), NO_NULL_TERMINATION);
  if ((flags & WriteFlags::kNullTerminate) != 0) buffer[length] = 0;
}
size_t String::WriteUtf8V2(Isolate* isolate, char* buffer, size_t capacity, int flags,
                           size_t* processed_characters) const {
  i::EntryScope entry(i::Internal(isolate));
  const i::Tagged<i::String> string = i::FlattenIfPossible(i::Internal(isolate), OpenString(this));
  const bool terminate = (flags & WriteFlags::kNullTerminate) != 0;
  const size_t room = terminate && capacity > 0 ? capacity - 1 : capacity;
  const i::Utf8Result result =
      i::WriteUtf8(string, 0, buffer, room, (flags & WriteFlags::kReplaceInvalidUtf8) != 0);
  if (processed_characters != nullptr) *processed_characters = result.consumed;
  if (!terminate || capacity == 0) return result.bytes;
  buffer[result.bytes] = '\0';
  return result.bytes + 1;
}

// --- Making -----------------------------------------------------------------------------------------------------------

Local<String> String::Empty(Isolate* isolate) {
  return i::MakeLocal<String>(i::Internal(isolate), i::ReadOnlyRoots::empty_string());
}

MaybeLocal<String> String::NewFromUtf8(Isolate* isolate, const char* data, NewStringType type, int length) {
  const size_t bytes = length < 0 ? strlen(data) : static_cast<size_t>(length);
  if (bytes == 0) return Empty(isolate);
  // As in V8, a length given is judged before the data is read.
  if (length > kMaxLength || bytes > kMaxStringBytes) return MaybeLocal<String>();
  if (bytes > i::kMaxStringLength) {
    // Fewer units than bytes, perhaps few enough.
    size_t units = 0;
    for (size_t k = 0; k < bytes; ++k) units += (data[k] & 0xC0) != 0x80 ? ((data[k] & 0xF8) == 0xF0 ? 2 : 1) : 0;
    if (units > i::kMaxStringLength) return MaybeLocal<String>();
  }
  return MakeString(isolate, type, [&](i::Isolate* internal) {
    return i::NewStringFromUtf8(internal, base::Vector<const char>(data, bytes));
  });
}
MaybeLocal<String> String::NewFromOneByte(Isolate* isolate, const uint8_t* data, NewStringType type, int length) {
  const size_t count = length < 0 ? strlen(reinterpret_cast<const char*>(data)) : static_cast<size_t>(length);
  if (count == 0) return Empty(isolate);
  if (count > i::kMaxStringLength) return MaybeLocal<String>();
  return MakeString(isolate, type, [&](i::Isolate* internal) {
    return i::NewStringFromOneByte(internal, base::Vector<const uint8_t>(data, count));
  });
}
MaybeLocal<String> String::NewFromTwoByte(Isolate* isolate, const uint16_t* data, NewStringType type, int length) {
  size_t count = 0;
  if (length < 0) {
    while (data[count] != 0) ++count;
  } else {
    count = static_cast<size_t>(length);
  }
  if (count == 0) return Empty(isolate);
  if (count > i::kMaxStringLength) return MaybeLocal<String>();
  return MakeString(isolate, type, [&](i::Isolate* internal) {
    return i::NewStringFromTwoByte(internal, base::Vector<const uint16_t>(data, count));
  });
}
Local<String> String::NewFromUtf8Literal(Isolate* isolate, const char* literal, NewStringType type, int length) {
  return NewFromUtf8(isolate, literal, type, length).ToLocalChecked();
}

Local<String> String::Concat(Isolate* isolate, Local<String> left, Local<String> right) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  const auto a = i::OpenAs<i::String>(left), b = i::OpenAs<i::String>(right);
  // As in V8, a result that would be too long is an empty handle.
  if (uint64_t{a->length()} + b->length() > i::kMaxStringLength) return Local<String>();
  return i::MakeInfallibly<String>(internal, "v8::String::Concat", [&] {
    return i::NewConsString(internal, i::OpenAs<i::String>(left), i::OpenAs<i::String>(right));
  });
}

Local<String> String::InternalizeString(Isolate* isolate) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<String>(internal, "v8::String::InternalizeString",
                                   [&] { return i::InternalizeString(internal, OpenString(this)); });
}
bool String::StringEquals(Local<String> that) const {
  return i::String::Equals(OpenString(this), i::OpenAs<i::String>(that));
}

// --- Utf8Value, Value, ValueView --------------------------------------------------------------------------------------

namespace {

// ToString in the current context with exceptions swallowed; empty when it throws.
i::Value ConvertQuietly(i::Isolate* isolate, i::Value value) {
  if (i::IsString(value)) return value;
  Isolate* const external = i::External(isolate);
  TryCatch try_catch(external);
  try_catch.SetCaptureMessage(false);
  Local<Context> context = external->GetCurrentContext();
  if (context.IsEmpty()) return i::Value();
  i::CallScope scope(context);
  if (scope.MustReturn()) return i::Value();
  const i::Result<i::Tagged<i::String>> text = i::ToString(isolate, value);
  if (text.IsException()) {
    scope.Fail();
    return i::Value();
  }
  return text.value();
}

}  // namespace

void String::Utf8Value::Initialize(Isolate* isolate, Local<v8::Value> object, WriteOptions options) {
  if (object.IsEmpty()) return;
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  v8::HandleScope handles(isolate);
  const i::Value value = ConvertQuietly(internal, i::Open(object));
  if (value.is_empty()) return;
  const i::Tagged<i::String> text = i::FlattenIfPossible(internal, i::Cast<i::String>(value));
  const size_t bytes = i::Utf8Length(text);
  data_ = static_cast<char*>(malloc(bytes + 1));
  if (data_ == nullptr) return;
  i::WriteUtf8(text, 0, data_, bytes, (options & REPLACE_INVALID_UTF8) != 0);
  data_[bytes] = '\0';
  length_ = static_cast<int>(bytes);
}
String::Utf8Value::Utf8Value(Isolate* isolate, Local<v8::Value> object, WriteOptions options) {
  Initialize(isolate, object, options);
}
String::Utf8Value::Utf8Value(Local<v8::Value> object) {
  Initialize(Isolate::GetCurrent(), object, REPLACE_INVALID_UTF8);
}
String::Utf8Value::~Utf8Value() { free(data_); }

void String::Value::Initialize(Isolate* isolate, Local<v8::Value> object) {
  if (object.IsEmpty()) return;
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  v8::HandleScope handles(isolate);
  const i::Value value = ConvertQuietly(internal, i::Open(object));
  if (value.is_empty()) return;
  const i::Tagged<i::String> text = i::FlattenIfPossible(internal, i::Cast<i::String>(value));
  const uint32_t length = text->length();
  data_ = static_cast<uint16_t*>(malloc((length + 1) * sizeof(uint16_t)));
  if (data_ == nullptr) return;
  i::String::WriteToFlat(text, data_, 0, length);
  data_[length] = 0;
  length_ = static_cast<int>(length);
}
String::Value::Value(Isolate* isolate, Local<v8::Value> object) { Initialize(isolate, object); }
String::Value::Value(Local<v8::Value> object) { Initialize(Isolate::GetCurrent(), object); }
String::Value::~Value() { free(data_); }

String::ValueView::ValueView(Isolate* isolate, Local<String> string) : isolate_(i::Internal(isolate)) {
  i::EntryScope entry(isolate_);
  flat_ = i::MakeInfallibly<String>(isolate_, "v8::String::ValueView", [&] {
    return i::String::Flatten(isolate_, i::OpenAs<i::String>(string));
  });
  const i::String::FlatContent content = i::OpenAs<i::String>(flat_)->GetFlatContent();
  is_one_byte_ = content.IsOneByte();
  length_ = static_cast<int>(content.length());
  if (is_one_byte_) {
    data8_ = content.ToOneByteVector().begin();
  } else {
    data16_ = content.ToUC16Vector().begin();
  }
}
String::ValueView::~ValueView() = default;

int String::Utf8Length() const { return Utf8Length(Isolate::GetCurrent()); }
int String::Write(uint16_t* buffer, int start, int length, int options) const {
  return Write(Isolate::GetCurrent(), buffer, start, length, options);
}
int String::WriteOneByte(uint8_t* buffer, int start, int length, int options) const {
  return WriteOneByte(Isolate::GetCurrent(), buffer, start, length, options);
}
int String::WriteUtf8(char* buffer, int length, int* nchars_ref, int options) const {
  return WriteUtf8(Isolate::GetCurrent(), buffer, length, nchars_ref, options);
}
Local<String> String::Concat(Local<String> left, Local<String> right) {
  return Concat(Isolate::GetCurrent(), left, right);
}

}  // namespace v8
