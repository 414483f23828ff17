#ifndef FLAT8_SRC_COMMON_BUILTIN_IDS_H_
#define FLAT8_SRC_COMMON_BUILTIN_IDS_H_

#include <cstdint>

namespace v8::internal {

// Every builtin function by number: k<Implementation>.
enum class Builtin : int32_t {
#define CLASS(Holder, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor) \
  k##Implementation,
#define HIDDEN_CLASS CLASS
#define PROTOTYPE(Holder, Parent)
#define NAMESPACE(Holder, key)
#define HOLDER_SLOT(Holder, slot)
#include "src/common/builtin-holders.def"
#undef CLASS
#undef HIDDEN_CLASS
#undef PROTOTYPE
#undef NAMESPACE
#undef HOLDER_SLOT
#define BUILTIN_INTERNAL(Implementation) k##Implementation,
#define BUILTIN_METHOD(Holder, key, length, Implementation) k##Implementation,
#define BUILTIN_SYMBOL_METHOD(Holder, symbol, length, Implementation, attributes) k##Implementation,
#define BUILTIN_GETTER(Holder, key, Implementation) k##Implementation,
#define BUILTIN_ACCESSOR(Holder, key, Getter, Setter) k##Getter, k##Setter,
#define BUILTIN_SYMBOL_GETTER(Holder, symbol, Implementation) k##Implementation,
#define BUILTIN_SYMBOL_ACCESSOR(Holder, symbol, Getter, Setter) k##Getter, k##Setter,
#define BUILTIN_TEXT_ACCESSOR(Holder, text, Getter, Setter) k##Getter, k##Setter,
#define BUILTIN_ALIAS(Holder, key, OtherKey)
#define BUILTIN_SHARED_METHOD(Holder, key, Implementation)
#define BUILTIN_SYMBOL_ALIAS(Holder, symbol, OtherKey)
#define BUILTIN_CONSTANT(Holder, key, value, attributes)
#define BUILTIN_TO_STRING_TAG(Holder, text)
#define BUILTIN_FUNCTION_SLOT(Implementation, slot)
#include "src/common/builtins.def"
#include "src/common/builtins-undef.h"
  kCount
};
inline constexpr int kBuiltinCount = static_cast<int>(Builtin::kCount);

}  // namespace v8::internal

#endif  // FLAT8_SRC_COMMON_BUILTIN_IDS_H_
