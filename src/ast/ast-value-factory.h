#ifndef FLAT8_SRC_AST_AST_VALUE_FACTORY_H_
#define FLAT8_SRC_AST_AST_VALUE_FACTORY_H_

#include <cstdint>
#include <cstring>

#include "src/ast/ast-fwd.h"
#include "src/base/macros.h"
#include "src/base/vector.h"

namespace v8::internal {

// A string of the source, interned in its AstValueFactory: equal strings are the same pointer. One byte a character
// exactly when every character is Latin-1, whatever the source was.
class AstRawString {
 public:
  bool is_one_byte() const { return is_one_byte_; }
  bool empty() const { return length_ == 0; }
  uint32_t length() const { return length_; }
  uint32_t hash() const { return hash_; }
  const uint8_t* one_byte_data() const { return static_cast<const uint8_t*>(data_); }
  const char16_t* two_byte_data() const { return static_cast<const char16_t*>(data_); }
  char16_t At(uint32_t i) const { return is_one_byte_ ? one_byte_data()[i] : two_byte_data()[i]; }

  // Whether the string is a canonical array index, 0 … 2^32 - 2.
  bool AsArrayIndex(uint32_t* index) const;
  bool IsArrayIndex() const {
    uint32_t index;
    return AsArrayIndex(&index);
  }
  bool EqualsAscii(const char* text) const;

 private:
  friend class AstValueFactory;
  friend class Scope;  // mark_
  AstRawString() = default;

  const void* data_;
  AstRawString* next_in_bucket_;
  uint32_t length_;
  uint32_t hash_;
  mutable uint32_t mark_ = 0;  // Scratch of one walk over names; see Scope::MoveFreeNamesOutward.
  bool is_one_byte_;
};

// Well-known names, each a member `name_string()` of the factory. The ones with a period cannot be spelled in source.
#define FLAT8_AST_STRING_LIST(V)                          \
  V(empty, "")                                            \
  V(anonymous, "anonymous")                               \
  V(arguments, "arguments")                               \
  V(async, "async")                                       \
  V(await, "await")                                       \
  V(constructor, "constructor")                           \
  V(private_constructor, "#constructor")                  \
  V(default, "default")                                   \
  V(done, "done")                                         \
  V(eval, "eval")                                         \
  V(get_space, "get ")                                    \
  V(length, "length")                                     \
  V(let, "let")                                           \
  V(name, "name")                                         \
  V(new_target, ".new.target")                            \
  V(proto, "__proto__")                                   \
  V(prototype, "prototype")                               \
  V(return, "return")                                     \
  V(set_space, "set ")                                    \
  V(this, "this")                                         \
  V(throw, "throw")                                       \
  V(undefined, "undefined")                               \
  V(use_strict, "use strict")                             \
  V(use_asm, "use asm")                                   \
  V(value, "value")                                       \
  V(dot_default, ".default")                              \
  V(defer, "defer")                                       \
  V(source, "source")                                     \
  V(dot_home_object, ".home_object")                      \
  V(dot_static_home_object, ".static_home_object")        \
  V(dot_this_function, ".this_function")                  \
  V(dot_brand, ".brand")                                  \
  V(dot_static_brand, ".static_brand")                    \
  V(fields_initializer, "<instance_members_initializer>") \
  V(static_initializer, "<static_initializer>")

// Interns the strings of one compilation (or of several over the same zone).
class AstValueFactory {
 public:
  explicit AstValueFactory(Zone* zone);
  AstValueFactory(const AstValueFactory&) = delete;
  AstValueFactory& operator=(const AstValueFactory&) = delete;

  // Makes the well-known names; before anything else, inside of an entry function: it may throw CompileAbort.
  void Initialize();
  Zone* zone() const { return zone_; }
  // A fresh value for AstRawString::mark_, also leaving the next one unused.
  uint32_t NextMark() { return next_mark_ += 2; }

  const AstRawString* GetOneByteString(const uint8_t* chars, uint32_t length);
  // Narrows to one byte when every character fits.
  const AstRawString* GetTwoByteString(const char16_t* chars, uint32_t length);
  const AstRawString* GetString(const char* ascii) {
    return GetOneByteString(reinterpret_cast<const uint8_t*>(ascii), static_cast<uint32_t>(std::strlen(ascii)));
  }
  // Concatenations.
  const AstRawString* Concat(const AstRawString* a, const AstRawString* b);
  const AstRawString* Concat(const AstRawString* a, const char* ascii, const AstRawString* b) {
    return Concat(Concat(a, GetString(ascii)), b);
  }
  // Number::toString, for numeric property keys as names.
  const AstRawString* NumberToString(double value);

  // For the scanner: `hash` is HashOf(chars); all of them ASCII.
  const AstRawString* InternAscii(const uint8_t* chars, uint32_t length, uint32_t hash);
  const AstRawString* InternAscii(const char16_t* chars, uint32_t length, uint32_t hash);

  static constexpr uint32_t kHashSeed = 0x9E3779B9u;
  static constexpr uint32_t AddToHash(uint32_t hash, uint32_t c) { return (hash ^ c) * 0x01000193u; }
  static constexpr uint32_t FinishHash(uint32_t hash) { return hash ^ (hash >> 15); }
  // The same for equal characters of either width.
  template <typename Char>
  static constexpr uint32_t HashOf(const Char* chars, uint32_t length) {
    uint32_t hash = kHashSeed;
    for (uint32_t i = 0; i < length; ++i) hash = AddToHash(hash, chars[i]);
    return FinishHash(hash);
  }

#define V(name, text) \
  const AstRawString* name##_string() const { return &well_known_[k_##name]; }
  FLAT8_AST_STRING_LIST(V)
#undef V

 private:
  enum WellKnown {
#define V(name, text) k_##name,
    FLAT8_AST_STRING_LIST(V)
#undef V
        kWellKnownCount
  };
  template <typename Char>
  const AstRawString* Intern(const Char* chars, uint32_t length, uint32_t hash);
  void Grow();
  void Insert(AstRawString* string);

  Zone* zone_;
  AstRawString** buckets_ = nullptr;
  uint32_t bucket_count_ = 0;
  uint32_t next_mark_ = 0;
  uint32_t count_ = 0;
  AstRawString* well_known_ = nullptr;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_AST_VALUE_FACTORY_H_
