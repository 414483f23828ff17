#ifndef FLAT8_SRC_INIT_BUILTIN_MEMBERS_H_
#define FLAT8_SRC_INIT_BUILTIN_MEMBERS_H_

#include "src/common/builtin-ids.h"
#include "src/objects/objects.h"
#include "src/roots/roots.h"

// The lists of builtins.def as data. What all realms of the process share of them lies in the read-only roots: the
// SharedFunctionInfos (builtin_shared_infos, by Builtin), for each member its key and its constant or lazy method
// (builtin_members, two words each), and the descriptors of the objects on which the members put nothing that is a
// realm's own (builtin_descriptors, by Holder). A realm makes the objects, fills in their fields, and adds the rest.
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
// Whether the member is a method that is made when somebody asks for it (runtime/properties/lazy-methods.h): no realm has
// another name or a slot for it.
bool IsLazyBuiltinMember(int index);
// How many properties the members put on `holder`, and how many of them have fields from the beginning.
int BuiltinMembersOn(Holder holder);
int BuiltinFieldsOn(Holder holder);
// The first and the last of those members, where there is any; others may lie between them.
int FirstBuiltinMemberOn(Holder holder);
int LastBuiltinMemberOn(Holder holder);
// Whether the members put accessors with functions on it.
bool HasBuiltinAccessors(Holder holder);
// Whether other objects inherit from it: constructors' functions and namespaces are used by themselves.
bool IsPrototypeHolder(Holder holder);

// Of the `constructor` that the prototype of the class `holder` has.
PropertyAttributes ConstructorAttributes(Holder holder);

// The values of the constants without text of their own, by index; empty words for other members. They are the same for
// all isolates. The read-only names must exist.
void BuiltinConstants(Value* values);

}  // namespace v8::internal

#endif  // FLAT8_SRC_INIT_BUILTIN_MEMBERS_H_
