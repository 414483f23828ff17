#include "src/profiler/name-table.h"

#include <cstdarg>
#include <cstdio>
#include <cstring>

#include "src/strings/encoding.h"
#include "src/strings/string-hash.h"

namespace v8::internal {

namespace {

uint32_t HashOf(const char* text, size_t length) {
  return HashString(OneByteSpan(reinterpret_cast<const uint8_t*>(text), length));
}

}  // namespace

bool NameTable::Grow() {
  const size_t count = slot_count_ == 0 ? 1024 : slot_count_ * 2;
  uint32_t* const slots = static_cast<uint32_t*>(base::Calloc(count, sizeof(uint32_t)));
  if (slots == nullptr) return false;
  for (uint32_t name = 1; name <= ends_.size(); ++name) {
    size_t at = HashOf(text(name), length(name)) & (count - 1);
    while (slots[at] != 0) at = (at + 1) & (count - 1);
    slots[at] = name;
  }
  base::Free(slots_);
  slots_ = slots;
  slot_count_ = count;
  return true;
}

uint32_t NameTable::Add(const char* text, size_t length) {
  if (length == 0 || failed_) return kEmpty;
  if ((ends_.size() + 1) * 4 > slot_count_ * 3 && !Grow()) {
    failed_ = true;
    return kEmpty;
  }
  size_t at = HashOf(text, length) & (slot_count_ - 1);
  for (; slots_[at] != 0; at = (at + 1) & (slot_count_ - 1)) {
    const uint32_t name = slots_[at];
    if (this->length(name) == length && std::memcmp(this->text(name), text, length) == 0) return name;
  }
  const size_t begin = bytes_.size();
  if (begin + length >= ~uint32_t{0} || !bytes_.TryAppend(text, length) || !bytes_.TryAdd('\0') ||
      !ends_.TryAdd(static_cast<uint32_t>(begin + length + 1))) {
    failed_ = true;
    return kEmpty;
  }
  return slots_[at] = static_cast<uint32_t>(ends_.size());
}

uint32_t NameTable::Add(Tagged<String> string) {
  const uint32_t length = string->length() < kMaxStringLength ? string->length() : kMaxStringLength;
  if (string->IsOneByteRepresentation()) {
    uint8_t units[kMaxStringLength];
    String::WriteToFlat(string, units, 0, length);
    return Add(OneByteSpan(units, length));
  }
  uint16_t units[kMaxStringLength];
  String::WriteToFlat(string, units, 0, length);
  return Add(TwoByteSpan(units, length));
}

uint32_t NameTable::Add(OneByteSpan text) {
  char bytes[kMaxStringLength * 2];
  if (text.size() > kMaxStringLength) text = text.SubVector(0, kMaxStringLength);
  return Add(bytes, EncodeUtf8(text, bytes, sizeof bytes).bytes);
}
uint32_t NameTable::Add(TwoByteSpan text) {
  char bytes[kMaxStringLength * 3];
  if (text.size() > kMaxStringLength) text = text.SubVector(0, kMaxStringLength);
  return Add(bytes, EncodeUtf8(text, bytes, sizeof bytes, LoneSurrogates::kKeep).bytes);
}

uint32_t NameTable::AddFormatted(const char* format, ...) {
  char text[kMaxStringLength];
  va_list arguments;
  va_start(arguments, format);
  const int length = std::vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  if (length <= 0) return kEmpty;
  return Add(text, static_cast<size_t>(length) < sizeof text ? static_cast<size_t>(length) : sizeof text - 1);
}

void NameTable::DropIndex() {
  base::Free(slots_);
  slots_ = nullptr;
  slot_count_ = 0;
}

}  // namespace v8::internal
