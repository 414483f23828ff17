#ifndef FLAT8_SRC_ROOTS_ROOTS_H_
#define FLAT8_SRC_ROOTS_ROOTS_H_

#include "src/objects/objects.h"

// Objects that every isolate of the process shares: the maps of internal types, the names the engine uses, empty
// containers. They never move or die and may be read without an isolate: `ReadOnlyRoots::length_string()`.
namespace v8::internal {

enum class RootIndex : uint16_t {
#define READ_ONLY_MAP(name, TYPE, size) k_##name,
#define READ_ONLY_ROOT(Type, name) k_##name,
#include "src/common/roots.def"
#undef READ_ONLY_MAP
#undef READ_ONLY_ROOT
#define ROOT_STRING(name, text) k_##name,
#define ROOT_SYMBOL(name, text, flags) k_##name,
#include "src/common/root-names.def"
#undef ROOT_STRING
#undef ROOT_SYMBOL
  kCount
};

extern uint64_t g_read_only_roots[static_cast<int>(RootIndex::kCount)];

class ReadOnlyRoots {
 public:
  ReadOnlyRoots() = default;
  explicit ReadOnlyRoots(Isolate*) {}
  explicit ReadOnlyRoots(Heap*) {}

  // Not roots, as they are immediates: V8's names, for tests. To V8 all of them are heap objects; of undefined, that is
  // needed as a static type.
  static Tagged<Oddball> undefined_value() { return Tagged<Oddball>(Undefined().ptr()); }
  static Value null_value() { return Null(); }
  static Value true_value() { return True(); }
  static Value false_value() { return False(); }
  static Value the_hole_value() { return TheHole(); }

#define ROOT_ACCESSOR(Type, name) \
  static V8_INLINE Tagged<Type> name() { return Tagged<Type>(g_read_only_roots[static_cast<int>(RootIndex::k_##name)]); }
#define READ_ONLY_MAP(name, TYPE, size) ROOT_ACCESSOR(Map, name)
#define READ_ONLY_ROOT(Type, name) ROOT_ACCESSOR(Type, name)
#include "src/common/roots.def"
#undef READ_ONLY_MAP
#undef READ_ONLY_ROOT
#define ROOT_STRING(name, text) ROOT_ACCESSOR(String, name)
#define ROOT_SYMBOL(name, text, flags) ROOT_ACCESSOR(Symbol, name)
#include "src/common/root-names.def"
#undef ROOT_STRING
#undef ROOT_SYMBOL
#undef ROOT_ACCESSOR

  static Tagged<String> SingleCharacterString(uint8_t character) {
    return Tagged<String>(single_character_strings()->get(character).ptr());
  }
  static Tagged<String> boolean_string(bool value) { return value ? true_string() : false_string(); }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_ROOTS_ROOTS_H_
