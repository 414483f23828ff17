#include "src/init/builtin-members.h"

namespace v8::internal {

namespace {

using M = BuiltinMember;
constexpr RootIndex kNoSymbol = RootIndex::kCount;

constexpr BuiltinMember kMembers[] = {
#define ID(Implementation) static_cast<int16_t>(Builtin::k##Implementation)
#define SYMBOL(symbol) nullptr, RootIndex::k_##symbol##_symbol
#define BUILTIN_INTERNAL(Implementation)
#define BUILTIN_METHOD(Holder_, key, length, Implementation) \
  {M::kMethod, DONT_ENUM, length, Holder::k##Holder_, ID(Implementation), -1, #key, kNoSymbol, nullptr},
#define BUILTIN_SYMBOL_METHOD(Holder_, symbol, length, Implementation, attributes) \
  {M::kMethod, static_cast<uint8_t>(attributes), length, Holder::k##Holder_, ID(Implementation), -1, SYMBOL(symbol), \
   nullptr},
#define BUILTIN_GETTER(Holder_, key, Implementation) \
  {M::kAccessor, DONT_ENUM, 0, Holder::k##Holder_, ID(Implementation), -1, #key, kNoSymbol, nullptr},
#define BUILTIN_ACCESSOR(Holder_, key, Getter, Setter) \
  {M::kAccessor, DONT_ENUM, 0, Holder::k##Holder_, ID(Getter), ID(Setter), #key, kNoSymbol, nullptr},
#define BUILTIN_SYMBOL_GETTER(Holder_, symbol, Implementation) \
  {M::kAccessor, DONT_ENUM, 0, Holder::k##Holder_, ID(Implementation), -1, SYMBOL(symbol), nullptr},
#define BUILTIN_SYMBOL_ACCESSOR(Holder_, symbol, Getter, Setter) \
  {M::kAccessor, DONT_ENUM, 0, Holder::k##Holder_, ID(Getter), ID(Setter), SYMBOL(symbol), nullptr},
#define BUILTIN_TEXT_GETTER(Holder_, text, Implementation) \
  {M::kAccessor, DONT_ENUM, 0, Holder::k##Holder_, ID(Implementation), -1, text, kNoSymbol, nullptr},
#define BUILTIN_ALIAS(Holder_, key, OtherKey) \
  {M::kAlias, DONT_ENUM, 0, Holder::k##Holder_, -1, -1, #key, kNoSymbol, #OtherKey},
#define BUILTIN_SYMBOL_ALIAS(Holder_, symbol, OtherKey) \
  {M::kAlias, DONT_ENUM, 0, Holder::k##Holder_, -1, -1, SYMBOL(symbol), #OtherKey},
#define BUILTIN_SHARED_METHOD(Holder_, key, Implementation) \
  {M::kSharedMethod, DONT_ENUM, 0, Holder::k##Holder_, ID(Implementation), -1, #key, kNoSymbol, nullptr},
#define BUILTIN_CONSTANT(Holder_, key, value, attributes) \
  {M::kConstant, static_cast<uint8_t>(attributes), 0, Holder::k##Holder_, -1, -1, #key, kNoSymbol, nullptr},
#define BUILTIN_TO_STRING_TAG(Holder_, text) \
  {M::kConstant, READ_ONLY | DONT_ENUM, 0, Holder::k##Holder_, -1, -1, SYMBOL(to_string_tag), text},
#define BUILTIN_FUNCTION_SLOT(Implementation, slot)                                                             \
  {M::kFunctionSlot, 0, 0, Holder::kNull, ID(Implementation), NativeContext::slot##_function_slot, nullptr, kNoSymbol, \
   nullptr},
#include "src/common/builtins.def"
#include "src/common/builtins-undef.h"
#undef ID
#undef SYMBOL
};
constexpr int kMemberCount = static_cast<int>(sizeof(kMembers) / sizeof(kMembers[0]));

constexpr bool IsSameText(const char* a, const char* b) {
  for (; *a == *b; ++a, ++b) {
    if (*a == 0) return true;
  }
  return false;
}

struct LazyMembers {
  bool is_lazy[kMemberCount] = {};
};
constexpr LazyMembers FindLazyMembers() {
  LazyMembers result;
  for (int i = 0; i < kMemberCount; ++i) {
    result.is_lazy[i] = kMembers[i].form == M::kMethod && kMembers[i].holder != Holder::kGlobal;
  }
  for (const BuiltinMember& member : kMembers) {
    const bool names_builtin = member.form == M::kFunctionSlot || member.form == M::kSharedMethod;
    if (!names_builtin && member.form != M::kAlias) continue;
    for (int i = 0; i < kMemberCount; ++i) {
      if (kMembers[i].form != M::kMethod) continue;
      const bool is_meant = names_builtin ? kMembers[i].builtin == member.builtin
                                          : kMembers[i].holder == member.holder && kMembers[i].key != nullptr &&
                                                IsSameText(kMembers[i].key, member.other_key);
      if (is_meant) result.is_lazy[i] = false;
    }
  }
  return result;
}
constexpr LazyMembers kLazyMembers = FindLazyMembers();

struct HolderCounts {
  uint8_t members[kHolderCount] = {};
  uint8_t fields[kHolderCount] = {};
  uint8_t accessors[kHolderCount] = {};
  int16_t first[kHolderCount] = {};
  int16_t last[kHolderCount] = {};
};
constexpr HolderCounts CountMembers() {
  HolderCounts counts;
  for (int i = 0; i < kMemberCount; ++i) {
    if (kMembers[i].form == M::kFunctionSlot) continue;
    const int holder = static_cast<int>(kMembers[i].holder);
    if (counts.members[holder]++ == 0) counts.first[holder] = static_cast<int16_t>(i);
    counts.last[holder] = static_cast<int16_t>(i);
    if (kMembers[i].form == M::kAccessor) {
      ++counts.accessors[holder];
    } else if (!kLazyMembers.is_lazy[i]) {
      ++counts.fields[holder];
    }
  }
  return counts;
}
constexpr HolderCounts kHolderCounts = CountMembers();

constexpr bool kIsPrototype[] = {
    true,   // kNull, nobody's
    false,  // kGlobal
#define CLASS(Holder, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor) false, true,
#define PROTOTYPE(Holder, Parent) true,
#define NAMESPACE(Holder, key) false,
#include "src/common/builtin-holders.def"
};
static_assert(sizeof(kIsPrototype) == kHolderCount);

}  // namespace

int BuiltinMemberCount() { return kMemberCount; }
const BuiltinMember& BuiltinMemberAt(int index) { return kMembers[index]; }
bool IsLazyBuiltinMember(int index) { return kLazyMembers.is_lazy[index]; }
int BuiltinMembersOn(Holder holder) { return kHolderCounts.members[static_cast<int>(holder)]; }
int FirstBuiltinMemberOn(Holder holder) { return kHolderCounts.first[static_cast<int>(holder)]; }
int LastBuiltinMemberOn(Holder holder) { return kHolderCounts.last[static_cast<int>(holder)]; }
int BuiltinFieldsOn(Holder holder) { return kHolderCounts.fields[static_cast<int>(holder)]; }
bool HasBuiltinAccessors(Holder holder) { return kHolderCounts.accessors[static_cast<int>(holder)] != 0; }
bool IsPrototypeHolder(Holder holder) { return kIsPrototype[static_cast<int>(holder)]; }

PropertyAttributes ConstructorAttributes(Holder holder) {
  // %GeneratorFunction.prototype%.constructor and its kin are not writable.
  const bool read_only = holder == Holder::kGeneratorFunction || holder == Holder::kAsyncGeneratorFunction ||
                         holder == Holder::kAsyncFunction;
  return read_only ? READ_ONLY | DONT_ENUM : DONT_ENUM;
}

void BuiltinConstants(Value* values) {
  const Value constants[] = {
#define BUILTIN_INTERNAL(Implementation)
#define BUILTIN_METHOD(Holder, key, length, Implementation) Value(),
#define BUILTIN_SYMBOL_METHOD(Holder, symbol, length, Implementation, attributes) Value(),
#define BUILTIN_GETTER(Holder, key, Implementation) Value(),
#define BUILTIN_ACCESSOR(Holder, key, Getter, Setter) Value(),
#define BUILTIN_SYMBOL_GETTER(Holder, symbol, Implementation) Value(),
#define BUILTIN_SYMBOL_ACCESSOR(Holder, symbol, Getter, Setter) Value(),
#define BUILTIN_TEXT_GETTER(Holder, text, Implementation) Value(),
#define BUILTIN_ALIAS(Holder, key, OtherKey) Value(),
#define BUILTIN_SYMBOL_ALIAS(Holder, symbol, OtherKey) Value(),
#define BUILTIN_SHARED_METHOD(Holder, key, Implementation) Value(),
#define BUILTIN_CONSTANT(Holder, key, value, attributes) Value(value),
#define BUILTIN_TO_STRING_TAG(Holder, text) Value(),
#define BUILTIN_FUNCTION_SLOT(Implementation, slot) Value(),
#include "src/common/builtins.def"
#include "src/common/builtins-undef.h"
  };
  static_assert(sizeof(constants) / sizeof(constants[0]) == kMemberCount);
  for (int i = 0; i < kMemberCount; ++i) values[i] = constants[i];
}

}  // namespace v8::internal
