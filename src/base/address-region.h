#ifndef FLAT8_SRC_BASE_ADDRESS_REGION_H_
#define FLAT8_SRC_BASE_ADDRESS_REGION_H_

#include <cstddef>
#include <cstdint>

namespace v8::base {

// A range of addresses, for V8's tests.
class AddressRegion {
 public:
  using Address = uintptr_t;
  constexpr AddressRegion() = default;
  constexpr AddressRegion(Address begin, size_t size) : begin_(begin), size_(size) {}

  constexpr Address begin() const { return begin_; }
  constexpr Address end() const { return begin_ + size_; }
  constexpr size_t size() const { return size_; }
  constexpr bool is_empty() const { return size_ == 0; }
  constexpr bool contains(Address address) const { return address - begin_ < size_; }
  constexpr bool operator==(const AddressRegion& other) const { return begin_ == other.begin_ && size_ == other.size_; }

 private:
  Address begin_ = 0;
  size_t size_ = 0;
};

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_ADDRESS_REGION_H_
