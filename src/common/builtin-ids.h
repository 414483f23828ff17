#ifndef FLAT8_SRC_COMMON_BUILTIN_IDS_H_
#define FLAT8_SRC_COMMON_BUILTIN_IDS_H_

#include <cstdint>

namespace v8::internal {

// Every builtin function by number: k<Implementation>.
enum class Builtin : int32_t {
#define BUILTIN_FUNCTION(Implementation) k##Implementation,
#include "src/common/builtin-functions.def"
  kCount
};
inline constexpr int kBuiltinCount = static_cast<int>(Builtin::kCount);

}  // namespace v8::internal

#endif  // FLAT8_SRC_COMMON_BUILTIN_IDS_H_
