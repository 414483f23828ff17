#ifndef FLAT8_SRC_COMMON_GLOBALS_H_
#define FLAT8_SRC_COMMON_GLOBALS_H_

#include <cstddef>
#include <cstdint>

#include "include/v8-internal.h"
#include "src/base/logging.h"
#include "src/base/macros.h"
#include "src/common/function-kind.h"

// Types, constants and enums that every floor above uses. Names and numeric values follow V8 where V8 has them.
namespace v8 {
namespace base {}
namespace internal {}

// V8 marks accessors of what another thread may have published. One thread at a time is in an isolate: here they are as
// all others.
struct AcquireLoadTag {};
inline constexpr AcquireLoadTag kAcquireLoad{};
}  // namespace v8
namespace i = v8::internal;

namespace v8::internal {

inline constexpr int KB = 1024;
inline constexpr int MB = KB * KB;
inline constexpr int64_t GB = int64_t{KB} * MB;
inline constexpr int kSystemPointerSize = sizeof(void*);
inline constexpr int kTaggedSize = 8;
inline constexpr int kTaggedSizeLog2 = 3;
inline constexpr int kDoubleSize = 8;
inline constexpr int kObjectAlignment = 8;
inline constexpr int kHeapObjectTag = 0;
inline constexpr int kMaxInt = 0x7FFFFFFF;
inline constexpr int kMinInt = -kMaxInt - 1;
inline constexpr uint32_t kMaxUInt32 = 0xFFFFFFFFu;
inline constexpr double kMaxSafeInteger = 9007199254740991.0;
inline constexpr uint32_t kMaxArrayIndex = kMaxUInt32 - 1;

// Strings longer than this are RangeErrors (the limit of 64-bit V8).
inline constexpr uint32_t kMaxStringLength = (1u << 29) - 24;

enum class AllocationType : uint8_t {
  kYoung, kOld, kCode, kMap, kReadOnly, kSharedOld, kSharedMap, kSharedTrusted, kTrusted
};
enum class AllocationOrigin : uint8_t { kGeneratedCode, kRuntime, kGC };
enum AllocationAlignment : uint8_t { kTaggedAligned, kDoubleAligned, kDoubleUnaligned };
enum AllocationSpace : uint8_t {
  RO_SPACE, NEW_SPACE, OLD_SPACE, MAP_SPACE, CODE_SPACE, NEW_LO_SPACE, LO_SPACE, CODE_LO_SPACE, kSpaceCount,
  FIRST_GROWABLE_PAGED_SPACE = OLD_SPACE,
  LAST_GROWABLE_PAGED_SPACE = CODE_SPACE
};

enum class AdaptArguments { kYes, kNo };
inline constexpr AdaptArguments kAdapt = AdaptArguments::kYes;
inline constexpr AdaptArguments kDontAdapt = AdaptArguments::kNo;

// Attributes of a property; the values equal v8::PropertyAttribute.
enum PropertyAttributes : uint8_t {
  NONE = 0,
  READ_ONLY = 1,
  DONT_ENUM = 2,
  DONT_DELETE = 4,
  ALL_ATTRIBUTES_MASK = 7,
  SEALED = DONT_DELETE,
  FROZEN = SEALED | READ_ONLY,
  ABSENT = 64  // returned by attribute queries only, never stored
};
constexpr PropertyAttributes operator|(PropertyAttributes a, PropertyAttributes b) {
  return static_cast<PropertyAttributes>(static_cast<uint8_t>(a) | static_cast<uint8_t>(b));
}
constexpr PropertyAttributes operator&(PropertyAttributes a, PropertyAttributes b) {
  return static_cast<PropertyAttributes>(static_cast<uint8_t>(a) & static_cast<uint8_t>(b));
}

// Bits to combine in a key filter; the values equal v8::PropertyFilter.
enum PropertyFilter : uint8_t {
  ALL_PROPERTIES = 0,
  ONLY_WRITABLE = 1,
  ONLY_ENUMERABLE = 2,
  ONLY_CONFIGURABLE = 4,
  SKIP_STRINGS = 8,
  SKIP_SYMBOLS = 16,
  SKIP_INDICES = 32,
  ENUMERABLE_STRINGS = ONLY_ENUMERABLE | SKIP_SYMBOLS
};

// How an object stores its indexed properties. Lives in the object's header, not in its map.
enum ElementsKind : uint8_t {
  PACKED_SMI_ELEMENTS,    // FixedArray of int32 values
  HOLEY_SMI_ELEMENTS,
  PACKED_DOUBLE_ELEMENTS, // FixedDoubleArray of raw doubles
  HOLEY_DOUBLE_ELEMENTS,
  PACKED_ELEMENTS,        // FixedArray of any values
  HOLEY_ELEMENTS,
  DICTIONARY_ELEMENTS,    // NumberDictionary
  SLOPPY_ARGUMENTS_ELEMENTS,  // FixedArray with the_hole for entries that are mapped to a context
  STRING_WRAPPER_ELEMENTS,    // characters of the wrapped string first, then a NumberDictionary or nothing
  UINT8_ELEMENTS,         // typed arrays, in the order of ExternalArrayType
  INT8_ELEMENTS,
  UINT16_ELEMENTS,
  INT16_ELEMENTS,
  UINT32_ELEMENTS,
  INT32_ELEMENTS,
  BIGUINT64_ELEMENTS,
  BIGINT64_ELEMENTS,
  UINT8_CLAMPED_ELEMENTS,
  FLOAT16_ELEMENTS,
  FLOAT32_ELEMENTS,
  FLOAT64_ELEMENTS,
  FIRST_TYPED_ELEMENTS = UINT8_ELEMENTS,
  LAST_TYPED_ELEMENTS = FLOAT64_ELEMENTS,
};
constexpr bool IsSmiElementsKind(ElementsKind kind) { return kind <= HOLEY_SMI_ELEMENTS; }
constexpr bool IsDoubleElementsKind(ElementsKind kind) {
  return kind == PACKED_DOUBLE_ELEMENTS || kind == HOLEY_DOUBLE_ELEMENTS;
}
constexpr bool IsObjectElementsKind(ElementsKind kind) { return kind == PACKED_ELEMENTS || kind == HOLEY_ELEMENTS; }
constexpr bool IsFastElementsKind(ElementsKind kind) { return kind <= HOLEY_ELEMENTS; }
constexpr bool IsHoleyElementsKind(ElementsKind kind) { return kind <= HOLEY_ELEMENTS && (kind & 1) != 0; }
constexpr bool IsTypedArrayElementsKind(ElementsKind kind) {
  return kind >= FIRST_TYPED_ELEMENTS && kind <= LAST_TYPED_ELEMENTS;
}
constexpr bool IsBigIntTypedArrayElementsKind(ElementsKind kind) {
  return kind == BIGUINT64_ELEMENTS || kind == BIGINT64_ELEMENTS;
}
constexpr bool IsFloatTypedArrayElementsKind(ElementsKind kind) {
  return kind >= FLOAT16_ELEMENTS && kind <= FLOAT64_ELEMENTS;
}
constexpr ElementsKind GetHoleyElementsKind(ElementsKind kind) {
  return kind <= HOLEY_ELEMENTS ? static_cast<ElementsKind>(kind | 1) : kind;
}

enum ExternalArrayType {
  kExternalInt8Array = 1,
  kExternalUint8Array,
  kExternalInt16Array,
  kExternalUint16Array,
  kExternalInt32Array,
  kExternalUint32Array,
  kExternalFloat16Array,
  kExternalFloat32Array,
  kExternalFloat64Array,
  kExternalUint8ClampedArray,
  kExternalBigInt64Array,
  kExternalBigUint64Array
};

// What a failing [[Set]], [[Delete]] or [[DefineOwnProperty]] does: nothing (the result says false), or a TypeError.
enum class ShouldThrow : bool { kDontThrow, kThrow };
inline constexpr ShouldThrow kThrowOnError = ShouldThrow::kThrow;
inline constexpr ShouldThrow kDontThrow = ShouldThrow::kDontThrow;

enum class InitializedFlag : uint8_t { kUninitialized, kZeroInitialized };
enum class SharedFlag : uint8_t { kNotShared, kShared };
enum class ResizableFlag : uint8_t { kNotResizable, kResizable };

constexpr bool IsAligned(uint64_t value, uint64_t alignment) { return (value & (alignment - 1)) == 0; }
inline constexpr int kDoubleAlignment = 8;
#define OBJECT_POINTER_ALIGN(value) \
  (((value) + ::v8::internal::kObjectAlignment - 1) & ~(::v8::internal::kObjectAlignment - 1))
// Whether an aligned pointer of the embedder's can be kept in an internal field.
#define HAS_SMI_TAG(value) (((value) & 1) == 0)
#define FUNCTION_ADDR(function) (reinterpret_cast<::v8::internal::Address>(function))

// V8's build options as values: pointers are whole words, nothing is caged in a sandbox, isolates share no heap.
#define V8_ENABLE_SANDBOX_BOOL false
#define COMPRESS_POINTERS_BOOL false
#define COMPRESS_POINTERS_IN_SHARED_CAGE_BOOL false
#define COMPRESS_POINTERS_IN_MULTIPLE_CAGES_BOOL false
#define V8_CAN_CREATE_SHARED_HEAP_BOOL false
#define V8_DICT_MODE_PROTOTYPES_BOOL false
#define V8_STATIC_ROOTS_BOOL false
#define V8_ENABLE_WEBASSEMBLY_BOOL false
#ifndef DEBUG_BOOL
#define DEBUG_BOOL (FLAT8_DEBUG_CHECKS != 0)
#endif

inline constexpr bool SmiValuesAre31Bits() { return false; }
inline constexpr bool SmiValuesAre32Bits() { return true; }

class Isolate;
class Heap;

}  // namespace v8::internal

#endif  // FLAT8_SRC_COMMON_GLOBALS_H_
