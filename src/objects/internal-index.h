#ifndef FLAT8_SRC_OBJECTS_INTERNAL_INDEX_H_
#define FLAT8_SRC_OBJECTS_INTERNAL_INDEX_H_

#include <cstddef>
#include <cstdint>

#include "src/base/logging.h"

// What V8's searches of tables return: an entry, or that there is none. For tests; the engine has ints and kNotFound.
namespace v8::internal {

class InternalIndex {
 public:
  constexpr explicit InternalIndex(size_t raw) : raw_(raw) {}
  static constexpr InternalIndex NotFound() { return InternalIndex(kNotFound); }

  bool is_found() const { return raw_ != kNotFound; }
  bool is_not_found() const { return raw_ == kNotFound; }
  size_t raw_value() const { return raw_; }
  uint32_t as_uint32() const { return static_cast<uint32_t>(as_int()); }
  int as_int() const {
    CHECK(is_found());
    return static_cast<int>(raw_);
  }
  bool operator==(const InternalIndex& other) const = default;

 private:
  static constexpr size_t kNotFound = SIZE_MAX;
  size_t raw_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_INTERNAL_INDEX_H_
