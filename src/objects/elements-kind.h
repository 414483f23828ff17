#ifndef FLAT8_SRC_OBJECTS_ELEMENTS_KIND_H_
#define FLAT8_SRC_OBJECTS_ELEMENTS_KIND_H_

#include "src/common/globals.h"

// Kinds of elements are in common/globals.h. The list of the typed arrays' is V8's, for tests: V(Type, type, TYPE, C
// type).
namespace v8::internal {

#define TYPED_ARRAYS(V)                                  \
  V(Uint8, uint8, UINT8, uint8_t)                        \
  V(Int8, int8, INT8, int8_t)                            \
  V(Uint16, uint16, UINT16, uint16_t)                    \
  V(Int16, int16, INT16, int16_t)                        \
  V(Uint32, uint32, UINT32, uint32_t)                    \
  V(Int32, int32, INT32, int32_t)                        \
  V(BigUint64, biguint64, BIGUINT64, uint64_t)           \
  V(BigInt64, bigint64, BIGINT64, int64_t)               \
  V(Uint8Clamped, uint8_clamped, UINT8_CLAMPED, uint8_t) \
  V(Float16, float16, FLOAT16, uint16_t)                 \
  V(Float32, float32, FLOAT32, float)                    \
  V(Float64, float64, FLOAT64, double)

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_ELEMENTS_KIND_H_
