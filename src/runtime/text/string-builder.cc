#include "src/runtime/text/string-builder.h"

#include "src/numbers/number-to-string.h"
#include "src/objects/isolate-access.h"

namespace v8::internal {

Result<void> StringBuilder::Reserve(size_t count, bool wide) {
  if (V8_UNLIKELY(count > String::kMaxLength - length_)) {
    return internal::Throw(isolate_, MessageTemplate::kInvalidStringLength);
  }
  const size_t needed = length_ + count;
  wide = wide || wide_;
  if (wide == wide_ && needed <= capacity_) return Ok();
  size_t capacity = capacity_;
  if (needed > capacity) {
    capacity = capacity * 2 > needed ? capacity * 2 : needed;
    if (capacity > String::kMaxLength) capacity = String::kMaxLength;
  }
  const size_t bytes = capacity << (wide ? 1 : 0);
  uint8_t* buffer;
  if (wide == wide_ && buffer_ != inline_buffer_) {
    buffer = static_cast<uint8_t*>(base::Realloc(buffer_, bytes));
    if (buffer == nullptr) return ReportOutOfMemory(isolate_, "StringBuilder");
  } else {
    buffer = static_cast<uint8_t*>(base::Malloc(bytes));
    if (buffer == nullptr) return ReportOutOfMemory(isolate_, "StringBuilder");
    base::Poller poller = PollerOf(isolate_);
    if (wide == wide_) {
      CopyChars(buffer, buffer_, static_cast<size_t>(length_) << (wide ? 1 : 0), &poller);
    } else {
      CopyChars(reinterpret_cast<uint16_t*>(buffer), buffer_, length_, &poller);
    }
    if (poller.stopped()) {
      base::Free(buffer);
      return Exception();
    }
    if (buffer_ != inline_buffer_) base::Free(buffer_);
  }
  buffer_ = buffer;
  capacity_ = static_cast<uint32_t>(capacity);
  wide_ = wide;
  return Ok();
}

Result<void> StringBuilder::AppendCharacterSlow(uint16_t character) {
  TRY(Reserve(1, character > 0xFF));
  if (wide_) {
    two_byte()[length_++] = character;
  } else {
    buffer_[length_++] = static_cast<uint8_t>(character);
  }
  return Ok();
}

template <typename Span>
Result<void> StringBuilder::Copy(Span text) {
  base::Poller poller = PollerOf(isolate_);
  if (wide_) {
    CopyChars(two_byte() + length_, text.begin(), text.size(), &poller);
  } else {
    CopyChars(buffer_ + length_, text.begin(), text.size(), &poller);
  }
  if (poller.stopped()) return Exception();
  length_ += static_cast<uint32_t>(text.size());
  return Ok();
}

Result<void> StringBuilder::AppendOneByteSlow(OneByteSpan text) {
  TRY(Reserve(text.size(), false));
  return Copy(text);
}

Result<void> StringBuilder::AppendTwoByte(TwoByteSpan text) {
  base::Poller poller = PollerOf(isolate_);
  const bool is_one_byte = IsOneByte(text, &poller);
  if (poller.stopped()) return Exception();
  TRY(Reserve(text.size(), !is_one_byte));
  return Copy(text);
}

Result<void> StringBuilder::AppendSubString(Tagged<String> string, uint32_t from, uint32_t to) {
  const uint32_t count = to - from;
  TRY(Reserve(count, string->IsTwoByteRepresentation()));
  base::Poller poller = PollerOf(isolate_);
  if (wide_) {
    String::WriteToFlat(string, two_byte() + length_, from, to, &poller);
  } else {
    String::WriteToFlat(string, buffer_ + length_, from, to, &poller);
  }
  if (poller.stopped()) return Exception();
  length_ += count;
  return Ok();
}

Result<void> StringBuilder::AppendInt(int32_t value) {
  char text[kNumberBufferSize];
  return AppendAscii(text, Int32ToString(value, text));
}

Result<Tagged<String>> StringBuilder::ToString() {
  if (length_ == 0) return ReadOnlyRoots::empty_string();
  if (wide_) return NewStringFromTwoByte(isolate_, {two_byte(), length_});
  return NewStringFromOneByte(isolate_, {buffer_, length_});
}

}  // namespace v8::internal
