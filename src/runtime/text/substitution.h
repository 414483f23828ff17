#ifndef FLAT8_SRC_RUNTIME_TEXT_SUBSTITUTION_H_
#define FLAT8_SRC_RUNTIME_TEXT_SUBSTITUTION_H_

#include "src/runtime/text/string-builder.h"

namespace v8::internal {

// Where the replacement templates of `replace` get the parts of a match from.
class SubstitutionSource {
 public:
  // `captures` counts the groups without the whole match; `has_names`: whether $< means anything.
  SubstitutionSource(int captures, bool has_names) : captures_(captures), has_names_(has_names) {}
  int captures() const { return captures_; }
  bool has_names() const { return has_names_; }
  virtual Result<void> AppendMatched(StringBuilder* builder) = 0;
  // `index` from 1; nothing for groups that took no part.
  virtual Result<void> AppendCapture(StringBuilder* builder, int index) = 0;
  virtual Result<void> AppendNamed(StringBuilder* builder, Tagged<String> name) = 0;

 protected:
  ~SubstitutionSource() = default;

 private:
  const int captures_;
  const bool has_names_;
};

// ECMA-262 §22.1.3.19.1 GetSubstitution: appends the expansion of `replacement` (flat) for a match of `matched_length`
// units at `position` of `subject`.
Result<void> AppendSubstitution(Isolate* isolate, StringBuilder* builder, Tagged<String> replacement,
                                Tagged<String> subject, uint32_t position, uint32_t matched_length,
                                SubstitutionSource* source);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_TEXT_SUBSTITUTION_H_
