#ifndef FLAT8_SRC_OBJECTS_STRING_VOCABULARY_H_
#define FLAT8_SRC_OBJECTS_STRING_VOCABULARY_H_

#include <vector>

#include "src/objects/string.h"

// V8's ways to look at strings, for tests; the engine's own are members of String. Defined in
// test/cctest/string-vocabulary.cc.
namespace v8::internal {

// The representation.
class StringShape {
 public:
  explicit StringShape(Tagged<String> string) : string_(string) {}
  bool IsCons() const { return string_->IsCons(); }
  bool IsSliced() const { return string_->IsSliced(); }
  bool IsThin() const { return string_->IsThin(); }
  bool IsSequential() const { return string_->IsSequential(); }
  bool IsExternal() const { return string_->IsExternal(); }
  bool IsInternalized() const { return string_->IsInternalized(); }
  bool IsUncachedExternal() const { return IsExternal() && Cast<ExternalString>(string_)->is_uncached(); }

 private:
  Tagged<String> string_;
};

// What a cons string is made of, in order: its parts that are no cons strings and not empty.
class ConsStringIterator {
 public:
  // Begins with the part that has the character at `offset`.
  explicit ConsStringIterator(Tagged<String> string, int offset = 0)
      : rest_{string}, offset_(static_cast<uint32_t>(offset)) {}
  // Empty behind the last. `offset_out` gets where in the part to begin: 0 but for the first.
  Tagged<String> Next(int* offset_out);

 private:
  // The parts that are still to come, the last first.
  std::vector<Tagged<String>> rest_;
  uint32_t offset_;
};

// The code units of a string in order, of any representation, without flattening it. Good until the next allocation in
// the heap.
class StringCharacterStream {
 public:
  explicit StringCharacterStream(Tagged<String> string, int offset = 0) : parts_(string, offset) { NextPart(); }
  bool HasMore() const { return position_ < segment_.length(); }
  uint16_t GetNext();

 private:
  void NextPart();

  ConsStringIterator parts_;
  String::FlatContent segment_{static_cast<const uint8_t*>(nullptr), 0};
  uint32_t position_ = 0;
};

// What StringTable::TryStringToIndexOrLookupExisting gives besides strings and indices.
enum ResultSentinel { kNotFound = -1, kUnsupported = -2 };

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_STRING_VOCABULARY_H_
