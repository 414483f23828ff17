#ifndef FLAT8_SRC_OBJECTS_NAME_H_
#define FLAT8_SRC_OBJECTS_NAME_H_

#include "src/objects/heap-object.h"

namespace v8::internal {

// Strings and symbols: what can be a property key. The word after the header is raw: hash and length.
class Name : public HeapObject {
 public:
  // The hash field: 0 = not computed yet; bit 0 = computed; bit 1 = the text is an array index ("0" … "4294967294").
  static constexpr uint32_t kHashComputed = 1;
  static constexpr uint32_t kIsArrayIndex = 2;
  static constexpr int kHashShift = 2;

  uint32_t raw_hash_field() const { return hash_; }
  void set_raw_hash_field(uint32_t field) { hash_ = field; }
  bool HasHashCode() const { return (hash_ & kHashComputed) != 0; }
  // Of an internalized string or symbol, whose hash is always known.
  uint32_t hash() const {
    DCHECK(HasHashCode());
    return hash_ >> kHashShift;
  }

 protected:
  uint32_t hash_;
  uint32_t length_;
};

class Symbol : public Name {
 public:
  enum Flag : uint32_t {
    kPrivate = 1,        // never seen by script: API privates
    kPrivateName = 2,    // a class's #name: missing ones throw
    kPrivateBrand = 4,
    kWellKnown = 8,
    kInteresting = 16,   // @@toStringTag and such, which maps keep track of
    kInPublicTable = 32  // made by Symbol.for
  };
  bool is_private() const { return (length_ & kPrivate) != 0; }
  bool is_private_name() const { return (length_ & kPrivateName) != 0; }
  bool is_well_known() const { return (length_ & kWellKnown) != 0; }
  bool is_interesting_symbol() const { return (length_ & kInteresting) != 0; }
  bool is_in_public_symbol_table() const { return (length_ & kInPublicTable) != 0; }
  uint32_t flags() const { return length_; }
  void set_flags(uint32_t flags) { length_ = flags; }
  // A String or undefined.
  TAGGED_FIELD(Object, description)
};

// Whether maps keep track of the key.
inline bool IsInterestingKey(Tagged<Name> key) {
  return key->instance_type() == SYMBOL_TYPE && Tagged<Symbol>(key.ptr())->is_interesting_symbol();
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_NAME_H_
