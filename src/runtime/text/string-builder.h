#ifndef FLAT8_SRC_RUNTIME_TEXT_STRING_BUILDER_H_
#define FLAT8_SRC_RUNTIME_TEXT_STRING_BUILDER_H_

#include <cstring>

#include "src/execution/isolate.h"
#include "src/strings/char-span.h"

// Writes a string piece by piece into a buffer outside the heap (inline while it is short), which starts with one byte a
// character and widens when a piece needs two. ToString makes the String; a text beyond String::kMaxLength is a
// RangeError where it gets too long.
//
//   StringBuilder builder(isolate);
//   TRY(builder.AppendAscii("[object "));
//   TRY(builder.AppendString(tag));
//   TRY(builder.AppendCharacter(']'));
//   return builder.ToString();
namespace v8::internal {

class StringBuilder {
 public:
  explicit StringBuilder(Isolate* isolate) : isolate_(isolate) {}
  ~StringBuilder() {
    if (buffer_ != inline_buffer_) base::Free(buffer_);
  }
  DISALLOW_COPY(StringBuilder);

  uint32_t length() const { return length_; }
  bool is_one_byte() const { return !wide_; }

  // One code unit.
  V8_INLINE Result<void> AppendCharacter(uint16_t character) {
    if (V8_LIKELY(length_ < capacity_ && (wide_ || character <= 0xFF))) {
      if (wide_) {
        two_byte()[length_++] = character;
      } else {
        buffer_[length_++] = static_cast<uint8_t>(character);
      }
      return Ok();
    }
    return AppendCharacterSlow(character);
  }
  // A literal, or ASCII text of `length` characters.
  template <size_t N>
  Result<void> AppendAscii(const char (&text)[N]) {
    return AppendOneByte({reinterpret_cast<const uint8_t*>(text), N - 1});
  }
  Result<void> AppendAscii(const char* text, size_t length) {
    return AppendOneByte({reinterpret_cast<const uint8_t*>(text), length});
  }
  // The characters must not lie in the heap (these do not allocate there, but the caller's next step may).
  V8_INLINE Result<void> AppendOneByte(OneByteSpan text) {
    if (V8_LIKELY(HasRoomForShort(text.size()))) {
      std::memcpy(buffer_ + length_, text.begin(), text.size());
      length_ += static_cast<uint32_t>(text.size());
      return Ok();
    }
    return AppendOneByteSlow(text);
  }
  Result<void> AppendTwoByte(TwoByteSpan text);
  V8_INLINE Result<void> AppendString(Tagged<String> string) {
    const uint32_t length = string->length();
    if (V8_LIKELY(string->IsSequential() && string->IsOneByteRepresentation() && HasRoomForShort(length))) {
      std::memcpy(buffer_ + length_, Cast<SeqOneByteString>(string)->chars(), length);
      length_ += length;
      return Ok();
    }
    return AppendSubString(string, 0, length);
  }
  // Code units [from, to).
  Result<void> AppendSubString(Tagged<String> string, uint32_t from, uint32_t to);
  // The decimal text of an integer.
  Result<void> AppendInt(int32_t value);

  // What has been written so far. The builder may go on.
  Result<Tagged<String>> ToString();

 private:
  static constexpr uint32_t kInlineBytes = 256;

  // Whether so many bytes, few enough not to poll, can be copied to where they belong.
  V8_INLINE bool HasRoomForShort(size_t count) const {
    return !wide_ && count <= kCharsBetweenPolls && count <= capacity_ - length_;
  }
  Result<void> AppendOneByteSlow(OneByteSpan text);
  uint16_t* two_byte() { return reinterpret_cast<uint16_t*>(buffer_); }
  // Behind what is there; the room is reserved.
  template <typename Span>
  Result<void> Copy(Span text);
  // Makes room for `count` more characters, two bytes each from now on if `wide`.
  Result<void> Reserve(size_t count, bool wide);
  Result<void> AppendCharacterSlow(uint16_t character);

  Isolate* isolate_;
  uint8_t* buffer_ = inline_buffer_;
  uint32_t length_ = 0;    // in characters
  uint32_t capacity_ = kInlineBytes;  // in characters
  bool wide_ = false;
  alignas(8) uint8_t inline_buffer_[kInlineBytes];
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_TEXT_STRING_BUILDER_H_
