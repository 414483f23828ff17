#ifndef FLAT8_SRC_OBJECTS_OBJECTS_INL_H_
#define FLAT8_SRC_OBJECTS_OBJECTS_INL_H_

#include "src/objects/elements-kind.h"
#include "src/objects/objects.h"
#include "src/objects/string-table.h"
#include "src/objects/string-vocabulary.h"
#include "src/roots/roots.h"

// All object layouts and, for V8's tests, which of our types are V8's.
namespace v8::internal {

// A Tagged of a class shows the object itself.
inline constexpr bool kTaggedCanConvertToRawObjects = true;

inline bool IsHeapObject(Value value) { return value.IsHeapObjectWord(); }
// Doubles are no cells here; as in V8, an integral number within the range of ints is a Smi.
inline bool IsHeapNumber(Value value) { return value.IsDouble(); }
inline bool IsBoolean(Value value) { return value.IsBoolean(); }
inline bool IsBoolean(Value value, Isolate*) { return value.IsBoolean(); }
inline bool IsOddball(Value value) { return value.IsNullOrUndefined() || value.IsBoolean(); }
inline bool IsTheHole(Value value, Isolate* = nullptr) { return value.IsTheHole(); }
inline bool IsUndefined(Value value) { return value.IsUndefined(); }
inline bool IsNull(Value value) { return value.IsNull(); }
inline bool IsNullOrUndefined(Value value, Isolate* = nullptr) { return value.IsNullOrUndefined(); }

#define STRING_PREDICATE(Name, condition)                                  \
  inline bool Name(Value value) {                                          \
    if (!IsString(value)) return false;                                    \
    const String* const string = Tagged<String>(value.ptr()).operator->(); \
    return condition;                                                      \
  }
STRING_PREDICATE(IsConsString, string->IsCons())
STRING_PREDICATE(IsSlicedString, string->IsSliced())
STRING_PREDICATE(IsThinString, string->IsThin())
STRING_PREDICATE(IsExternalString, string->IsExternal())
STRING_PREDICATE(IsExternalOneByteString, string->IsExternal() && string->IsOneByteRepresentation())
STRING_PREDICATE(IsExternalTwoByteString, string->IsExternal() && string->IsTwoByteRepresentation())
STRING_PREDICATE(IsSeqString, string->IsSequential())
STRING_PREDICATE(IsSeqOneByteString, string->IsSequential() && string->IsOneByteRepresentation())
STRING_PREDICATE(IsSeqTwoByteString, string->IsSequential() && string->IsTwoByteRepresentation())
STRING_PREDICATE(IsFlatString, string->IsFlat())
#undef STRING_PREDICATE

inline bool IsFreeSpace(Value value) { return HasInstanceType(value, FREE_SPACE_TYPE); }
template <typename CageBase>
bool IsFreeSpace(Value value, CageBase) {
  return IsFreeSpace(value);
}
inline bool IsFreeSpaceOrFiller(Value value) {
  return HasInstanceType(value, FREE_SPACE_TYPE) || HasInstanceType(value, FILLER_TYPE);
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_OBJECTS_INL_H_
