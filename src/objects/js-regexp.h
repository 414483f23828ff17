#ifndef FLAT8_SRC_OBJECTS_JS_REGEXP_H_
#define FLAT8_SRC_OBJECTS_JS_REGEXP_H_

#include "src/objects/js-objects.h"
#include "src/objects/string.h"

namespace v8::internal {

class RegExpProgram;

// A compiled pattern, shared by all regexps of the same source and flags through the isolate's cache.
class RegExpData : public HeapObject {
 public:
  TAGGED_FIELD(String, source)
  INT_FIELD(flags)
  // Owned; freed when this object dies. Null in what comes from a start-up snapshot, until it is run.
  RAW_POINTER_FIELD(RegExpProgram, program)
  INT_FIELD(capture_count)  // groups without the whole match
  // FixedArray of (name, FixedArray/int of indices) pairs in order of definition, or undefined.
  TAGGED_FIELD(Object, capture_name_map)

  // V8's names, for tests. One program serves subjects of either width.
  bool has_latin1_bytecode() const { return program() != nullptr; }
  bool has_uc16_bytecode() const { return program() != nullptr; }
};
using IrRegExpData = RegExpData;

class JSRegExp : public JSObject {
  static constexpr int kIsOfSubclass = 1 << 16;

 public:
  enum Flag : int {
    kNone = 0, kGlobal = 1, kIgnoreCase = 2, kMultiline = 4, kSticky = 8, kUnicode = 16, kDotAll = 32,
    kLinear = 64, kHasIndices = 128, kUnicodeSets = 256
  };
  TAGGED_FIELD(Object, data)  // RegExpData, or undefined before initialisation
  TAGGED_FIELD(Object, source)  // escaped source
  INT_FIELD(flag_bits)
  Tagged<RegExpData> data(Isolate*) const { return UncheckedCast<RegExpData>(data()); }  // V8's form, for tests
  int flags() const { return flag_bits() & (kIsOfSubclass - 1); }
  // Made for a `new.target` that is not RegExp itself.
  bool is_of_subclass() const { return (flag_bits() & kIsOfSubclass) != 0; }
  void set_flags(int flags, bool is_of_subclass) { set_flag_bits(is_of_subclass ? flags | kIsOfSubclass : flags); }
  // lastIndex is the first in-object property of every JSRegExp map.
  TAGGED_FIELD(Object, last_index)
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_JS_REGEXP_H_
