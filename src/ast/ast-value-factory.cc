#include "src/ast/ast-value-factory.h"

#include <charconv>

#include "src/zone/zone.h"

namespace v8::internal {

bool AstRawString::AsArrayIndex(uint32_t* index) const {
  if (!is_one_byte_ || length_ == 0 || length_ > 10) return false;
  const uint8_t* chars = one_byte_data();
  if (chars[0] == '0') {
    *index = 0;
    return length_ == 1;
  }
  uint64_t value = 0;
  for (uint32_t i = 0; i < length_; ++i) {
    if (chars[i] < '0' || chars[i] > '9') return false;
    value = value * 10 + (chars[i] - '0');
  }
  if (value >= 0xFFFFFFFFu) return false;
  *index = static_cast<uint32_t>(value);
  return true;
}

bool AstRawString::EqualsAscii(const char* text) const {
  if (!is_one_byte_ || std::strlen(text) != length_) return false;
  return std::memcmp(data_, text, length_) == 0;
}

namespace {

struct WellKnownText {
  const char* chars;
  uint32_t length;
  uint32_t hash;
};

template <size_t N>
constexpr WellKnownText WellKnownTextOf(const char (&text)[N]) {
  return {text, N - 1, AstValueFactory::HashOf(text, N - 1)};
}

constexpr WellKnownText kWellKnownTexts[] = {
#define V(name, text) WellKnownTextOf(text),
    FLAT8_AST_STRING_LIST(V)
#undef V
};

// Of characters that can be many.
template <typename Char>
uint32_t PolledHashOf(Zone* zone, const Char* chars, uint32_t length) {
  uint32_t hash = AstValueFactory::kHashSeed;
  for (uint32_t i = 0; i < length; ++i) {
    zone->PollAt(i);
    hash = AstValueFactory::AddToHash(hash, chars[i]);
  }
  return AstValueFactory::FinishHash(hash);
}

}  // namespace

AstValueFactory::AstValueFactory(Zone* zone) : zone_(zone) {}

// Apart from the constructor, which must not throw: ParseInfo is made outside the parser's entry functions.
void AstValueFactory::Initialize() {
  if (well_known_ != nullptr) return;
  bucket_count_ = 256;
  buckets_ = zone_->AllocateArray<AstRawString*>(bucket_count_);
  for (uint32_t i = 0; i < bucket_count_; ++i) buckets_[i] = nullptr;
  well_known_ = static_cast<AstRawString*>(zone_->Allocate(kWellKnownCount * sizeof(AstRawString)));
  for (int i = 0; i < kWellKnownCount; ++i) {
    AstRawString* string = ::new (&well_known_[i]) AstRawString();
    string->data_ = kWellKnownTexts[i].chars;
    string->length_ = kWellKnownTexts[i].length;
    string->hash_ = kWellKnownTexts[i].hash;
    string->is_one_byte_ = true;
    Insert(string);
  }
}

void AstValueFactory::Insert(AstRawString* string) {
  AstRawString** bucket = &buckets_[string->hash_ & (bucket_count_ - 1)];
  string->next_in_bucket_ = *bucket;
  *bucket = string;
  ++count_;
}

template <typename Char>
const AstRawString* AstValueFactory::Intern(const Char* chars, uint32_t length, uint32_t hash) {
  for (AstRawString* s = buckets_[hash & (bucket_count_ - 1)]; s != nullptr; s = s->next_in_bucket_) {
    if (s->hash_ == hash && s->length_ == length && s->is_one_byte_ == (sizeof(Char) == 1) &&
        std::memcmp(s->data_, chars, length * sizeof(Char)) == 0) {
      return s;
    }
  }
  if (V8_UNLIKELY(count_ >= bucket_count_)) Grow();
  AstRawString* string = static_cast<AstRawString*>(zone_->Allocate(sizeof(AstRawString) + length * sizeof(Char)));
  ::new (string) AstRawString();
  std::memcpy(static_cast<void*>(string + 1), chars, length * sizeof(Char));
  string->data_ = string + 1;
  string->length_ = length;
  string->hash_ = hash;
  string->is_one_byte_ = sizeof(Char) == 1;
  Insert(string);
  return string;
}

void AstValueFactory::Grow() {
  const uint32_t count = bucket_count_ * 4;
  AstRawString** fresh = zone_->AllocateArray<AstRawString*>(count);
  for (uint32_t i = 0; i < count; ++i) fresh[i] = nullptr;
  for (uint32_t i = 0; i < bucket_count_; ++i) {
    for (AstRawString* s = buckets_[i]; s != nullptr;) {
      AstRawString* next = s->next_in_bucket_;
      s->next_in_bucket_ = fresh[s->hash_ & (count - 1)];
      fresh[s->hash_ & (count - 1)] = s;
      s = next;
    }
  }
  buckets_ = fresh;
  bucket_count_ = count;
}

const AstRawString* AstValueFactory::InternAscii(const uint8_t* chars, uint32_t length, uint32_t hash) {
  return Intern(chars, length, hash);
}

const AstRawString* AstValueFactory::InternAscii(const char16_t* chars, uint32_t length, uint32_t hash) {
  uint8_t buffer[64];
  uint8_t* narrow = length <= sizeof(buffer) ? buffer : zone_->AllocateArray<uint8_t>(length);
  for (uint32_t i = 0; i < length; ++i) narrow[i] = static_cast<uint8_t>(chars[i]);
  return Intern(narrow, length, hash);
}

const AstRawString* AstValueFactory::GetOneByteString(const uint8_t* chars, uint32_t length) {
  return Intern(chars, length, PolledHashOf(zone_, chars, length));
}

const AstRawString* AstValueFactory::GetTwoByteString(const char16_t* chars, uint32_t length) {
  char16_t all = 0;
  for (uint32_t i = 0; i < length; ++i) {
    zone_->PollAt(i);
    all |= chars[i];
  }
  const uint32_t hash = PolledHashOf(zone_, chars, length);
  if (all > 0xFF) return Intern(chars, length, hash);
  uint8_t buffer[256];
  uint8_t* narrow = length <= sizeof(buffer) ? buffer : zone_->AllocateArray<uint8_t>(length);
  for (uint32_t i = 0; i < length; ++i) {
    zone_->PollAt(i);
    narrow[i] = static_cast<uint8_t>(chars[i]);
  }
  return Intern(narrow, length, hash);
}

const AstRawString* AstValueFactory::Concat(const AstRawString* a, const AstRawString* b) {
  const uint32_t length = a->length() + b->length();
  if (a->is_one_byte() && b->is_one_byte()) {
    uint8_t* chars = zone_->AllocateArray<uint8_t>(length);
    std::memcpy(chars, a->one_byte_data(), a->length());
    std::memcpy(chars + a->length(), b->one_byte_data(), b->length());
    return GetOneByteString(chars, length);
  }
  char16_t* chars = zone_->AllocateArray<char16_t>(length);
  for (uint32_t i = 0; i < a->length(); ++i) chars[i] = a->At(i);
  for (uint32_t i = 0; i < b->length(); ++i) chars[a->length() + i] = b->At(i);
  return GetTwoByteString(chars, length);
}

// ECMA-262 §6.1.6.1.20 Number::toString, radix 10.
const AstRawString* AstValueFactory::NumberToString(double value) {
  char buffer[64];
  if (value != value) return GetString("NaN");
  if (value == 0) return GetString("0");
  if (value > 1.7976931348623157e308) return GetString("Infinity");
  // Literals are never negative.
  char digits[32];
  auto [end, error] = std::to_chars(digits, digits + sizeof(digits), value, std::chars_format::scientific);
  (void)error;
  // d.ddde±xx
  char* out = buffer;
  char significand[24];
  int k = 0;
  char* p = digits;
  for (; p < end && *p != 'e'; ++p) {
    if (*p != '.') significand[k++] = *p;
  }
  int exponent = 0;
  std::from_chars(p[1] == '+' ? p + 2 : p + 1, end, exponent);
  const int n = exponent + 1;
  if (k <= n && n <= 21) {
    for (int i = 0; i < n; ++i) *out++ = i < k ? significand[i] : '0';
  } else if (0 < n && n <= 21) {
    for (int i = 0; i < k; ++i) {
      if (i == n) *out++ = '.';
      *out++ = significand[i];
    }
  } else if (-6 < n && n <= 0) {
    *out++ = '0';
    *out++ = '.';
    for (int i = n; i < 0; ++i) *out++ = '0';
    for (int i = 0; i < k; ++i) *out++ = significand[i];
  } else {
    *out++ = significand[0];
    if (k > 1) *out++ = '.';
    for (int i = 1; i < k; ++i) *out++ = significand[i];
    *out++ = 'e';
    *out++ = n - 1 < 0 ? '-' : '+';
    out = std::to_chars(out, buffer + sizeof(buffer), n - 1 < 0 ? 1 - n : n - 1).ptr;
  }
  return GetOneByteString(reinterpret_cast<uint8_t*>(buffer), static_cast<uint32_t>(out - buffer));
}

}  // namespace v8::internal
