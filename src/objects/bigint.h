#ifndef FLAT8_SRC_OBJECTS_BIGINT_H_
#define FLAT8_SRC_OBJECTS_BIGINT_H_

#include "src/objects/heap-object.h"

namespace v8::internal {

// An integer of any size: sign and magnitude, 64-bit digits, least significant first, no leading zeros; zero has no
// digits and no sign. Immutable once published.
class BigInt : public HeapObject {
 public:
  static constexpr int kHeaderSize = 16;
  static constexpr uint32_t kMaxLengthBits = 1 << 30;
  static constexpr uint32_t kMaxLength = kMaxLengthBits / 64;
  static int SizeFor(uint32_t digits) { return kHeaderSize + static_cast<int>(digits) * 8; }
  uint32_t length() const { return length_; }
  bool sign() const { return sign_ != 0; }
  bool is_zero() const { return length_ == 0; }
  void Initialize(uint32_t length, bool sign) {
    length_ = length;
    sign_ = sign;
  }
  void set_length(uint32_t length) { length_ = length; }
  uint64_t* digits() { return reinterpret_cast<uint64_t*>(this) + 2; }
  const uint64_t* digits() const { return reinterpret_cast<const uint64_t*>(this) + 2; }

 private:
  uint32_t length_;
  uint32_t sign_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_BIGINT_H_
