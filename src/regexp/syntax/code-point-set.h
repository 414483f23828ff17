#ifndef FLAT8_SRC_REGEXP_SYNTAX_CODE_POINT_SET_H_
#define FLAT8_SRC_REGEXP_SYNTAX_CODE_POINT_SET_H_

#include "src/strings/unicode.h"
#include "src/zone/zone-containers.h"

namespace v8::internal {

// A set of code points in a zone: ranges, in canonical form (sorted, neither overlapping nor touching) after Normalize()
// and every operation but Add().
class CodePointSet {
 public:
  explicit CodePointSet(Zone* zone) : ranges_(zone) {}

  void Add(uint32_t from, uint32_t to) { ranges_.push_back({from, to}); }
  void Add(uint32_t c) { Add(c, c); }
  void AddSet(const CodePointSet& other);
  void Normalize();

  // The following ask for canonical form.
  bool Contains(uint32_t c) const;
  void Invert();
  void Intersect(const CodePointSet& other);
  void Subtract(const CodePointSet& other);
  // Adds every character that some member matches under the flag `i`.
  void AddCaseEquivalents(bool unicode_mode);

  // ECMA-262 CharacterClassEscape: adds \d, \s or \w. Under `u` or `v` with `i`, \w has the two characters that fold into
  // ASCII letters (WordCharacters, §22.2.2.9.3).
  void AddDigits() { Add('0', '9'); }
  void AddSpaces();
  void AddWordCharacters(bool unicode_ignore_case);
  void AddLineTerminators();

  bool empty() const { return ranges_.empty(); }
  size_t size() const { return ranges_.size(); }
  const CodePointRange& operator[](size_t i) const { return ranges_[i]; }
  const CodePointRange* begin() const { return ranges_.begin(); }
  const CodePointRange* end() const { return ranges_.end(); }
  Zone* zone() const { return ranges_.zone(); }

 private:
  ZoneVector<CodePointRange> ranges_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_REGEXP_SYNTAX_CODE_POINT_SET_H_
