#ifndef FLAT8_SRC_INIT_BUILTIN_MEMBERS_H_
#define FLAT8_SRC_INIT_BUILTIN_MEMBERS_H_

#include "src/common/builtin-ids.h"
#include "src/objects/objects.h"
#include "src/roots/roots.h"

// The lists of builtins.def as data. What all realms of the process share of them lies in the read-only roots: the
// SharedFunctionInfos (builtin_shared_infos, by Builtin) and, for each member, its key and its constant
// (builtin_members, two words each). A realm adds the functions and puts them in.
namespace v8::internal {

// The objects that builtins are installed on.
enum class Holder : int16_t {
  kNull,
  kGlobal,
#define CLASS(Holder, key, length, Implementation, TYPE, CppClass, slot, ParentPrototype, ParentConstructor) \
  k##Holder, k##Holder##Prototype,
#define PROTOTYPE(Holder, Parent) k##Holder,
#define NAMESPACE(Holder, key) k##Holder,
#include "src/common/builtin-holders.def"
  kCount
};
inline constexpr int kHolderCount = static_cast<int>(Holder::kCount);

struct BuiltinMember {
  enum Form : uint8_t {
    kMethod,        // `builtin` under the key
    kAccessor,      // getter `builtin`, setter `other` unless -1
    kAlias,         // the function that the same holder has under the key `other_key`
    kSharedMethod,  // the function of `builtin`, installed before
    kConstant,      // the word beside the key in builtin_members; made from the text `other_key` when there is one
    kFunctionSlot   // no property: the function of `builtin` goes into native context slot `other`
  };
  Form form;
  uint8_t attributes;
  uint8_t length;
  Holder holder;
  int16_t builtin;
  int16_t other;
  const char* key;    // null for symbols
  RootIndex symbol;
  const char* other_key;
};

// All members in the order of builtins.def, from one table of the program.
int BuiltinMemberCount();
const BuiltinMember& BuiltinMemberAt(int index);
// How many properties the members put on `holder`.
int BuiltinMembersOn(Holder holder);

// The values of the constants without text of their own, by index; empty words for other members. They are the same for
// all isolates. The read-only names must exist.
void BuiltinConstants(Value* values);

}  // namespace v8::internal

#endif  // FLAT8_SRC_INIT_BUILTIN_MEMBERS_H_
